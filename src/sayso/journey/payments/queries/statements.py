"""Questions about what banks said."""

from uuid import UUID

from sayso.journey.payments.models import BankStatement, StatementLine, StatementSource
from sayso.journey.payments.statuses import Placed


def sources() -> list[StatementSource]:
    """Return the maps of columns that stand, by name."""
    return list(StatementSource.objects.filter(replaced_at=None).order_by("name"))


def source_of(key: UUID) -> StatementSource | None:
    """Return one map of columns that stands."""
    return StatementSource.objects.filter(replaced_at=None, pk=key).first()


def source_named(name: str) -> StatementSource | None:
    """Return the map of columns of this name."""
    return StatementSource.objects.filter(replaced_at=None, name=name).first()


def latest_statements(most: int = 20) -> list[BankStatement]:
    """Return what was taken in, the newest first."""
    rows = BankStatement.objects.select_related("source", "taken_in_by", "payee")
    return list(rows.order_by("-taken_in_at")[:most])


def lines_to_place() -> list[StatementLine]:
    """Return the lines that nobody has placed yet, the oldest first."""
    rows = StatementLine.objects.filter(placed=Placed.WAITING).select_related("statement", "statement__payee")
    return list(rows.order_by("happened_on", "number"))


def line_of(key: UUID) -> StatementLine | None:
    """Return one line of a statement."""
    return StatementLine.objects.filter(pk=key).select_related("statement", "statement__payee").first()
