"""What must hold for everybody, and what a first figure never says."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.allocation.facts import MINUTES_IN_A_WEEK, AgreedHelp, NeedFacts
from sayso.rules.allocation.indicative import indicative_budget, indicative_budgets
from sayso.rules.allocation.sheets import budget, needs
from sayso.rules.allocation.table import MoneyStep, Period, PointsTable
from sayso.rules.refusals import FactsMissing, Invalid, NoFigureInForce
from tests.examples import examples
from tests.rules.allocation.case_files import ALL, table

ON = date(2026, 5, 1)
MANY = settings(max_examples=examples(60))
LEVELS = ("none", "some", "daily", "all_day")
KNOWN = st.sampled_from(LEVELS)
KNOWN_OR_NOT = st.none() | KNOWN
DOMAINS = ("washing", "eating", "night")


@st.composite
def tables(draw: st.DrawFn) -> PointsTable:
    """Any table that the loader would take: points and money that never fall."""
    points = {}
    for domain in DOMAINS:
        scores = sorted(draw(st.lists(st.integers(0, 10_000), min_size=4, max_size=4)))
        points |= {(domain, level): score for level, score in zip(LEVELS, scores, strict=True)}
    is_year, by_point = draw(st.booleans()), draw(st.booleans())
    starts = sorted({0, *draw(st.lists(st.integers(1, 30_000), max_size=4))})
    amounts = sorted(draw(st.lists(st.integers(0, 10**10), min_size=len(starts), max_size=len(starts))))
    steps = tuple(MoneyStep(*one) for one in zip(starts, amounts, strict=True))
    return replace(
        table("lindenshire"),
        domains={one: one for one in DOMAINS},
        points=points,
        period=Period.YEAR if is_year else Period.WEEK,
        weeks_in_the_period=52 if is_year else 1,
        pence_a_point=draw(st.integers(0, 10**10)) if by_point else None,
        steps=() if by_point else steps,
        rate_pence_an_hour=draw(st.integers(0, 10**10)),
    )


HELPS = st.none() | st.lists(
    st.builds(
        AgreedHelp,
        carer=st.just("Bea"),
        minutes_a_week=st.integers(1, MINUTES_IN_A_WEEK),
        agreed_on=st.dates(ON - timedelta(days=60), ON + timedelta(days=5)),
        ends_before=st.dates(ON + timedelta(days=6), ON + timedelta(days=60)),
    ),
    max_size=3,
).map(tuple)


def people(levels: st.SearchStrategy[str | None] = KNOWN) -> st.SearchStrategy[NeedFacts]:
    return st.builds(
        NeedFacts, levels=st.fixed_dictionaries(dict.fromkeys(DOMAINS, levels)), agreed_help=HELPS
    )


@MANY
@given(tables(), people(), st.sampled_from(DOMAINS))
def test_more_need_never_means_less_money(of: PointsTable, facts: NeedFacts, domain: str) -> None:
    ranks = [replace(facts, levels={**facts.levels, domain: level}) for level in LEVELS]

    found = indicative_budgets(ranks, table=of, on=ON)

    for figures in ([one.gross_pence_a_week for one in found], [one.net_pence_a_week for one in found]):
        assert figures == sorted(figures)


@MANY
@given(tables(), people())
def test_net_is_never_above_gross_nor_below_nothing_and_whole_pence(
    of: PointsTable, facts: NeedFacts
) -> None:
    found = indicative_budget(facts, table=of, on=ON)

    assert isinstance(found.gross_pence_a_week, int)
    assert isinstance(found.net_pence_a_week, int)
    assert 0 <= found.net_pence_a_week <= found.gross_pence_a_week
    if not facts.agreed_minutes_on(ON):
        assert found.net_pence_a_week == found.gross_pence_a_week


@MANY
@given(tables(), people(KNOWN_OR_NOT))
def test_a_level_not_known_is_named_and_never_guessed(of: PointsTable, facts: NeedFacts) -> None:
    unknown = [domain for domain in DOMAINS if facts.levels[domain] is None]

    found = indicative_budget(facts, table=of, on=ON)

    if unknown:
        assert isinstance(found.refusal, FactsMissing)
        assert found.refusal.missing == unknown
        assert found.points is found.gross_pence_a_week is found.net_pence_a_week is None
    else:
        assert found.refusal is None


@MANY
@given(tables(), st.lists(people(KNOWN_OR_NOT), max_size=6))
def test_many_people_at_once_have_the_same_figures_as_each_alone(
    of: PointsTable, some: list[NeedFacts]
) -> None:
    together = indicative_budgets(some, table=of, on=ON)
    alone = [indicative_budget(one, table=of, on=ON) for one in some]

    # Two refusals that say the same are still two exceptions.
    assert [replace(one, refusal=None) for one in together] == [replace(one, refusal=None) for one in alone]
    assert [str(one.refusal) for one in together] == [str(one.refusal) for one in alone]


@MANY
@given(tables(), people())
def test_the_working_adds_up_to_the_figure(of: PointsTable, facts: NeedFacts) -> None:
    found = indicative_budget(facts, table=of, on=ON)
    amounts = {line.step: line.amount for line in found.working}

    assert sum(amounts[f"points.{domain}"] for domain in DOMAINS) == amounts["points_in_all"] == found.points
    assert amounts["gross_pence_a_week"] == found.gross_pence_a_week
    left = found.gross_pence_a_week - amounts.get("agreed_help_pence_a_week", 0)
    assert found.net_pence_a_week == amounts["net_pence_a_week"] == max(0, left)
    assert all(line.label and line.authority.text and line.authority.link for line in found.working)


def test_a_first_figure_is_never_called_a_personal_budget() -> None:
    results = [indicative_budget(one.read(), table=table(one.table), on=one.on) for one in ALL]
    labels = [line.label for result in results for line in result.working]
    labels += [step.label for sheet in (needs, budget) for step in sheet.steps.values()]

    assert not [one for one in labels if "personal budget" in one.lower()]
    for name in ("gross_pence_a_week", "net_pence_a_week"):
        assert "first figure to plan with" in budget.steps[name].label


def test_what_a_person_reads_can_be_read_by_a_child_of_eleven() -> None:
    labels = [step.label for sheet in (needs, budget) for step in sheet.steps.values()]

    assert reading_grade(" ".join(labels)) <= CEILING


def test_the_table_used_goes_with_the_figure() -> None:
    of = table("lindenshire")
    facts = NeedFacts(levels=dict.fromkeys(of.domains, "none"))

    assert indicative_budget(facts, table=of, on=ON).table is of


def test_nobody_is_nothing_to_work_out() -> None:
    assert indicative_budgets([], table=table("lindenshire"), on=ON) == []


def test_a_day_before_the_table_starts_is_refused() -> None:
    with pytest.raises(
        NoFigureInForce, match=r"starts on 1 April 2026\. There is no table for 31 March 2026"
    ):
        indicative_budgets([], table=table("lindenshire"), on=date(2026, 3, 31))


@pytest.mark.parametrize(("domain", "level"), [("singing", "some"), ("washing", "lots")])
def test_a_need_or_level_that_the_table_does_not_have_is_refused(domain: str, level: str) -> None:
    with pytest.raises(Invalid) as refused:
        indicative_budget(NeedFacts(levels={domain: level}), table=table("lindenshire"), on=ON)

    assert list(refused.value.fields) == [domain]


HELP = {"carer": "Bea", "minutes_a_week": 60, "agreed_on": ON, "ends_before": ON + timedelta(days=90)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("carer", " "),
        ("minutes_a_week", 0),
        ("minutes_a_week", -30),
        ("minutes_a_week", MINUTES_IN_A_WEEK + 1),
        ("minutes_a_week", True),
        ("ends_before", ON),
    ],
)
def test_help_that_no_one_could_agree_to_is_refused(field: str, value: Any) -> None:
    with pytest.raises(Invalid) as refused:
        AgreedHelp(**{**HELP, field: value})

    assert list(refused.value.fields) == [field]
    assert "Bea" not in refused.value.message


def test_help_has_a_name_a_day_and_an_end() -> None:
    for field in HELP:
        with pytest.raises(TypeError):
            AgreedHelp(**{name: value for name, value in HELP.items() if name != field})
