"""Answers from outside the pages, checked before they are kept: each question and each value is known."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from sayso.journey.charging.facts import kinds
from sayso.journey.charging.facts.cases import Answers
from sayso.journey.charging.facts.decided import ALLOWED, DECISIONS, PART, SOURCE, SOURCES
from sayso.journey.charging.facts.lightly import LIGHTLY, TREATED, WITHIN
from sayso.rules.charging.case_form import HOUSEHOLDS, PREMIUMS
from sayso.rules.charging.tables import COSTS
from sayso.rules.money import GREATEST_PENCE
from sayso.rules.refusals import Invalid

MOST_THINGS = 40
LONGEST = 2_000
SETTINGS = ("home", "care_home_permanent", "care_home_temporary", "care_home_short_term")
#: Says what is wrong with a value, in words; "" when nothing is.
Check = Callable[[Any], str]


def _one_of(known: Collection[str]) -> Check:
    return lambda given: "" if isinstance(given, str) and given in known else f"“{given}” is not known here."


def _whole(least: int, most: int) -> Check:
    def check(given: Any) -> str:
        is_whole = isinstance(given, int) and not isinstance(given, bool) and least <= given <= most
        return "" if is_whole else f"Give a whole number from {least} to {most}."

    return check


def _some_of(known: Collection[str]) -> Check:
    def check(given: Any) -> str:
        return (
            ""
            if isinstance(given, list) and set(map(str, given)) <= set(known)
            else "Not all are known here."
        )

    return check


def _yes_or_no(given: Any) -> str:
    return "" if isinstance(given, bool) else "Answer yes or no."


def _day(given: Any) -> str:
    try:
        date.fromisoformat(given)
    except (TypeError, ValueError):
        return "Give a day, such as 2026-11-20."
    return ""


def _words(given: Any) -> str:
    return "" if isinstance(given, str) and len(given) <= LONGEST else f"Write {LONGEST} characters at most."


_PENCE = _whole(0, GREATEST_PENCE)
_EVERY = _one_of(kinds.EVERY)
_OWNERS = _whole(1, 20)
_HOUSE: Mapping[str, Check] = {"amount_pence": _PENCE, "owners": _OWNERS, "owed_pence": _PENCE}
_ONE: Mapping[str, Mapping[str, Check]] = {
    "where": {"setting": _one_of(SETTINGS)},
    "nights": {"nights": _whole(1, 366)},
    "day": {"on": _day},
    "household": {"household": _one_of(HOUSEHOLDS)},
    "children": {"children": _whole(0, 30)},
    "age": {"age": _whole(18, 130)},
    "birth_date": {"birth_date": _day},
    "partner_age": {"partner_age": _whole(0, 130)},
    "before_2016": {"savings_credit_cohort": _yes_or_no},
    "premiums": {"premiums": _some_of(PREMIUMS)},
    "home": {"owns": _yes_or_no},
    "home_value": _HOUSE,
    "home_people": {"occupier": _one_of(kinds.WHO_LIVES_THERE)},
    "weeks_in_home": {"week_of_stay": _whole(1, 5_000)},
    "cost": {"amount_pence": _PENCE, "period": _EVERY},
}


def _offered(groups: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [name for group in groups.values() for name in group]


def _a_cost(given: Any) -> str:
    """Take any name: a council may allow costs of its own, and what it does not allow comes off nothing."""
    return "" if isinstance(given, str) and 0 < len(given) <= 60 else "Say what the cost is for."


_MANY: Mapping[str, Mapping[str, Check]] = {
    "income": {
        "kind": _one_of(_offered(kinds.INCOME_GROUPS)),
        "amount_pence": _PENCE,
        "period": _EVERY,
        "passed_on_pence": _PENCE,
    },
    "savings": {
        "kind": _one_of(_offered(kinds.SAVINGS_GROUPS)),
        "amount_pence": _PENCE,
        "owners": _OWNERS,
        "weeks_held": _whole(0, 5_000),
    },
    "property": {"kind": _one_of(kinds.PROPERTY), **_HOUSE},
    "housing": {"kind": _a_cost, "amount_pence": _PENCE, "period": _EVERY},
    "disability_costs": {
        "kind": _one_of(kinds.DISABILITY_COSTS),
        "amount_pence": _PENCE,
        "period": _EVERY,
    },
}
assert set(COSTS) >= set(kinds.HOUSING)


_SOURCE: Mapping[str, Check] = {SOURCE: _one_of(SOURCES)}
_OF_COSTS: Mapping[str, Check] = {
    "decision": _one_of(DECISIONS),
    "allowed_pence": _PENCE,
    "reason": _words,
}
_LIGHTLY: Mapping[str, Check] = {
    "treated_as": _one_of(TREATED),
    "agreed_pence": _PENCE,
    "on": _day,
    "why": _words,
    "can_decide": lambda given: "" if given is True else "It is theirs to agree or refuse, or nobody's.",
}
"""What only we say: who gave an answer, what was decided, and that nobody looked at their money."""
_MANY_OF_OURS: Mapping[str, Mapping[str, Check]] = {
    **_MANY,
    "income": {
        **_MANY["income"],
        "kind": _one_of([*_offered(kinds.INCOME_GROUPS), *kinds.OUR_INCOME]),
        "why": _words,
    },
    "savings": {
        **_MANY["savings"],
        "kind": _one_of([*_offered(kinds.SAVINGS_GROUPS), *kinds.OUR_SAVINGS]),
        "why": _words,
    },
}
"""The same as we may say it: with what somebody is treated as having, and why."""
_NEEDED = {"kind", "amount_pence", "period", "owners"}
"""What a thing of a list must say; all else may be left out."""


def checked(answers: Answers, *, of_theirs: bool = False) -> Answers:
    """Return the answers as they are. Raises Invalid naming each place that cannot be read.

    A place is such as `income.2.amount_pence`, counted from 1. An answer of None is one not given. What only
    we say may stand in them, unless they are somebody's own words (`of_theirs`).
    """
    ours = {} if of_theirs else _SOURCE
    many = _MANY if of_theirs else _MANY_OF_OURS
    wrong: dict[str, str] = {}
    for slug, given in answers.items():
        if slug in _ONE and isinstance(given, Mapping):
            wrong |= _wrong_in(given, {**_ONE[slug], **ours}, slug)
        elif slug in many and isinstance(given, Mapping) and isinstance(given.get("items"), list):
            checks = {**many[slug], **ours, **(_OF_COSTS if ours and slug == "disability_costs" else {})}
            wrong |= _wrong_items(given["items"], checks, slug)
        elif slug == LIGHTLY and ours and isinstance(given, Mapping):
            wrong |= _wrong_in(given, _LIGHTLY, slug) | _wrong_lightly(given)
        else:
            wrong[slug] = "We do not know this question, or cannot read what is in it."
    if wrong:
        raise Invalid("Some answers cannot be read. Put them right and send them again.", fields=wrong)
    return answers


def _wrong_in(given: Mapping[str, Any], checks: Mapping[str, Check], place: str) -> dict[str, str]:
    wrong = {}
    for name, value in given.items():
        said = "We do not know this." if name not in checks else ""
        if not said and value is not None:
            said = checks[name](value)
        if said:
            wrong[f"{place}.{name}"] = said
    return wrong


def _wrong_items(items: list[Any], checks: Mapping[str, Check], slug: str) -> dict[str, str]:
    if len(items) > MOST_THINGS:
        return {slug: f"Name {MOST_THINGS} things at most."}
    wrong: dict[str, str] = {}
    for at, item in enumerate(items, start=1):
        if not isinstance(item, Mapping):
            return {f"{slug}.{at}": "We cannot read this."}
        found = _wrong_in(item, checks, f"{slug}.{at}")
        wrong |= found or _wrong_reason(item, f"{slug}.{at}")
        wrong |= {
            f"{slug}.{at}.{name}": "This is missing."
            for name in checks
            if name in _NEEDED and item.get(name) is None
        }
    return wrong


def _wrong_reason(item: Mapping[str, Any], place: str) -> dict[str, str]:
    """Whatever is our decision has its reason, and a part of a cost its amount."""
    if kinds.is_ours_to_say(item.get("kind") or "") and not (item.get("why") or "").strip():
        return {f"{place}.why": "Say why we treat them as having it. They read this."}
    decision = item.get("decision")
    if decision in (None, ALLOWED):
        return {}
    wrong = {}
    if not (item.get("reason") or "").strip():
        wrong[f"{place}.reason"] = "Say why. They read it."
    if decision == PART:
        allowed = item.get("allowed_pence")
        if allowed is None:
            wrong[f"{place}.allowed_pence"] = "Say how much of it counts."
        elif allowed > (item.get("amount_pence") or 0):
            wrong[f"{place}.allowed_pence"] = "This is more than the cost."
    return wrong


def _wrong_lightly(given: Mapping[str, Any]) -> dict[str, str]:
    """Name what is missing where nobody looked at their money."""
    needed = ["treated_as", "on", "why", "can_decide"]
    needed += ["agreed_pence"] if given.get("treated_as") == WITHIN else []
    missing = [name for name in needed if given.get(name) is None or not str(given[name]).strip()]
    return {f"{LIGHTLY}.{name}": "This is missing." for name in missing}
