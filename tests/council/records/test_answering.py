"""A request is gathered from every record, and nothing leaves before two named people decide each thing."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from sayso.council.records import actions, queries
from sayso.council.records.models import DataComplaint, Gathered, Mark, Pack, RecordRequest
from sayso.council.records.queries.gathered import TAKEN_OUT
from sayso.council.records.statuses import Ended, Ground, How
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant
from sayso.foundation.access.named_action import areas_open
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.logins import a_login
from tests.factories.records import LINE, QUIET, Desk, a_desk

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-41", "X-03")]


@pytest.fixture
def desk(now, council_home) -> Desk:
    return a_desk(now)


def of_bea(desk: Desk, row: RecordRequest) -> list[Gathered]:
    return [one.row for one in desk.items(row) if one.row.of_another]


def test_what_the_carer_says_of_her_in_private_is_gathered_and_nobody_but_the_desk_reads_it(
    now, looking, desk
):
    desk.bea_says()
    row = desk.ana_asks()
    found = desk.gathers(row)
    lines = [line["text"] for one in found for line in one.lines]
    assert LINE in lines
    assert "Ana Marsh" in lines, "what stands on her own record is there too"
    theirs = next(one for one in found if LINE in [line["text"] for line in one.lines])
    assert (theirs.whose, theirs.alone, theirs.table) == (desk.two.bea, True, "partnership.Account")
    assert desk.gathers(row) == [], "done again, it adds what came since"
    for login in (desk.two.ana_in, desk.two.bea_in, desk.two.sam, desk.max):
        with looking(login):
            assert not Gathered.objects.visible_to(login).exists()
            assert not Mark.objects.visible_to(login).exists()
    for login in (desk.two.bea_in, desk.two.sam):
        with looking(login):
            assert not RecordRequest.objects.visible_to(login).exists(), "hers alone"
            with pytest.raises(NotFound):
                queries.asked_of(row.pk, viewer=login)


def test_gathering_opens_each_record_for_that_moment_alone(now, looking, desk):
    desk.bea_says()
    desk.gathers(desk.ana_asks())
    with looking(desk.dora):
        for person in (desk.two.ana, desk.two.bea):
            assert areas_open(person) - {Area.FIND, Area.LOOKS, Area.AUDIT} == {Area.ASKED, Area.GATHERED}
        assert not Grant.objects.filter(login=desk.dora, person__isnull=False).exists()


def test_a_name_in_what_somebody_wrote_elsewhere_is_found_and_what_names_her_not_is_left_alone(now, desk):
    """Her daughter's own worries are her daughter's: only what names Ana, or points at her, is gathered."""
    from tests.factories import casework as made

    made.a_note(desk.two.bea, by=desk.two.sam, now=now, their_words="Ana has fallen twice.", text="")
    made.a_note(desk.two.bea, by=desk.two.sam, now=now, their_words="My own knee is bad.", text="")
    row = desk.ana_asks()
    desk.gathers(row)
    told = json.dumps([one.lines for one in of_bea(desk, row)])
    assert "Ana has fallen twice." in told
    assert "My own knee is bad." not in told


def test_it_leaves_only_after_two_named_people_decide(now, looking, desk):
    desk.bea_says()
    row = desk.ana_asks()
    with looking(desk.dora), pytest.raises(WrongState):
        actions.let_pack_go(record_request=row.pk, by=desk.dora, at=now)
    desk.gathers(row)
    items = [one.row for one in desk.items(row)]
    with looking(desk.dora), pytest.raises(WrongState):
        actions.name_second_reader(record_request=row.pk, reader=desk.max.pk, by=desk.dora, at=now)
    desk.marks(items)
    marks = [one.mark for one in desk.items(row)]
    with looking(desk.dora):
        with pytest.raises(WrongState):
            actions.let_pack_go(record_request=row.pk, by=desk.dora, at=now)
        with pytest.raises(NotPermitted):
            actions.agree_marks(record_request=row.pk, marks=[marks[0].pk], by=desk.dora, at=now)
        for nobody in (desk.dora.pk, desk.two.sam.pk, desk.two.ana_in.pk):
            with pytest.raises(Invalid):
                actions.name_second_reader(record_request=row.pk, reader=nobody, by=desk.dora, at=now)
        with pytest.raises(IntegrityError, match="agreed_by_another"), transaction.atomic():
            Mark.objects.filter(pk=marks[0].pk).update(agreed_at=now, agreed_by=desk.dora)
    with looking(desk.max), pytest.raises(NotFound):
        actions.agree_marks(record_request=row.pk, marks=[marks[0].pk], by=desk.max, at=now)
    desk.names_max(row)
    other = a_login("data", now=now, name="Omar Vale")
    with looking(other), pytest.raises(NotPermitted):
        actions.agree_marks(record_request=row.pk, marks=[marks[0].pk], by=other, at=now)
    desk.max_agrees(row, [one.pk for one in marks[1:]])
    with looking(desk.dora), pytest.raises(WrongState):
        actions.let_pack_go(record_request=row.pk, by=desk.dora, at=now)
    with looking(desk.two.ana_in):
        assert not Pack.objects.visible_to(desk.two.ana_in).exists()
    desk.max_agrees(row)
    pack = desk.lets_go(row)
    assert LINE in json.dumps(pack.content)
    with looking(desk.two.ana_in):
        assert queries.pack_of(row.pk, viewer=desk.two.ana_in).pk == pack.pk
    with looking(desk.two.bea_in), pytest.raises(NotFound):
        queries.pack_of(row.pk, viewer=desk.two.bea_in)
    with looking(desk.max):
        assert not Gathered.objects.visible_to(desk.max).exists(), "what he was given to read ends with it"
    with looking(desk.dora), pytest.raises(WrongState):
        actions.mark_items(
            items=[actions.NewMark(item=items[0].pk, how=How.GIVE, seen=marks[0].pk)], by=desk.dora, at=now
        )


def test_what_is_kept_back_in_silence_leaves_no_trace_in_the_pack_byte_for_byte(now, desk):
    """In one world Bea said nothing. In the other she did, and the pack is the very same."""

    def world(says: bool) -> tuple[bytes, str]:
        with transaction.atomic():
            if says:
                desk.bea_says()
            row = desk.ana_asks()
            desk.decided(row, **QUIET)
            pack = desk.lets_go(row)
            told = (bytes(pack.pdf), json.dumps(pack.content))
            transaction.set_rollback(True)
        return told

    silent, loud = world(says=False), world(says=True)
    assert silent == loud
    assert LINE not in loud[1]
    said = dict(QUIET, silent=False)
    desk.bea_says()
    row = desk.ana_asks()
    desk.decided(row, **said)
    pack = desk.lets_go(row)
    assert "We left out what could do serious harm." in pack.content["left_out"], (
        "elsewhere it is said, in general"
    )
    assert json.dumps(pack.content) != silent[1]


def test_words_that_are_taken_out_are_nowhere_in_what_leaves(now, looking, desk):
    desk.bea_says()
    row = desk.ana_asks()
    desk.gathers(row)
    items = [one.row for one in desk.items(row)]
    theirs = next(one for one in items if LINE in json.dumps(one.lines))
    told = {"how": How.WORDS_OUT, "ground": Ground.OTHERS, "because": "What Bea feels is Bea’s."}
    new = actions.NewMark(item=theirs.pk, words_out=["not there"], **told)
    with looking(desk.dora), pytest.raises(Invalid) as refused:
        actions.mark_items(items=[new], by=desk.dora, at=now)
    assert set(refused.value.fields) == {"words_out"}
    desk.marks([theirs], words_out=["and I am afraid of her", "I am afraid"], **told)
    desk.marks([one for one in items if one.pk != theirs.pk])
    desk.names_max(row)
    desk.max_agrees(row)
    pack = desk.lets_go(row)
    assert "afraid" not in json.dumps(pack.content)
    assert f"Mum shouts at me at night, {TAKEN_OUT}." in json.dumps(pack.content)
    assert "We left out what is about other people." in pack.content["left_out"]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_event where facts::text ~ 'afraid|shouts'")
        assert cursor.fetchone() == (0,), "no words of anybody in the trail"


def test_a_mark_says_its_ground_and_what_is_read_one_by_one_is_not_marked_with_others(now, looking, desk):
    desk.bea_says()
    row = desk.ana_asks()
    desk.gathers(row)
    items = [one.row for one in desk.items(row)]
    alone, plain = next(one for one in items if one.alone), [one for one in items if not one.alone][:2]

    def refused(*marks):
        with looking(desk.dora), pytest.raises(Invalid) as why:
            actions.mark_items(items=list(marks), by=desk.dora, at=now)
        return set(why.value.fields)

    new = actions.NewMark
    assert refused(new(item=alone.pk, how=How.KEEP_BACK)) == {"ground", "because"}
    ground = {"ground": Ground.PRIVILEGE, "because": "x", "silent": True}
    assert refused(new(item=alone.pk, how=How.KEEP_BACK, **ground)) == {"silent"}
    cut = {"ground": Ground.HARM, "because": "x", "silent": True, "words_out": ["Mum"]}
    assert refused(new(item=alone.pk, how=How.WORDS_OUT, **cut)) == {"silent"}
    assert refused(new(item=alone.pk, how=How.GIVE), new(item=plain[0].pk, how=How.GIVE)) == {"how"}
    with looking(desk.dora):
        both = [new(item=one.pk, how=How.GIVE) for one in plain]
        assert len(actions.mark_items(items=both, by=desk.dora, at=now)) == 2
        with pytest.raises(Stale):
            actions.mark_items(items=[new(item=plain[0].pk, how=How.GIVE)], by=desk.dora, at=now)


def test_a_mark_that_is_sent_back_is_made_anew_and_read_again(now, looking, desk):
    row = desk.ana_asks()
    desk.gathers(row)
    items = [one.row for one in desk.items(row)]
    first = desk.marks(items)[0]
    desk.names_max(row)
    with looking(desk.max):
        with pytest.raises(Invalid):
            actions.send_mark_back(record_request=row.pk, mark=first.pk, because=" ", by=desk.max, at=now)
        told = "This is about her brother."
        actions.send_mark_back(record_request=row.pk, mark=first.pk, because=told, by=desk.max, at=now)
        with pytest.raises(WrongState):
            actions.agree_marks(record_request=row.pk, marks=[first.pk], by=desk.max, at=now)
    read = queries.read_of(desk.items(row))
    assert (read.to_mark, read.sent_back) == (1, 1)
    desk.marks([items[0]], how=How.KEEP_BACK, ground=Ground.OTHERS, because=told, seen=first.pk)
    desk.max_agrees(row)
    assert queries.read_of(desk.items(row)).is_whole
    with looking(desk.max), pytest.raises(NotPermitted):
        actions.mark_items(items=[actions.NewMark(item=items[0].pk, how=How.GIVE)], by=desk.max, at=now)


def test_a_request_that_ends_another_way_says_what_was_told(now, looking, desk):
    row = desk.ana_asks()
    with looking(desk.dora):
        for ended in (Ended.GIVEN, Ended.TAKEN_ON):
            with pytest.raises(Invalid):
                actions.end_request(record_request=row.pk, ended=ended, words="x", by=desk.dora, at=now)
        told = "She rang: My copy is enough."
        actions.end_request(record_request=row.pk, ended=Ended.WITHDRAWN, words=told, by=desk.dora, at=now)
        with pytest.raises(WrongState):
            actions.gather_record(record_request=row.pk, by=desk.dora, at=now)
        assert queries.open_requests(viewer=desk.dora) == []
    assert DataComplaint.objects.count() == 0


def test_what_the_trail_cannot_keep_was_not_gathered_marked_or_let_go(now, looking, desk, monkeypatch):
    row, bystander = desk.ana_asks(), desk.ana_asks()
    desk.decided(row)

    def fails(events):
        raise RuntimeError("the trail cannot be written")

    monkeypatch.setattr("sayso.council.records.actions.desk.write", fails)
    for act in (
        lambda: desk.gathers(bystander),
        lambda: desk.lets_go(row),
        lambda: desk.marks([desk.items(row)[0].row], seen=desk.items(row)[0].mark.pk),
    ):
        with pytest.raises(RuntimeError, match="trail"):
            act()
    assert desk.items(bystander) == []
    assert queries.read_of(desk.items(row)).is_whole, "the mark that stood stands"
    with looking(desk.dora):
        assert not Pack.objects.visible_to(desk.dora).exists()
        assert not Grant.objects.filter(login=desk.dora, person__isnull=False).exists()
        assert queries.asked_of(row.pk, viewer=desk.dora).row.is_open
