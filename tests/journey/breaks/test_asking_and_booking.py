"""Breaks that a carer needs: asked for, offered, booked and come or not; nothing of it tells the adult."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.breaks import actions, queries
from sayso.journey.breaks.models import BreakBooking, BreakNeed, BreakOutcome, BreakStep, ReplacementCare
from sayso.journey.breaks.queries import Stands
from sayso.journey.breaks.statuses import (
    BreakKind,
    CameKind,
    CareState,
    GivenTo,
    InPlan,
    ShownTo,
    Source,
    StepKind,
    WhyNot,
)
from sayso.rules.breaks.belonging import WRONG_PLAN
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.breaks import (
    PLANNED,
    WORDS,
    Resting,
    a_break,
    a_new_booking,
    a_new_break,
    a_step,
    booked,
    planned,
    resting,
    told,
)
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(now) -> Resting:
    return resting(now)


def test_a_carer_asks_for_a_break_and_nobody_but_her_and_her_worker_reads_it(now, looking, who):
    need = a_break(who, by=who.two.bea_in, now=now, source=Source.OWN_WORDS, given_to=None, minutes=None)
    assert (need.minutes, need.given_to, need.in_whose_plan, need.adult_called) == (None, "", "", "Mum")
    for login in (who.two.bea_in, who.sam):
        with looking(login):
            [found] = queries.breaks_of(who.bea, viewer=login)
            assert (found.need.words, found.stands) == (WORDS, Stands.WAITS)
    for login in (who.two.ana_in, who.lee):
        with looking(login):
            assert queries.breaks_of(who.bea, viewer=login) == []
            assert not ReplacementCare.objects.visible_to(login).exists()
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        events = AuditEvent.objects.filter(action__startswith="breaks.")
        assert {person for one in events for person in one.people} == {who.bea}


def test_nobody_asks_for_another_and_what_is_wrong_is_named(now, looking, who):
    ana_in, bea_in = who.two.ana_in, who.two.bea_in
    with looking(ana_in), pytest.raises(NotFound):
        actions.ask_for_break(asked=a_new_break(who), by=ana_in, at=now)
    broker = a_login("broker", now=now)
    with looking(broker), pytest.raises(NotPermitted):
        actions.ask_for_break(asked=a_new_break(who), by=broker, at=now)
    wrong = {"minutes": 0, "nights": 400, "asked_on": date(2026, 11, 21), "words": "a" * 3001}
    with looking(bea_in), pytest.raises(Invalid) as refused:
        actions.ask_for_break(asked=a_new_break(who, **wrong), by=bea_in, at=now)
    assert set(refused.value.fields) == set(wrong)
    stranger = a_new_break(who, adult=who.sam.pk)
    with looking(bea_in), pytest.raises(Invalid) as refused:
        actions.ask_for_break(asked=stranger, by=bea_in, at=now)
    assert set(refused.value.fields) == {"adult"}


def test_care_for_the_adult_in_the_carers_plan_is_an_error_that_says_where_it_belongs(now, looking, who):
    """The action refuses it in words, and the database in any case."""
    wrong = a_new_break(who, given_to=GivenTo.ADULT, in_whose_plan=InPlan.CARER)
    with looking(who.sam), pytest.raises(Invalid) as refused:
        actions.ask_for_break(asked=wrong, by=who.sam, at=now)
    assert refused.value.fields == {"in_whose_plan": WRONG_PLAN}
    need = a_break(who, now=now)
    assert need.in_whose_plan == InPlan.ADULT
    assert a_break(who, now=now, given_to=GivenTo.CARER, kind=BreakKind.OWN).in_whose_plan == InPlan.CARER
    with looking(who.sam), pytest.raises(IntegrityError, match="adults_plan"), transaction.atomic():
        BreakNeed.objects.filter(pk=need.pk).update(in_whose_plan="carer")


def test_each_step_is_kept_and_a_carer_answers_what_she_was_offered(now, looking, who):
    need, bea_in = a_break(who, now=now), who.two.bea_in
    offer = a_step(need, StepKind.OFFERED, by=who.sam, now=now, shown_to=ShownTo.CARER, price_pence=9000)
    no = a_step(need, StepKind.SAID_NO, by=bea_in, now=now, answers=offer.pk, words="Not on a Tuesday.")
    with looking(bea_in):
        [found] = queries.breaks_of(who.bea, viewer=bea_in)
    assert [one.kind for one in found.steps] == [StepKind.OFFERED, StepKind.SAID_NO]
    assert (found.price_pence, no.answers_id, found.stands) == (9000, offer.pk, Stands.WAITS)
    for kind in (StepKind.OFFERED, StepKind.NOT_THIS_WAY):
        new = actions.NewStep(person=who.bea, need=need.pk, kind=kind, words="x", shown_to=ShownTo.CARER)
        with looking(bea_in), pytest.raises(NotPermitted):
            actions.keep_step(step=new, by=bea_in, at=now)
    empty = actions.NewStep(
        person=who.bea, need=need.pk, kind=StepKind.OFFERED, happened_on=date(2027, 1, 1), price_pence=-1
    )
    with looking(who.sam), pytest.raises(Invalid) as refused:
        actions.keep_step(step=empty, by=who.sam, at=now)
    assert set(refused.value.fields) == {"words", "shown_to", "happened_on", "price_pence"}
    stray = actions.NewStep(person=who.bea, need=need.pk, kind=StepKind.SAID_YES, answers=no.pk)
    for login, step in ((who.sam, stray), (who.two.ana_in, stray)):
        with looking(login), pytest.raises(NotFound):
            actions.keep_step(step=step, by=login, at=now)
    a_step(need, StepKind.NO_LONGER, by=bea_in, now=now)
    with looking(bea_in):
        assert queries.break_of(who.bea, need.pk, viewer=bea_in).stands is Stands.OVER


def test_a_break_that_was_booked_and_came_and_one_that_did_not(now, looking, who):
    """What is care for Ana stands in her plan's own words, with nothing of Bea in it."""
    need = a_break(who, now=now)
    planned(need, by=who.sam, now=now)
    came = booked(need, by=who.sam, now=now)
    missed = booked(need, by=who.sam, now=now, first_day=date(2026, 11, 18))
    told(came, CameKind.CAME, by=who.sam, now=now)
    told(missed, CameKind.DID_NOT_COME, by=who.sam, now=now, why=WhyNot.NOBODY_CAME, words="We are sorry.")
    with looking(who.two.bea_in):
        minutes = queries.break_minutes([who.bea], viewer=who.two.bea_in, on=now.date())
        found = queries.break_of(who.bea, need.pk, viewer=who.two.bea_in)
    assert minutes == {who.bea: (480, 240)}
    assert (found.stands, found.bookings[1].outcome.why) == (Stands.CAME, WhyNot.NOBODY_CAME)
    with looking(who.two.ana_in):
        care = queries.care_of(who.ana, viewer=who.two.ana_in)
    assert [(one.words, one.first_day, one.state, one.why) for one in care] == [
        (PLANNED, None, CareState.PLANNED, ""),
        (PLANNED, date(2026, 11, 18), CareState.DID_NOT_COME, WhyNot.NOBODY_CAME),
        (PLANNED, date(2026, 11, 13), CareState.CAME, ""),
    ]
    columns = {field.name for field in ReplacementCare._meta.get_fields()}
    assert not columns & {"need", "carer", "booking"}
    assert who.bea not in {one.recorded_by.subject_id for one in care}


def test_a_reason_stands_on_the_record_of_whom_it_is_about_and_nowhere_else(now, looking, who):
    need = a_break(who, now=now)
    days = [date(2026, 11, day) for day in (2, 3, 4)]
    of_ana, of_bea, called_off = (booked(need, by=who.sam, now=now, first_day=day) for day in days)
    told(of_ana, CameKind.DID_NOT_COME, by=who.sam, now=now, why=WhyNot.PERSON_NO)
    told(of_bea, CameKind.DID_NOT_COME, by=who.sam, now=now, why=WhyNot.CARER)
    told(called_off, CameKind.NOT_WANTED, by=who.sam, now=now, words="I was too tired to go.")
    with looking(who.two.bea_in):
        found = queries.break_of(who.bea, need.pk, viewer=who.two.bea_in)
        assert [one.outcome.why for one in found.bookings] == [WhyNot.OTHER, WhyNot.CARER, ""]
    with looking(who.two.ana_in):
        care = queries.care_of(who.ana, viewer=who.two.ana_in)
        # A break that Bea called off reads as any other that could not be given.
        assert [(one.state, one.why) for one in care] == [
            (CareState.DID_NOT_COME, WhyNot.OTHER),
            (CareState.DID_NOT_COME, WhyNot.OTHER),
            (CareState.DID_NOT_COME, WhyNot.PERSON_NO),
        ]


def test_what_a_carer_tells_herself_stays_hers(now, looking, who):
    need, bea_in = a_break(who, now=now), who.two.bea_in
    booking = booked(need, by=who.sam, now=now)
    told(booking, CameKind.DID_NOT_COME, by=bea_in, now=now, why=WhyNot.CARER, words="I could not face it.")
    with looking(who.two.ana_in):
        [care] = queries.care_of(who.ana, viewer=who.two.ana_in)
        assert (care.state, care.why, care.changed_at) == (CareState.PLANNED, "", None)
    mine = actions.NewOutcome(
        person=who.bea, booking=booking.pk, came=CameKind.DID_NOT_COME, why=WhyNot.PERSON_NO
    )
    with looking(bea_in), pytest.raises(Invalid, match="something else"):
        actions.tell_outcome_of_break(outcome=mine, by=bea_in, at=now)


def test_a_correction_takes_the_place_of_what_it_corrects_and_a_second_teller_is_told(now, looking, who):
    booking = booked(a_break(who, now=now), by=who.sam, now=now)
    first = told(booking, CameKind.DID_NOT_COME, by=who.sam, now=now)
    assert first.why == WhyNot.NOT_KNOWN
    with pytest.raises(Stale):
        told(booking, CameKind.CAME, by=who.two.bea_in, now=now)
    told(booking, CameKind.PART, by=who.sam, now=now, minutes_that_came=90, in_place_of=first.pk)
    with looking(who.sam):
        assert queries.break_minutes([who.bea], viewer=who.sam, on=now.date()) == {who.bea: (240, 90)}
        assert BreakOutcome.objects.visible_to(who.sam).count() == 2
    to_come = booked(a_break(who, now=now), by=who.sam, now=now, first_day=date(2026, 12, 1))
    for wrong in (
        {"came": CameKind.PART},
        {"came": CameKind.PART, "minutes_that_came": 999},
        {"came": CameKind.CAME, "booking": to_come.pk},
    ):
        new = actions.NewOutcome(**{"person": who.bea, "booking": booking.pk, **wrong})
        with looking(who.sam), pytest.raises(Invalid):
            actions.tell_outcome_of_break(outcome=new, by=who.sam, at=now)


def test_a_booking_says_with_whom_and_for_what_days(now, looking, who):
    need = a_break(who, now=now)
    wrong = a_new_booking(need, with_whom=" ", last_day=date(2026, 11, 1), minutes=0)
    with looking(who.sam), pytest.raises(Invalid) as refused:
        actions.book_break(booking=wrong, by=who.sam, at=now)
    assert set(refused.value.fields) == {"with_whom", "last_day", "minutes"}
    with looking(who.sam), pytest.raises(Invalid) as refused:
        actions.book_break(booking=a_new_booking(need, order=need.pk), by=who.sam, at=now)
    assert set(refused.value.fields) == {"order"}


def test_a_worker_of_the_carer_alone_books_it_and_the_adults_record_stays_as_it_was(now, looking, who):
    nadia = a_login("social-worker", now=now, name="Nadia Shah")
    open_to(nadia, who.bea, *who.sam.opens, now=now)
    need = a_break(who, now=now)
    with pytest.raises(NotFound):
        booked(need, by=nadia, now=now)  # not without the carer's own account
    open_to(nadia, who.bea, Area.PRIVATE, now=now)
    assert booked(need, by=nadia, now=now).care is None
    with pytest.raises(NotFound):
        planned(need, by=nadia, now=now)
    with looking(who.two.ana_in):
        assert queries.care_of(who.ana, viewer=who.two.ana_in) == []


def test_the_adult_may_refuse_paid_help_and_the_carer_reads_only_that_another_way_is_looked_for(
    now, looking, who
):
    need = a_break(who, now=now)
    new = actions.NewCare(person=who.bea, need=need.pk, words="Care at home on Tuesdays.")
    with looking(who.sam):
        actions.decline_care(care=new, by=who.sam, at=now)
    with looking(who.two.ana_in):
        [care] = queries.care_of(who.ana, viewer=who.two.ana_in)
        assert care.state == CareState.DECLINED
    with looking(who.two.bea_in):
        [found] = queries.breaks_of(who.bea, viewer=who.two.bea_in)
        [step] = found.steps
        assert (step.kind, step.words) == (
            StepKind.NOT_THIS_WAY,
            "It cannot be had this way. We look for another.",
        )
        assert found.stands is Stands.WAITS
        assert not ReplacementCare.objects.visible_to(who.two.bea_in).exists()


def test_care_is_planned_in_words_for_somebody_on_record(now, looking, who):
    nobody = a_break(who, now=now, adult=None, adult_called="Mum")
    with pytest.raises(WrongState):
        planned(nobody, by=who.sam, now=now)
    need = a_break(who, now=now)
    with pytest.raises(Invalid):
        planned(need, by=who.sam, now=now, words=" ")
    stray = actions.NewCare(person=who.bea, need=need.pk, line=need.pk)
    with looking(who.sam), pytest.raises(NotFound):
        actions.plan_care(care=stray, by=who.sam, at=now)
    for login in (who.two.bea_in, who.two.ana_in):
        with pytest.raises(NotFound):
            planned(need, by=login, now=now)


def test_a_whole_day_off_is_counted_from_its_last_day(now, looking, who):
    need = a_break(who, now=now, kind=BreakKind.NIGHTS)
    days = {"first_day": date(2026, 10, 2), "last_day": date(2026, 10, 4), "is_whole_day": True}
    booking = booked(need, by=who.sam, now=now, minutes=None, **days)
    with looking(who.sam):
        assert queries.last_day_off([who.bea], viewer=who.sam, on=now.date()) == {who.bea: None}
    told(booking, CameKind.CAME, by=who.sam, now=now)
    with looking(who.sam):
        on = now.date()
        assert queries.last_day_off([who.bea], viewer=who.sam, on=on) == {who.bea: date(2026, 10, 4)}
        # Nobody said how long it was: that is not nothing.
        assert queries.break_minutes([who.bea], viewer=who.sam, on=on) == {who.bea: (None, None)}
        assert queries.break_minutes([who.ana], viewer=who.sam, on=on) == {who.ana: (None, None)}
        later = on + timedelta(weeks=3)
        assert queries.break_minutes([who.bea], viewer=who.sam, on=later) == {who.bea: (0, 0)}


def test_what_the_trail_cannot_keep_did_not_happen(now, looking, who, audit_fails):
    sam = who.sam
    with looking(sam), pytest.raises(audit_fails):
        actions.ask_for_break(asked=a_new_break(who), by=sam, at=now)
    with looking(sam):
        assert not BreakNeed.objects.visible_to(sam).exists()


@pytest.fixture
def kept(now, who) -> tuple[Resting, BreakNeed, BreakBooking]:
    need = a_break(who, now=now)
    return who, need, booked(need, by=who.sam, now=now)


def test_no_later_step_outlives_a_trail_that_fails(now, looking, kept, audit_fails):
    who, need, booking = kept
    person, sam = who.bea, who.sam
    step = actions.NewStep(person=person, need=need.pk, kind=StepKind.NO_LONGER)
    outcome = actions.NewOutcome(person=person, booking=booking.pk, came=CameKind.CAME)
    care = actions.NewCare(person=person, need=need.pk, words="Cards.")
    acts = [
        lambda: actions.keep_step(step=step, by=sam, at=now),
        lambda: actions.book_break(booking=a_new_booking(need), by=sam, at=now),
        lambda: actions.tell_outcome_of_break(outcome=outcome, by=sam, at=now),
        lambda: actions.plan_care(care=care, by=sam, at=now),
        lambda: actions.decline_care(care=care, by=sam, at=now),
    ]
    for act in acts:
        with looking(sam), pytest.raises(audit_fails):
            act()
    with looking(sam):
        counts = [
            model.objects.visible_to(sam).count()
            for model in (BreakNeed, BreakStep, BreakBooking, BreakOutcome, ReplacementCare)
        ]
        assert counts == [1, 0, 1, 0, 1]
        assert queries.need_of(person, need.pk, viewer=sam).care is None
