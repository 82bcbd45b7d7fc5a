"""Why a charge changed: two workings, line by line, in words, with what each line moves the charge by.

Pure: two lists of lines go in, kept or new. What the lines move the charge by, in whole pence a week, sums to
the change of the charge: limits, rounding and "never less than nothing" have lines of their own. Where a
charge comes about in another way than before, one line has the whole change, and the others move nothing
that could be told apart.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.rules.charging.line_words import from_to, law_moved, more_or_less, pairs, thing_changed, thing_of
from sayso.rules.charging.worked_lines import (
    A_CAPITAL,
    AGREED,
    AN_INCOME,
    FREE,
    FULL,
    LEFT_OUT,
    MIG,
    OF_MIG,
    PAYS_ALL,
    TAKEN_OFF,
    TESTED,
    UNKNOWN,
    Working,
)
from sayso.rules.charging.working import pounds
from sayso.rules.sheet import Line

_REGIMES = {
    FULL: "you pay the full cost",
    FREE: "there is nothing to pay",
    AGREED: "you pay what we agreed",
    TESTED: "what you pay goes by your money",
}
_OWNED = {
    "assessed_capital": "What you have that counts",
    "upper_limit": "The upper limit",
    "arrangement_fee": "What we ask each year for arranging your support",
}
_LIMITS = {
    "share_taken": "The council asks for less than all that is left",
    "within_limits": "What you pay has a limit: what your support costs, or the council’s highest charge",
    "too_small_to_charge": "A sum this small is not collected",
}
_SAID_BY_REGIME = (*PAYS_ALL, "within_limit_by_agreement")
_SAID_BY_LIMITS = ("too_small_to_charge",)


@dataclass(frozen=True)
class Difference:
    """One line that is not as it was.

    `says` is a sentence or two for the person. `before` and `now` are the amounts in the unit of `line`,
    which is the newer of the two lines, or the one that is gone; None for what is no line. `moves_pence` is
    how much more is paid a week by it, or, below nothing, less; None where it is a part of another line,
    or where it cannot be told apart.
    """

    step: str
    says: str
    before: int | None = None
    now: int | None = None
    moves_pence: int | None = None
    line: Line | None = None


@dataclass(frozen=True)
class Comparison:
    """What came of the charge, in a sentence, and each difference in the order of the law.

    `change_pence` is None while one of the two charges is not known. With no difference there are no words.
    """

    says: str = ""
    change_pence: int | None = None
    differences: Sequence[Difference] = ()


def compare(before: Sequence[Line], now: Sequence[Line]) -> Comparison:
    """Tell what differs from one working to the next, and why the charge moved; of the same two, nothing."""
    old, new = Working(before), Working(now)
    change = None if old.charge is None or new.charge is None else new.charge - old.charge
    counts = change is not None and old.regime == new.regime == TESTED
    found = [
        *_regime(old, new, change),
        *_owned(old, new),
        *_savings(old, new),
        *_income(old, new),
        *_totals(old, new),
        *_guarantee(old, new),
        *(_limits(old, new) if counts else ()),
        *_notes(old, new),
    ]
    if not counts:
        found = [one if one.step == "charge" else _untold(one) for one in found]
    return Comparison(_headline(old, new, change) if found else "", change, found)


def _headline(old: Working, new: Working, change: int | None) -> str:
    if change is None:
        return "We cannot say how your charge changes: one of the two is not known."
    if not change:
        return f"Your charge stays the same: {pounds(new.charge or 0)} a week."
    way = "up" if change > 0 else "down"
    return f"Your charge goes {way} by {pounds(abs(change))} a week, {from_to(old.charge, new.charge)}."


def _untold(one: Difference) -> Difference:
    return Difference(one.step, one.says, one.before, one.now, None, one.line)


def _regime(old: Working, new: Working, change: int | None) -> Iterator[Difference]:
    """Tell that the charge comes about in another way, or that the whole cost is another."""
    was, is_now = old.regime, new.regime
    line = new.by_step.get("charge")
    if was != is_now and UNKNOWN not in (was, is_now):
        says = f"Before, {_REGIMES[was]}. Now {_REGIMES[is_now]}."
        yield Difference("charge", says, old.charge, new.charge, change, line)
    elif change and not was == is_now == TESTED:
        what = "What your support costs" if was == is_now == FULL else "What you pay"
        says = f"{what} went {from_to(old.charge, new.charge)} a week."
        says += " You pay all of it." if was == is_now == FULL else ""
        yield Difference("charge", says, old.charge, new.charge, change, line)


def _owned(old: Working, new: Working) -> Iterator[Difference]:
    for was, is_now in pairs(old.things(A_CAPITAL), new.things(A_CAPITAL)):
        yield _difference(was, is_now, f"{_thing(was, is_now)}.")
    for step, name in _OWNED.items():
        yield from _one_total(step, name, old, new, per="")


def _thing(was: Line | None, is_now: Line | None, per: str = "") -> str:
    before, now = (thing_of(line) if line else None for line in (was, is_now))
    return thing_changed(before, now, per)


def _difference(was: Line | None, is_now: Line | None, says: str, moves: int | None = None) -> Difference:
    line = is_now or was
    assert line is not None, "a difference is of some line"
    before, now = (one.amount if one else None for one in (was, is_now))
    return Difference(line.step, says, before, now, moves, line)


def _savings(old: Working, new: Working) -> Iterator[Difference]:
    was, is_now = (one.by_step.get("tariff_income") for one in (old, new))
    more = new.amount("tariff_income") - old.amount("tariff_income")
    if more:
        because = law_moved(_shown(was), _shown(is_now))
        says = f"Income from your savings went {_amounts(was, is_now)} a week{_comma(because)}"
        yield _difference(was, is_now, f"{says}: {more_or_less(more)} counts.", more)


def _shown(*lines: Line | None) -> list[Line]:
    return [line for line in lines if line]


def _amounts(was: Line | None, is_now: Line | None) -> str:
    """Write "from £0.00 to £7.00": of an amount, no line and nothing are the same."""
    return from_to(was.amount if was else 0, is_now.amount if is_now else 0)


def _comma(because: str) -> str:
    return f", {because}" if because else ""


def _income(old: Working, new: Working) -> Iterator[Difference]:
    for was, is_now in pairs(old.things(AN_INCOME), new.things(AN_INCOME)):
        more = _more(was, is_now)
        counts = "nobody can say yet how much counts" if more is None else "that moves nothing"
        counts = f"{more_or_less(more)} counts" if more else counts
        yield _difference(was, is_now, f"{_thing(was, is_now, ' a week')}: {counts}.", more)


def _more(was: Line | None, is_now: Line | None) -> int | None:
    before, now = (line.amount if line else 0 for line in (was, is_now))
    return None if before is None or now is None else now - before


def _totals(old: Working, new: Working) -> Iterator[Difference]:
    """Tell what is left out and taken off: more of it is less to pay. Each with the parts that differ."""
    for step, name in LEFT_OUT.items():
        yield from _one_total(step, name, old, new, moves=-1)
    for step, name in TAKEN_OFF.items():
        for was, is_now in pairs(old.parts(step), new.parts(step)):
            yield _difference(was, is_now, f"{_thing(was, is_now, ' a week')}.")
        yield from _one_total(step, name, old, new, moves=-1)


def _one_total(
    step: str, name: str, old: Working, new: Working, *, per: str = " a week", moves: int = 0
) -> Iterator[Difference]:
    was, is_now = old.by_step.get(step), new.by_step.get(step)
    more = new.amount(step) - old.amount(step)
    if not more or (not moves and not (was and is_now)):
        return
    says = f"{name} went {_amounts(was, is_now)}{per}{_comma(law_moved(_shown(was), _shown(is_now)))}"
    says += f": {more_or_less(more)} is yours" if moves else ""
    yield _difference(was, is_now, f"{says}.", moves * more if moves else None)


def _guarantee(old: Working, new: Working) -> Iterator[Difference]:
    """Tell of the least that is left: why it moved, and its parts."""
    was, is_now = old.guarantee, new.guarantee
    for step, name in OF_MIG.items():
        before, now = old.by_step.get(step), new.by_step.get(step)
        if new.amount(step) != old.amount(step) and was and is_now:
            says = f"{name} the law sets an amount. It went {_amounts(before, now)} a week"
            yield _difference(before, now, f"{says}{_comma(law_moved(_shown(before), _shown(now)))}.")
    if not was or not is_now or was.amount == is_now.amount:
        return
    because = law_moved([was, *old.parts(MIG)], [is_now, *new.parts(MIG)])
    if _added(old) != _added(new) and was.step == is_now.step == MIG:
        more = f"the council leaves you with {pounds(_added(new))} more than the law, and before with "
        because = (
            f"{because}; {more}{pounds(_added(old))}" if because else f"because {more}{pounds(_added(old))}"
        )
    more_left = (is_now.amount or 0) - (was.amount or 0)
    rose = "rose" if more_left > 0 else "fell"
    says = f"The least we leave you with {rose} {_amounts(was, is_now)} a week{_comma(because)}"
    yield _difference(was, is_now, f"{says}: {more_or_less(more_left)} is yours.", -more_left)


def _added(one: Working) -> int:
    """Return what the council adds to the law's amount: the law's has a line only where it does."""
    return one.amount(MIG) - one.amount("statutory_mig") if "statutory_mig" in one.by_step else 0


def _limits(old: Working, new: Working) -> Iterator[Difference]:
    """Tell what else moved the charge, so that all that moves it sums to the change."""
    floor = [one.amount("available") - one.before_floors for one in (old, new)]
    if floor[0] != floor[1]:
        was, is_now = floor
        yield Difference("floor", _floor_says(was, is_now), was, is_now, is_now - was)
    for step, says in _LIMITS.items():
        was, is_now = old.taken_off_by(step), new.taken_off_by(step)
        if was != is_now:
            line = new.by_step.get(step) or old.by_step.get(step)
            told = f"{says}. That takes off {pounds(is_now)} a week; before it took off {pounds(was)}."
            yield Difference(step, told, was, is_now, was - is_now, line)


def _floor_says(was: int, is_now: int) -> str:
    change = is_now - was
    if change > 0:
        return f"Nobody pays less than nothing. So {pounds(change)} of this makes no difference."
    return (
        f"Before, your income was {pounds(was)} short of what is yours. "
        f"So {pounds(-change)} of this adds nothing."
    )


def _notes(old: Working, new: Working) -> Iterator[Difference]:
    """Tell what else is so now, or no longer: lines with no amount."""
    said = _SAID_BY_LIMITS + (() if old.regime == new.regime else _SAID_BY_REGIME)
    for was, is_now in pairs(_of_no_amount(old, said), _of_no_amount(new, said)):
        if was is None and is_now:
            yield _difference(was, is_now, f"New: {is_now.label}")
        elif was and is_now is None:
            yield _difference(was, is_now, f"No longer so: {was.label}")


def _of_no_amount(one: Working, said: Collection[str]) -> list[Line]:
    notes = [line for line in one.lines if line.amount is None and "." not in line.step]
    return [line for line in notes if line.step not in said]
