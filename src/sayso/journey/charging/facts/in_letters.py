"""A sum as a letter keeps it: the lines of the page, and the steps of its picture, as plain values."""

from collections.abc import Sequence

from sayso.foundation.govuk.pictures import Change
from sayso.foundation.letters.content import Line
from sayso.journey.charging.facts import Sum
from sayso.journey.charging.facts.showing import week_by_line


def lines_of(found: Sum) -> list[Line]:
    """Return every line of the week's sum, as on the page."""
    return [Line(line.label, line.pence, line.authority, line.total) for line in week_by_line(found).lines]


def steps_of(steps: Sequence[Change]) -> list[Line]:
    """Return the steps of a picture; the last is what is left."""
    return [Line(one.label, one.pence, total=place == len(steps)) for place, one in enumerate(steps, start=1)]
