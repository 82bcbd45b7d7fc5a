"""The records desk by page: asked on one's own page, gathered, marked, read second, and read when it left."""

import json
import re

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.council.records import queries
from sayso.council.records.pages.shown import groups_of
from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.powers.statuses import PowerKind
from tests.factories.powers import a_power
from tests.factories.records import LINE, QUIET, Desk, a_desk
from tests.pages.home.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-41", "X-03")]
SILENT = {"how": "keep_back", "ground": "harm", "because": "Bea is afraid.", "silent": "on"}


@pytest.fixture
def desk(now, council_home, monkeypatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_desk(now)


def text_of(answer):
    """Return the words of a page, as somebody reads them."""
    page = re.sub(r"(?s).*<main|</main>.*|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+([.,:])", r"\1", re.sub(r"\s+", " ", page))


def sent(client, name, *args, **said):
    answer = client.post(reverse(name, args=args), said)
    assert answer.status_code == 303, text_of(answer)[:3000]
    return answer


def day(on="20 11 2026"):
    d, m, y = on.split()
    return {"on_day": d, "on_month": m, "on_year": y}


def seen(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return text_of(answer)


def test_from_asking_to_the_pack_by_page(now, desk):
    desk.bea_says()
    ana, dora, max_in = signed_in(desk.two.ana_in), signed_in(desk.dora), signed_in(desk.max)
    assert "You have not asked yet." in seen(ana, "what_you_hold")
    sent(ana, "ask_for_my_record", part="everything", words="Since we moved here.")
    seen(ana, "what_you_hold")  # it says once that we have it
    mine = seen(ana, "what_you_hold")
    assert "We answer by 20 December 2026." in mine
    assert "Since we moved here." in mine
    assert "Ana Marsh" in seen(dora, "record_requests")
    (row,) = open_rows(desk)
    assert "Gather what we hold." in seen(dora, "record_request", row)
    sent(dora, "gather_record", row)
    page = seen(dora, "record_request", row)
    assert "What was said of the two of them (on somebody else’s record)" in page
    assert seen(ana, "what_you_hold") == mine, "what lies at the desk changes nothing for her"
    line = marks(desk, dora, row)
    assert "Name who reads it second." in seen(dora, "record_request", row)
    assert dora.get(reverse("record_request_second", args=[row])).status_code == 404, "not named"
    assert max_in.get(reverse("record_request_second", args=[row])).status_code == 404, "not named yet"
    sent(dora, "name_second_reader", row, reader=str(desk.max.pk))
    assert "Read second what was gathered for them" in seen(max_in, "my_day")
    assert "Ana Marsh" in seen(max_in, "records_to_read")
    refused = dora.post(reverse("let_pack_go", args=[row]), {"way": "none"})
    assert refused.status_code == 422
    assert "Two named people have not yet decided each thing." in text_of(refused)
    assert ana.get(reverse("my_record_pack", args=[row, "pdf"])).status_code == 404
    agrees(desk, max_in, row, line)
    assert LINE not in seen(dora, "record_pack", row)
    sent(dora, "let_pack_go", row, way="none")
    assert "It is here." in seen(ana, "what_you_hold")
    told = json.loads(ana.get(reverse("my_record_pack", args=[row, "json"])).content)
    assert LINE not in json.dumps(told)
    assert set(told) == {"made_on", "by", "parts", "left_out"}
    paper = ana.get(reverse("my_record_pack", args=[row, "pdf"]))
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'attachment; filename="my-answer-2026-11-20.pdf"'
    assert "Ana Marsh" in ana.get(reverse("my_record_pack", args=[row, "html"])).content.decode()
    for stranger in (desk.two.bea_in, desk.two.sam):
        assert signed_in(stranger).get(reverse("my_record_pack", args=[row, "pdf"])).status_code in (403, 404)


def open_rows(desk):
    with transaction.atomic(), viewing(desk.dora, at=desk.now):
        return [one.row.pk for one in queries.open_requests(viewer=desk.dora)]


def row_of(desk, key):
    with transaction.atomic(), viewing(desk.dora, at=desk.now):
        return queries.request_of(key, viewer=desk.dora)


def marks(desk, dora, key):
    """Mark one group by page in one go, and Bea’s line by itself, in silence; then the rest."""
    row = row_of(desk, key)
    groups = groups_of(desk.items(row))
    whole = next(one for one in groups if one.in_one_go)
    sent(dora, "record_things", key, whole.key)
    theirs = [one.row for one in desk.items(row) if one.row.of_another]
    line = next(one for one in theirs if LINE in json.dumps(one.lines))
    assert LINE in seen(dora, "mark_thing", line.pk)
    assert "This stands on somebody else’s record: Bea Marsh." in seen(dora, "mark_thing", line.pk)
    assert dora.post(reverse("mark_thing", args=[line.pk]), {"how": "keep_back"}).status_code == 422
    sent(dora, "mark_thing", line.pk, **SILENT)
    left = [one.row for one in desk.items(row) if one.mark is None]
    desk.marks([one for one in left if not one.of_another])
    desk.marks([one for one in left if one.of_another], **QUIET)
    return line


def agrees(desk, reader, key, line):
    """Agree by page: Bea's line is sent back first, marked anew, and agreed to; one group in one go."""
    row = row_of(desk, key)
    first = next(one for one in desk.items(row) if one.row.pk == line.pk)
    assert "Nothing of it." in seen(reader, "read_thing_second", line.pk)
    sent(reader, "read_thing_second", line.pk, said="back", because="Take care.")
    dora = signed_in(desk.dora)
    assert "Max Fenner sent it back: Take care." in seen(dora, "mark_thing", line.pk)
    assert dora.post(reverse("mark_thing", args=[line.pk]), SILENT).status_code == 409, "somebody else saw it"
    sent(dora, "mark_thing", line.pk, seen=str(first.mark.pk), **SILENT)
    sent(reader, "read_thing_second", line.pk, said="agree")
    whole = next(one for one in groups_of(desk.items(row)) if one.agreed_in_one_go)
    sent(reader, "read_things_second", key, whole.key)
    desk.max_agrees(row)


def test_the_desk_writes_down_asks_waits_and_sends_on(now, desk):
    dora, sam = signed_in(desk.dora), signed_in(desk.two.sam)
    assert "They asked for what we hold" in seen(sam, "person_record", desk.two.ana)
    came = {"came_by": "telephone", "asked_on_day": "2", "asked_on_month": "11", "asked_on_year": "2026"}
    said = {"words": "She rang.", "part": "everything", "asker": "self"}
    empty = sam.post(reverse("write_record_request", args=[desk.two.ana]), {})
    assert empty.status_code == 422
    sent(sam, "write_record_request", desk.two.ana, **came, **said)
    (row,) = open_rows(desk)
    assert sam.get(reverse("record_request", args=[row])).status_code == 403
    for words in ("Ana Marsh", "Ana\0 Marsh "):
        assert "Ana Marsh" in text_of(dora.get(reverse("find_for_record_request"), {"q": words}))
    sent(dora, "ask_who_it_is", row, **day("4 11 2026"))
    assert "The month has not begun." in seen(dora, "record_request", row)
    sent(dora, "see_who_it_is", row, identity="paper", words="Her bus pass", **day("12 11 2026"))
    sent(dora, "ask_what_exactly", row, question="Which years?", **day("16 11 2026"))
    assert "The clock stands still." in seen(dora, "record_request", row)
    assert "Which years?" in seen(signed_in(desk.two.ana_in), "what_you_hold")
    sent(dora, "hear_what_exactly", row, answer="All.", **day("19 11 2026"))
    page = seen(dora, "record_request", row)
    assert "Due by 16 December 2026." in page
    assert "4 days did not count, while we waited." in page
    sent(dora, "tell_it_takes_longer", row, because="It is thirty years.", **day())
    assert "Due by 16 February 2027." in seen(dora, "record_request", row)
    sent(dora, "end_record_request", row, ended="withdrawn", words="She no longer wants it.")
    assert "Nobody waits for an answer." in seen(dora, "record_requests")


def test_an_attorney_for_money_gets_no_care_notes_by_page(now, desk):
    power = a_power(desk.two.ana, by=desk.two.sam, now=now, kind=PowerKind.ATTORNEY_MONEY)
    sam, dora = signed_in(desk.two.sam), signed_in(desk.dora)
    came = {"came_by": "letter", "asked_on_day": "2", "asked_on_month": "11", "asked_on_year": "2026"}
    said = {"part": "care", "asker": "power", "asker_called": "Rory", "power": str(power.pk), "known": "on"}
    sent(sam, "write_record_request", desk.two.ana, **came, **said)
    (row,) = open_rows(desk)
    sent(dora, "settle_who_may", row)
    page = seen(dora, "record_request", row)
    assert "No, and nothing is given. A power over money does not reach care." in page
    assert dora.post(reverse("gather_record", args=[row]), {}).status_code == 422
    assert desk.items(row_of(desk, row)) == []
    sent(dora, "end_record_request", row, ended="taken_on", words="Told Rory to ask Ana.")


def test_a_complaint_by_page(now, desk):
    ana, dora = signed_in(desk.two.ana_in), signed_in(desk.dora)
    assert ana.post(reverse("complain_of_my_record"), {}).status_code == 422
    sent(ana, "complain_of_my_record", words="It names the wrong son.")
    assert "Tell them that it reached us" in seen(dora, "record_requests")
    with transaction.atomic(), viewing(desk.dora, at=now):
        [(row, _)] = queries.complaints_open(viewer=desk.dora)
    assert "Tell them by 20 December 2026 that it reached us." in seen(dora, "data_complaint", row.pk)
    sent(dora, "acknowledge_complaint", row.pk, **day())
    sent(dora, "answer_complaint", row.pk, ended="right", words="You are right.")
    assert "What we found: You are right." in seen(ana, "what_you_hold")
    again = {
        "words": "Again.",
        "came_by": "letter",
        "came_on_day": "20",
        "came_on_month": "11",
        "came_on_year": "2026",
    }
    sent(signed_in(desk.two.sam), "write_data_complaint", desk.two.ana, **again)
    assert "Ana Marsh" in seen(dora, "record_requests")
