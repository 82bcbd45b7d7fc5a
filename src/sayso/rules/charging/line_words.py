"""The words for how one line of working differs from another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.rules.charging.working import pounds
from sayso.rules.sheet import Line

Pair = tuple[Line | None, Line | None]
_NAMES = ("Grenfell", "Scottish", "Windrush")


@dataclass(frozen=True)
class Thing:
    """A line of one thing somebody has: its name, the whole of it in words ("£80.00"), how it counts.

    The whole is empty where the line does not say it: what somebody owns and is left out.
    """

    name: str
    whole: str
    how: str


def thing_of(line: Line) -> Thing:
    """Read a line of one thing: "Earnings, £80.00 a week: left out." or "Savings: counts."."""
    label, _, how = line.label.partition(": ")
    name, _, whole = label.partition(", £")
    if whole:
        return Thing(name, f"£{whole.removesuffix(' a week')}", how.removesuffix("."))
    return Thing(name, pounds(line.amount) if line.amount else "", how.removesuffix("."))


def yours(name: str) -> str:
    """Write "Your Attendance Allowance", "Your private pension": a name of its own keeps its great letter."""
    if name.startswith(("Your ", "Someone", "What ")) or " we " in name or " you" in name.lower():
        return name
    first, _, rest = name.partition(" ")
    great = any(word[:1].isupper() for word in rest.split())
    is_name = first in _NAMES or first[1:] != first[1:].lower() or great
    return f"Your {name if is_name else name[:1].lower() + name[1:]}"


def thing_changed(before: Thing | None, now: Thing | None, per: str) -> str:
    """Say how a thing differs, with no full stop; `per` is " a week" or nothing. One of the two is there."""
    if before is None or now is None:
        one = now or before
        assert one is not None, "a difference is of something"
        whole = f", {one.whole}{per}" if one.whole else ""
        return f"{'New' if now else 'No longer there'}: {one.name}{whole} ({one.how})"
    says = []
    if before.whole != now.whole and before.whole and now.whole:
        says.append(f"went from {before.whole} to {now.whole}{per}")
    if before.how != now.how or not says:
        says.append(f"counts in another way (before: {before.how}; now: {now.how})")
    return f"{yours(now.name)} {', and '.join(says)}"


def more_or_less(change: int) -> str:
    """Write "£17.35 more"."""
    return f"{pounds(abs(change))} {'more' if change > 0 else 'less'}"


def from_to(before: int | None, now: int | None) -> str:
    """Write "from £203.85 to £221.20"; what is not known is said so."""
    was, is_now = (pounds(one) if one is not None else "not known" for one in (before, now))
    return f"from {was} to {is_now}"


def law_moved(old: Sequence[Line], new: Sequence[Line]) -> str:
    """Say that the law's amounts behind these lines changed, and when; or that others hold; or nothing."""
    was, is_now = (
        {one.name: (one.amount, one.starts_on) for line in lines for one in line.figures}
        for lines in (old, new)
    )
    days = [day for name, (amount, day) in is_now.items() if name in was and was[name][0] != amount]
    if days:
        return f"because the law’s amounts changed on {day_of(max(days))}"
    if was.keys() != is_now.keys() and was and is_now:
        return "because other amounts of the law hold for you now"
    return ""


def day_of(day: date) -> str:
    """Write "6 April 2026"."""
    return f"{day:%-d %B %Y}"


def pairs(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Give each line with the one it was before, in the new order, those that are gone at the end.

    Lines that are the same are left out. Of several things of one kind the first goes with the first.
    """
    said = [(line.step, line.label, line.amount) for line in new]
    gone = []
    for line in old:
        if (same := (line.step, line.label, line.amount)) in said:
            said.remove(same)
        else:
            gone.append(line)
    for line in new:
        if (same := (line.step, line.label, line.amount)) not in said:
            continue
        said.remove(same)
        was = next((one for one in gone if one.step == line.step), None)
        if was:
            gone.remove(was)
        yield was, line
    for line in gone:
        yield line, None
