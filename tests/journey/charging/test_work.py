"""What is to be done about what people pay: who stands on the list, by when, in what order, and who never."""

from datetime import date, timedelta

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import DateField, F, Func, Value

from sayso.foundation.access import actions as access
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.budget.queries import lines_of
from sayso.journey.charging import actions, tasks
from sayso.journey.charging.models import FinancialAssessment, FreeLine, SumLetter
from sayso.journey.charging.queries import work
from sayso.journey.charging.queries.work_kinds import working_days_after
from sayso.journey.charging.statuses import ChangeKind, LookedAgain, RunWhy, WorkKind
from sayso.journey.people.actions import NewDeath, record_death
from sayso.journey.people.statuses import StandingKind
from sayso.rules.clocks.money import ANSWERS_ABOUT_MONEY
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, told, told_of_2026
from tests.factories.logins import a_login, a_subject, open_to
from tests.factories.payments import a_budget
from tests.factories.policy import a_value
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
A_YEAR_AGO = timedelta(days=364)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def fay(now):
    return a_login("finance", now=now, name="Fay Orme")


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


def act(action, by, at, **given):
    with transaction.atomic(), viewing(by, at=at):
        return action(by=by, at=at, **given)


def one(now, name, sam):
    return somebody(now=now, name=name, seen_by=[sam])


def written_to(kept, by, now):
    """Write the letter about a sum, so that none is owed."""
    open_to(by, kept.person_id, Area.PAPERS, now=now)
    act(actions.tell_charge, by, now, telling=actions.NewTelling(assessment=kept, called="Ana"))


def on_the_list(by, now, **given):
    with transaction.atomic(), viewing(by, at=now):
        return work.listed(list(WorkKind), viewer=by, on=now.date(), **given)


def counts(by, now, **given):
    with transaction.atomic(), viewing(by, at=now):
        return {
            kind: n.number for kind, n in work.counted(viewer=by, on=now.date(), **given).items() if n.number
        }


@pytest.fixture
def each_kind(now, finn, fay, sam):
    """One person of each kind, one who waits for the law alone, and nobody twice."""
    names = ("Ana Marsh", "Ray Poole", "Ola Frank", "Una Lee", "Max Gale", "Ivy Dunn", "Lou Hart")
    names += ("Eli Stone", "Zoe Dale")
    ana, ray, ola, una, max_, ivy, lou, eli, zoe = (one(now, name, sam) for name in names)
    last_month = now - timedelta(days=40)
    kept = kept_means(ana, by=finn, now=last_month)
    written_to(kept, finn, now)
    look = actions.NewLook(person=ana, assessment=kept.pk)
    look = act(actions.ask_to_look_again, a_login_of(ana, "person", now=now), last_month, asked=look)
    mine = actions.NewTold(person=ray, answers=told())
    act(actions.hand_in_answers, a_login_of(ray, "person", now=now), now, told=mine)
    unknown = kept_means(ola, by=finn, now=now, answers=told(household=None))
    kept_means(una, by=finn, now=now, **told_of_2026())
    old = kept_means(max_, by=fay, now=now - A_YEAR_AGO)
    written_to(old, fay, now)
    a_budget(ivy, now=now)
    untold = kept_means(lou, by=finn, now=now)
    change = actions.NewChange(person=eli, what=[ChangeKind.HOME], changed_on=now.date())
    act(actions.tell_change, a_login_of(eli, "person", now=now), now, change=change)
    wrong = _found_wrong(zoe, by=finn, other=fay, now=now)
    return {
        (WorkKind.LOOK, ana, look.pk, look.answer_by),
        (WorkKind.ANSWERS, ray, None, date(2026, 11, 23)),
        (WorkKind.NOT_KNOWN, ola, unknown.pk, date(2026, 11, 27)),
        (WorkKind.YEARLY, max_, old.pk, date(2026, 11, 21)),
        (WorkKind.NO_SUM, ivy, None, date(2026, 12, 4)),
        (WorkKind.LETTER, lou, untold.pk, date(2026, 11, 27)),
        (WorkKind.CHANGE, eli, None, date(2026, 11, 23)),
        (WorkKind.MEND, zoe, None, wrong.answer_by),
    }


def _found_wrong(person, *, by, other, now):
    """Keep a sum, and let a colleague find that it changes."""
    kept = kept_means(person, by=by, now=now)
    written_to(kept, by, now)
    wish = actions.NewLook(person=person, assessment=kept.pk)
    asked = act(actions.ask_to_look_again, by, now, asked=wish)
    said = {"answer": LookedAgain.CHANGES, "reason": "The rent was left out."}
    return act(actions.answer_look, other, now, look=asked.pk, person=person, **said)


@pytest.mark.requirement("S1-11")
def test_each_thing_stands_once_with_its_day_the_longest_overdue_first(now, fay, finn, each_kind):
    found = on_the_list(fay, now)
    assert {(each.kind, each.person, each.key, each.due_on) for each in found} == each_kind
    assert len(found) == len(each_kind)
    assert [each.due_on for each in found] == sorted(each.due_on for each in found)
    assert counts(fay, now) == dict.fromkeys(WorkKind, 1)
    assert on_the_list(fay, now, start=2, most=3) == found[2:5], "the database gives one page of it"
    with transaction.atomic(), viewing(fay, at=now):
        told_of = work.counted(viewer=fay, on=now.date(), until=now.date())
        assert (told_of[WorkKind.LOOK].number, told_of[WorkKind.LOOK].late) == (1, 1)
        assert told_of[WorkKind.LETTER].number == 0, "its day is still to come"
        [(name, law, people)] = work.figures_waited_for(viewer=fay, on=now.date())
        assert (bool(name), bool(law), people) == (True, True, 1)
    assert [each.is_own for each in found if each.kind == WorkKind.LOOK] == [False]
    assert [each.is_own for each in on_the_list(finn, now) if each.kind == WorkKind.LOOK] == [True]


def test_whoever_died_is_closed_or_is_nobodys_to_see_stands_on_no_list(now, fay, sam, each_kind):
    people = {kind: person for kind, person, *_ in each_kind}
    death = NewDeath(person=people[WorkKind.ANSWERS], died_on=now.date(), told_by="Her daughter rang.")
    act(record_death, sam, now, death=death)
    manager = a_login("manager", now=now)
    until = now.date() + timedelta(days=90)
    act(
        access.restrict_record,
        manager,
        now,
        person=people[WorkKind.LETTER],
        because="staff",
        group=[manager],
        look_again_on=until,
    )
    gone = {WorkKind.ANSWERS, WorkKind.LETTER}
    assert {each.kind for each in on_the_list(fay, now)} == set(WorkKind) - gone
    assert counts(fay, now) == dict.fromkeys(set(WorkKind) - gone, 1)
    assert on_the_list(sam, now) == [], "a social worker sees what support costs, and nobody's money"


def test_who_handed_answers_in_is_not_named_again_for_what_the_next_sum_mends(now, fay, finn, each_kind):
    for kind, person, *_ in each_kind:
        if kind in (WorkKind.NOT_KNOWN, WorkKind.YEARLY, WorkKind.NO_SUM, WorkKind.LETTER):
            mine = actions.NewTold(person=person, answers=told())
            act(actions.hand_in_answers, a_login_of(person, "person", now=now), now, told=mine)
    left = {WorkKind.LOOK: 1, WorkKind.ANSWERS: 5, WorkKind.LETTER: 1, WorkKind.CHANGE: 1, WorkKind.MEND: 1}
    assert counts(fay, now) == left


def test_a_letter_once_written_is_owed_no_more_and_without_a_trail_none_was(now, fay, sam, request):
    ana = one(now, "Ana Marsh", sam)
    kept = kept_means(ana, by=fay, now=now)
    assert counts(fay, now) == {WorkKind.LETTER: 1}
    written_to(kept, fay, now)
    assert counts(fay, now) == {}
    again = kept_means(ana, by=fay, now=now, starts_on=date(2022, 6, 1))
    assert counts(fay, now) == {WorkKind.LETTER: 1}, "a new sum has a letter of its own"
    down = request.getfixturevalue("audit_fails")
    with pytest.raises(down):
        written_to(again, fay, now)
    with transaction.atomic(), viewing(fay, at=now):
        assert SumLetter.objects.count() == 1


def test_a_letter_that_was_not_written_here_is_told_of_by_when_and_how(now, fay, sam, request):
    ana, ola = one(now, "Ana Marsh", sam), one(now, "Ola Frank", sam)
    hers, his = kept_means(ana, by=fay, now=now), kept_means(ola, by=fay, now=now)
    said = {"told_on": now.date(), "how": "The letter of the old system."}

    def told_of(person, kept, by=fay, **changed):
        item = actions.ToldElsewhere(person=person, assessment=kept.pk, **(said | changed))
        return act(actions.record_told, by, now, items=[item])

    for by, person, kept, refusal in (
        (sam, ana, hers, NotPermitted),
        (fay, ana, his, NotFound),
        (a_login("finance", now=now, name="Nobody"), a_subject().pk, hers, NotFound),
    ):
        with pytest.raises(refusal):
            told_of(person, kept, by=by)
    for field, wrong in (("told_on", now.date() + timedelta(days=1)), ("how", " ")):
        with pytest.raises(Invalid) as refused:
            told_of(ana, hers, **{field: wrong})
        assert list(refused.value.fields) == [field]
    assert counts(fay, now) == {WorkKind.LETTER: 2}
    told_of(ana, hers)
    assert [each.person for each in on_the_list(fay, now)] == [ola]
    down = request.getfixturevalue("audit_fails")
    with pytest.raises(down):
        told_of(ola, his)
    assert counts(fay, now) == {WorkKind.LETTER: 1}


def test_support_that_is_free_or_over_or_a_carers_own_needs_no_sum(now, fay, sam):
    ana, bea, cal = (one(now, name, sam) for name in ("Ana Marsh", "Bea Marsh", "Cal Reed"))
    free = a_budget(ana, now=now)
    a_budget(bea, now=now, standing=StandingKind.CARER)
    a_budget(cal, now=now, starts_on=date(2026, 1, 5), ends_before=date(2026, 11, 2))
    assert counts(fay, now) == {WorkKind.NO_SUM: 1}
    with transaction.atomic(), viewing(sam, at=now):
        open_to(sam, ana, Area.MONEY, now=now)
        [line] = lines_of(free, viewer=sam)
        FreeLine.objects.create(
            person_id=ana,
            line=line.line,
            payer="council",
            starts_on=now.date(),
            recorded_at=now,
            recorded_by=sam,
        )
    assert counts(fay, now) == {}
    admin = a_login("admin", now=now)
    with transaction.atomic(), viewing(admin, at=now):
        a_value("charge_carers", True, by=admin, at=now, starts_on=now.date())
    assert counts(fay, now) == {WorkKind.NO_SUM: 1}


def test_a_run_looks_at_nobodys_money_and_its_letters_are_asked_for_together(now, fay, finn, sam):
    ana = one(now, "Ana Marsh", sam)
    began = now - timedelta(days=360)
    written_to(kept_means(ana, by=finn, now=began), finn, now)
    assert counts(fay, now) == {WorkKind.YEARLY: 1}
    run = act(actions.make_charge_run, finn, now, why=RunWhy.APRIL, starts_on=now.date())
    act(actions.approve_charge_run, fay, now, run=run.pk, looked_at="The one sum.")
    tasks.go_on(run.pk, fay, at=now)
    with transaction.atomic(), viewing(fay, at=now):
        assert FinancialAssessment.objects.visible_to(fay).on(now.date()).get().assessed_on == now.date()
        assert work.runs_not_told(viewer=fay) == {run.pk: (now.date(), 1)}
    assert counts(fay, now) == {WorkKind.YEARLY: 1}, "nobody asked her anything"
    act(actions.ask_for_run_letters, fay, now, run=run.pk)
    tasks.go_on(run.pk, fay, at=now, step=actions.write_run_letters)
    with transaction.atomic(), viewing(fay, at=now):
        assert work.runs_not_told(viewer=fay) == {}
        assert SumLetter.objects.count() == 2
    assert counts(fay, now) == {WorkKind.YEARLY: 1}
    later = now + timedelta(minutes=1)
    written_to(kept_means(ana, by=fay, now=later, starts_on=now.date()), fay, later)
    assert counts(fay, later) == {}


def test_the_database_counts_working_days_as_the_clock_does(now, fay):
    days = [now.date() - timedelta(days=number) for number in range(0, 800, 3)]
    day = Func(Value(days, output_field=ArrayField(DateField())), function="unnest", output_field=DateField())
    rows = User.objects.filter(pk=fay.pk).annotate(day=day)
    due = working_days_after(F("day"), ANSWERS_ABOUT_MONEY.number, on=now.date())
    found = dict(rows.annotate(due=due).values_list("day", "due"))
    assert found == {each: ANSWERS_ABOUT_MONEY.after(each) for each in days}
