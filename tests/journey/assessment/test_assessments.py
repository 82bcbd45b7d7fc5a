"""An assessment: kept whatever is missing, never a decision, and never in place of who speaks for them."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.statuses import Difficulty, Supporter
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.assessment import a_new_assessment
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def kept(person, by, now, seen=None, **changed):
    made = a_new_assessment(person, now, **changed)
    return actions.record_assessment(assessment=made, by=by, at=now, seen_version=seen)


def test_two_outcomes_from_an_impairment_with_a_great_impact_appear_eligible(now, looking, sam, ana):
    with looking(sam):
        found = kept(ana, sam, now)
    assert found.verdict == "appears_eligible"
    assert "A person at the council checks this and decides." in found.says
    assert any("SI 2015/313" in line["authority"] for line in found.working)


def test_what_was_not_asked_is_named_and_never_counts_as_able(now, looking, sam, ana):
    with looking(sam):
        found = kept(ana, sam, now, outcomes={"nutrition": "needs_help"})
    assert found.verdict == "facts_missing"
    assert "Still to ask" in found.says


def test_one_outcome_is_enough_for_a_carer_and_both_stand_on_one_record(now, looking, sam, ana):
    with looking(sam):
        kept(ana, sam, now)
        hers = kept(ana, sam, now, standing=StandingKind.CARER, outcomes={"work_and_learning": "needs_help"})
        assert hers.verdict == "appears_eligible"
        assert [one.standing for one in queries.assessments_of(ana, viewer=sam)] == ["adult", "carer"]


def test_a_new_one_takes_its_place_and_the_first_stays_to_be_read(now, looking, sam, ana):
    with looking(sam):
        first = kept(ana, sam, now)
        second = kept(ana, sam, now + timedelta(hours=1), significant_impact=False)
        assert [one.pk for one in queries.assessments_of(ana, viewer=sam)] == [second.pk]
        assert NeedsAssessment.objects.get(pk=first.pk).verdict == "appears_eligible"


def test_of_two_who_assess_at_once_the_second_is_told(now, looking, sam, ana):
    with looking(sam):
        kept(ana, sam, now, seen=0)
        with pytest.raises(Stale):
            kept(ana, sam, now, seen=0)


@pytest.mark.requirement("B-27")
def test_who_can_hardly_have_a_say_and_has_nobody_needs_an_advocate_and_is_kept_all_the_same(
    now, looking, sam, ana
):
    hard = {"difficulties": [Difficulty.WEIGHING]}
    with looking(sam):
        kept(ana, sam, now, supporter=Supporter.NOBODY_YET, **hard)
        assert [one.person_id for one in queries.without_an_advocate([ana], viewer=sam)] == [ana]
        kept(ana, sam, now, supporter=Supporter.NOBODY_YET)
        assert queries.without_an_advocate([ana], viewer=sam) == [], "nothing is hard: nobody is needed"


def test_their_own_sign_in_has_a_copy_and_a_carer_with_the_plan_shared_has_none(now, looking, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with looking(sam):
        kept(ana, sam, now)
    with looking(herself):
        assert len(queries.assessments_of(ana, viewer=herself)) == 1
    with looking(hers):
        assert not NeedsAssessment.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"outcomes": {"nutrition": "sometimes"}}, "nutrition"),
        ({"outcomes": {"flying": "able"}}, "flying"),
        (
            {"standing": StandingKind.CARER, "outcomes": {"work_and_learning": "takes_longer"}},
            "work_and_learning",
        ),
        ({"supporter": Supporter.SOMEBODY}, "supporter_name"),
    ],
)
def test_what_cannot_be_kept_is_told_by_name(now, looking, sam, ana, changed, field):
    with looking(sam), pytest.raises(Invalid) as told:
        kept(ana, sam, now, **changed)
    assert list(told.value.fields) == [field]


def test_a_day_to_come_a_stranger_and_a_wrong_role_are_refused(now, looking, sam, ana):
    with looking(sam), pytest.raises(Invalid):
        kept(ana, sam, now, assessed_on=(now + timedelta(days=1)).date())
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    with looking(stranger), pytest.raises(NotFound):
        kept(ana, stranger, now)
    with looking(adviser), pytest.raises(NotPermitted):
        kept(ana, adviser, now)


def test_without_a_trail_no_assessment_is_kept(now, looking, sam, ana):
    with looking(sam):
        with (
            patch("sayso.journey.assessment.actions.record_assessments.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            kept(ana, sam, now)
        assert not NeedsAssessment.objects.exists()
