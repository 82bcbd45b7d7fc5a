"""A child in the home is known by no more than is needed, and passed on the same day where harm is likely."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.safeguarding import actions, queries
from sayso.journey.safeguarding.models import ChildAtHome, ChildPassed, YoungCarerTold
from sayso.journey.safeguarding.statuses import CarerToldKind, ChildTask, HarmLikely, Helps
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.casework import CARE, somebody
from tests.factories.logins import a_login, open_to
from tests.factories.safeguarding import a_new_child, a_passing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def home(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def child(now, looking, sam, home):
    with looking(sam):
        return actions.note_child(child=a_new_child(home), by=sam, at=now)


def due(sam, home):
    (found,) = queries.children_of([home], viewer=sam)
    return (found.next_due[0].name, found.next_due[1]) if found.next_due else None


@pytest.mark.requirement("B-37")
def test_where_harm_is_likely_it_is_due_that_same_day_until_it_is_passed_on_and_answered(
    now, looking, sam, home, child
):
    with looking(sam):
        assert due(sam, home) == ("child_referred", date(2026, 11, 20))
        assert queries.children_for_duty(viewer=sam) == {home: now}
        passing = actions.pass_child_on(passed=a_passing(child), by=sam, at=now)
        assert (passing.sent, passing.to_whom) == (
            "J gives insulin alone.",
            "Duty worker at the children’s front door",
        )
        assert queries.children_for_duty(viewer=sam) == {}
        assert due(sam, home) == ("child_answered", date(2026, 11, 23))
        kept = actions.keep_childrens_answer(
            passing=passing.pk, person=home, words="The duty worker: we visit on Monday.", by=sam, at=now
        )
        assert kept.answered_by == sam
        assert due(sam, home) == ("young_carer_told", date(2026, 11, 27))
        told = actions.NewTold(person=home, child=child.child, kind=CarerToldKind.WANTS)
        actions.tell_young_carer(told=told, by=sam, at=now)
        assert due(sam, home) is None
        with pytest.raises(WrongState):
            actions.keep_childrens_answer(passing=passing.pk, person=home, words="Again.", by=sam, at=now)


def test_harm_that_is_not_known_is_found_out_and_harm_anew_is_passed_on_anew(now, looking, sam, home, child):
    later = now + timedelta(days=5)
    with looking(sam):
        actions.pass_child_on(passed=a_passing(child), by=sam, at=now)
        same = a_new_child(home, child=child.child, seen=child.pk, harm_words="It goes on.")
        row = actions.note_child(child=same, by=sam, at=now + timedelta(days=1))
        assert row.harm_since == child.harm_since, "it was never over: what was passed on still stands"
        calm = a_new_child(home, child=child.child, harm=HarmLikely.NOT_KNOWN)
        actions.note_child(child=calm, by=sam, at=now + timedelta(days=2))
        again = actions.note_child(child=a_new_child(home, child=child.child), by=sam, at=later)
        assert again.harm_since == later
        assert due(sam, home) == ("child_referred", date(2026, 11, 25))
        other = a_new_child(home, called="K", tasks=[], helps=Helps.NOT_KNOWN, harm=HarmLikely.NOT_KNOWN)
        actions.note_child(child=other, by=sam, at=now)
        (k,) = [one for one in queries.children_of([home], viewer=sam) if one.row.called == "K"]
        assert (k.next_due[0].name, k.next_due[1]) == ("child_harm_known", date(2026, 11, 23))


def test_a_sign_counts_what_no_child_should_do_and_what_nobody_knows_is_unknown(now, looking, sam, home):
    with looking(sam):
        assert queries.listed_tasks([home], viewer=sam).get(home) is None
        unsure = a_new_child(home, tasks=[], helps=Helps.NOT_KNOWN, harm=HarmLikely.NOT_LIKELY)
        first = actions.note_child(child=unsure, by=sam, at=now)
        assert queries.listed_tasks([home], viewer=sam).get(home) is None
        settled = a_new_child(
            home, child=first.child, tasks=[], helps=Helps.NO, harm=HarmLikely.NOT_LIKELY, called="J"
        )
        actions.note_child(child=settled, by=sam, at=now)
        assert queries.listed_tasks([home], viewer=sam)[home] == 0
        two = a_new_child(home, helps=Helps.NO, tasks=[ChildTask.LIFTING, ChildTask.MEDICINES])
        row = actions.note_child(child=two, by=sam, at=now)
        assert row.helps == Helps.YES
        assert queries.listed_tasks([home], viewer=sam)[home] == 2


def test_only_those_who_may_read_the_work_note_it_and_the_trail_bears_nobodys_key(
    now, looking, sam, home, child
):
    stranger = a_login("social-worker", now=now)
    for login, refusal in ((stranger, NotFound), (a_login("person", now=now), NotPermitted)):
        with looking(login):
            for act, said in (
                (actions.note_child, {"child": a_new_child(home)}),
                (actions.pass_child_on, {"passed": a_passing(child)}),
                (
                    actions.tell_young_carer,
                    {"told": actions.NewTold(person=home, child=child.child, kind=CarerToldKind.TOLD)},
                ),
                (actions.keep_childrens_answer, {"passing": child.pk, "person": home, "words": "x"}),
            ):
                with pytest.raises(refusal):
                    act(**said, by=login, at=now)
    helper = a_login("social-worker", now=now)
    open_to(helper, home, *(area for area in CARE if area != Area.WORK), now=now)
    with looking(helper):
        assert queries.children_of([home], viewer=helper) == []
    with looking(a_login("commissioner", now=now)):
        assert ChildAtHome.objects.count() == 0
    with looking(sam), pytest.raises(NotFound):
        actions.pass_child_on(passed=replace(a_passing(child), child=home), by=sam, at=now)
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        event = AuditEvent.objects.get(action="safeguarding.note_child")
    assert (event.people, event.facts) == ([], {})


def test_bad_answers_name_their_field_and_whoever_is_slower_is_told(now, looking, sam, home, child):
    with looking(sam):
        for new, named in (
            (a_new_child(home, called=" "), "called"),
            (a_new_child(home, called="x" * 41), "called"),
            (a_new_child(home, harm_words="x" * 3001), "harm_words"),
        ):
            with pytest.raises(Invalid) as wrong:
                actions.note_child(child=new, by=sam, at=now)
            assert list(wrong.value.fields) == [named]
        for passed, named in (
            (a_passing(child, sent=" "), "sent"),
            (a_passing(child, to_whom=""), "to_whom"),
            (a_passing(child, passed_at=now + timedelta(hours=1)), "passed_at"),
        ):
            with pytest.raises(Invalid) as wrong:
                actions.pass_child_on(passed=passed, by=sam, at=now)
            assert list(wrong.value.fields) == [named]
        actions.note_child(child=a_new_child(home, child=child.child, seen=child.pk), by=sam, at=now)
        with pytest.raises(Stale):
            actions.note_child(child=a_new_child(home, child=child.child, seen=child.pk), by=sam, at=now)
        with pytest.raises(NotFound):
            actions.note_child(child=a_new_child(home, child=home), by=sam, at=now)


def test_a_failed_audit_undoes_it(now, looking, sam, home, child, audit_fails):
    told = actions.NewTold(person=home, child=child.child, kind=CarerToldKind.TOLD)
    with looking(sam):
        for act, said in (
            (actions.note_child, {"child": a_new_child(home)}),
            (actions.pass_child_on, {"passed": a_passing(child)}),
            (actions.tell_young_carer, {"told": told}),
        ):
            with pytest.raises(audit_fails):
                act(**said, by=sam, at=now)
        assert ChildAtHome.objects.count() == 1
        assert not ChildPassed.objects.exists()
        assert not YoungCarerTold.objects.exists()
