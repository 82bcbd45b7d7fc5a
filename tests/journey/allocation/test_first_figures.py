"""A first figure to plan with: by the council's table, with its working, and nothing taken off unasked."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.allocation import actions, facts, queries
from sayso.journey.allocation.models import IndicativeBudget, PublishedTable
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import Willing
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.allocation import GROSS_PENCE, LEVELS, TABLE, a_table, new_figure
from tests.factories.assessment import a_new_assessment, a_new_willingness, tied
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


def kept(person, by, now, looking, seen=None, **changed):
    with looking(by, at=now):
        figure = new_figure(person, now, **changed)
        return actions.work_out_first_figure(figure=figure, by=by, at=now, seen_version=seen)


def test_points_by_the_published_table_come_to_a_figure_with_each_line_and_its_authority(
    now, looking, sam, ana
):
    a_table(now=now)
    made = kept(ana, sam, now, looking)
    assert (made.points, made.gross_pence_a_week, made.net_pence_a_week) == (30, GROSS_PENCE, GROSS_PENCE)
    assert made.working[0]["label"] == "Washing and keeping clean: Help every day."
    assert all(line["authority"][0] for line in made.working)
    assert any("[2010] EWCA Civ 1209" in line["authority"] for line in made.working)
    with looking(sam):
        found = queries.first_figure_of(ana, viewer=sam)
        assert found.pk == made.pk
        assert facts.worked_again(found).net_pence_a_week == GROSS_PENCE


def bea_says(ana, now, looking, sam, **changed):
    """Let Bea, who cares for Ana, answer in her own account; return her login."""
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    tied(bea, ana, by=sam, now=now)
    hers = a_login_of(bea, "carer", now=now, name="Bea Marsh")
    with looking(hers):
        answer = a_new_willingness(bea, now, adult=ana, **changed)
        assessment.say_willing(items=[answer], by=hers, at=now)
    return bea


def test_only_hours_that_a_carer_agreed_to_and_lets_be_told_come_off(now, looking, sam, ana):
    a_table(now=now)
    bea_says(ana, now, looking, sam)
    made = kept(ana, sam, now, looking)
    assert made.gross_pence_a_week == GROSS_PENCE
    assert made.net_pence_a_week == GROSS_PENCE - 5 * 2150
    assert [one["minutes_a_week"] for one in made.agreed_help] == [300]


def test_a_carers_no_in_private_leaves_no_trace_even_when_her_own_worker_works_it_out(now, looking, sam, ana):
    a_table(now=now)
    nobody_asked = kept(ana, sam, now, looking)
    no = {"willing": Willing.NO, "minutes_a_week": None, "holds_from": None, "ends_before": None}
    bea = bea_says(ana, now, looking, sam, may_be_told=False, **no)
    open_to(sam, bea, Area.PRIVATE, now=now)
    asked = kept(ana, sam, now, looking)
    assert asked.working == nobody_asked.working
    assert "asked" not in " ".join(line["label"] for line in asked.working)
    assert facts.NOTHING_OFF in [line["label"] for line in asked.working]
    assert asked.agreed_help == nobody_asked.agreed_help


def test_without_a_table_it_is_kept_as_not_known_and_never_as_nothing(now, looking, sam, ana):
    made = kept(ana, sam, now, looking)
    assert (made.outcome, made.refused_as) == ("refused", "no_figure_in_force")
    assert (made.gross_pence_a_week, made.net_pence_a_week) == (None, None)
    assert made.missing == ["The council’s points table"]


def test_a_need_that_nobody_asked_about_is_named_and_it_is_kept_all_the_same(now, looking, sam, ana):
    a_table(now=now)
    made = kept(ana, sam, now, looking, levels=LEVELS | {"night": None})
    assert (made.outcome, made.net_pence_a_week, made.missing) == ("refused", None, ["Help at night"])
    assert made.working, "what is known is shown"


def test_what_the_assessment_settles_is_known_and_the_rest_is_told_beside_the_question(
    now, looking, sam, ana
):
    table = a_table(now=now)
    able = {"nutrition": "able", "personal_hygiene": "takes_longer", "toilet_needs": "able"}
    with looking(sam):
        found = assessment.record_assessment(
            assessment=a_new_assessment(ana, now, outcomes=able), by=sam, at=now
        )
    read = queries.read(table)
    assert facts.known_levels(found, read) == {"eating": "none"}
    assert facts.found_about(found, "washing", read) == [
        "Washing and keeping clean: can, but it takes much longer than it should",
        "Managing toilet needs: can do this",
    ]
    assert kept(ana, sam, now, looking).assessment == found.pk


def test_a_new_figure_takes_its_place_and_the_first_stays_to_be_read(now, looking, sam, ana):
    a_table(now=now)
    first = kept(ana, sam, now, looking)
    second = kept(ana, sam, now + timedelta(hours=1), looking, levels=LEVELS | {"night": "daily"})
    with looking(sam):
        assert queries.first_figure_of(ana, viewer=sam).pk == second.pk
        assert IndicativeBudget.objects.get(pk=first.pk).net_pence_a_week == GROSS_PENCE


def test_her_own_sign_in_reads_it_and_the_carer_with_whom_the_plan_is_shared_does_not(now, looking, sam, ana):
    a_table(now=now)
    kept(ana, sam, now, looking)
    herself, bea = a_login_of(ana, "person", now=now), somebody(now=now, name="Bea Marsh")
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with looking(herself):
        assert queries.first_figure_of(ana, viewer=herself).net_pence_a_week == GROSS_PENCE
    with looking(hers):
        assert queries.first_figure_of(ana, viewer=hers) is None


def test_many_at_once_are_one_batch(now, looking, sam):
    a_table(now=now)
    people = [somebody(now=now, name=f"Person {at}", seen_by=[sam]) for at in range(3)]
    for one in people:
        open_to(sam, one, Area.MONEY, now=now)
    levels = [LEVELS, LEVELS | {"night": "all_day"}, LEVELS | {"home": None}]
    items = [new_figure(one, now, levels=level) for one, level in zip(people, levels, strict=True)]
    with looking(sam):
        made = actions.work_out_first_figures(items=items, by=sam, at=now)
    assert [one.net_pence_a_week for one in made] == [GROSS_PENCE, GROSS_PENCE + 30 * 725, None]


def test_of_two_who_keep_a_first_figure_at_once_the_second_is_told(now, looking, sam, ana):
    a_table(now=now)
    kept(ana, sam, now, looking, seen=0)
    with pytest.raises(Stale):
        kept(ana, sam, now, looking, seen=0)


def test_a_need_or_a_level_that_the_table_has_not_and_a_day_to_come_are_told_by_name(now, looking, sam, ana):
    a_table(now=now)
    for changed, field in (
        ({"levels": LEVELS | {"flying": "none"}}, "flying"),
        ({"levels": LEVELS | {"night": "often"}}, "night"),
        ({"worked_on": date(2026, 11, 21)}, "worked_on"),
    ):
        with pytest.raises(Invalid) as refused:
            kept(ana, sam, now, looking, **changed)
        assert field in refused.value.fields
    with looking(sam):
        assert not IndicativeBudget.objects.exists()


def test_a_stranger_and_a_wrong_role_are_refused(now, looking, ana):
    stranger, finance = a_login("assessor", now=now), a_login("finance", now=now)
    with pytest.raises(NotFound):
        kept(ana, stranger, now, looking)
    with pytest.raises(NotPermitted):
        kept(ana, finance, now, looking)


def test_without_a_trail_no_figure_is_kept(now, looking, sam, ana, request):
    a_table(now=now)
    down = request.getfixturevalue("audit_fails")
    with pytest.raises(down):
        kept(ana, sam, now, looking)
    with looking(sam):
        assert not IndicativeBudget.objects.exists()


def test_a_table_is_published_by_an_administrator_only_and_says_who_was_asked(now, looking, sam):
    made = a_table(now=now)
    assert made.asked.startswith("People who use support")
    with looking(sam), pytest.raises(NotPermitted):
        actions.publish_table(text=TABLE, by=sam, at=now)


def test_a_table_that_could_harm_is_refused_by_place_and_nothing_is_kept(now, looking):
    admin = a_login("admin", now=now)
    wrong = TABLE.replace("eating: {none: 0, some: 4,", "eating: {none: 5, some: 4,")
    for text, place in (
        (wrong, "points.eating.some"),
        (TABLE + "from_outcomes: {eating: [flying]}", "from_outcomes.eating"),
        (TABLE + "from_outcomes: {flying: [nutrition]}", "from_outcomes.flying"),
    ):
        with looking(admin), pytest.raises(Invalid) as refused:
            actions.publish_table(text=text, by=admin, at=now)
        assert place in refused.value.fields
    assert not PublishedTable.objects.exists()


def test_a_table_never_changes_the_past_and_one_of_the_same_day_takes_the_place_of_the_other(now):
    a_table(now=now)
    with pytest.raises(Invalid) as refused:
        a_table(now=now, starts_on=date(2026, 5, 1))
    assert "starts_on" in refused.value.fields
    first, second = (a_table(now=now, starts_on=date(2027, 4, 1)) for _ in range(2))
    assert next(one.pk for one in queries.tables()) == second.pk
    assert PublishedTable.objects.get(pk=first.pk).withdrawn_at is not None
    assert queries.table_on(date(2026, 12, 1)).starts_on == date(2026, 4, 1)
    assert queries.table_on(date(2026, 3, 31)) is None


def test_without_a_trail_no_table_is_published(now, looking, request):
    admin, down = a_login("admin", now=now), request.getfixturevalue("audit_fails")
    with looking(admin), pytest.raises(down):
        actions.publish_table(text=TABLE, by=admin, at=now)
    assert not PublishedTable.objects.exists()
