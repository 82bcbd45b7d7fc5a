"""What keeps a sum unknown, in words: the name that the rules give it, as a person reads it."""

from sayso.rules.charging.cases import FACTS
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME
from sayso.rules.charging.working import BOUNDS
from sayso.rules.figures import statutory
from sayso.rules.sheet import FIGURE

_KINDS = {"income": INCOME, "capital": CAPITAL, "costs": COSTS}


def in_words(missing: str) -> tuple[str, str]:
    """Return what is missing in a few words, and its law where the law has it."""
    if missing.startswith(FIGURE):
        figure = statutory().by_name[missing.removeprefix(FIGURE)]
        return f"{figure.title}: nobody has confirmed the amount", figure.authority.text
    if missing in BOUNDS:
        return BOUNDS[missing], ""
    if missing in FACTS:
        asks = FACTS[missing].asks
        return f"{asks[:1].upper()}{asks[1:]}: nobody has told us", ""
    sort, _, kind = missing.partition(": ")
    found = _KINDS.get(sort, {}).get(kind)
    if found:
        return f"{found.title}: how it counts is not settled, so a person must decide", found.authority.text
    return missing.replace("_", " ").capitalize(), ""
