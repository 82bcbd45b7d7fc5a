"""What stands where: balances with the reader's own eyes, and totals that name nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, Sum

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer, current_viewer
from sayso.foundation.ledger.chart import Account, Book
from sayso.foundation.ledger.models import PostedLeg
from sayso.rules.refusals import NotPermitted


@dataclass(frozen=True, kw_only=True)
class Total:
    """All debits and all credits of one code, in pence."""

    code: str
    debit_pence: int
    credit_pence: int

    @property
    def balance_pence(self) -> int:
        """Debits less credits: above nothing is a debit balance."""
        return self.debit_pence - self.credit_pence


def person_legs(*, person: UUID, viewer: Viewer) -> "QuerySet[PostedLeg]":
    """Return the legs of one person's money that this viewer may see, latest day first."""
    legs: QuerySet[PostedLeg] = PostedLeg.objects.visible_to(viewer)
    return (
        legs.filter(person_id=person)
        .select_related("account", "transaction")
        .order_by("-happened_on", "transaction_id", "line")
    )


def balance(
    account: Account,
    *,
    person: UUID,
    viewer: Viewer,
    on: date | None = None,
    funder: str | None = None,
    arrangement: UUID | None = None,
) -> int:
    """Return what stands on this account for one person, in pence, as this viewer may see it.

    Debits less credits, to the end of `on` (all days when not given), of one funder or one arrangement if
    given. A viewer without money on this record gets nothing to add up, and so 0: ask `may_see` first where
    the difference matters.
    """
    legs = PostedLeg.objects.visible_to(viewer).filter(person_id=person, account__code=account.value)
    if on is not None:
        legs = legs.filter(happened_on__lte=on)
    if funder is not None:
        legs = legs.filter(funder=funder)
    if arrangement is not None:
        legs = legs.filter(arrangement=arrangement)
    sums = legs.aggregate(debit_pence=Sum("debit_pence"), credit_pence=Sum("credit_pence"))
    return int(sums["debit_pence"] or 0) - int(sums["credit_pence"] or 0)


def committed(person: UUID, *, viewer: Viewer, arrangement: UUID | None = None) -> int:
    """Return what is committed for one person now, in pence: for one arrangement, or all of them."""
    return balance(Account.COMMITTED, person=person, viewer=viewer, arrangement=arrangement)


def committed_to(arrangements: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, int]:
    """Return what is committed to each of these arrangements now, in pence, as this viewer may see it."""
    found = dict.fromkeys(arrangements, 0)
    legs = PostedLeg.objects.visible_to(viewer).filter(
        account__code=Account.COMMITTED.value, arrangement__in=list(found)
    )
    sums = legs.values_list("arrangement").annotate(Sum("debit_pence"), Sum("credit_pence"))
    return found | {one: int(debits or 0) - int(credited or 0) for one, debits, credited in sums}


def trial_balance(book: Book, on: date, *, viewer: User) -> list[Total]:
    """Return the totals of one book to the end of a day, by code, naming nobody. They come to nothing.

    Restricted records count too, or the books would not agree. Raises NotPermitted for a viewer who does not
    hold money for the whole council.
    """
    if current_viewer() != viewer.pk:
        raise RuntimeError("a trial balance was asked for one viewer while another looks")
    with connection.cursor() as cursor:
        cursor.execute("select sees_all('money')")
        (sees,) = cursor.fetchone()
        if not sees:
            raise NotPermitted(
                "The totals of the ledger are for people who hold money for the whole council."
            )
        return totals(book, on)


def totals(book: Book, on: date) -> list[Total]:
    """Return the totals of a book, for a role that may read them all: a whole-council viewer or the proof."""
    with connection.cursor() as cursor:
        cursor.execute("select code, debit_pence, credit_pence from ledger_trial_balance(%s, %s)", [book, on])
        return [
            Total(code=code, debit_pence=_whole(debits), credit_pence=_whole(credited))
            for code, debits, credited in cursor.fetchall()
        ]


def _whole(pence: Decimal) -> int:
    """Return PostgreSQL's wide sum as a whole number."""
    return int(pence)
