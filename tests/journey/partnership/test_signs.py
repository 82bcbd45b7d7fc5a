"""What the record knows of how it goes: as far as each account is open, told to a worker in two sentences."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import Able, Willing
from sayso.journey.partnership import actions as partnership
from sayso.journey.partnership.facts import facts_of_pairs, signs_between
from sayso.journey.people.statuses import StandingKind
from sayso.journey.safeguarding import actions as safeguarding
from sayso.rules.partnership.indicators import Level
from tests.factories import planning as planned
from tests.factories.assessment import a_new_eligibility, an_assessment
from tests.factories.finished_plans import TEA_LINE, a_finished_plan
from tests.factories.partnership import a_new_pair, checks_in, close_to_each_other, opens_private
from tests.factories.safeguarding import a_new_child
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
WORN_OUT = {"nights_woken": 4, "job_next_day": "yes", "changed": "yes", "hours_of_care": 20, "safe": "yes"}
HOURS = "Bea helps 20 hours a week, and is willing to help 14 hours."
NIGHTS = "Bea was woken on 16 nights in four weeks, and works the next day."


@pytest.fixture
def worn_out(now, looking, two):
    """Bea says how it is over two check-ins, and what she is willing to do."""
    checks_in(
        two.beas, {"health": "4"}, by=two.bea_in, now=now - timedelta(days=90), said_on=date(2026, 8, 22)
    )
    checks_in(two.beas, WORN_OUT | {"health": "2", "day_off_on": "2026-08-01"}, by=two.bea_in, now=now)
    willing = assessment.NewWillingness(
        person=two.bea,
        adult=two.ana,
        words="Meals, and nights near her.",
        willing=Willing.YES,
        able=Able.YES,
        minutes_a_week=14 * 60,
    )
    with looking(two.bea_in):
        assessment.say_willing(items=[willing], by=two.bea_in, at=now)
    return two


@pytest.mark.requirement("S0-10")
def test_a_worker_who_holds_both_reads_two_sentences_and_neither_of_the_two_any(
    now, looking, worn_out, monkeypatch
):
    two = worn_out
    monkeypatch.setattr(clock, "now", lambda: now)
    address = reverse("both_of_them", args=[two.ana, two.hers.pk])
    assert signed_in(two.sam).get(address).status_code == 404
    opens_private(two, two.ana, two.bea, now=now)
    shown = read(two.sam, "both_of_them", two.ana, two.hers.pk)
    assert "Bea’s health is worse than it was." in shown
    assert HOURS in shown
    assert NIGHTS not in shown, "two sentences at the most"
    assert "whether each of them feels safe" in shown
    for login, side in ((two.ana_in, two.hers), (two.bea_in, two.beas)):
        assert HOURS not in read(login, "you_and", side.pk)
        assert signed_in(login).get(address).status_code in (403, 404)


def test_what_is_not_open_to_a_worker_is_unknown_and_so_never_well(now, looking, worn_out):
    two = worn_out
    with looking(two.sam):
        nothing = signs_between(two.hers, two.beas, viewer=two.sam, on=now.date())
    assert (nothing.sentences, nothing.overall) == ((), None)
    checks_in(two.hers, {"safe": "rather_not", "wants": "less"}, by=two.ana_in, now=now)
    opens_private(two, two.bea, now=now)
    with looking(two.sam):
        [of_bea] = facts_of_pairs([(two.hers, two.beas)], viewer=two.sam, on=now.date())
    assert (of_bea.not_safe, of_bea.person_wants_less) == (None, None)
    assert (of_bea.carried_minutes, of_bea.willing_minutes, of_bea.health_fall) == (1200, 840, 2)
    assert of_bea.days_without_day_off == 111
    opens_private(two, two.ana, now=now)
    with looking(two.sam):
        both = signs_between(two.hers, two.beas, viewer=two.sam, on=now.date())
    assert (both.overall, both.at_once) == (Level.SOON, True)
    assert both.sentences[0].startswith("One of them did not say that they feel safe.")


@pytest.mark.requirement("S0-10")
def test_each_thing_more_that_the_plan_hopes_of_her_counts_until_she_is_asked(now, looking, two):
    opens_private(two, two.bea, now=now)
    draft = planned.a_draft(two.ana, by=two.ana_in, now=now)
    line = planned.a_line(draft, by=two.ana_in, now=now, hoped_for=two.bea)
    planned.said_yes(draft, by=two.ana_in, now=now)
    with viewing(two.sam, at=now):
        told = signs_between(two.hers, two.beas, viewer=two.sam, on=now.date())
    assert told.sentences == ("The plan hopes for things that nobody has asked Bea about. Ask them, alone.",)
    assert line.hoped_for_id == two.bea


@pytest.mark.requirement("S0-10")
def test_her_own_needs_are_unmet_until_a_line_of_her_own_plan_meets_them(now, looking, two):
    opens_private(two, two.bea, now=now)

    def known():
        with viewing(two.sam, at=now):
            [found] = facts_of_pairs([(two.hers, two.beas)], viewer=two.sam, on=now.date())
        return found.outcomes_unmet, found.health_at_risk_unmet

    assert known() == (None, None), "nobody has decided on her needs"
    said = {"work_and_learning": "needs_help", "recreation": "needs_help"}
    assessed = an_assessment(
        two.bea, by=two.sam, now=now, standing=StandingKind.CARER, outcomes=said, health_at_risk=True
    )
    new = a_new_eligibility(assessed, outcomes=tuple(said))
    with viewing(two.sam, at=now):
        assessment.decide_eligibility(eligibility=new, by=two.sam, at=now)
    assert known() == (2, True)
    line = TEA_LINE | {"outcomes": ["work_and_learning"]}
    a_finished_plan(two.bea, line, by=two.sam, now=now, standing=StandingKind.CARER)
    assert known() == (1, True)
    both = TEA_LINE | {"outcomes": list(said)}
    a_finished_plan(two.bea, both, by=two.sam, now=now, standing=StandingKind.CARER)
    assert known() == (0, False)


def test_an_emergency_plan_counts_only_when_both_agreed_and_a_child_only_when_one_was_noted(
    now, looking, two
):
    def known():
        with looking(two.sam):
            [facts] = facts_of_pairs([(two.hers, two.beas)], viewer=two.sam, on=now.date())
        return facts.emergency_plan_in_date, facts.child_tasks

    assert known() == (False, None)
    planned.in_an_emergency(two.ana, by=two.ana_in, now=now)
    planned.carers_words(two.bea, two.ana, by=two.bea_in, now=now)
    with looking(two.sam):
        safeguarding.note_child(child=a_new_child(two.ana), by=two.sam, at=now)
    assert known() == (True, 1)


def test_many_pairs_ask_the_database_no_more_than_one(now, two):
    pairs = [(two.hers, two.beas)]
    opens_private(two, two.ana, two.bea, now=now)
    for _ in range(2):
        adult, carer = close_to_each_other(two.sam, now)
        with viewing(two.sam, at=now):
            pairs.append(partnership.open_pair(pair=a_new_pair(adult, carer), by=two.sam, at=now))
        opens_private(two, adult, carer, now=now)
        a_finished_plan(adult, by=two.sam, now=now)
    asked = []
    for some in (pairs[:1], pairs):
        with viewing(two.sam, at=now), CaptureQueriesContext(connection) as told:
            facts_of_pairs(some, viewer=two.sam, on=now.date())
        asked.append(len(told))
    assert asked[1] <= asked[0] + 2, "what only a plan or a contract asks for comes to it, once for all"
