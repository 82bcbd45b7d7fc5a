"""The page of the two of them: a side on each record, one live pair, offered to whoever has a carer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import NoCarer, PartnershipSide
from sayso.journey.people.queries import known
from sayso.journey.people.statuses import TieKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import a_new_pair, close_to_each_other, own_sign_in, ties

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S0-01")
def test_the_two_have_a_page_on_each_record_and_a_second_live_one_is_refused(now, looking, two):
    for login, person, other, called in (
        (two.ana_in, two.ana, two.bea, "Bea"),
        (two.bea_in, two.bea, two.ana, "Mum"),
    ):
        with looking(login):
            (side,) = queries.own_sides(viewer=login)
            assert (side.person_id, side.other_id, side.short) == (person, other, called)
            assert PartnershipSide.objects.count() == 1, "neither sees the other's side"
    with looking(two.sam):
        for pair in (a_new_pair(two.ana, two.bea), a_new_pair(two.bea, two.ana)):
            with pytest.raises(WrongState):
                actions.open_pair(pair=pair, by=two.sam, at=now)


@pytest.mark.requirement("S0-01")
def test_the_database_itself_refuses_a_second_live_side(now, looking, two):
    row = PartnershipSide(person_id=two.ana, other_id=two.bea, other_called="B", standing="adult")
    row.kind, row.starts_on, row.recorded_at, row.recorded_by = "other", now.date(), now, two.sam
    with looking(two.sam), pytest.raises(IntegrityError, match="one_live_side"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.requirement("S0-01")
def test_neither_reads_the_others_number_or_address_by_it(now, looking, two):
    with looking(two.bea_in):
        assert known([two.ana], viewer=two.bea_in, on=now.date()) == {}
    with looking(two.ana_in):
        assert known([two.bea], viewer=two.ana_in, on=now.date()) == {}


@pytest.mark.requirement("S0-18")
def test_whoever_has_a_known_carer_is_offered_it_until_it_is_open(now, looking):
    sam = a_login("social-worker", now=now)
    ana, bea = close_to_each_other(sam, now)
    ties(ana, None, "Ruth, from the choir", TieKind.CARED_FOR_BY, by=sam, now=now)
    with looking(sam):
        (offered,) = queries.carers_not_yet_paired(ana, viewer=sam, on=now.date())
        assert offered.other_id == bea
        actions.open_pair(pair=a_new_pair(ana, bea), by=sam, at=now)
        assert queries.carers_not_yet_paired(ana, viewer=sam, on=now.date()) == []


def test_somebody_who_is_not_recorded_as_close_is_no_pair(now, looking):
    sam = a_login("social-worker", now=now)
    ana, harjit = somebody(now=now, seen_by=[sam]), somebody(now=now, name="Harjit Gill", seen_by=[sam])
    with looking(sam), pytest.raises(Invalid, match="close"):
        actions.open_pair(pair=a_new_pair(ana, harjit), by=sam, at=now)


@pytest.mark.parametrize(
    ("changed", "field"), [({"starts_on": date(2026, 11, 21)}, "starts_on"), ({"carer": None}, "carer")]
)
def test_a_pair_that_cannot_be_is_told_at_its_box(now, looking, two, changed, field):
    pair = a_new_pair(two.ana, two.bea)
    changed = {"carer": two.ana} if "carer" in changed else changed
    with looking(two.sam), pytest.raises(Invalid) as told:
        actions.open_pair(pair=type(pair)(**{**pair.__dict__, **changed}), by=two.sam, at=now)
    assert list(told.value.fields) == [field]


def test_only_who_may_open_both_records_opens_it(now, looking, two):
    one_only, officer = a_login("assessor", now=now), a_login("payments", now=now)
    open_to(one_only, two.ana, Area.CONTACT, Area.SHARING, now=now)
    for login, refusal in ((one_only, NotFound), (two.bea_in, NotFound), (officer, NotPermitted)):
        with looking(login), pytest.raises(refusal):
            actions.open_pair(pair=a_new_pair(two.ana, two.bea), by=login, at=now)


def test_one_ends_her_own_side_and_the_others_page_says_nothing_of_it(now, looking, two):
    with looking(two.ana_in):
        before = [(side.pk, side.ends_before) for side in queries.own_sides(viewer=two.ana_in)]
    with looking(two.bea_in):
        actions.end_side(person=two.bea, side=two.beas.pk, ends_before=now.date(), by=two.bea_in, at=now)
        (side,) = queries.own_sides(viewer=two.bea_in)
        assert not queries.is_live(side, now.date())
        with pytest.raises(WrongState):
            actions.end_side(person=two.bea, side=two.beas.pk, ends_before=now.date(), by=two.bea_in, at=now)
    with looking(two.ana_in):
        assert [(side.pk, side.ends_before) for side in queries.own_sides(viewer=two.ana_in)] == before


def test_a_pair_that_ended_can_be_opened_anew(now, looking, two):
    with looking(two.sam):
        sides = [(two.ana, two.hers.pk), (two.bea, two.beas.pk)]
        actions.end_sides(items=sides, ends_before=now.date(), by=two.sam, at=now)
        hers, _beas = actions.open_pair(pair=a_new_pair(two.ana, two.bea), by=two.sam, at=now)
        assert [side.pk for side in queries.sides_of(two.ana, viewer=two.sam)] == [hers.pk, two.hers.pk]


def test_an_end_before_the_start_or_to_come_and_anothers_side_are_refused(now, looking, two):
    for day in (date(2026, 8, 31), now.date() + timedelta(days=1)):
        with looking(two.sam), pytest.raises(Invalid):
            actions.end_side(person=two.ana, side=two.hers.pk, ends_before=day, by=two.sam, at=now)
    told = {"ends_before": now.date(), "at": now}
    with looking(two.bea_in), pytest.raises(NotFound):
        actions.end_side(person=two.ana, side=two.hers.pk, by=two.bea_in, **told)
    with looking(two.bea_in), pytest.raises(NotFound):
        actions.end_side(person=two.bea, side=two.hers.pk, by=two.bea_in, **told)
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.end_side(person=two.ana, side=two.hers.pk, by=officer, **told)


@pytest.mark.requirement("S0-18")
def test_no_carer_is_kept_with_its_day_and_asked_again(now, looking):
    sam, today = a_login("social-worker", now=now), now.date()
    irene = somebody(now=now, name="Irene Osei", seen_by=[sam])
    with looking(sam):
        for said in (today - timedelta(days=200), today):
            actions.record_no_carer(
                person=irene, said_on=said, ask_again_on=said + timedelta(days=182), by=sam, at=now
            )
        assert queries.no_carer_of(irene, viewer=sam).said_on == today
        assert queries.to_ask_about_carers([irene], viewer=sam, until=today) == []
        due = queries.to_ask_about_carers([irene], viewer=sam, until=today + timedelta(days=182))
        assert [one.person_id for one in due] == [irene]


def test_no_carer_needs_days_that_can_be_and_a_worker(now, looking, two):
    today = now.date()
    told = {"person": two.ana, "by": two.sam, "at": now}
    for said, again, field in (
        (today + timedelta(days=1), today + timedelta(days=9), "said_on"),
        (today, today, "ask_again_on"),
        (today, today + timedelta(days=400), "ask_again_on"),
    ):
        with looking(two.sam), pytest.raises(Invalid) as refused:
            actions.record_no_carer(said_on=said, ask_again_on=again, **told)
        assert list(refused.value.fields) == [field]
    for login, refusal in (
        (two.ana_in, NotPermitted),
        (a_login("payments", now=now), NotPermitted),
        (a_login("assessor", now=now), NotFound),
    ):
        with looking(login), pytest.raises(refusal):
            actions.record_no_carer(
                **told | {"by": login}, said_on=today, ask_again_on=today + timedelta(days=9)
            )


@pytest.mark.requirement("S0-18")
def test_a_carer_with_everything_shared_never_reads_that_she_was_said_to_have_none(now, looking, two):
    open_to(two.bea_in, two.ana, Area.PLAN, Area.CONTACT, Area.MONEY, now=now)
    with looking(two.sam):
        day = now.date()
        actions.record_no_carer(
            person=two.ana, said_on=day, ask_again_on=day + timedelta(days=9), by=two.sam, at=now
        )
    with looking(two.bea_in):
        assert NoCarer.objects.count() == 0


def test_asking_to_talk_alone_waits_for_a_worker_and_is_asked_once(now, looking, two):
    with looking(two.bea_in):
        ask = actions.ask_to_talk_alone(person=two.bea, by=two.bea_in, at=now)
        assert actions.ask_to_talk_alone(person=two.bea, by=two.bea_in, at=now).pk == ask.pk
        with pytest.raises(NotPermitted):
            actions.met_alone(person=two.bea, ask=ask.pk, by=two.bea_in, at=now)
        with pytest.raises(NotFound):
            actions.ask_to_talk_alone(person=two.ana, by=two.bea_in, at=now)
    with looking(two.sam):
        assert [one.person_id for one in queries.alone_asks([two.ana, two.bea], viewer=two.sam)] == [two.bea]
        with pytest.raises(NotFound):
            actions.met_alone(person=two.ana, ask=ask.pk, by=two.sam, at=now)
        actions.met_alone(person=two.bea, ask=ask.pk, by=two.sam, at=now)
        assert queries.alone_asks([two.bea], viewer=two.sam) == []
        with pytest.raises(WrongState):
            actions.met_alone(person=two.bea, ask=ask.pk, by=two.sam, at=now)
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.ask_to_talk_alone(person=two.bea, by=officer, at=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.met_alone(person=two.bea, ask=ask.pk, by=officer, at=now)


def test_own_sign_in_of_somebody_else_has_no_side(now, looking, two):
    irene = somebody(now=now, name="Irene Osei", seen_by=[two.sam])
    hers = own_sign_in(irene, "person", now=now)
    with looking(hers):
        assert queries.own_sides(viewer=hers) == []
