"""Everybody's answers at once, as the four tables of the rules: `case_from`, column by column.

`tests/journey/charging/test_everyone.py` holds the two against each other, penny by penny.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from sayso.journey.charging.facts.decided import PART, REFUSED
from sayso.journey.charging.facts.kinds import OWN_HOME
from sayso.journey.charging.facts.lightly import LIGHTLY
from sayso.rules.charging.assessment import Tables, work_out
from sayso.rules.charging.case_form import read_case
from sayso.rules.charging.columns_of_tables import ABSENT, SCHEMAS
from sayso.rules.charging.income import PERIODS
from sayso.rules.charging.tables import COSTS
from sayso.rules.figures import Figures
from sayso.rules.sheet import POLICY

#: One income of one kind, as it is paid: the kind, the period and the pence, and what it becomes.
Rises = Mapping[tuple[str, str, int], int]

_PAID = {"kind": pl.String, "amount_pence": pl.Int64, "period": pl.String}
_HOUSE = {"amount_pence": pl.Int64, "owners": pl.Int64, "owed_pence": pl.Int64}
_ONE: Mapping[str, Mapping[str, Any]] = {
    "where": {"setting": pl.String},
    "nights": {"nights": pl.Int64},
    "household": {"household": pl.String},
    "children": {"children": pl.Int64},
    "age": {"age": pl.Int64},
    "birth_date": {"birth_date": pl.String},
    "partner_age": {"partner_age": pl.Int64},
    "before_2016": {"savings_credit_cohort": pl.Boolean},
    "premiums": {"premiums": pl.List(pl.String)},
    "home": {"owns": pl.Boolean},
    "home_value": _HOUSE,
    "home_people": {"occupier": pl.String},
    "weeks_in_home": {"week_of_stay": pl.Int64},
    "cost": {"amount_pence": pl.Int64, "period": pl.String},
    LIGHTLY: {"treated_as": pl.String, "agreed_pence": pl.Int64},
}
_MANY: Mapping[str, Mapping[str, Any]] = {
    "income": {**_PAID, "passed_on_pence": pl.Int64},
    "savings": {"kind": pl.String, "amount_pence": pl.Int64, "owners": pl.Int64, "weeks_held": pl.Int64},
    "property": {"kind": pl.String, **_HOUSE},
    "housing": _PAID,
    "disability_costs": {**_PAID, "decision": pl.String, "allowed_pence": pl.Int64},
}
_ANSWERS = pl.Struct(
    {slug: pl.Struct(dict(fields)) for slug, fields in _ONE.items()}
    | {slug: pl.Struct({"items": pl.List(pl.Struct(dict(fields)))}) for slug, fields in _MANY.items()}
)


@dataclass(frozen=True)
class Everyone:
    """What many people told us, as tables joined by `row` (their place in the list), before any policy."""

    people: pl.DataFrame
    income: pl.DataFrame
    capital: pl.DataFrame
    costs: pl.DataFrame


@dataclass(frozen=True)
class Terms:
    """By what everybody is worked out: the day, and the council's choices as a case's `policy`."""

    on: date
    policy: Mapping[str, Any]


def everyone(answers: Iterable[str], standings: Iterable[str]) -> Everyone:
    """Read kept answers, each as JSON text, and beside each whose support it is ("adult" or "carer")."""
    texts = pl.Series("answers", list(answers), dtype=pl.String)
    told = texts.str.json_decode(_ANSWERS).to_frame().unnest("answers")
    told = told.with_columns(
        pl.int_range(told.height, dtype=pl.Int64).alias("row"),
        (pl.Series(list(standings), dtype=pl.String) == "carer").alias("is_carer"),
    )
    return Everyone(_people(told), _income(told), _capital(told), _costs(told))


def work_everyone_out(held: Everyone, terms: Terms, figures: Figures, rises: Rises | None = None) -> Tables:
    """Work everybody out for one day by the sheets that work one person out.

    `rises` puts an income as it is paid from that day in place of the same income as it was told. Raises
    Invalid for a choice of the council that cannot be.
    """
    read = read_case(_one_of_each(held, terms))
    lasting = {name: value for name, value in read.person.items() if name == "on" or name.startswith(POLICY)}
    schema = SCHEMAS["people"]
    people = held.people.with_columns(
        pl.lit(value, dtype=schema[name]).alias(name) for name, value in lasting.items()
    )
    tables = (
        people.select(*schema),
        _with_choices(_risen(held.income, rises or {}), read.income, ["kind"], "income"),
        _with_choices(held.capital, read.capital, ["kind"], "capital"),
        _with_choices(_allowed_kinds(held.costs, terms), read.costs, ["sort", "kind"], "costs"),
    )
    return work_out(Tables(*(nw.from_native(one, eager_only=True) for one in tables)), figures)


def _one_of_each(held: Everyone, terms: Terms) -> dict[str, Any]:
    """Make a case with one thing of each kind that anybody has: how it is read holds for all of them."""
    nothing = "0"
    costs = _allowed_kinds(held.costs, terms)
    housing = costs.filter(pl.col("sort") == "housing")["kind"].unique().sort()
    disability = costs.filter(pl.col("sort") == "disability")["kind"].unique().sort()
    return {
        "assessment_date": terms.on.isoformat(),
        "inputs": {
            "setting": "home",
            "policy": dict(terms.policy),
            "income": [{"kind": kind, "weekly": nothing} for kind in held.income["kind"].unique().sort()],
            "capital": [{"kind": kind, "amount": nothing} for kind in held.capital["kind"].unique().sort()],
            "housing_costs": [{"kind": kind, "weekly": nothing} for kind in housing],
            "dre_items": [{"kind": kind, "weekly": nothing} for kind in disability],
        },
    }


#: What the council chooses of a kind: these columns come from reading one of it.
_CHOSEN = {
    "income": ("left_out_by_council", "council_disregard_pence"),
    "capital": ("left_out_by_council",),
    "costs": ("limit_pence", "allowed_by_council"),
}


def _with_choices(
    items: pl.DataFrame, read: list[dict[str, Any]], keys: list[str], table: str
) -> pl.DataFrame:
    schema = SCHEMAS[table]
    names = [*keys, *_CHOSEN[table]]
    chosen = pl.DataFrame(
        [{name: one.get(name) for name in names} for one in read],
        schema={name: schema[name] for name in names},
    )
    return items.join(chosen, on=keys, how="left").select(*schema)


def _allowed_kinds(costs: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """Leave out costs of a home under a name that is the council's own and that it does not allow."""
    known = [*COSTS, *(terms.policy.get("housing_extras") or [])]
    return costs.filter((pl.col("sort") != "housing") | pl.col("kind").is_in(known))


def _risen(income: pl.DataFrame, rises: Rises) -> pl.DataFrame:
    if not rises:
        return income
    keys = ["kind", "period", "amount_pence"]
    rows = [(*old, new) for old, new in rises.items()]
    table = pl.DataFrame(rows, schema=[*keys, "now"], orient="row")
    found = income.join(table, on=keys, how="left")
    return found.with_columns(pl.coalesce("now", "amount_pence").alias("amount_pence")).drop("now")


def _filled(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """Add every column of its table that answers never hold, as an absent column stands."""
    made = [
        pl.lit(ABSENT[table].get(name)).cast(kind).alias(name)
        for name, kind in SCHEMAS[table].items()
        if name not in frame.columns
    ]
    return frame.with_columns(made)


def _given(slug: str, name: str) -> pl.Expr:
    return pl.col(slug).struct.field(name)


def _people(told: pl.DataFrame) -> pl.DataFrame:
    has = _given("premiums", "premiums").list
    setting = _given("where", "setting")
    of_carer = pl.when("is_carer").then(setting.fill_null("home")).otherwise(setting)
    household = _given("household", "household")
    nobody = pl.when(household == "lone_parent").then(None).otherwise(0)
    made = told.select(
        "row",
        "is_carer",
        of_carer.alias("setting"),
        _given("nights", "nights"),
        household,
        _given("age", "age").alias("age_years"),
        _given("birth_date", "birth_date").str.to_date(),
        _given("partner_age", "partner_age").alias("partner_age_years"),
        _given("children", "children").fill_null(nobody).alias("children_count"),
        *(
            has.contains(word).fill_null(False).alias(f"has_{word}_premium")
            for word in ("disability", "enhanced_disability", "carer")
        ),
        _weekly("cost", up=False).alias("cost_pence_a_week"),
        _given("weeks_in_home", "week_of_stay"),
        _given("before_2016", "savings_credit_cohort").alias("is_in_savings_credit_cohort"),
        _given(LIGHTLY, "treated_as").fill_null("assessed"),
        _given(LIGHTLY, "agreed_pence").alias("agreed_pence_a_week"),
    )
    return _filled(made, "people")


def _items(told: pl.DataFrame, slug: str) -> pl.DataFrame:
    items = told.select("row", _given(slug, "items")).explode("items")
    return items.drop_nulls("items").unnest("items")


def _income(told: pl.DataFrame) -> pl.DataFrame:
    items = _items(told, "income").with_columns(pl.col("passed_on_pence").fill_null(0))
    return _filled(items, "income").drop(_CHOSEN["income"])


def _capital(told: pl.DataFrame) -> pl.DataFrame:
    savings = _items(told, "savings").rename({"owners": "owners_count"})
    occupier = _given("home_people", "occupier").fill_null("nobody")
    homes = (
        told.filter(_given("home", "owns") & _given("home_value", "amount_pence").is_not_null())
        .with_columns((occupier != "nobody").alias("has_qualifying_occupier"), pl.lit(OWN_HOME).alias("kind"))
        .select("row", "kind", "has_qualifying_occupier", "home_value")
        .unnest("home_value")
    )
    houses = [
        houses.with_columns(pl.lit(True).alias("has_sale_costs"), pl.col("owed_pence").fill_null(0)).rename(
            {"owners": "owners_count", "owed_pence": "secured_debt_pence"}
        )
        for houses in (_items(told, "property"), homes)
    ]
    made = pl.concat([_filled(one, "capital").select(*SCHEMAS["capital"]) for one in (savings, *houses)])
    return made.drop(_CHOSEN["capital"])


def _costs(told: pl.DataFrame) -> pl.DataFrame:
    allowed = pl.when(pl.col("decision") == PART).then(_a_week(pl.col("allowed_pence"), up=True))
    decided = {"housing": (), "disability": (_is_refused(), _is_decided(), allowed.alias("allowed_pence"))}
    made = [
        _filled(
            _items(told, slug).select(
                "row",
                pl.lit(sort).alias("sort"),
                "kind",
                _a_week(pl.col("amount_pence"), up=True).alias("weekly"),
                *decided[sort],
            ),
            "costs",
        ).select(*SCHEMAS["costs"])
        for slug, sort in (("housing", "housing"), ("disability_costs", "disability"))
    ]
    return pl.concat(made).drop(_CHOSEN["costs"])


def _is_decided() -> pl.Expr:
    return pl.col("decision").is_not_null().alias("is_decided")


def _is_refused() -> pl.Expr:
    return (pl.col("decision") == REFUSED).fill_null(False).alias("is_refused")


def _weekly(slug: str, *, up: bool) -> pl.Expr:
    return _a_week(_given(slug, "amount_pence"), _given(slug, "period"), up=up)


def _a_week(amount: pl.Expr, period: pl.Expr | None = None, *, up: bool) -> pl.Expr:
    """Make an amount pence a week: a part of a penny is dropped, or counts as one where `up`."""
    of = pl.col("period") if period is None else period
    times = of.replace_strict({word: times for word, (times, _) in PERIODS.items()}, return_dtype=pl.Int64)
    shared = of.replace_strict({word: by for word, (_, by) in PERIODS.items()}, return_dtype=pl.Int64)
    return (amount * times + (shared - 1 if up else 0)) // shared
