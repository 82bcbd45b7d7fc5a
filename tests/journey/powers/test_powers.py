"""Powers kept apart by kind, opened by the rules alone, and ended in the same minute (B-25, S2-28)."""

import dataclasses
import uuid
from datetime import date, timedelta

import pytest
from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions import actions as decisions
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.questions import Question
from sayso.journey.assessment import actions as assessment
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable, TieKind
from sayso.journey.powers import actions, queries
from sayso.journey.powers.models import PowerPause
from sayso.journey.powers.statuses import (
    OPENS,
    EndedBecause,
    PersonSaid,
    PowerKind,
    RegisterSays,
    Stands,
    Together,
    UsedFor,
)
from sayso.rules.powers import REACHES, Act, Kind
from sayso.rules.refusals import (
    Held,
    Invalid,
    NotFound,
    OutsidePower,
    Stale,
    WrongState,
)
from tests.factories.assessment import a_new_capacity_record
from tests.factories.casework import somebody
from tests.factories.logins import a_login
from tests.factories.partnership import own_sign_in, ties
from tests.factories.powers import (
    a_new_check,
    a_new_power,
    a_power,
    an_open_power,
    could_not_decide,
    open_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-25")]


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def owen(now):
    """Somebody with a sign-in, on nobody's record."""
    return a_login("attorney", now=now, name="Owen Pryce")


def opened(login, person, at):
    with transaction.atomic(), viewing(login, at=at):
        return areas_open(person)


def may(login, person, act, at):
    with transaction.atomic(), viewing(login, at=at):
        return queries.under_power(person, act, by=login, on=at.date())


def end(power, by, at, because=EndedBecause.PERSON):
    with transaction.atomic(), viewing(by, at=at):
        return actions.end_power(person=power.person_id, power=power.pk, because=because, by=by, at=at)


def test_the_kinds_are_those_of_the_rules_and_each_opens_its_own_areas_alone(now, sam, ana, owen):
    assert {kind.value for kind in PowerKind} == {kind.value for kind in Kind}
    for kind in PowerKind:
        if kind == PowerKind.APPOINTEE:
            continue
        power = an_open_power(ana, kind, owen, by=sam, now=now)
        assert opened(owen, ana, now) == OPENS[kind], kind
        assert [one.row.pk for one in held_by(owen, now)] == [power.pk]
        for act in Act:
            if act in REACHES[Kind(kind)]:
                assert may(owen, ana, act, now) == power.pk
            else:
                with pytest.raises(OutsidePower) as no:
                    may(owen, ana, act, now)
                assert no.value.rule
                assert no.value.releases
        end(power, sam, now)
        assert opened(owen, ana, now) == frozenset(), kind
    closed = {Area.STORY, Area.PRIVATE, Area.SAFETY, Area.SHARING, Area.WORK, Area.HIDDEN, Area.CONTACT}
    assert not any(areas & closed for areas in OPENS.values())


def held_by(login, at):
    with transaction.atomic(), viewing(login, at=at):
        return queries.all_i_hold(viewer=login, on=at.date())


def test_an_appointee_for_benefits_is_written_down_and_opens_nothing(now, sam, ana, owen):
    power = a_power(ana, PowerKind.APPOINTEE, by=sam, now=now)
    with pytest.raises(Held) as held:
        open_for(power, owen, by=sam, now=now)
    assert "benefits" in held.value.rule


@pytest.mark.parametrize(
    ("kind", "changed", "rule"),
    [
        (PowerKind.ATTORNEY_MONEY, {"paper_seen_on": None, "paper_words": ""}, "not seen the paper"),
        (PowerKind.ATTORNEY_MONEY, {"person_said": PersonSaid.NOT_ASKED}, "not said yes"),
        (PowerKind.ATTORNEY_WELFARE, {}, "No record says"),
        (PowerKind.DEPUTY_WELFARE, {}, "No record says"),
        (PowerKind.DEPUTY_MONEY, {"starts_on": date(2026, 12, 1)}, "not begun"),
        (PowerKind.NOMINEE, {"person_said": PersonSaid.NO}, "not said yes"),
        (PowerKind.AUTHORISED, {"ground": None}, "ground"),
        (PowerKind.ADVOCATE, {"ground": None}, "why they are the advocate"),
    ],
)
def test_a_power_that_may_not_be_used_yet_stays_closed_with_the_rule_and_what_opens_it(
    now, sam, ana, owen, kind, changed, rule
):
    power = a_power(ana, kind, by=sam, now=now, **changed)
    with pytest.raises(Held) as held:
        open_for(power, owen, by=sam, now=now)
    assert rule in held.value.rule
    assert held.value.releases
    assert opened(owen, ana, now) == frozenset()


@pytest.mark.requirement("S2-28")
@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"stands": Stands.PAID_CARER}, "cannot be them"),
        ({"stands": Stands.WORKS_HERE}, "cannot be them"),
        ({"person_said": PersonSaid.NO}, "does not want them"),
    ],
)
def test_an_advocate_is_never_somebody_paid_or_refused(now, sam, ana, owen, changed, rule):
    power = a_power(ana, PowerKind.ADVOCATE, by=sam, now=now, **changed)
    with pytest.raises(Held) as held:
        open_for(power, owen, by=sam, now=now)
    assert rule in held.value.rule


def test_an_unregistered_power_is_refused_to_its_holder_too_and_the_register_opens_or_closes_it(
    now, looking, sam, ana, owen
):
    with looking(sam):
        new = a_new_power(ana, PowerKind.ATTORNEY_MONEY, email=owen.email.upper())
        power = actions.record_power(power=new, by=sam, at=now)
    with pytest.raises(OutsidePower) as no:
        may(owen, ana, Act.TELL_MEANS, now)
    assert "register" in no.value.rule
    assert "Send us its reference" in no.value.releases
    with looking(sam):
        actions.check_register(check=a_new_check(power, says=RegisterSays.NOT_THERE), by=sam, at=now)
    with pytest.raises(Held):
        open_for(power, owen, by=sam, now=now)
    now += timedelta(minutes=1)
    with looking(sam, at=now):
        actions.check_register(check=a_new_check(power), by=sam, at=now)
    with pytest.raises(OutsidePower):
        may(owen, ana, Act.TELL_MEANS, now)  # a worker has not opened it yet
    open_for(power, owen, by=sam, now=now)
    assert may(owen, ana, Act.TELL_MEANS, now) == power.pk
    later = now + timedelta(minutes=1)
    with looking(sam, at=later):
        actions.check_register(check=a_new_check(power, says=RegisterSays.CANCELLED), by=sam, at=later)
    assert opened(owen, ana, later) == frozenset()
    with pytest.raises(OutsidePower):
        may(owen, ana, Act.TELL_MEANS, later)


def test_ended_its_access_ends_the_same_minute_and_to_its_holder_it_never_was(now, sam, ana, owen):
    power = an_open_power(ana, PowerKind.DEPUTY_MONEY, owen, by=sam, now=now)
    assert opened(owen, ana, now)
    end(power, sam, now)
    assert opened(owen, ana, now) == frozenset()
    assert held_by(owen, now) == []
    with pytest.raises(NotFound) as gone:
        may(owen, ana, Act.READ_MONEY, now)
    with pytest.raises(NotFound) as never:
        may(owen, uuid.uuid4(), Act.READ_MONEY, now)
    assert gone.value.message == never.value.message
    with pytest.raises(Stale):
        end(power, sam, now)


def test_it_runs_out_by_the_clock_alone_and_with_a_death(now, looking, sam, ana, owen):
    power = an_open_power(ana, PowerKind.DEPUTY_MONEY, owen, by=sam, now=now, ends_before=date(2026, 11, 21))
    midnight = now.replace(hour=0, minute=0) + timedelta(days=1)
    assert may(owen, ana, Act.READ_MONEY, midnight - timedelta(minutes=1)) == power.pk
    assert opened(owen, ana, midnight - timedelta(minutes=1))
    assert opened(owen, ana, midnight) == frozenset()
    with pytest.raises(NotFound):
        may(owen, ana, Act.READ_MONEY, midnight)
    with looking(sam):
        death = people.NewDeath(person=ana, died_on=now.date(), told_by="The hospital")
        people.record_death(death=death, by=sam, at=now)
    assert opened(owen, ana, now) == frozenset()
    assert held_by(owen, now) == []


def test_a_welfare_power_lasts_as_long_as_the_record_about_that_decision(now, looking, sam, ana, owen):
    power = a_power(ana, PowerKind.ATTORNEY_WELFARE, by=sam, now=now)
    record = could_not_decide(ana, by=sam, now=now)
    open_for(power, owen, by=sam, now=now, capacity=record)
    assert may(owen, ana, Act.SAY_YES_TO_PLAN, now) == power.pk
    with looking(sam):
        again = a_new_capacity_record(ana, now, in_place_of=record.pk, abilities={})
        assessment.record_capacity(record=again, by=sam, at=now)
    assert opened(owen, ana, now) == frozenset()
    with pytest.raises(OutsidePower) as no:
        may(owen, ana, Act.SAY_YES_TO_PLAN, now)
    assert "No record says" in no.value.rule


def test_a_record_of_somebody_else_or_one_that_is_not_whole_opens_nothing(now, looking, sam, ana, owen):
    irene = somebody(now=now, name="Irene Osei", seen_by=[sam])
    power = a_power(ana, PowerKind.ATTORNEY_WELFARE, by=sam, now=now)
    with pytest.raises(NotFound):
        open_for(power, owen, by=sam, now=now, capacity=could_not_decide(irene, by=sam, now=now))
    with pytest.raises(Held):
        open_for(power, owen, by=sam, now=now, capacity=could_not_decide(ana, by=sam, now=now, consulted=""))
    whole = could_not_decide(ana, by=sam, now=now)
    unsaid = actions.Opening(person=ana, power=power.pk, email=owen.email, capacity=whole.pk)
    with looking(sam), pytest.raises(Invalid) as no:
        actions.open_power(opening=unsaid, by=sam, at=now)
    assert list(no.value.fields) == ["used_for"]
    about_money = dataclasses.replace(unsaid, used_for=UsedFor.MONEY)
    with looking(sam), pytest.raises(Held):
        actions.open_power(opening=about_money, by=sam, at=now)


def test_of_two_who_hold_it_together_one_alone_waits_and_severally_one_is_enough(
    now, looking, sam, ana, owen
):
    bea = a_login("carer", now=now, name="Bea Marsh")
    record = could_not_decide(ana, by=sam, now=now)
    for together in (Together.JOINTLY, Together.SEVERALLY):
        first = a_power(ana, PowerKind.ATTORNEY_WELFARE, by=sam, now=now, together=together)
        shared = {"together": together, "with_power": first.pk, "holder_called": "Owen Pryce"}
        second = a_power(ana, PowerKind.ATTORNEY_WELFARE, by=sam, now=now, **shared)
        for power, login in ((first, bea), (second, owen)):
            open_for(power, login, by=sam, now=now, capacity=record)
        with looking(bea):
            alone = queries.ask_power(ana, Act.SAY_YES_TO_PLAN, by=bea, on=now.date())
        if together == Together.SEVERALLY:
            assert alone.is_yes
        else:
            assert alone.waits_for == (second.pk,)
            with looking(owen):
                both = {"by": owen, "on": now.date(), "agreed_by": [first.pk]}
                assert queries.ask_power(ana, Act.SAY_YES_TO_PLAN, **both).is_yes
        end(first, sam, now)
        assert opened(owen, ana, now), "the other holds it still"
        with looking(owen):
            left = queries.ask_power(ana, Act.SAY_YES_TO_PLAN, by=owen, on=now.date())
        assert left.is_yes is (together == Together.SEVERALLY)
        end(second, sam, now)
        assert opened(owen, ana, now) == frozenset()


@pytest.mark.requirement("S0-20")
def test_what_is_shared_and_unshared_leaves_the_view_of_a_power_as_it_is(now, looking, sam, ana):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    ties(ana, bea, "Bea", TieKind.CARED_FOR_BY, by=sam, now=now)
    bea_in, ana_in = own_sign_in(bea, "carer", now=now), own_sign_in(ana, "person", now=now)
    power = an_open_power(ana, PowerKind.ATTORNEY_MONEY, bea_in, by=sam, now=now)
    told = {"person": ana, "with_person": bea, "areas": [Shareable.MONEY], "by": ana_in, "at": now}
    with looking(ana_in):
        people.share_areas(**told)
        people.stop_sharing(**told)
    assert opened(bea_in, ana, now) == OPENS[PowerKind.ATTORNEY_MONEY]
    assert may(bea_in, ana, Act.READ_MONEY, now) == power.pk


def test_a_power_under_suspicion_closes_at_once_and_its_holder_is_told_nothing(now, looking, sam, ana, owen):
    power = an_open_power(ana, PowerKind.DEPUTY_MONEY, owen, by=sam, now=now)
    ana_in = own_sign_in(ana, "person", now=now)
    with looking(sam):
        actions.pause_power(person=ana, power=power.pk, by=sam, at=now)
        with pytest.raises(WrongState):
            actions.pause_power(person=ana, power=power.pk, by=sam, at=now)
        assert queries.power_of(ana, power.pk, viewer=sam, on=now.date()).is_paused
    assert opened(owen, ana, now) == frozenset()
    assert held_by(owen, now) == []
    with looking(ana_in):  # nothing of it where somebody may look over her shoulder
        [hers] = queries.powers_of(ana, viewer=ana_in, on=now.date())
        assert hers.is_paused is None
        assert not PowerPause.objects.visible_to(ana_in).exists()
    with pytest.raises(Held):
        open_for(power, owen, by=sam, now=now)
    with looking(sam):
        with pytest.raises(Invalid):
            actions.lift_pause(person=ana, power=power.pk, because=" ", by=sam, at=now)
        actions.lift_pause(person=ana, power=power.pk, because="The enquiry found no harm.", by=sam, at=now)
        with pytest.raises(WrongState):
            actions.lift_pause(person=ana, power=power.pk, because="Again", by=sam, at=now)
    assert opened(owen, ana, now) == frozenset(), "a worker opens it anew"
    open_for(power, owen, by=sam, now=now)
    assert opened(owen, ana, now)


def test_the_persons_no_closes_at_once_what_needs_their_yes(now, looking, sam, ana, owen):
    power = an_open_power(ana, PowerKind.NOMINEE, owen, by=sam, now=now)
    told = {"person": ana, "power": power.pk, "said": PersonSaid.NO, "by": sam, "at": now}
    with looking(sam):
        with pytest.raises(Invalid):
            actions.hear_person(**told, told_alone=False)
        actions.hear_person(**told, told_alone=True)
    assert opened(owen, ana, now) == frozenset()


def test_a_decision_about_her_life_is_anothers_by_a_power_that_reaches_it_and_never_by_one_over_money(
    now, looking, sam, ana, owen
):
    money = an_open_power(ana, PowerKind.DEPUTY_MONEY, owen, by=sam, now=now)
    closed = a_power(ana, PowerKind.DEPUTY_WELFARE, by=sam, now=now)
    welfare = an_open_power(ana, PowerKind.DEPUTY_WELFARE, owen, by=sam, now=now)

    def decided(key):
        cited = {"holder_because": "deputy", "holder_because_key": key}
        question = Question(nature=Nature.MY_LIFE, words="Move in with Owen?", officer=sam, **cited)
        with looking(sam):
            put = decisions.propose_decision(person=ana, question=question, by=sam, at=now)
            return decisions.decide(decision=put, grounds=Grounds(reasons="Best."), by=sam, at=now)

    for key in (money.pk, closed.pk, uuid.uuid4()):
        assert decided(key).held_by_rules == ["no_lawful_power"]
    assert decided(welfare.pk).state == "decided"
