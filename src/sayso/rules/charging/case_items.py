"""Read the lists of a case (income, capital, costs) into rows, one an item."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sayso.rules.charging.case_dates import read_date, week_number
from sayso.rules.charging.income import DAYS, PERIODS
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, Kind, by_any_name
from sayso.rules.money import pence
from sayso.rules.refusals import Invalid

QUALIFYING_OCCUPIERS = (
    "partner",
    "former_partner_lone_parent",
    "relative_60_or_over",
    "incapacitated_relative",
    "child_under_18",
)
DECISIONS = ("allowed", "refused", "part")

_INCOME_KEYS = {"kind", "weekly", "amount", "period", "days", "owners", "paid_to_spouse"}
_CAPITAL_KEYS = {
    "kind",
    "amount",
    "owners",
    "sale_costs",
    "secured_debt",
    "qualifying_occupier",
    "weeks_held",
    "received_on",
    "withdrawal_cost",
    "occupier_left_on",
    "left_out_until",
    "left_out_because",
}
_HOUSING_KEYS = {"kind", "weekly", "housing_benefit"}
_DRE_KEYS = {"kind", "weekly", "decision", "allowed", "reason"}
_DEDUCTION_KEYS = {"kind", "name", "label", "weekly", "amount", "reason"}
_INCOME_NAMES = by_any_name(INCOME)
_CAPITAL_NAMES = by_any_name(CAPITAL)
_MOST_OWNERS = 100
_MOST_DAYS = 3_660

Row = dict[str, Any]


def read_income(given: Any, policy: Mapping[str, Any], *, place: str) -> list[Row]:
    """Income as rows: kind, amount in pence, the period it is paid for, and what is passed on."""
    disregards = _extra_disregards(policy)
    rows = []
    for where, item in _items(given, _INCOME_KEYS, place):
        kind = _kind(item, _INCOME_NAMES, where)
        amount, period, days = _paid(item, where)
        rows.append(
            {
                "kind": kind,
                "amount_pence": amount,
                "period": period,
                "period_days": days,
                "owners_count": _owners(item.get("owners", 1), f"{where}.owners"),
                "passed_on_pence": _passed_on(item.get("paid_to_spouse"), amount, f"{where}.paid_to_spouse"),
                "left_out_by_council": kind in disregards and disregards[kind] is None,
                "council_disregard_pence": disregards.get(kind),
            }
        )
    return rows


def _paid(item: Mapping[str, Any], where: str) -> tuple[int, str, int | None]:
    """The amount, the period it is paid for, and the days of any other period."""
    if "weekly" in item:
        if "amount" in item or "period" in item or "days" in item:
            raise _wrong(where, "give weekly, or amount and period, not both")
        return pence(item["weekly"], place=f"{where}.weekly"), "week", None
    if "amount" not in item or "period" not in item:
        raise _wrong(where, "give weekly, or amount and period")
    if item["period"] not in (*PERIODS, DAYS):
        raise _wrong(f"{where}.period", f"“{item['period']}” is not one of {', '.join((*PERIODS, DAYS))}")
    if (item["period"] == DAYS) != ("days" in item):
        raise _wrong(where, f"give the number of days with the period {DAYS}, and only with it")
    days = _days(item["days"], f"{where}.days") if "days" in item else None
    return pence(item["amount"], place=f"{where}.amount"), item["period"], days


def _days(given: Any, where: str) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= _MOST_DAYS:
        raise _wrong(where, f"“{given}” is not a number of days from 1 to {_MOST_DAYS}")
    return given


def _passed_on(given: Any, amount: int, where: str) -> int:
    """Pence passed on in the same period; `true` stands for all of it, `false` or nothing for none."""
    if given is None or isinstance(given, bool):
        return amount if given else 0
    passed_on = pence(given, place=where)
    if passed_on > amount:
        raise _wrong(where, "more is passed on than is received")
    return passed_on


def _extra_disregards(policy: Mapping[str, Any]) -> dict[str, int | None]:
    """What the council leaves out by choice: a kind wholly (None), or so many pence a week of it."""
    place = "inputs.policy.extra_income_disregards"
    given = policy.get("extra_income_disregards") or []
    if isinstance(given, Mapping):
        given = [{"kind": kind, "weekly": amount} for kind, amount in given.items()]
    if not isinstance(given, list):
        raise _wrong(place, "give a list of kinds of income")
    whole = [{"kind": one} if isinstance(one, str) else one for one in given]
    made: dict[str, int | None] = {}
    for where, item in _items(whole, {"kind", "weekly"}, place):
        kind = _kind(item, _INCOME_NAMES, where)
        made[kind] = pence(item["weekly"], place=where) if item.get("weekly") is not None else None
    return made


def read_capital(given: Any, policy: Mapping[str, Any], *, on: date, place: str) -> list[Row]:
    """Capital as rows: kind, value in pence, owners, costs, debts, who lives there, each clock."""
    left_out = policy.get("discretionary_property_disregards") or []
    known = isinstance(left_out, list) and all(kind in tuple(_CAPITAL_NAMES) for kind in left_out)
    if not known:
        raise _wrong("inputs.policy.discretionary_property_disregards", "give a list of kinds of capital")
    left_out = [_CAPITAL_NAMES[kind].name for kind in left_out]
    rows = []
    for where, item in _items(given, _CAPITAL_KEYS, place):
        kind = _kind(item, _CAPITAL_NAMES, where)
        rows.append(
            {
                "kind": kind,
                "amount_pence": pence(_needed(item, "amount", where), place=f"{where}.amount"),
                "owners_count": _owners(item.get("owners", 1), f"{where}.owners"),
                "has_sale_costs": _yes(item.get("sale_costs"), f"{where}.sale_costs"),
                "secured_debt_pence": pence(item.get("secured_debt") or 0, place=f"{where}.secured_debt"),
                "has_qualifying_occupier": _occupier(item, where),
                "withdrawal_cost_pence": pence(
                    item.get("withdrawal_cost") or 0, place=f"{where}.withdrawal_cost"
                ),
                "weeks_since_occupier": _weeks_since(item, "occupier_left_on", on, where),
                "left_out_until": _left_out_until(item, kind, where),
                "weeks_held": _weeks_held(item, on, where),
                "left_out_by_council": kind in left_out,
            }
        )
    return rows


def _owners(given: Any, where: str) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= _MOST_OWNERS:
        raise _wrong(where, f"“{given}” is not a number of owners")
    return given


def _weeks_since(item: Mapping[str, Any], key: str, on: date, where: str) -> int | None:
    if item.get(key) is None:
        return None
    place = f"{where}.{key}"
    return week_number(read_date(item[key], place), on, place)


def _weeks_held(item: Mapping[str, Any], on: date, where: str) -> int | None:
    if item.get("received_on") is None:
        return _weeks(item.get("weeks_held"), f"{where}.weeks_held")
    if item.get("weeks_held") is not None:
        raise _wrong(where, "give weeks_held or received_on, not both")
    return _weeks_since(item, "received_on", on, where)


def _left_out_until(item: Mapping[str, Any], kind: str, where: str) -> date | None:
    """Until when a person decided to leave it out; the law lets that be decided of some kinds only."""
    given = item.get("left_out_until")
    if given is None:
        return None
    if CAPITAL[kind].counts[0] not in ("for_weeks", "home"):
        raise _wrong(f"{where}.left_out_until", f"the law does not let {kind} be left out for a time")
    if not str(item.get("left_out_because") or "").strip():
        raise _wrong(f"{where}.left_out_because", "say why it is left out for longer")
    return read_date(given, f"{where}.left_out_until")


def _weeks(given: Any, where: str) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise _wrong(where, f"“{given}” is not a whole number of weeks")
    return given


def _occupier(item: Mapping[str, Any], where: str) -> bool:
    given = item.get("qualifying_occupier")
    if isinstance(given, str):
        if given not in QUALIFYING_OCCUPIERS:
            known = ", ".join(QUALIFYING_OCCUPIERS)
            raise _wrong(f"{where}.qualifying_occupier", f"“{given}” is not one of {known}")
        return True
    return _yes(given, f"{where}.qualifying_occupier")


def read_costs(inputs: Mapping[str, Any], policy: Mapping[str, Any]) -> list[Row]:
    """Costs of the home, of disability, given together, and other deductions, as rows of one table."""
    rows = [*_housing(inputs, policy), *_disability(inputs, policy)]
    together = inputs.get("combined_dre_and_housing")
    if together is not None:
        place = "inputs.combined_dre_and_housing"
        rows.append(_cost("together", "combined_dre_and_housing", pence(together, place=place)))
    for where, item in _items(inputs.get("deductions"), _DEDUCTION_KEYS, "inputs.deductions"):
        if ("weekly" in item) == ("amount" in item):
            raise _wrong(where, "give weekly")
        amount = pence(item.get("weekly", item.get("amount")), place=f"{where}.weekly")
        name = item.get("kind") or item.get("name") or item.get("label") or "deduction"
        rows.append(_cost("other", str(name), amount))
    return rows


def _housing(inputs: Mapping[str, Any], policy: Mapping[str, Any]) -> Iterator[Row]:
    extras = policy.get("housing_extras") or []
    if not isinstance(extras, list) or not all(isinstance(one, str) for one in extras):
        raise _wrong("inputs.policy.housing_extras", "give a list of kinds of cost")
    for where, item in _items(inputs.get("housing_costs"), _HOUSING_KEYS, "inputs.housing_costs"):
        kind = _needed(item, "kind", where)
        if not isinstance(kind, str) or (kind not in COSTS and kind not in extras):
            raise _wrong(
                f"{where}.kind", f"we do not know the kind “{kind}”, and it is not in housing_extras"
            )
        amount = pence(_needed(item, "weekly", where), place=f"{where}.weekly")
        benefit = pence(item.get("housing_benefit") or 0, place=f"{where}.housing_benefit")
        row = _cost("housing", kind, amount)
        yield row | {"housing_benefit_pence": benefit, "allowed_by_council": kind in extras}


def _disability(inputs: Mapping[str, Any], policy: Mapping[str, Any]) -> Iterator[Row]:
    limits = policy.get("dre_item_limits") or {}
    if not isinstance(limits, Mapping):
        raise _wrong("inputs.policy.dre_item_limits", "give an amount for each kind")
    given, items = inputs.get("dre"), inputs.get("dre_items")
    if given is not None and items is not None:
        raise _wrong("inputs.dre", "give dre or dre_items, not both")
    if given is not None:
        yield _cost("disability", "disability_related_costs", pence(given, place="inputs.dre"))
    for where, item in _items(items, _DRE_KEYS, "inputs.dre_items"):
        if item.get("decision", "allowed") not in DECISIONS:
            raise _wrong(f"{where}.decision", f"“{item['decision']}” is not one of {', '.join(DECISIONS)}")
        kind = str(item.get("kind", "disability_related_costs"))
        row = _cost("disability", kind, pence(_needed(item, "weekly", where), place=f"{where}.weekly"))
        row["is_refused"] = item.get("decision") == "refused"
        row["is_decided"] = item.get("decision") is not None
        row["allowed_pence"] = _allowed(item, row["weekly"], where)
        if limits.get(kind) is not None:
            row["limit_pence"] = pence(limits[kind], place=f"inputs.policy.dre_item_limits.{kind}")
        yield row


def _allowed(item: Mapping[str, Any], weekly: int, where: str) -> int | None:
    """How much of a cost was allowed; None where the decision was not to allow a part of it."""
    if item.get("allowed") is None:
        return None
    if item.get("decision") != "part":
        raise _wrong(f"{where}.allowed", "give it with the decision part, and only with it")
    allowed = pence(item["allowed"], place=f"{where}.allowed")
    if allowed > weekly:
        raise _wrong(f"{where}.allowed", "more is allowed than the cost is")
    return allowed


def _cost(sort: str, kind: str, amount: int) -> Row:
    return {
        "sort": sort,
        "kind": kind,
        "weekly": amount,
        "housing_benefit_pence": 0,
        "is_refused": False,
        "is_decided": False,
        "allowed_pence": None,
        "limit_pence": None,
        "allowed_by_council": False,
    }


def _items(given: Any, allowed: set[str], place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each item of a list with its place; Invalid for what is not a list of objects, or an unknown key."""
    if given is None:
        return
    if not isinstance(given, list):
        raise _wrong(place, "this must be a list")
    for at, item in enumerate(given):
        where = f"{place}[{at}]"
        if not isinstance(item, Mapping):
            raise _wrong(where, "this must be an object")
        for key in item:
            if key not in allowed:
                raise _wrong(f"{where}.{key}", "we do not know this input")
        yield where, item


def _needed(item: Mapping[str, Any], key: str, where: str) -> Any:
    if item.get(key) is None:
        raise _wrong(where, f"{key} is missing")
    return item[key]


def _kind(item: Mapping[str, Any], table: Mapping[str, Kind], where: str) -> str:
    kind = _needed(item, "kind", where)
    if not isinstance(kind, str) or kind not in table:
        raise _wrong(f"{where}.kind", f"we do not know the kind “{kind}”")
    return table[kind].name


def _yes(given: Any, where: str) -> bool:
    if given is None:
        return False
    if not isinstance(given, bool):
        raise _wrong(where, f"give true or false, not “{given}”")
    return given


def _wrong(place: str, what: str) -> Invalid:
    return Invalid(f"{place}: {what}.", fields={place: what})
