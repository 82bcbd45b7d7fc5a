"""What is aftercare is free while other lines are charged for, and one body alone cannot end it (B-32)."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from sayso.foundation.access.viewer import viewing
from sayso.journey.budget import queries as budget
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.who_pays import standing
from sayso.journey.charging.models import Aftercare, AftercareWord, FreeLine
from sayso.journey.charging.statuses import Body, LivedIn, PlacedBy
from sayso.journey.payments.facts.due import due_for
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import lines_of, plan_of
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.factories.aftercare import LEFT_ON, an_aftercare, freed, new_aftercare, says
from tests.factories.budget import agreed
from tests.factories.charging import kept_means
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-32")]


@pytest.fixture
def lines(now, looking, sam, ana):
    """Return the keys of tea (78.75, arranged by us) and the garden (36.00, a direct payment)."""
    a_finished_plan(ana, by=sam, now=now)
    with looking(sam):
        plan = plan_of(ana, StandingKind.ADULT, viewer=sam)
        return [one.line for one in lines_of(plan, viewer=sam)]


def parts(one, by, on):
    found = budget.parts_of(one, viewer=by, on=on)
    return found.person_pence_a_week, found.council_pence_a_week


def ended(person, by, now, **changed):
    return actions.end_aftercare(person=person, by=by, at=now, **({"ends_before": now.date()} | changed))


def test_a_line_of_aftercare_is_free_and_the_others_are_charged_for(now, looking, sam, ana, lines):
    tea, _ = lines
    before = agreed(ana, by=sam, now=now)
    kept_means(ana, by=a_login("finance", now=now), now=now)
    herself = a_login_of(ana, "person", now=now)
    with looking(sam):
        assert parts(before, sam, now.date()) == (87_30, 27_45)
    an_aftercare(ana, by=sam, now=now)
    freed(ana, tea, by=sam, now=now)

    with looking(sam):
        assert parts(before, sam, now.date()) == (36_00, 78_75), "her sum is 87.30, and only 36.00 is charged"
        assert parts(before, sam, now.date() - timedelta(days=1)) == (36_00, 78_75), (
            "it begins with the budget"
        )
    after = agreed(ana, by=sam, now=now, starts_on=now.date() + timedelta(days=1))
    with looking(herself):
        assert after.contribution_pence_a_week == 36_00
        assert "You pay £36.00. We pay £78.75." in budget.in_a_sentence(after, viewer=herself, on=now.date())
        assert any("free by law" in line["label"] for line in after.working)
        assert not any("117" in line["authority"] for line in after.working), "money does not tell of health"


def test_the_payment_of_a_free_line_bears_nothing_of_what_she_pays(now, looking, sam, ana, lines):
    _, garden = lines
    agreed(ana, by=sam, now=now)
    finn = a_login("finance", now=now)
    kept_means(ana, by=finn, now=now)
    period = (now.date(), now.date() + timedelta(days=28))
    with looking(finn):
        [charged] = due_for(*period, viewer=finn)
    an_aftercare(ana, by=sam, now=now)
    freed(ana, garden, by=sam, now=now)
    with looking(finn):
        [free] = due_for(*period, viewer=finn)

    assert charged.gross_pence == free.gross_pence == 4 * 36_00
    assert charged.contribution_pence == 4 * 36_00 * 87_30 // 114_75
    assert (free.contribution_pence, free.pence) == (0, 4 * 36_00)


def test_all_of_it_is_free_so_nobody_waits_for_a_sum(now, looking, sam, ana, lines):
    one = agreed(ana, by=sam, now=now)
    an_aftercare(ana, by=sam, now=now)
    freed(ana, *lines, by=sam, now=now)
    freed(ana, *lines, by=sam, now=now)  # marked twice, free once
    with looking(sam):
        assert FreeLine.objects.count() == 2
        assert parts(one, sam, now.date()) == (0, 114_75)


def test_to_charge_a_line_of_aftercare_is_held_with_the_reason(now, looking, sam, ana, lines):
    an_aftercare(ana, by=sam, now=now)
    freed(ana, lines[0], by=sam, now=now)
    said = {"person": ana, "line": lines[0], "ends_before": now.date(), "by": sam, "at": now}
    with looking(sam), pytest.raises(Held) as why:
        actions.charge_line(**said)
    assert "section 117" in why.value.rule
    assert "One body alone cannot end it." in why.value.releases
    with looking(sam), pytest.raises(NotFound):
        actions.charge_line(**(said | {"line": lines[1]}))
    for body in Body:
        says(ana, body, by=sam, now=now, line=lines[0])
    with looking(sam):
        actions.charge_line(**said)
        assert queries.free_lines([ana], viewer=sam, on=now.date()) == set()
        assert queries.aftercare_of(ana, viewer=sam) is not None, "the right itself goes on"


def test_one_body_cannot_end_it_and_both_can_after_looking_at_it_together(now, looking, sam, ana, lines):
    an_aftercare(ana, by=sam, now=now, on_community_order=True)
    freed(ana, lines[0], by=sam, now=now)
    says(ana, Body.COUNCIL, by=sam, now=now)
    with looking(sam), pytest.raises(Held, match="both looked") as one:
        ended(ana, sam, now)
    assert "One body alone" in one.value.releases
    says(ana, Body.NHS, by=sam, now=now, reviewed_on=None)
    with looking(sam), pytest.raises(Held) as not_looked:
        ended(ana, sam, now)
    assert not_looked.value.releases.startswith("Look at it together")
    says(ana, Body.NHS, by=sam, now=now)
    with looking(sam), pytest.raises(Held) as order:
        ended(ana, sam, now)
    assert "community treatment order" in order.value.releases
    an_aftercare(ana, by=sam, now=now)
    with looking(sam):
        assert Aftercare.objects.count() == 2, "what was put right stays to be read"
        with pytest.raises(Invalid):
            ended(ana, sam, now, ends_before=now.date() - timedelta(days=1))
        ended(ana, sam, now, ends_before=now.date() + timedelta(days=7))
        assert queries.aftercare_of(ana, viewer=sam) is None
        assert queries.free_lines([ana], viewer=sam, on=now.date() + timedelta(days=6)) == {lines[0]}
        assert queries.free_lines([ana], viewer=sam, on=now.date() + timedelta(days=7)) == set()
        with pytest.raises(WrongState):
            ended(ana, sam, now)


def test_what_a_body_takes_back_counts_no_more_and_words_on_an_earlier_stay_do_not_either(
    now, looking, sam, ana
):
    an_aftercare(ana, by=sam, now=now, left_on=LEFT_ON)
    for body in Body:
        says(ana, body, by=sam, now=now)
    says(ana, Body.NHS, by=sam, now=now, is_over=False, reviewed_on=None)
    with looking(sam), pytest.raises(Held):
        ended(ana, sam, now)
    says(ana, Body.NHS, by=sam, now=now)
    an_aftercare(ana, by=sam, now=now, detained_on=date(2026, 9, 1), left_on=date(2026, 11, 10))
    with looking(sam), pytest.raises(Held):
        ended(ana, sam, now)


def test_which_council_owes_it_is_said_or_said_to_be_unsure(now, looking, sam, ana):
    here = an_aftercare(ana, by=sam, now=now)
    with looking(sam):
        found = standing(here, [], on=now.date())
    assert found.council_is_known
    assert "Our council" in found.council
    assert any("[2023] UKSC 31" in one.authority.text for one in found.lines)
    away = an_aftercare(ana, by=sam, now=now, lived_in=LivedIn.ANOTHER, placed_by=PlacedBy.OURS)
    with looking(sam):
        found = standing(away, [], on=now.date())
    assert not found.council_is_known
    assert "nobody has confirmed" in found.council
    assert any("Mental Health Act 2025" in one.authority.text for one in found.lines)


def test_what_cannot_be_is_refused_and_nothing_is_kept(now, looking, sam, ana, lines):
    tomorrow = now.date() + timedelta(days=1)
    wrong = [
        {"left_on": date(2025, 11, 9)},
        {"detained_on": tomorrow, "left_on": tomorrow},
        {"nhs_body": " "},
        {"what": ""},
        {"council_share_percent": 101},
    ]
    with looking(sam):
        for changed in wrong:
            with pytest.raises(Invalid):
                actions.record_aftercare(aftercare=new_aftercare(ana, **changed), by=sam, at=now)
        with pytest.raises(WrongState):
            actions.free_lines(person=ana, lines=[lines[0]], starts_on=now.date(), by=sam, at=now)
        assert not Aftercare.objects.exists()
    for body in Body:
        with pytest.raises(WrongState):
            says(ana, body, by=sam, now=now)
    an_aftercare(ana, by=sam, now=now)
    with pytest.raises(WrongState, match="in hospital"):
        freed(ana, lines[0], by=sam, now=now, on=LEFT_ON - timedelta(days=1))
    for keys in ([], [ana]):
        with pytest.raises(Invalid):
            freed(ana, *keys, by=sam, now=now)
    for changed in ({"reason": ""}, {"reviewed_on": tomorrow}):
        with pytest.raises(Invalid):
            says(ana, Body.NHS, by=sam, now=now, **changed)


def test_nobody_without_the_record_and_no_other_role_does_any_of_it(now, looking, sam, ana, lines):
    an_aftercare(ana, by=sam, now=now)
    other, herself = a_login("social-worker", now=now), a_login_of(ana, "person", now=now)
    said = actions.NewWord(person=ana, body=Body.NHS, is_over=True, reason="Well.")
    acts = [
        lambda by: actions.record_aftercare(aftercare=new_aftercare(ana), by=by, at=now),
        lambda by: actions.say_on_aftercare(word=said, by=by, at=now),
        lambda by: actions.free_lines(person=ana, lines=lines, starts_on=now.date(), by=by, at=now),
        lambda by: ended(ana, by, now),
        lambda by: actions.charge_line(person=ana, line=lines[0], ends_before=now.date(), by=by, at=now),
    ]
    for login, refusal in ((other, NotFound), (herself, NotPermitted)):
        for act in acts:
            with looking(login), pytest.raises(refusal):
                act(login)
    with looking(herself):
        assert Aftercare.objects.visible_to(herself).count() == 1, "she reads her own"


def test_whoever_sees_the_money_alone_does_not_learn_of_the_hospital(now, looking, sam, ana, lines):
    an_aftercare(ana, by=sam, now=now)
    freed(ana, lines[0], by=sam, now=now)
    says(ana, Body.NHS, by=sam, now=now)
    payments = a_login("payments", now=now)
    with looking(payments):
        assert FreeLine.objects.visible_to(payments).count() == 1
        assert not Aftercare.objects.visible_to(payments).exists()
        assert not AftercareWord.objects.visible_to(payments).exists()


def test_without_a_trail_nothing_is_written(now, looking, sam, ana, lines, request):
    an_aftercare(ana, by=sam, now=now)
    freed(ana, lines[0], by=sam, now=now)
    for body in Body:
        says(ana, body, by=sam, now=now)
    down = request.getfixturevalue("audit_fails")
    acts = [
        lambda: an_aftercare(ana, by=sam, now=now),
        lambda: says(ana, Body.NHS, by=sam, now=now),
        lambda: freed(ana, lines[1], by=sam, now=now),
        lambda: _in(sam, now, lambda: ended(ana, sam, now)),
    ]
    for act in acts:
        with pytest.raises(down):
            act()
    with looking(sam):
        assert (Aftercare.objects.count(), AftercareWord.objects.count(), FreeLine.objects.count()) == (
            1,
            2,
            1,
        )
        assert queries.free_lines([ana], viewer=sam, on=now.date()) == {lines[0]}


def _in(login, now, act):
    with transaction.atomic(), viewing(login, at=now):
        return act()
