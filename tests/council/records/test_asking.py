"""Who asks, for whom, and by when: the month, what stops it, whose power reaches what, and complaints."""

from datetime import date, timedelta

import pytest

from sayso.council.records import actions, queries
from sayso.council.records.models import ClockStop, DataComplaint, RecordRequest
from sayso.council.records.statuses import (
    Asker,
    Channel,
    ComplaintEnded,
    Ended,
    Identity,
    PartKind,
    TakenTo,
)
from sayso.foundation.access import actions as access
from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.audit.models import AuditEvent
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.powers.statuses import PowerKind
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Refusal, WrongState
from tests.factories import powers as made
from tests.factories.logins import a_login
from tests.factories.records import Desk, a_desk

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-41")]
DAY = timedelta(days=1)
CAME = date(2026, 11, 2)


@pytest.fixture
def desk(now, council_home) -> Desk:
    return a_desk(now)


def asks(desk: Desk, looking, *, by=None, **changed):
    by = by or desk.dora
    told = {"person": desk.two.ana, "came_by": Channel.TELEPHONE, "asked_on": CAME} | changed
    with looking(by):
        return actions.ask_for_record(asked=actions.NewRequest(**told), by=by, at=desk.now)


def stands(desk: Desk, looking, row) -> queries.Asked:
    with looking(desk.dora):
        return queries.asked_of(row.pk, viewer=desk.dora)


def test_in_any_words_by_any_channel_it_is_kept_and_the_month_begins_on_the_day_it_came(now, looking, desk):
    own = desk.ana_asks(words="what have you got on me")
    assert (own.came_by, own.asker, own.identity, own.may_have) == ("own_page", "self", "signed_in", True)
    by_worker = asks(
        desk, looking, by=desk.two.sam, words="She shouted: send me my file!", came_by="in_person"
    )
    assert (by_worker.person_called, by_worker.identity) == ("Ana Marsh", "")
    with looking(desk.two.sam):
        assert not RecordRequest.objects.visible_to(desk.two.sam).exists(), (
            "written down, and then the desk’s"
        )
    assert stands(desk, looking, by_worker).stands.last_day == date(2026, 12, 2)
    with looking(desk.dora):
        assert [one.row.pk for one in queries.open_requests(viewer=desk.dora)] == [by_worker.pk, own.pk]
    with looking(desk.two.ana_in):
        assert len(queries.requests_of(desk.two.ana, viewer=desk.two.ana_in)) == 2


def test_nobody_asks_for_another_from_their_own_page_and_what_is_wrong_is_named(now, looking, desk):
    for by in (desk.two.bea_in, a_login("social-worker", now=now)):
        with pytest.raises(NotFound):
            asks(desk, looking, by=by)
    with pytest.raises(NotPermitted):
        asks(desk, looking, by=a_login("broker", now=now))
    for field, wrong in (
        ("asked_on", {"asked_on": now.date() + DAY}),
        ("asker_called", {"asker": Asker.WRITTEN}),
        ("words", {"words": "a" * 4001}),
    ):
        with pytest.raises(Invalid) as refused:
            asks(desk, looking, **wrong)
        assert set(refused.value.fields) == {field}
    assert RecordRequest.objects.count() == 0


def test_the_clock_stands_still_while_we_wait_and_its_days_are_right(now, looking, desk):
    row = asks(desk, looking, identity=Identity.KNOWN)
    told = {"record_request": row.pk, "by": desk.dora, "at": now}
    with looking(desk.dora):
        actions.ask_what_exactly(question="Which years?", on=date(2026, 11, 10), **told)
        with pytest.raises(WrongState):
            actions.ask_what_exactly(question="And which papers?", **told)
    still = stands(desk, looking, row)
    assert (still.stands.last_day, still.stands.days_left(now.date())) == (None, 23)
    with looking(desk.dora):
        for day, wrong in ((date(2026, 11, 9), "on"), (date(2026, 11, 21), "on")):
            with pytest.raises(Invalid) as refused:
                actions.hear_what_exactly(on=day, **told)
            assert set(refused.value.fields) == {wrong}
        actions.hear_what_exactly(answer="Since 2024.", on=date(2026, 11, 13), **told)
        with pytest.raises(WrongState):
            actions.hear_what_exactly(**told)
    assert stands(desk, looking, row).stands.last_day == date(2026, 12, 6), "four days did not count"
    with looking(desk.two.ana_in):
        [stop] = ClockStop.objects.visible_to(desk.two.ana_in)
        assert stop.question == "Which years?", "she reads what we asked"


def test_where_we_have_to_ask_who_it_is_the_month_begins_once_we_know(now, looking, desk):
    row = asks(desk, looking)
    told = {"record_request": row.pk, "by": desk.dora, "at": now}
    with looking(desk.dora):
        with pytest.raises(WrongState):
            actions.gather_record(**told)
        actions.ask_who_it_is(on=date(2026, 11, 4), **told)
    assert stands(desk, looking, row).stands is None
    with looking(desk.dora):
        with pytest.raises(Invalid):
            actions.see_who_it_is(identity=Identity.PAPER, on=date(2026, 11, 3), **told)
        actions.see_who_it_is(identity=Identity.PAPER, on=date(2026, 11, 12), words="Her bus pass.", **told)
        for again in (actions.ask_who_it_is, actions.see_who_it_is):
            more = {"identity": Identity.PAPER} if again is actions.see_who_it_is else {}
            with pytest.raises(WrongState):
                again(**more, **told)
    assert stands(desk, looking, row).stands.last_day == date(2026, 12, 12)


def test_two_months_more_are_told_with_why_in_the_first_month_or_not_at_all(now, looking, desk):
    late = asks(desk, looking, asked_on=date(2026, 10, 12))
    told = {"by": desk.dora, "at": now}
    with looking(desk.dora), pytest.raises(Held) as held:
        actions.tell_it_takes_longer(record_request=late.pk, because="A great deal.", **told)
    assert "12 November 2026" in held.value.rule
    row = asks(desk, looking)
    with looking(desk.dora):
        with pytest.raises(Invalid):
            actions.tell_it_takes_longer(record_request=row.pk, because="", **told)
        actions.tell_it_takes_longer(record_request=row.pk, because="It is thirty years.", **told)
        with pytest.raises(WrongState):
            actions.tell_it_takes_longer(record_request=row.pk, because="It is thirty years.", **told)
    assert stands(desk, looking, row).stands.last_day == date(2027, 2, 2)


def test_an_attorney_for_money_who_asks_for_care_notes_is_sent_on_and_gets_nothing(now, looking, desk):
    power = made.a_power(desk.two.ana, by=desk.two.sam, now=now, kind=PowerKind.ATTORNEY_MONEY)
    told = {"asker": Asker.POWER, "asker_called": "Rory Marsh", "power": power.pk, "identity": Identity.PAPER}
    row = asks(desk, looking, part=PartKind.CARE, **told)
    act = {"record_request": row.pk, "by": desk.dora, "at": now}
    with looking(desk.dora):
        with pytest.raises(WrongState):
            actions.gather_record(**act)  # nobody has decided yet
        settled = actions.settle_who_may(**act)
        assert (settled.may_have, settled.taken_to) == (False, TakenTo.WELFARE)
        assert "A power over money does not reach care." in settled.may_have_words
        with pytest.raises(WrongState):
            actions.settle_who_may(**act)
        with pytest.raises(WrongState):
            actions.gather_record(**act)
        with pytest.raises(WrongState):
            actions.let_pack_go(**act, handed="to Rory")
        actions.end_request(ended=Ended.TAKEN_ON, words="Told Rory to ask Ana.", **act)


def test_the_persons_yes_in_writing_is_enough_and_a_death_is_another_law(now, looking, desk):
    told = {"asker_called": "Lowe and Lowe", "identity": Identity.PAPER}
    row = asks(desk, looking, asker=Asker.WRITTEN, **told)
    with looking(desk.dora):
        act = {"record_request": row.pk, "by": desk.dora, "at": now}
        with pytest.raises(Invalid):
            actions.settle_who_may(**act)
        assert actions.settle_who_may(shows="Signed by Ana on 1 November.", **act).may_have is True
    for asker, taken_to in ((Asker.AFTER_DEATH, "estate"), (Asker.OTHER, "person")):
        row = asks(desk, looking, asker=asker, **told)
        with looking(desk.dora):
            settled = actions.settle_who_may(record_request=row.pk, by=desk.dora, at=now)
            assert (settled.may_have, settled.taken_to) == (False, taken_to)


def test_the_letter_that_it_is_ready_goes_the_safe_way_and_holds_nothing_of_it(now, looking, desk):
    row = desk.ana_asks()
    desk.decided(row)
    with pytest.raises(Refusal):
        desk.lets_go(row, way=WayKind.EMAIL)  # there is none on her record
    assert Letter.objects.count() == Sending.objects.count() == 0
    with looking(desk.dora):
        assert queries.asked_of(row.pk, viewer=desk.dora).row.is_open, "nothing has left"
    pack = desk.lets_go(row, way=WayKind.BY_HAND)
    with looking(desk.two.ana_in):
        letter = Letter.objects.visible_to(desk.two.ana_in).get(pk=pack.letter)
        assert Sending.objects.visible_to(desk.two.ana_in).get().way == "by_hand"
    assert "Ana Marsh" not in str(letter.content["heading"])


def test_a_complaint_is_told_that_it_reached_us_within_thirty_days_and_then_answered(now, looking, desk):
    new = actions.NewComplaint(person=desk.two.ana, words="You wrote down the wrong son.")
    with looking(desk.two.ana_in):
        row = actions.complain_of_record(complaint=new, by=desk.two.ana_in, at=now)
    with looking(desk.two.bea_in), pytest.raises(NotFound):
        actions.complain_of_record(complaint=new, by=desk.two.bea_in, at=now)
    act = {"complaint": row.pk, "by": desk.dora, "at": now}
    answer = {"ended": ComplaintEnded.RIGHT, "words": "You are right. It is put right."}
    with looking(desk.dora):
        [(found, until)] = queries.complaints_open(viewer=desk.dora)
        assert (found.pk, until) == (row.pk, date(2026, 12, 20))
        with pytest.raises(WrongState):
            actions.answer_complaint(**answer, **act)
        with pytest.raises(Invalid):
            actions.acknowledge_complaint(on=date(2026, 11, 1), **act)
        actions.acknowledge_complaint(**act)
        with pytest.raises(WrongState):
            actions.acknowledge_complaint(**act)
        actions.answer_complaint(**answer, **act)
        with pytest.raises(WrongState):
            actions.answer_complaint(**answer, **act)
        assert queries.complaints_open(viewer=desk.dora) == []
    with looking(desk.two.ana_in):
        assert (
            queries.complaints_of(desk.two.ana, viewer=desk.two.ana_in)[0][0].ended_words == answer["words"]
        )
    with looking(desk.two.bea_in):
        assert not DataComplaint.objects.visible_to(desk.two.bea_in).exists()


def test_a_closed_record_has_its_month_too_and_the_desk_reads_no_more_of_it(now, looking, desk):
    closing = {"because": "staff", "group": [desk.two.sam], "look_again_on": date(2027, 1, 1)}
    with looking(desk.max):
        access.restrict_record(person=desk.two.ana, by=desk.max, at=now, **closing)
    row = desk.ana_asks()
    with looking(desk.dora):
        assert [one.row.pk for one in queries.open_requests(viewer=desk.dora)] == [row.pk]
        assert areas_open(desk.two.ana) == {Area.ASKED, Area.GATHERED}
    desk.decided(row)
    assert desk.lets_go(row).content["parts"]
    with looking(desk.max):
        assert Area.GATHERED not in areas_open(desk.two.ana)


def test_what_the_trail_cannot_keep_was_not_done(now, looking, desk, audit_fails):
    with pytest.raises(audit_fails):
        asks(desk, looking)
    assert RecordRequest.objects.count() == 0


def test_the_trail_names_whom_it_is_about_and_holds_no_words(now, looking, desk):
    row = asks(desk, looking, words="heliotrope")
    with looking(a_login("auditor", now=now)):
        [event] = AuditEvent.objects.filter(action="records.ask_for_record")
        assert (event.people, str(event.object_id)) == ([desk.two.ana], str(row.pk))
        assert "heliotrope" not in str(event.facts)
