"""Shown how, another way found, and the job between the two: what the record knows, and what it does not."""

from datetime import timedelta

import pytest

from sayso.foundation.access.viewer import viewing
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions as partnership
from sayso.journey.partnership.facts import facts_of_pairs, signs_between
from sayso.journey.partnership.models.apart_kinds import EndingKind, MatterKind
from sayso.journey.partnership.statuses import JobFact
from sayso.journey.planning import actions as planning
from sayso.journey.planning import queries as plans
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.statuses import MetBy, ShownHow
from sayso.rules.partnership.indicators import Level
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.conftest import AuditDown
from tests.factories import planning as planned
from tests.factories.apart import differs, new_ending
from tests.factories.logins import a_login
from tests.factories.paid import a_contract, payers
from tests.factories.partnership import checks_in, opens_private

pytestmark = pytest.mark.django_db


def known(two, now):
    with viewing(two.sam, at=now):
        [facts] = facts_of_pairs([(two.hers, two.beas)], viewer=two.sam, on=now.date())
        signs = signs_between(two.hers, two.beas, viewer=two.sam, on=now.date())
    return facts, signs


@pytest.fixture
def lifting(now, two):
    """What Bea is asked: a line of Ana's plan that is about washing, which nobody had to say, and tea."""
    opens_private(two, two.bea, now=now)
    draft = planned.a_draft(two.ana, by=two.ana_in, now=now)
    wash = planned.a_line(draft, by=two.ana_in, now=now, outcomes=["personal_hygiene"], aim="A shower.")
    tea = planned.a_line(draft, by=two.ana_in, now=now)
    planned.said_yes(draft, by=two.ana_in, now=now)
    planned.offered(wash, two.bea, by=two.ana_in, now=now, words="Wash me.")
    planned.offered(tea, two.bea, by=two.ana_in, now=now, hands_on=False)
    with viewing(two.bea_in, at=now):
        return sorted(plans.offers_for(two.bea, viewer=two.bea_in), key=lambda one: not one.hands_on)


@pytest.mark.requirement("S0-10")
def test_whether_she_was_shown_how_is_asked_of_washing_alone_and_not_yet_reaches_her_worker(
    now, looking, two, lifting
):
    wash, tea = lifting
    assert (wash.hands_on, tea.hands_on) == (True, False)
    for one in lifting:
        planned.answered(one, by=two.bea_in, now=now)
    facts, signs = known(two, now)
    assert (facts.heavy_tasks_not_shown, facts.tasks_new) == (None, 2)
    assert signs.by_sign["p03_more_tasks"] is Level.LOOK
    said = planning.SaidShown(offer=wash.pk, shown=ShownHow.NOT_YET)
    with viewing(two.bea_in, at=now):
        planning.say_shown(said=said, by=two.bea_in, at=now)
    with viewing(two.sam, at=now):
        assert [one.pk for one in plans.to_show(plans.to_see_to(viewer=two.sam), on=now.date())] == [wash.pk]
    facts, signs = known(two, now)
    assert (facts.heavy_tasks_not_shown, signs.by_sign["p03_more_tasks"]) == (1, Level.SOON)
    assert "Bea lifts, washes or gives medicines, and nobody showed them how." in signs.sentences
    with looking(two.ana_in):
        assert TaskOffer.objects.count() == 0
        assert plans.to_show(plans.to_see_to(viewer=two.ana_in), on=now.date()) == []
        with pytest.raises(NotFound):
            planning.say_shown(said=said, by=two.ana_in, at=now)
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        planning.say_shown(said=said, by=officer, at=now)
    with looking(two.sam), pytest.raises(Invalid):
        planning.say_shown(
            said=planning.SaidShown(offer=wash.pk, shown=ShownHow.NOT_SAID), by=two.sam, at=now
        )


def test_without_a_trail_it_stays_as_it_was(now, looking, two, lifting, audit_fails):
    shown = planning.SaidShown(offer=lifting[0].pk, shown=ShownHow.YES)
    with looking(two.sam):
        with pytest.raises(AuditDown):
            planning.say_shown(said=shown, by=two.sam, at=now)
        [kept] = [one for one in plans.offers_to([two.bea], viewer=two.sam) if one.pk == lifting[0].pk]
    assert kept.shown == ""


def test_once_she_was_shown_or_stopped_nothing_is_owed_any_more(now, looking, two, lifting):
    wash, _ = lifting
    planned.answered(wash, by=two.bea_in, now=now, shown=ShownHow.NOT_YET)
    assert known(two, now)[0].heavy_tasks_not_shown == 1
    with viewing(two.sam, at=now):
        planning.say_shown(said=planning.SaidShown(offer=wash.pk, shown=ShownHow.YES), by=two.sam, at=now)
        assert plans.to_show(plans.to_see_to(viewer=two.sam), on=now.date()) == []
    facts, signs = known(two, now)
    assert (facts.heavy_tasks_not_shown, signs.by_sign["p03_more_tasks"]) == (0, Level.SETTLED)
    with looking(two.bea_in):
        planning.stop_task(offer=wash.pk, by=two.bea_in, at=now)
        with pytest.raises(WrongState):
            planning.say_shown(
                said=planning.SaidShown(offer=wash.pk, shown=ShownHow.YES), by=two.bea_in, at=now
            )


def test_a_second_question_in_the_same_words_changes_nothing_of_the_first(now, looking, two, lifting):
    line = wash_line(two, lifting[0])
    planned.offered(line, two.bea, by=two.ana_in, now=now, words="Wash me.", hands_on=False)
    with looking(two.bea_in):
        offers = plans.offers_for(two.bea, viewer=two.bea_in)
    assert len(offers) == 2
    assert {one.hands_on for one in offers} == {True, False}


def wash_line(two, offer):
    with viewing(two.ana_in, at=offer.offered_at):
        return plans.line_of(two.ana, offer.line, viewer=two.ana_in)


@pytest.mark.requirement("S0-10")
def test_another_way_is_found_by_what_came_of_what_they_see_differently_since_she_last_said_it(
    now, looking, two
):
    opens_private(two, two.ana, two.bea, now=now)
    draft = planned.a_draft(two.ana, by=two.ana_in, now=now)
    tea = planned.a_line(draft, by=two.ana_in, now=now)
    paid = planned.a_line(draft, by=two.ana_in, now=now, met_by=MetBy.PAID)
    planned.said_yes(draft, by=two.ana_in, now=now)
    planned.offered(tea, two.bea, by=two.ana_in, now=now)
    with viewing(two.bea_in, at=now):
        [offer] = plans.offers_for(two.bea, viewer=two.bea_in)
    planned.answered(offer, by=two.bea_in, now=now)
    checks_in(two.hers, {"wants": "less"}, by=two.ana_in, now=now)

    def stands():
        facts, signs = known(two, now)
        return facts.other_way_found, signs.by_sign["p14_person_wants_less"]

    assert stands() == (None, Level.LOOK), "nobody has taken it up"
    differs(two, now=now, matter=MatterKind.MONEY)
    assert stands() == (None, Level.LOOK), "money is another matter"
    taken = differs(two, now=now, line=tea.line)
    assert stands() == (False, Level.SOON)
    ending = new_ending(taken, met_by_lines=[paid.line])
    with viewing(two.sam, at=now):
        partnership.settle_difference(ending=ending, by=two.sam, at=now)
    assert stands() == (True, Level.LOOK)
    later = now + timedelta(days=30)
    said = {"by": two.ana_in, "now": later, "said_on": later.date()}
    checks_in(two.hers, {"wants": "less"}, **said)
    assert known(two, later)[0].other_way_found is None, "she says it still: what was found was not enough"
    with viewing(two.sam, at=later):
        partnership.settle_difference(
            ending=new_ending(taken, ending=EndingKind.INDEPENDENT), by=two.sam, at=later
        )
    assert known(two, later)[0].other_way_found is False


@pytest.mark.requirement("S0-10")
def test_of_the_job_only_what_one_of_them_said_in_a_talk_is_known(now, looking, two):
    opens_private(two, two.ana, two.bea, now=now)
    a_contract(payers(now, two), now=now)  # from 23 November 2026
    now += timedelta(days=314)

    def talk(side, **job):
        said = partnership.NewTalk(
            person=side.person_id,
            side=side.pk,
            talked_on=now.date(),
            alone=SeenAlone.YES,
            job={JobFact(name): told for name, told in job.items()},
        )
        with viewing(two.sam, at=now):
            return partnership.keep_talk(talk=said, by=two.sam, at=now)

    def stands(at=now):
        facts, signs = known(two, at)
        told = (facts.pay_late, facts.hours_over_contract, facts.leave_year_gone, facts.leave_taken)
        return (*told, signs.by_sign["p17_contract"])

    assert stands() == (None, None, 85, None, None)
    talk(two.hers, pay_late=False, more_hours=False)
    assert stands() == (False, False, 85, None, None), "nobody said how much leave is taken"
    talk(two.beas, pay_late=False, more_hours=False, leave_taken=50)
    assert stands() == (False, False, 85, 50, Level.SETTLED)
    talk(two.beas, pay_late=True, leave_taken=25)
    assert stands() == (True, False, 85, 25, Level.SOON), "what either of them tells counts"
    in_the_new_year = now + timedelta(days=58)
    assert stands(in_the_new_year)[3] is None, "of this leave year nobody has said anything"
    with pytest.raises(Invalid) as why:
        talk(two.beas, leave_taken=True)
    assert list(why.value.fields) == ["job"]
