"""What Bea is asked, on her own page and with her worker; and a worker's pages of a plan."""

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.journey.planning import queries
from tests.factories.logins import open_to
from tests.factories.planning import TEA, a_draft, a_line, answered, offered
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
LINE = {"aim": TEA, "idea_of": "person", "met_by": "carer", "wished_at": "7pm", "give_or_take_minutes": "15"}
UNTIL = {
    "holds_from_day": "20",
    "holds_from_month": "11",
    "holds_from_year": "2026",
    "ends_before_day": "12",
    "ends_before_month": "2",
    "ends_before_year": "2027",
}


@pytest.fixture
def line(now, cast):
    return a_line(a_draft(cast.ana, by=cast.herself, now=now), by=cast.herself, now=now)


def the_offer(cast, looking):
    with looking(cast.hers):
        return queries.offers_for(cast.bea, viewer=cast.hers)[0]


@pytest.mark.requirement("S0-07")
def test_ana_asks_bea_and_bea_answers_and_stops_on_her_own_page(now, looking, cast, line):
    asked = {"carer": str(cast.bea), "words": "Make tea at seven.", "minutes_a_week": "90"}
    sent = signed_in(cast.herself).post(reverse("ask_somebody", args=[line.line]), asked)
    assert sent.url == reverse("somebody_asked")
    assert "It is not yours unless you say yes." in read(cast.hers, "own_home")
    assert "Only you can read this." in read(cast.herself, "my_tasks"), "whom nobody else reads is told so"
    page = read(cast.hers, "my_tasks")
    assert "You and Nadia Shah can read this. Not Ana Marsh: not your words, and not that you wrote." in page

    offer, client = the_offer(cast, looking), signed_in(cast.hers)
    form = client.get(reverse("answer_my_task", args=[offer.pk]))
    assert "Make tea at seven." in form.content.decode()
    bare = client.post(reverse("answer_my_task", args=[offer.pk]), {"answer": "yes"})
    assert bare.status_code == 422
    assert "Say how many minutes a week." in bare.content.decode()
    yes = {"answer": "yes", "minutes_a_week": "90"} | UNTIL
    assert client.post(reverse("answer_my_task", args=[offer.pk]), yes).status_code == 303
    assert "1½ hours a week" in read(cast.hers, "my_tasks")
    assert "Bea, my daughter, does this." in read(cast.herself, "my_draft")

    stop = client.get(reverse("stop_my_task", args=[offer.pk])).content.decode()
    assert "You do not say why." in stop
    assert client.post(reverse("stop_my_task", args=[offer.pk])).status_code == 303
    assert "Bea, my daughter, does this." not in read(cast.herself, "my_draft")
    assert "It ended on 20 November 2026." in read(cast.hers, "my_tasks")


def test_a_no_needs_one_answer_and_can_be_changed(now, looking, cast, line):
    offered(line, cast.bea, by=cast.herself, now=now)
    offer, client = the_offer(cast, looking), signed_in(cast.hers)
    assert client.post(reverse("answer_my_task", args=[offer.pk]), {"answer": "no"}).status_code == 303
    assert "Change your answer" in read(cast.hers, "my_tasks")


def test_bea_cannot_open_anas_plan_as_a_worker_would_though_it_is_shared(now, cast, line):
    for area in (Area.PLAN, Area.CONTACT):
        open_to(cast.hers, cast.ana, area, now=now)
    for page in ("plan", "begin_plan", "add_plan_line", "hear_yes"):
        assert signed_in(cast.hers).get(reverse(page, args=[cast.ana])).status_code == 404


@pytest.mark.requirement("S2-01")
def test_a_worker_comments_on_what_she_writes_and_is_told_why_no_more(now, cast, line):
    client = signed_in(cast.sam)
    page = read(cast.sam, "plan", cast.ana)
    assert "They write it themself. You can write a comment beside it." in page
    assert "change_plan_line" not in page
    told = client.post(reverse("change_plan_line", args=[cast.ana, line.pk]), LINE)
    assert told.status_code == 422
    assert "Write a comment beside it" in told.content.decode()
    said = client.post(
        reverse("comment_on_plan", args=[cast.ana, line.plan_id]), {"words": "Ruth cooks too."}
    )
    assert said.status_code == 303
    assert "“Ruth cooks too.”" in read(cast.herself, "my_draft")


def test_a_worker_writes_it_with_her_covers_tonight_and_hears_her_yes_alone(now, looking, cast):
    client = signed_in(cast.sam)
    assert client.post(reverse("begin_plan", args=[cast.ana]), {"written_by": "worker"}).status_code == 303
    assert client.post(reverse("add_plan_line", args=[cast.ana]), LINE).status_code == 303
    empty = client.post(reverse("add_plan_line", args=[cast.ana]), LINE | {"aim": "", "how_met": "With Joy."})
    assert empty.status_code == 422
    assert "With Joy." in empty.content.decode(), "what was typed stays"
    with looking(cast.sam):
        (row,) = queries.lines_of(queries.draft_of(cast.ana, "adult", viewer=cast.sam), viewer=cast.sam)
    client.post(reverse("cover_plan_line", args=[cast.ana, row.pk]), {"covers": "Joy"})
    assert "Tonight: Joy." in read(cast.sam, "plan", cast.ana)
    held = client.post(reverse("hear_yes", args=[cast.ana]), {"alone": "no", "words": "Yes."})
    assert held.status_code == 409
    assert "What lets it go on" in held.content.decode()
    assert (
        client.post(reverse("hear_yes", args=[cast.ana]), {"alone": "yes", "words": "Yes."}).status_code
        == 303
    )
    assert "As it stands" in read(cast.sam, "plan", cast.ana)
    record = read(cast.sam, "person_record", cast.ana)
    assert "Their plan" in record
    assert "To be met another way." in record


def test_her_worker_hears_what_bea_says_and_anas_worker_never_does(now, looking, cast, line):
    offered(line, cast.bea, by=cast.sam, now=now)
    offer = the_offer(cast, looking)
    page = read(cast.nadia, "carer_tasks", cast.bea)
    assert "Make tea at seven." in page
    assert "Find help first" not in page
    for page, keys in (("carer_tasks", []), ("hear_answer", [offer.pk]), ("hear_stop", [offer.pk])):
        assert signed_in(cast.sam).get(reverse(page, args=[cast.bea, *keys])).status_code == 404
    said = {"answer": "with_help", "minutes_a_week": "90", "words": "If somebody lifts."} | UNTIL
    sent = signed_in(cast.nadia).post(reverse("hear_answer", args=[cast.bea, offer.pk]), said)
    assert sent.status_code == 303
    page = read(cast.nadia, "carer_tasks", cast.bea)
    assert "Nothing waits for an answer." in page, "it is help that is waited for, and we find it"
    to_find = page.split("Find help first")[1].split("</section>")[0]
    assert "Make tea at seven." in to_find
    assert "If somebody lifts." in to_find
    finds_help = "Find the help that a carer needs first"
    day = read(cast.nadia, "my_day")
    assert finds_help in day
    assert "tea at seven" not in day
    assert finds_help not in read(cast.sam, "my_day")
    answered(offer, by=cast.nadia, now=now)
    assert "Find help first" not in read(cast.nadia, "carer_tasks", cast.bea)
    assert finds_help not in read(cast.nadia, "my_day")
    assert signed_in(cast.nadia).post(reverse("hear_stop", args=[cast.bea, offer.pk])).status_code == 303
    assert "They have said yes to nothing." in read(cast.nadia, "carer_tasks", cast.bea)


def test_a_worker_of_both_asks_from_the_plan(now, looking, cast, line):
    asked = {"carer": str(cast.bea), "words": "Make tea at seven."}
    assert (
        signed_in(cast.sam).post(reverse("offer_plan_task", args=[cast.ana, line.line]), asked).status_code
        == 303
    )
    assert the_offer(cast, looking).offered_by_id == cast.sam.pk


@pytest.mark.requirement("S0-10")
def test_of_washing_she_is_asked_whether_she_was_shown_how_and_not_yet_stands_on_her_workers_day(
    now, looking, cast
):
    draft = a_draft(cast.ana, by=cast.herself, now=now)
    wash = a_line(
        draft, by=cast.herself, now=now, outcomes=["toilet_needs"], aim="Clean, and not in a hurry."
    )
    client = signed_in(cast.herself)
    asked = client.get(reverse("ask_somebody", args=[wash.line])).content.decode()
    assert "giving medicines?" not in asked, "the line says it already"
    sent = {"carer": str(cast.bea), "words": "Help me to the toilet."}
    assert client.post(reverse("ask_somebody", args=[wash.line]), sent).status_code == 303
    with looking(cast.hers):
        [offer] = queries.offers_for(cast.bea, viewer=cast.hers)
    hers = signed_in(cast.hers)
    page = hers.get(reverse("answer_my_task", args=[offer.pk])).content.decode()
    assert "Were you shown how to do it?" in page
    assert "It takes no lifting" not in page
    assert "It is not yours unless you say yes." in page
    yes = UNTIL | {"answer": "yes", "minutes_a_week": "60", "shown": "not_yet"}
    assert hers.post(reverse("answer_my_task", args=[offer.pk]), yes).status_code == 303
    assert "nobody has shown you how yet" in hers.get(reverse("my_tasks")).content.decode()
    day_of_nadia = signed_in(cast.nadia).get(reverse("my_day")).content.decode()
    assert "Find somebody to show a carer how" in day_of_nadia
    assert "toilet" not in day_of_nadia
    assert "Find somebody to show" not in signed_in(cast.sam).get(reverse("my_day")).content.decode()
    said_yes = hers.get(reverse("say_shown", args=[offer.pk])).content.decode()
    assert "It is not yours unless you say yes." not in said_yes, "she has said it"
    nadia = signed_in(cast.nadia)
    heard = nadia.get(reverse("hear_shown", args=[cast.bea, offer.pk])).content.decode()
    assert "Was Bea Marsh shown how to do it?" in heard
    shown = nadia.post(reverse("hear_shown", args=[cast.bea, offer.pk]), {"shown": "yes"})
    assert shown.status_code == 303
    assert "Find somebody to show" not in nadia.get(reverse("my_day")).content.decode()
    assert client.post(reverse("say_shown", args=[offer.pk]), {"shown": "yes"}).status_code == 404
