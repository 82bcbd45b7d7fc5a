"""Legal figures: by date, by source, and never one year's amount for another."""

from datetime import date
from pathlib import Path

import pytest

from sayso.rules.authority import Evidence
from sayso.rules.figures import Entered, statutory
from sayso.rules.figures.catalogue import Source
from sayso.rules.figures.files import parse_figures
from sayso.rules.refusals import Invalid, NoFigureInForce

PEA = "personal_expenses_allowance"
MAY_2026 = date(2026, 5, 1)
SOURCES = {"S1": Source("A page", "https://example.org")}
GOOD = """
figures:
  a_figure:
    title: A figure
    unit: pounds a week
    authority: {instrument: "SI 2014/2672", provision: "regulation 6"}
    amounts:
      - {from: 2015-04-01, amount: 24.90, evidence: A, source: [S1]}
      - {from: 2022-04-06, amount: 25.65, evidence: A, source: [S1]}
"""


def test_an_amount_holds_from_its_day_until_the_next() -> None:
    figures = statutory()

    assert figures.on(PEA, date(2023, 4, 5)) == 2565
    assert figures.on(PEA, date(2023, 4, 6)) == 2825


def test_a_figure_that_nobody_confirmed_is_refused_by_name_and_date() -> None:
    with pytest.raises(
        NoFigureInForce, match=r"Personal expenses allowance.*not confirmed on 1 May 2026"
    ) as no:
        statutory().on(PEA, MAY_2026)

    assert no.value.missing == [PEA]


def test_an_expected_amount_is_never_used() -> None:
    held = [one for figure in statutory().by_name.values() for one in figure.amounts if one.expected]

    assert held
    assert all(one.value is None for one in held)


def test_no_figure_runs_on_into_a_year_that_nobody_has_checked() -> None:
    figures = statutory()

    for name in figures.by_name:
        with pytest.raises(NoFigureInForce, match=r"not in force"):
            figures.on(name, date(2027, 4, 12))


def test_every_figure_has_a_title_a_unit_an_authority_and_a_source() -> None:
    for figure in statutory().by_name.values():
        assert figure.title
        assert figure.authority.link.startswith("https://")
        assert all(one.sources for one in figure.amounts if one.value is not None)


def test_every_confirmed_amount_says_how_sure_we_are() -> None:
    amounts = [one for figure in statutory().by_name.values() for one in figure.amounts]

    assert {one.evidence for one in amounts if one.value is None} == {Evidence.UNCONFIRMED}
    assert Evidence.UNCONFIRMED not in {one.evidence for one in amounts if one.value is not None}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("title:", "name:"), "do not know the key “name”"),
        (("evidence: A, source: [S1]}\n      - {from: 2022", "rate: 1}\n      - {from: 2022"), "key “rate”"),
        (("24.90", "24.905"), "more than two decimals"),
        (("2022-04-06", "2015-04-01"), "overlaps"),
        (("from: 2015-04-01,", "from: 2015-04-01, until: 2023-01-01,"), "overlaps"),
        (("from: 2022-04-06,", "from: 2022-04-06, until: 2022-04-06,"), "ends before it starts"),
        (("amount: 25.65", "amount: null"), "null when"),
        (("source: [S1]}\n      - {from: 2022", "source: [S9]}\n      - {from: 2022"), "no source"),
        (("source: [S1]}\n      - {from: 2022", "source: []}\n      - {from: 2022"), "needs a source"),
        (("from: 2022-04-06, amount: 25.65", "amount: 25.65"), "from is missing"),
        (("    title: A figure\n", ""), "title is missing"),
        (("from: 2022-04-06", "from: soon"), "not a date"),
    ],
)
def test_a_figure_file_that_says_something_strange_is_refused(change: tuple[str, str], says: str) -> None:
    text = GOOD.replace(*change)
    assert text != GOOD

    with pytest.raises(Invalid, match=says):
        parse_figures(text, "a.yaml", SOURCES)


def test_a_good_file_is_read() -> None:
    assert parse_figures(GOOD, "a.yaml", SOURCES)["a_figure"].amounts[1].value == 2565


def test_a_council_may_enter_an_amount_that_nobody_has_confirmed() -> None:
    entered = {PEA: [Entered(date(2026, 4, 6), 3000, "Letter of 2 April", made_up=True)]}

    figures = statutory().with_entered(entered)

    used = figures.used(PEA, MAY_2026)
    assert used is not None
    assert (used.amount, used.made_up, used.evidence) == (3000, True, "made up for the demonstration")
    assert statutory().used(PEA, MAY_2026) is None


def test_an_entered_amount_ends_where_the_unconfirmed_one_did() -> None:
    figures = statutory().with_entered({PEA: [Entered(date(2026, 4, 6), 3000, "Letter")]})

    with pytest.raises(NoFigureInForce):
        figures.on(PEA, date(2027, 4, 6))


def test_an_entered_amount_may_begin_later_and_leaves_the_rest_as_it_was() -> None:
    figures = statutory().with_entered({PEA: [Entered(date(2026, 6, 1), 3000, "Letter")]})

    assert figures.used(PEA, MAY_2026) is None
    assert figures.on(PEA, date(2026, 6, 1)) == 3000
    assert figures.on(PEA, date(2026, 4, 5)) == 3065


def test_an_amount_for_a_year_after_the_last_may_be_entered() -> None:
    figures = statutory().with_entered({PEA: [Entered(date(2027, 4, 6), 3200, "Circular")]})

    assert figures.on(PEA, date(2027, 5, 1)) == 3200


@pytest.mark.parametrize(
    ("name", "one", "says"),
    [
        ("no_such_figure", Entered(MAY_2026, 1, "Why"), "no figure called"),
        (PEA, Entered(date(2024, 5, 1), 1, "Why"), "already confirmed"),
        (PEA, Entered(MAY_2026, 1, " "), "Say why"),
    ],
)
def test_an_amount_that_may_not_be_entered_is_refused(name: str, one: Entered, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        statutory().with_entered({name: [one]})


def test_no_file_of_figures_holds_more_than_figures() -> None:
    folder = Path(__file__).parents[2] / "src/sayso/rules/figures"

    assert {path.suffix for path in folder.iterdir() if path.is_file()} == {".py", ".yaml"}
