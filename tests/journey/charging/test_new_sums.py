"""New sums for everybody: a dry run that changes nothing, a second person, a job that can be cut off."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.viewer import viewing
from sayso.foundation.letters.models import Letter, Sending
from sayso.journey.charging import actions, queries, tasks
from sayso.journey.charging.facts.again import work_again
from sayso.journey.charging.models import ChargeRun, Contribution, FinancialAssessment
from sayso.journey.charging.queries import runs
from sayso.journey.charging.statuses import RunLeft, RunLineState, RunState, RunWhy
from sayso.journey.people.actions import NewDeath, record_death
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login, open_to
from tests.factories.policy import a_value
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
BEFORE, RISE = date(2025, 11, 1), date(2026, 12, 1)
PENSION = {
    "kind": "state_pension",
    "amount_pence": 23_025,
    "period": "week",
}  # the whole rate of 2025 to 2026
OLD_RATE = {"kind": "attendance_allowance", "amount_pence": 11_040, "period": "week"}
FORTY_POUNDS = {"amount_pence": 4_000, "period": "week"}
OWN_AMOUNT = {"kind": "attendance_allowance", "amount_pence": 5_000, "period": "week"}


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def fay(now):
    return a_login("finance", now=now, name="Fay Orme")


def income(*items):
    return {"items": list(items)}


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def four(now, finn, sam):
    """Keep sums of last year: two at the law's rates, one at another, one of whom nobody asked enough."""
    people = [
        somebody(now=now, name=name, seen_by=[sam])
        for name in ("Ana Marsh", "Ray Poole", "Ola Frank", "Una Lee")
    ]
    given = [
        told(age={"age": 77}, income=income(PENSION, OLD_RATE)),
        told(age={"age": 77}, income=income(PENSION, OLD_RATE), cost=FORTY_POUNDS),
        told(age={"age": 77}, income=income(PENSION, OWN_AMOUNT)),
        told(age={"age": 77}, income=income(PENSION), household=None),
    ]
    items = [
        new_means(key, now, starts_on=BEFORE, answers=answers)
        for key, answers in zip(people, given, strict=True)
    ]
    with transaction.atomic(), viewing(finn, at=now):
        actions.assess_means(items=items, by=finn, at=now)
    return people


def act(action, by, now, **given):
    with transaction.atomic(), viewing(by, at=now):
        return action(by=by, at=now, **given)


def made(finn, now, **changed):
    given = {"why": RunWhy.APRIL, "starts_on": RISE} | changed
    return act(actions.make_charge_run, finn, now, **given)


def approved(run, fay, now):
    return act(
        actions.approve_charge_run, fay, now, run=run.pk, looked_at="The largest changes, and two sums."
    )


def lines(run, viewer, now):
    with transaction.atomic(), viewing(viewer, at=now):
        return {one.person_id: one for one in runs.lines_of(run, viewer=viewer).select_related("base")}


def sums(viewer, now):
    with transaction.atomic(), viewing(viewer, at=now):
        rows = FinancialAssessment.objects.values("pk", "replaced_at", "ends_before", "charge_pence_a_week")
        return sorted(map(str, rows)), Contribution.objects.count()


def test_a_dry_run_changes_no_sum_and_says_for_each_what_it_would_be(now, looking, finn, four):
    before = sums(finn, now)
    run = made(finn, now)
    assert (run.state, run.line_count) == (RunState.DRY, 4)
    assert sums(finn, now) == before
    ana, ray, ola, una = (lines(run, finn, now)[key] for key in four)
    assert ana.risen == [
        ["state_pension", "week", 23_025, 24_130],
        ["attendance_allowance", "week", 11_040, 11_460],
    ]
    assert ana.after_pence is not None
    assert ray.after_pence == 4_000, "never more than the support costs"
    assert (ola.to_ask, ola.risen) == (["attendance_allowance"], [["state_pension", "week", 23_025, 24_130]])
    assert (una.state, una.left_because, una.after_pence) == (RunLineState.LEFT, RunLeft.UNKNOWN, None)
    assert una.missing == ["household"]


def test_after_a_second_persons_yes_the_job_writes_each_sum_from_its_day_and_no_earlier(
    now, looking, finn, fay, four
):
    run = made(finn, now)
    approved(run, fay, now)
    shown = lines(run, finn, now)
    assert tasks.go_on(run.pk, fay, now) == 1
    with looking(finn):
        for key in four[:3]:
            then = queries.means_of(key, viewer=finn, on=RISE)
            assert then.charge_pence_a_week == shown[key].after_pence
            assert then.recorded_by_id == fay.pk
            assert work_again(then, what_if=False).charge_pence == then.charge_pence_a_week
            assert queries.contribution_of(key, viewer=finn, on=RISE).pence_a_week == shown[key].after_pence
            last_day = queries.means_of(key, viewer=finn, on=RISE - timedelta(days=1))
            assert last_day.pk == shown[key].base_id
        assert queries.means_of(four[3], viewer=finn, on=RISE).starts_on == BEFORE, "left as it was"
        run = runs.one_run(run.pk)
        assert run.state == RunState.DONE
        assert runs.how_far(run, viewer=finn) == {"done": 3, "left": 1}
        total = sum(one.after_pence for one in shown.values() if one.after_pence is not None)
        kept = Contribution.objects.filter(starts_on=RISE, replaced_at=None)
        assert sum(one.pence_a_week for one in kept) == total, "the run is the sum of its people"


def test_cut_off_half_way_it_goes_on_where_it_ended_and_twice_is_once(now, looking, finn, fay, four):
    run = made(finn, now)
    approved(run, fay, now)
    assert act(actions.work_charge_run, fay, now, run=run.pk, most=1) == 2
    written = sums(finn, now)
    with transaction.atomic():
        act(actions.work_charge_run, fay, now, run=run.pk, most=1)
        transaction.set_rollback(True)  # the power went
    assert sums(finn, now) == written, "half a set is no set"
    assert tasks.go_on(run.pk, fay, now) == 1
    done = sums(finn, now)
    assert tasks.go_on(run.pk, fay, now) == 0
    assert tasks.write_new_sums(0) == 0
    assert sums(finn, now) == done
    with looking(finn):
        keys = set(FinancialAssessment.objects.filter(starts_on=RISE).values_list("pk", flat=True))
    assert keys == {uuid.uuid5(run.pk, f"{key} adult") for key in four[:3]}


def test_what_came_in_between_is_never_written_over(now, looking, finn, fay, sam, four):
    run = made(finn, now)
    approved(run, fay, now)
    ana, ray, ola, _ = four
    newer = new_means(ana, now, starts_on=date(2026, 11, 10), answers=told(age={"age": 77}))
    later = new_means(ola, now, starts_on=RISE + timedelta(days=30), answers=told(age={"age": 77}))
    with looking(finn):
        kept = actions.assess_means(items=[newer, later], by=finn, at=now)
    with looking(sam):
        record_death(death=NewDeath(person=ray, died_on=now.date(), told_by="His son"), by=sam, at=now)
    tasks.go_on(run.pk, fay, now)
    left = {key: one.left_because for key, one in lines(run, finn, now).items()}
    assert left == {ana: "newer", ola: "newer", ray: "died", four[3]: "unknown"}
    with looking(finn):
        assert queries.means_of(ana, viewer=finn, on=RISE).pk == kept[0].pk
        assert queries.means_of(ola, viewer=finn, on=RISE + timedelta(days=40)).pk == kept[1].pk


def test_a_sum_that_would_come_to_something_else_than_was_approved_is_left(now, looking, finn, fay, four):
    admin = a_login("admin", now=now)
    run = made(finn, now)
    approved(run, fay, now)
    with looking(admin):
        a_value("percent_of_disposable", 9_000, by=admin, at=now, starts_on=RISE)
    tasks.go_on(run.pk, fay, now)
    left = [lines(run, finn, now)[key].left_because for key in four]
    assert left == ["differs", "", "differs", "unknown"], "the cost of one caps the charge either way"


def test_a_change_of_the_councils_own_choice_goes_the_same_way(now, looking, finn, fay, four):
    admin = a_login("admin", now=now)
    with looking(admin):
        a_value("max_weekly_charge", 1_000, by=admin, at=now, starts_on=RISE)
    run = made(finn, now, why=RunWhy.POLICY)
    shown = lines(run, finn, now)
    assert [shown[key].after_pence for key in four] == [1_000, 1_000, 1_000, None]


def test_who_made_it_cannot_approve_it_in_the_action_or_in_the_database(now, looking, finn, fay, four):
    run = made(finn, now)
    with pytest.raises(NotPermitted, match="somebody else approves it"):
        approved(run, finn, now)
    with pytest.raises(IntegrityError), transaction.atomic(), viewing(finn, at=now):
        ChargeRun.objects.filter(pk=run.pk).update(
            state="approved", approved_by=finn, approved_at=now, looked_at="All of it"
        )
    with pytest.raises(Invalid), transaction.atomic(), viewing(fay, at=now):
        actions.approve_charge_run(run=run.pk, looked_at=" ", by=fay, at=now)
    with pytest.raises(WrongState):
        act(actions.work_charge_run, fay, now, run=run.pk)
    approved(run, fay, now)
    with pytest.raises(WrongState, match="not at that step"):
        approved(run, fay, now)
    with pytest.raises(NotPermitted, match="whoever approved"):
        act(actions.work_charge_run, finn, now, run=run.pk)
    with pytest.raises(NotFound):
        act(actions.approve_charge_run, fay, now, run=uuid.uuid4(), looked_at="x")


def test_a_run_is_withdrawn_before_it_is_approved_and_never_after(now, finn, fay, four):
    run = made(finn, now)
    with pytest.raises(WrongState, match="already"):
        made(fay, now)
    with pytest.raises(Invalid):
        act(actions.withdraw_charge_run, finn, now, run=run.pk, because=" ")
    act(actions.withdraw_charge_run, finn, now, run=run.pk, because="An amount was confirmed since.")
    again = made(finn, now)
    approved(again, fay, now)
    with pytest.raises(WrongState):
        act(actions.withdraw_charge_run, finn, now, run=again.pk, because="Too late.")


def test_a_day_that_is_past_or_far_away_or_with_nobody_is_refused(now, finn):
    for day in (now.date() - timedelta(days=1), now.date() + timedelta(days=400), RISE):
        with pytest.raises(Invalid):
            made(finn, now, starts_on=day)


def test_who_holds_no_means_makes_no_run_and_sees_no_line_of_one(now, looking, finn, four):
    run = made(finn, now)
    payments = a_login("payments", now=now)
    with pytest.raises(NotPermitted):
        made(payments, now)
    assert lines(run, payments, now) == {}


@pytest.mark.parametrize("step", ["make", "approve", "withdraw", "work"])
def test_a_step_whose_event_cannot_be_written_is_undone(now, finn, fay, four, step, request):
    run = made(finn, now) if step != "make" else None
    if step == "work":
        approved(run, fay, now)
    before, state = sums(finn, now), run and runs.one_run(run.pk).state
    down = request.getfixturevalue("audit_fails")
    steps = {
        "make": lambda: made(finn, now),
        "approve": lambda: approved(run, fay, now),
        "withdraw": lambda: act(actions.withdraw_charge_run, finn, now, run=run.pk, because="Made anew."),
        "work": lambda: act(actions.work_charge_run, fay, now, run=run.pk),
    }
    with pytest.raises(down):
        steps[step]()
    assert sums(finn, now) == before
    assert (runs.one_run(run.pk).state == state) if run else not ChargeRun.objects.exists()


def test_letters_go_last_each_a_safe_way_and_whom_no_way_reaches_is_named(
    now, looking, finn, fay, four, council_home
):
    ana, ray, ola, una = four
    a_login_of(ana, "person", now=now)
    run = made(finn, now)
    approved(run, fay, now)
    with pytest.raises(WrongState):
        act(actions.ask_for_run_letters, fay, now, run=run.pk)
    tasks.go_on(run.pk, fay, now)
    with looking(finn):
        assert not may_see(person=ana, area=Area.PAPERS)
    act(actions.ask_for_run_letters, finn, now, run=run.pk)
    with pytest.raises(NotPermitted, match="whoever asked"):
        act(actions.write_run_letters, fay, now, run=run.pk)
    assert act(actions.write_run_letters, finn, now, run=run.pk, most=1) == 2
    assert tasks.go_on(run.pk, finn, now, step=actions.write_run_letters) == 1
    assert tasks.write_new_sums(0) == 0
    found = {key: one.letter_state for key, one in lines(run, finn, now).items()}
    assert found == {ana: "sent", ray: "written", ola: "written", una: ""}
    with looking(finn):
        assert not may_see(person=ana, area=Area.PAPERS), "the papers are closed again"
    open_to(finn, ana, Area.PAPERS, now=now)
    with looking(finn):
        (letter,) = Letter.objects.visible_to(finn).filter(person_id=ana)
        assert letter.code == "what_you_pay"
        assert Sending.objects.visible_to(finn).get(letter=letter).way == "portal"
    with pytest.raises(WrongState):
        act(actions.ask_for_run_letters, fay, now, run=run.pk)


def test_letters_whose_event_cannot_be_written_are_undone(now, finn, fay, four, request):
    run = made(finn, now)
    approved(run, fay, now)
    tasks.go_on(run.pk, fay, now)
    down = request.getfixturevalue("audit_fails")
    with pytest.raises(down):
        act(actions.ask_for_run_letters, finn, now, run=run.pk)
    assert runs.one_run(run.pk).letters_asked_at is None
