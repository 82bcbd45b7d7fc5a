"""The ledger as Beancount text: an independent program can read it and add everything up again.

Beancount names accounts in words that begin with one of five. Ours are put under them by the book: those
of the council book under the kind of account they are, the other two books under Equity, since they are
not the council's money. A person's account bears the person's key, never a name.
"""

from collections.abc import Iterator
from datetime import date
from typing import IO, Any
from uuid import UUID

from django.db import connection, transaction

from sayso.foundation.ledger.chart import CHART, Book
from sayso.rules.money import pounds_text

CURRENCY = "GBP"
_KINDS = {"A": "Assets", "L": "Liabilities", "I": "Income", "E": "Expenses"}
_AT_A_TIME = 10_000


def export_beancount(to: IO[str]) -> int:
    """Write every transaction to an open file, in the order of days; return how many. As the proof role.

    Accounts are opened on the first day on which anything happened to them.
    """
    to.write(f'option "title" "Ledger"\noption "operating_currency" "{CURRENCY}"\n\n')
    written = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        for code, person, holder, opened in _accounts():
            to.write(f"{opened} open {account_name(code, person, holder)} {CURRENCY}\n")
        to.write("\n")
        for rows in _transactions():
            to.write(_told(rows))
            written += 1
    return written


def account_name(code: str, person: UUID | None, holder: UUID | None) -> str:
    """Return the Beancount name of an account, such as `Assets:A130-card:P-2f…`."""
    row = CHART[code]
    top = {Book.COUNCIL: _KINDS.get(code[0], ""), Book.PERSON: "Equity:Person"}.get(row.book, "Equity:Memo")
    name = f"{top}:{code.replace('.', '-')}"
    if person is not None:
        name += f":P-{person}"
    if holder is not None:
        name += f":H-{holder}"
    return name


def _accounts() -> Iterator[tuple[str, UUID | None, UUID | None, date]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select a.code, a.person_id, a.holder, min(l.happened_on) from ledger_account a"
            " join ledger_leg l on l.account_id = a.id group by a.id order by 4, a.id"
        )
        yield from cursor.fetchall()


def _transactions() -> Iterator[list[Any]]:
    """Yield the rows of one transaction after another, a few thousand held at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "select t.key, t.happened_on, t.kind, t.reverses, a.code, a.person_id, a.holder,"
            " coalesce(l.debit_pence, -l.credit_pence), l.funder, l.arrangement"
            " from ledger_transaction t join ledger_leg l on l.transaction_id = t.key"
            " join ledger_account a on a.id = l.account_id order by t.happened_on, t.key, l.line"
        )
        gathered: list[Any] = []
        while rows := cursor.fetchmany(_AT_A_TIME):
            for row in rows:
                if gathered and gathered[0][0] != row[0]:
                    yield gathered
                    gathered = []
                gathered.append(row)
        if gathered:
            yield gathered


def _told(rows: list[Any]) -> str:
    key, happened_on, kind, reverses = rows[0][:4]
    lines = [f'{happened_on} * "{kind}"', f'  key: "{key}"']
    if reverses is not None:
        lines.append(f'  reverses: "{reverses}"')
    for _, _, _, _, code, person, holder, pence, funder, arrangement in rows:
        lines.append(f"  {account_name(code, person, holder)}  {pounds_text(pence)} {CURRENCY}")
        if funder is not None:
            lines.append(f'    funder: "{funder}"')
        if arrangement is not None:
            lines.append(f'    arrangement: "{arrangement}"')
    return "\n".join(lines) + "\n\n"
