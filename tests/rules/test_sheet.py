"""A sheet is checked when it is defined, works out many at once, and explains any one."""

from datetime import date
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from sayso.rules import native
from sayso.rules.authority import reg
from sayso.rules.charging.assessment import SHEETS
from sayso.rules.columns import Column, lesser, when
from sayso.rules.figures import statutory
from sayso.rules.native import Kept, polars_expressions
from sayso.rules.sheet import Fact, Names, Sheet, SheetError, spark_schema, with_figures
from sayso.rules.units import NUMBER, PENCE_A_WEEK, YES_OR_NO

LAW = reg(2014, 2672, "25")
PEA = "personal_expenses_allowance"


def small_sheet() -> Sheet:
    sheet = Sheet(
        "small",
        facts=[Fact("income", PENCE_A_WEEK, "income"), Fact("on", NUMBER, "the day")],
        figures=[PEA],
        settings=["most"],
    )

    @sheet.step(unit=PENCE_A_WEEK, authority=LAW, quiet=True)
    def left_over(c: Names, figure: Names) -> Column:
        """What is left over."""
        return when(c.income == 0).then(0).otherwise(c.income - getattr(figure, PEA))

    @sheet.step(unit=YES_OR_NO, authority=LAW)
    def is_much(c: Names) -> Column:
        """It is much."""
        return c.left_over > 10_000

    @sheet.step(unit=PENCE_A_WEEK, authority=LAW, only_if="is_much")
    def paid(c: Names, policy: Names) -> Column:
        """What is paid."""
        return lesser(c.left_over, policy.most)

    return sheet


def frame(*rows: dict[str, Any]) -> nw.DataFrame[pl.DataFrame]:
    schema = {"income": pl.Int64, "on": pl.Date, "policy_most": pl.Int64}
    made = nw.from_native(pl.DataFrame(list(rows), schema=schema), eager_only=True)
    framed: nw.DataFrame[pl.DataFrame] = with_figures(made, statutory(), (PEA,))
    return framed


ROW = {"income": 20_000, "on": date(2024, 5, 1), "policy_most": 15_000}


def test_each_row_uses_the_figure_of_its_own_day() -> None:
    rows = [ROW, {**ROW, "on": date(2023, 5, 1)}, {**ROW, "on": date(2030, 1, 1)}]

    worked = small_sheet().work_out(frame(*rows))

    assert worked["left_over"].to_list() == [20_000 - 3015, 20_000 - 2825, None]


def test_a_row_explains_itself_line_by_line_with_its_figures() -> None:
    sheet = small_sheet()

    [row] = sheet.look(sheet.work_out(frame(ROW)))
    lines = row.explain(statutory())

    assert [(line.step, line.label, line.amount) for line in lines] == [
        ("left_over", "What is left over.", 16_985),
        ("is_much", "It is much.", None),
        ("paid", "What is paid.", 15_000),
    ]
    assert [one.amount for one in lines[0].figures] == [3015]
    assert lines[0].authority is LAW


def test_a_line_that_does_not_apply_or_is_nothing_is_not_told() -> None:
    sheet = small_sheet()

    [row] = sheet.look(sheet.work_out(frame({**ROW, "income": 0})))

    assert row.explain(statutory()) == []


def test_a_figure_a_row_did_not_use_is_not_shown_and_not_asked_for() -> None:
    sheet = small_sheet()

    [row] = sheet.look(sheet.work_out(frame({**ROW, "income": 0, "on": date(2030, 1, 1)})))

    assert row["left_over"] == 0
    assert row.line(sheet.steps["left_over"], statutory()).figures == ()


def test_why_an_answer_is_unknown_is_followed_back_to_what_was_not_given() -> None:
    sheet = small_sheet()
    rows = [{**ROW, "income": None}, {**ROW, "on": date(2026, 5, 1)}, {**ROW, "policy_most": None}]

    found = [row.why_null("paid") for row in sheet.look(sheet.work_out(frame(*rows)))]

    assert found == [["income"], [f"figure_{PEA}"], ["policy_most"]]


def test_steps_that_do_not_wait_for_one_another_share_a_layer() -> None:
    assert small_sheet().layers == (("left_over",), ("is_much", "paid"))


def define(sheet: Sheet, rule: Any, **more: Any) -> None:
    sheet.step(**{"unit": PENCE_A_WEEK, "authority": LAW, **more})(rule)


def test_a_step_without_a_label_a_unit_or_an_authority_fails_when_defined() -> None:
    def unlabelled(c: Names) -> Column:
        return c.income

    def labelled(c: Names) -> Column:
        """A label."""
        return c.income

    for rule, more in [(unlabelled, {}), (labelled, {"unit": None}), (labelled, {"authority": "reg 25"})]:
        with pytest.raises(SheetError):
            define(small_sheet(), rule, **more)


def test_a_step_that_asks_for_what_does_not_exist_fails_when_defined() -> None:
    def of_fact(c: Names) -> Column:
        """A label."""
        return c.incme

    def of_figure(figure: Names) -> Column:
        """A label."""
        return figure.pea

    def of_setting(policy: Names) -> Column:
        """A label."""
        return policy.generosity

    for rule in (of_fact, of_figure, of_setting):
        with pytest.raises(SheetError, match="neither a fact nor an earlier step"):
            define(small_sheet(), rule)


def test_a_step_cannot_stand_twice() -> None:
    def income(c: Names) -> Column:
        """A label."""
        return c.income

    with pytest.raises(SheetError, match="stands twice"):
        define(small_sheet(), income)


def test_expressions_can_still_be_converted_ahead() -> None:
    for sheet in SHEETS:
        exprs = [step.column.expr for step in sheet.steps.values()]
        assert polars_expressions(exprs) is not None, "Narwhals has changed: the sheet now goes the slow way"


def test_the_slow_way_gives_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [ROW, {**ROW, "income": None}, {**ROW, "income": 0}]
    quick = small_sheet().work_out(frame(*rows))
    monkeypatch.setattr(native, "polars_expressions", lambda exprs: None)

    slow = small_sheet().work_out(frame(*rows))

    assert nw.to_native(slow).equals(nw.to_native(quick))


def test_an_unknown_narwhals_is_told_by_none_and_not_by_an_error() -> None:
    assert polars_expressions(["not an expression"]) is None  # type: ignore[list-item]


def test_kept_expressions_work_on_lazy_frames_and_in_groups() -> None:
    kept = Kept([nw.col("income").sum().alias("income")])
    rows = pl.DataFrame({"who": ["a", "a"], "income": [1, 2]})

    eager = kept.grouped(nw.from_native(rows), ["who"])
    lazy = kept.grouped(nw.from_native(rows.lazy()), ["who"])

    assert nw.to_native(eager).rows() == nw.to_native(lazy).collect().rows() == [("a", 3)]


def test_a_small_table_can_be_said_in_the_words_of_spark() -> None:
    table = pl.DataFrame(schema={"row": pl.Int64, "kind": pl.String, "on": pl.Date, "yes": pl.Boolean})

    assert spark_schema(table) == "`row` bigint, `kind` string, `on` date, `yes` boolean"
