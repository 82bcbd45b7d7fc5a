"""From worked-out rows to lines of working, to results, and to the reason when there is no answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.rules.charging.facts import SUMS
from sayso.rules.charging.results import Answer
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, Kind
from sayso.rules.figures import Figures
from sayso.rules.money import pounds_text
from sayso.rules.refusals import FactsMissing, Invalid, NoFigureInForce, NotSettled, Refusal
from sayso.rules.sheet import FIGURE, POLICY, Line, Row
from sayso.rules.units import PENCE, PENCE_A_WEEK, Unit

RESULTS = (
    "exempt",
    "pension_age_date",
    "assessed_capital",
    "over_upper_limit",
    "amount_above_limit",
    "full_cost",
    "tariff_income",
    "savings_credit_disregard",
    "included_income",
    "assessable",
    "net_housing_costs",
    "assessable_after_deductions",
    "statutory_mig",
    "mig",
    "pea",
    "charge",
    "council_pays",
    "arrangement_fee",
)
"""What a case's results may hold, in the order of the law."""

ONLY_IF = {"statutory_mig": "keeps_guarantee"}
"""A result that applies only where another is yes, where that differs from when its line shows."""
BOUNDS = {
    "policy_mig_override": "The council's own sum is less than the law protects. It may be more, never less.",
    "policy_upper_limit_non_residential": "A council may raise the upper limit but never lower it.",
    "policy_dpa_interest": "Interest on what is put off may be no more than the gilt rate and 0.15 percent.",
    "policy_short_stay_max_days": "The law lets a short stay be charged as at home for 8 weeks at most.",
}
"""A council's choice that breaks the law gives no sum: what to say of each."""
_KIND = ": "
"""Stands in the name of a kind that is not settled: `income: kind`."""
_ITEMS_BEFORE = {
    "assessed_capital": ("capital",),
    "savings_credit_disregard": ("income",),
    "net_housing_costs": ("costs",),
}
_ITEM_SUMS = {fact.name: sort for sort, facts in SUMS.items() for fact in facts}
_HOW_INCOME_COUNTS = {
    "full": "counts in full",
    "nothing": "left out",
    "if_council_counts": "counts, because the council counts disability benefits",
    "less_war_disregard": "counts, less the amount that the law leaves out",
    "as_capital": "counts as savings when it is paid, so it is not income",
}
_HOW_CAPITAL_COUNTS = {
    "counted": "counts",
    "notional": "counts",
    "left_out": "left out",
    "home": "counts, because you are in a care home to stay",
    "for_weeks": "left out for a time",
}


class Person:
    """One person's rows of every sheet, and of each item they have."""

    def __init__(self, rows: Sequence[Row], items: Mapping[str, Sequence[Row]]) -> None:
        self.rows, self.items = rows, items
        self.values = rows[-1].values

    def results(self) -> dict[str, Answer]:
        """What was worked out and applies, by name."""
        steps = {name: step for row in self.rows for name, step in row.sheet.steps.items()}
        made = {}
        for name in RESULTS:
            condition = ONLY_IF.get(name) or steps[name].only_if
            if self.values[name] is not None and (condition is None or self.values[condition] is True):
                made[name] = self.values[name]
        if not made.get("exempt") and self.values["exempt_reason"] == "nothing":
            if self.values["setting"] != "equipment":
                made.pop("exempt", None)
        if self.values["setting"] == "equipment" or self.values["is_free"]:
            made = {name: made[name] for name in ("exempt", "charge", "council_pays") if name in made}
        return made

    def why_null(self, step: str) -> list[str]:
        """The facts, figures and kinds that keep a step unknown, followed back through every sheet."""
        found: dict[str, None] = {}
        for row in self.rows:
            if step in row.sheet.steps:
                for name in row.why_null(step):
                    found.update(dict.fromkeys(self._source(name)))
        return list(found)

    def _source(self, name: str) -> list[str]:
        if any(name in row.sheet.steps for row in self.rows):
            return self.why_null(name)
        if name in _ITEM_SUMS:
            return self._unknown_items(_ITEM_SUMS[name])
        return [name]

    def _unknown_items(self, sort: str) -> list[str]:
        if self.values["charged_as"] is None:
            return self.why_null("charged_as")
        found: dict[str, None] = {}
        for item in self.items[sort]:
            if item["counted"] is not None:
                continue
            if item["treatment"] in (None, "not_settled"):
                found[f"{sort}: {item['kind']}"] = None
            else:
                found.update(dict.fromkeys(item.why_null("counted")))
        return list(found)

    def lines(self, figures: Figures) -> tuple[Line, ...]:
        """The working, in the order of the law, with a line for each thing the person has."""
        made: list[Line] = []
        for row in self.rows:
            shown = {line.step: line for line in row.explain(figures)}
            for name in row.sheet.steps:
                for sort in _ITEMS_BEFORE.get(name, ()):
                    made += self._item_lines(sort, figures)
                if name in shown and self._is_told(name):
                    made.append(shown[name])
        return tuple(made)

    def _is_told(self, step: str) -> bool:
        nothing_to_work_out = self.values["is_free"] or self.values["setting"] == "equipment"
        return (
            not nothing_to_work_out or step in self.rows[0].sheet.steps or step in ("charge", "council_pays")
        )

    def _item_lines(self, sort: str, figures: Figures) -> Iterator[Line]:
        if self.values["is_free"] or self.values["setting"] == "equipment":
            return
        if sort == "capital":
            yield from (capital_line(item, figures) for item in self.items[sort])
        elif self.values["is_means_tested"] and sort == "income":
            yield from (income_line(item, figures) for item in self.items[sort])
        elif self.values["is_means_tested"] and not self.values["is_permanent"]:
            yield from (cost_line(item) for item in self.items[sort])


def income_line(item: Row, figures: Figures) -> Line:
    """One kind of income: how it counts, and how much of it."""
    kind = INCOME[item["kind"]]
    how = _HOW_INCOME_COUNTS.get(item["treatment"], "not settled in law, so a person must decide")
    if item["left_out_by_council"]:
        how = "left out, by the council's choice"
    elif item["treatment"] == "if_council_counts" and item["counted"] == 0:
        how = "left out, because the council does not count disability benefits"
    elif item["half_passed_on"]:
        how = "counts for half, because at least half goes to your husband, wife or civil partner"
    whole = f", {pounds(item['weekly'])} a week" if item["counted"] != item["weekly"] else ""
    return _item_line(
        item, f"income.{kind.name}", f"{kind.title}{whole}: {how}.", PENCE_A_WEEK, kind, figures
    )


def capital_line(item: Row, figures: Figures) -> Line:
    """One thing the person owns: how it counts, and how much of it."""
    kind = CAPITAL[item["kind"]]
    how = _HOW_CAPITAL_COUNTS.get(item["treatment"], "not settled in law, so a person must decide")
    if item["left_out_by_council"]:
        how = "left out, by the council's choice"
    elif item["treatment"] == "for_weeks" and item["counted"]:
        how = "counts, because the time it is left out for is over"
    elif item["treatment"] == "home":
        how = _how_home_counts(item)
    label = f"{kind.title}: {how}."
    return _item_line(item, f"capital.{kind.name}", label, PENCE, kind, figures)


def _how_home_counts(item: Row) -> str:
    if item["counted"]:
        if item["week_of_stay"] is None:
            return (
                "counts in full. Nobody told us the week of your stay, so we took the first 12 weeks as over"
            )
        return _HOW_CAPITAL_COUNTS["home"]
    if not item["is_permanent"]:
        return "left out, because you are not in a care home to stay"
    if item["has_qualifying_occupier"]:
        return "left out while someone the law protects lives there"
    return "left out for the first weeks of your stay"


def cost_line(item: Row) -> Line:
    """One cost the person must meet."""
    kind = COSTS.get(item["kind"])
    step = item.sheet.steps["counted"]
    title = kind.title if kind else item["kind"].replace("_", " ").capitalize()
    how = "allowed"
    if item["is_refused"]:
        how = "not allowed"
    elif item["allowed_pence"] is not None and item["allowed_pence"] < item["weekly"]:
        how = f"allowed in part, of {pounds(item['weekly'])} a week"
    elif item["counted"] == 0 and item["weekly"]:
        how = "not a cost that this council allows"
    elif _is_limited(item):
        how = "allowed up to the council's limit"
    authority = kind.authority if kind else item.sheet.steps[_COST_SORTS[item["sort"]]].authority
    return Line(f"costs.{item['kind']}", f"{title}: {how}.", item["counted"], step.unit, authority)


def _is_limited(item: Row) -> bool:
    """Tell whether the council's limit for its kind takes some of a cost off: nobody has decided on it."""
    limit = item["limit_pence"]
    return limit is not None and not item["is_decided"] and bool(limit < item["weekly"])


_COST_SORTS = {"housing": "net", "disability": "disability", "together": "together", "other": "other"}


def _item_line(item: Row, name: str, label: str, unit: Unit, kind: Kind, figures: Figures) -> Line:
    steps = item.sheet.steps
    used = [one for step in steps.values() for one in item.line(step, figures).figures]
    once = {one.name: one for one in used}
    return Line(name, label, item["counted"], unit, kind.authority, tuple(once.values()))


def pounds(amount: int) -> str:
    """Pounds in a sentence: £1,250.00."""
    whole, rest = pounds_text(amount).split(".")
    return f"£{int(whole):,}.{rest}"


def names_told(missing: Sequence[str], facts: Mapping[str, Any]) -> dict[str, str]:
    """Return by what name a refusal tells each missing thing, in its order.

    First the facts that can be asked for, then kinds that are not settled, figures, and whatever is left.
    """
    asked = {name: facts[name].key for name in missing if name in facts and name != "on"}
    unsettled = {name: name for name in missing if _KIND in name}
    figures = {name: name.removeprefix(FIGURE) for name in missing if name.startswith(FIGURE)}
    left = {
        name: f"policy.{name.removeprefix(POLICY)}" if name in BOUNDS else name
        for name in missing
        if name not in facts and name not in unsettled and name not in figures
    }
    return asked | unsettled | figures | left


def refusal_for(missing: Sequence[str], facts: Mapping[str, Any], figures: Figures) -> Refusal:
    """The refusal for what is missing: an unsettled kind, a figure, or facts nobody has given.

    `facts` holds the day in `on`, and each fact's words and key by its name.
    """
    figure_names = [name.removeprefix(FIGURE) for name in missing if name.startswith(FIGURE)]
    unsettled = [name for name in missing if _KIND in name]
    asked = {facts[name].key: facts[name].asks for name in missing if name in facts and name != "on"}
    named = list(dict.fromkeys(names_told(missing, facts).values()))
    if unsettled:
        listed = ", ".join(one.partition(_KIND)[2].replace("_", " ") for one in unsettled)
        return NotSettled(
            f"We cannot say how the law counts this: {listed}. A person must decide.", missing=named
        )
    broken = [name for name in missing if name in BOUNDS]
    if broken:
        fields = {f"inputs.policy.{one.removeprefix(POLICY)}": BOUNDS[one] for one in broken}
        return Invalid(" ".join(fields.values()), fields=fields, missing=named)
    if figure_names and not asked:
        sentences = " ".join(figures.why_not(name, facts["on"]) for name in figure_names)
        return NoFigureInForce(sentences, missing=named)
    wanted = list(dict.fromkeys(asked.values()))
    return FactsMissing(f"We cannot work this out yet. Tell us {'; '.join(wanted)}.", missing=named)
