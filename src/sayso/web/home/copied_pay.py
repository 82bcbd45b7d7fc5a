"""What somebody's own copy says of a contract with somebody close: its pay, and what the two agreed."""

from typing import Any

from sayso.foundation.govuk.presenting import pounds
from sayso.journey.partnership.models import PaidSum
from sayso.journey.partnership.statuses import Particular
from sayso.web.home.reader import Reader


def paid_lines(row: Any, reader: Reader) -> list[tuple[str, str]]:
    """Return the lines of one contract that no column of it holds."""
    lines = []
    for one in PaidSum.objects.visible_to(reader.login).filter(contract=row):
        lines += [("Paid an hour", pounds(one.pence_an_hour))] if one.pence_an_hour else []
        lines += [("Paid a week", pounds(one.pence_a_week))] if one.pence_a_week else []
    return lines + [(Particular(code).label, words) for code, words in row.particulars.items()]
