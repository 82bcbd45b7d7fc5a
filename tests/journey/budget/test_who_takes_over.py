"""Who pays changes with no gap: to the NHS (B-33), and from one council to another (B-30)."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from sayso.foundation.access.viewer import viewing
from sayso.journey.budget import actions as budgets
from sayso.journey.budget import queries as budget
from sayso.journey.budget.statuses import EndBecause
from sayso.journey.casework.models import Task
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.who_pays import ours_ends_before, said_of_nhs, said_of_residence
from sayso.journey.charging.models import FreeLine, NhsCare, NhsRefund, Residence
from sayso.journey.charging.statuses import LivedIn, NhsDecided, PlacedBy
from sayso.journey.payments.facts.due import due_for
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import lines_of, plan_of
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted
from tests.factories.aftercare import an_aftercare, freed
from tests.factories.budget import agreed
from tests.factories.charging import kept_means
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
NHS, MOVING = pytest.mark.requirement("B-33"), pytest.mark.requirement("B-30")
FIRST, TAKES_OVER = date(2026, 11, 1), date(2026, 11, 27)


@pytest.fixture
def lines(now, looking, sam, ana):
    """Return the keys of tea (78.75, arranged by us) and the garden (36.00, a direct payment)."""
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        plan = plan_of(ana, StandingKind.ADULT, viewer=sam)
        return [one.line for one in lines_of(plan, viewer=sam)]


def in_one(login, now, act):
    with transaction.atomic(), viewing(login, at=now):
        return act()


def found_by_nhs(person, by, now, **changed):
    said = {
        "was_thought_of": True,
        "why": "Needs a nurse at night.",
        "referred_on": date(2026, 10, 5),
        "decided": NhsDecided.ELIGIBLE,
        "decided_on": date(2026, 11, 16),
        "eligible_from": FIRST,
        "takes_over_on": TAKES_OVER,
    }
    care = actions.NewNhsCare(person=person, **(said | changed))
    return in_one(by, now, lambda: actions.record_nhs_care(care=care, by=by, at=now))


def handed(person, *lines, by, now, on=TAKES_OVER):
    told = {"person": person, "lines": lines, "starts_on": on, "by": by, "at": now}
    return in_one(by, now, lambda: actions.hand_to_nhs(**told))


def lives(person, by, now, **changed):
    said = {
        "lives_in": LivedIn.OURS,
        "placed_by": PlacedBy.NOBODY,
        "council_name": "Lindenshire",
        "basis": "Has lived here for thirty years.",
        "since": date(1996, 5, 1),
    }
    new = actions.NewResidence(person=person, **(said | changed))
    return in_one(by, now, lambda: actions.record_residence(residence=new, by=by, at=now))


def shares(one, by, on):
    found = budget.parts_of(one, viewer=by, on=on)
    return found.person_pence_a_week, found.council_pence_a_week, found.nhs_pence_a_week


@NHS
def test_our_part_ends_on_the_day_the_nhs_takes_over_and_not_before(now, looking, sam, ana, lines):
    tea, garden = lines
    one = agreed(ana, by=sam, now=now)
    finn = a_login("finance", now=now)
    kept_means(ana, by=finn, now=now)
    found_by_nhs(ana, sam, now)
    with pytest.raises(Held) as too_soon:
        handed(ana, garden, by=sam, now=now, on=TAKES_OVER - timedelta(days=1))
    assert "not a day less" in too_soon.value.rule
    handed(ana, garden, by=sam, now=now)
    handed(ana, garden, by=sam, now=now)  # sent twice, handed over once

    with looking(sam):
        assert FreeLine.objects.count() == 1
        assert shares(one, sam, TAKES_OVER - timedelta(days=1)) == (87_30, 27_45, 0)
        assert shares(one, sam, TAKES_OVER) == (78_75, 0, 36_00)
        said = budget.in_a_sentence(one, viewer=sam, on=TAKES_OVER)
        assert said.endswith("You pay £78.75. We pay £0.00. The NHS pays £36.00.")
    with looking(finn):
        [due] = due_for(now.date(), now.date() + timedelta(days=28), viewer=finn)
    assert due.gross_pence == 36_00, "a week of it: seven days until the NHS takes over"
    herself = a_login_of(ana, "person", now=now)
    with looking(herself):
        assert queries.payers_of([ana], viewer=herself, on=TAKES_OVER) == {garden: "nhs"}
    assert tea != garden


@NHS
def test_while_it_is_open_and_where_it_is_refused_support_goes_on(now, looking, sam, ana, lines):
    one = agreed(ana, by=sam, now=now)
    nothing = {"decided_on": None, "eligible_from": None, "takes_over_on": None}
    for decided in (None, NhsDecided.WAITING, NhsDecided.NOT_ELIGIBLE):
        care = found_by_nhs(ana, sam, now, decided=decided, **nothing)
        with pytest.raises(Held):
            handed(ana, *lines, by=sam, now=now)
        with looking(sam):
            assert not FreeLine.objects.exists()
            said = [line.step for line in said_of_nhs(care)]
            assert "goes_on_as_it_is" in said
    found_by_nhs(ana, sam, now, takes_over_on=None)
    with pytest.raises(Held):
        handed(ana, *lines, by=sam, now=now)
    with looking(sam):
        assert one.state == "agreed"
        assert NhsCare.objects.current().count() == 1
        assert NhsCare.objects.count() == 4


@NHS
def test_when_the_nhs_pays_no_more_we_do_and_aftercare_is_free_again(now, looking, sam, ana, lines):
    tea, garden = lines
    agreed(ana, by=sam, now=now)
    an_aftercare(ana, by=sam, now=now)
    freed(ana, tea, by=sam, now=now)
    found_by_nhs(ana, sam, now)
    handed(ana, tea, garden, by=sam, now=now)
    over = TAKES_OVER + timedelta(days=30)

    def taken_back(on):
        return in_one(
            sam, now, lambda: actions.take_back_from_nhs(person=ana, ends_before=on, by=sam, at=now)
        )

    with pytest.raises(Invalid):
        taken_back(TAKES_OVER - timedelta(days=1))
    assert len(taken_back(over)) == 2
    with looking(sam):
        days = {day: queries.payers_of([ana], viewer=sam, on=day) for day in (now.date(), TAKES_OVER, over)}
    assert days == {
        now.date(): {tea: "council"},
        TAKES_OVER: {tea: "nhs", garden: "nhs"},
        over: {tea: "council"},
    }


@NHS
def test_what_comes_back_is_the_persons_first_and_who_reads_it(now, looking, ana):
    finn, herself = a_login("finance", now=now), a_login_of(ana, "person", now=now)

    def kept(**changed):
        said = {"refund_pence": 448_00, "person_paid_pence": 98_00, "council_paid_pence": 350_00} | changed
        new = actions.NewRefund(person=ana, came_on=changed.pop("came_on", now.date()), **said)
        return in_one(finn, now, lambda: actions.keep_nhs_refund(refund=new, by=finn, at=now))

    whole, short = kept(), kept(refund_pence=97_99)
    assert (whole.to_person_pence, whole.to_council_pence) == (98_00, 350_00)
    assert (short.to_person_pence, short.to_council_pence) == (97_99, 0)
    assert short.working[0]["label"].startswith("What comes back to you")
    for wrong in ({"refund_pence": 448_01}, {"person_paid_pence": -1}):
        with pytest.raises(Invalid):
            kept(**wrong)
    with looking(herself):
        assert len(queries.refunds_of(ana, viewer=herself)) == 2


@MOVING
def test_a_move_out_ends_nothing_until_the_new_council_has_said_from_when(now, looking, sam, ana, lines):
    one = agreed(ana, by=sam, now=now)
    moves = date(2026, 12, 7)

    def ended(on):
        told = {"budget": one.pk, "ends_before": on, "because": EndBecause.MOVED, "by": sam, "at": now}
        return in_one(sam, now, lambda: budgets.end_budget(**told))

    for changed in (None, {"moves_out_on": moves, "moves_to": "Elsewhere"}):
        if changed:
            waits = lives(ana, sam, now, **changed, plan_sent_on=now.date())
            with looking(sam):
                assert "waits_for_new_council" in [line.step for line in said_of_residence(waits)]
        with pytest.raises(Held) as held:
            ended(moves)
        assert "in its own word" in held.value.releases
    lives(ana, sam, now, moves_out_on=moves, moves_to="Elsewhere", taken_over_on=date(2026, 12, 10))
    with pytest.raises(Held):
        ended(date(2026, 12, 9))
    assert ended(date(2026, 12, 10)).state == "ended"


@MOVING
def test_who_comes_with_an_old_plan_has_it_started_that_day_and_an_assessment_due(now, looking, sam, ana):
    came = {"came_on": now.date(), "came_from": "Elsewhere", "has_old_plan": True}
    for _ in range(2):  # written twice, asked once
        here = lives(ana, sam, now, **came)
    with looking(sam):
        tasks = {one.asked: one.due_on for one in Task.objects.filter(person_id=ana, done_at=None)}
        said = {line.step: line.value for line in said_of_residence(here)}
    assert tasks == {"start_old_plan": now.date(), "assessment": now.date()}
    assert said["ours_begins_on"] == now.date()
    assert said["assessment_is_due"] is True


@MOVING
def test_while_two_councils_do_not_agree_payments_go_on(now, looking, sam, ana, lines):
    agreed(ana, by=sam, now=now)
    finn = a_login("finance", now=now)
    period = (now.date(), now.date() + timedelta(days=28))
    with looking(finn):
        before = [one.pence for one in due_for(*period, viewer=finn)]
    here = lives(ana, sam, now, lives_in=LivedIn.ANOTHER, disputed_with="Elsewhere")
    with looking(finn):
        assert [one.pence for one in due_for(*period, viewer=finn)] == before == [4 * 36_00]
    with looking(sam):
        assert "goes_on_in_dispute" in [line.step for line in said_of_residence(here)]
        assert ours_ends_before(here) is None


def test_what_cannot_be_is_refused_and_nothing_is_kept(now, looking, sam, ana):
    later = now.date() + timedelta(days=1)
    for changed in (
        {"why": " "},
        {"referred_on": later},
        {"eligible_from": None},
        {"decided": NhsDecided.WAITING},
        {"takes_over_on": FIRST - timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            found_by_nhs(ana, sam, now, **changed)
    for changed in (
        {"council_name": ""},
        {"basis": " "},
        {"moves_out_on": later},
        {"taken_over_on": later},
        {"came_on": later},
    ):
        with pytest.raises(Invalid):
            lives(ana, sam, now, **changed)
    with looking(sam):
        assert not NhsCare.objects.exists()
        assert not Residence.objects.exists()


def test_nobody_without_the_record_and_no_other_role_does_any_of_it(now, looking, sam, ana, lines):
    other, herself = a_login("social-worker", now=now), a_login_of(ana, "person", now=now)
    stranger = a_login("contact", now=now)
    acts = [
        lambda by: found_by_nhs(ana, by, now),
        lambda by: handed(ana, *lines, by=by, now=now),
        lambda by: lives(ana, by, now),
        lambda by: in_one(
            by, now, lambda: actions.take_back_from_nhs(person=ana, ends_before=now.date(), by=by, at=now)
        ),
    ]
    for login, refusal in ((other, NotFound), (herself, NotPermitted), (stranger, NotPermitted)):
        for act in acts:
            with pytest.raises(refusal):
                act(login)
    refund = actions.NewRefund(
        person=ana, came_on=now.date(), refund_pence=1, person_paid_pence=1, council_paid_pence=0
    )
    with looking(sam), pytest.raises(NotPermitted):
        actions.keep_nhs_refund(refund=refund, by=sam, at=now)


def test_without_a_trail_nothing_is_written(now, looking, sam, ana, lines, request):
    found_by_nhs(ana, sam, now)
    finn = a_login("finance", now=now)
    refund = actions.NewRefund(
        person=ana, came_on=now.date(), refund_pence=1, person_paid_pence=1, council_paid_pence=0
    )
    down = request.getfixturevalue("audit_fails")
    acts = [
        lambda: found_by_nhs(ana, sam, now),
        lambda: handed(ana, *lines, by=sam, now=now),
        lambda: lives(ana, sam, now, came_on=now.date(), came_from="Elsewhere"),
        lambda: in_one(finn, now, lambda: actions.keep_nhs_refund(refund=refund, by=finn, at=now)),
    ]
    for act in acts:
        with pytest.raises(down):
            act()
    with looking(sam):
        found = [one.objects.count() for one in (NhsCare, FreeLine, Residence, NhsRefund, Task)]
    assert found == [1, 0, 0, 0, 0]
