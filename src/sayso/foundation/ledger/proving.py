"""The proof: everything that must be true of the ledger, asked of every row, by a role that writes nothing.

Each check is one question to the database that finds the first thing wrong, or nothing. All are asked of one
moment, so that postings made meanwhile cannot confuse them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from sayso.foundation.ledger.chart import CHART, Book
from sayso.foundation.ledger.queries import totals


@dataclass(frozen=True, kw_only=True)
class BookTotal:
    """All debits and credits of one book, in pence. They are the same when it agrees."""

    book: str
    debit_pence: int
    credit_pence: int


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What the proof counted and found. `broken` names the first thing wrong; empty when all holds."""

    transactions: int
    legs: int
    books: tuple[BookTotal, ...]
    checks: tuple[str, ...]
    broken: str = ""

    @property
    def holds(self) -> bool:
        """Whether the ledger is whole."""
        return not self.broken


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that must be true. `wrong` is SQL that finds the first breach as one text, a sentence."""

    name: str
    wrong: str


CHECKS = (
    Check(
        name="every leg belongs to a transaction",
        wrong="""select format('Leg %s of transaction %s stands alone: there is no such transaction.',
            l.line, l.transaction_id)
        from ledger_leg l left join ledger_transaction t on t.key = l.transaction_id
        where t.key is null order by l.transaction_id limit 1""",
    ),
    Check(
        name="every transaction has all its legs and comes to nothing",
        wrong="""select case when s.legs is distinct from t.leg_count
            then format('Transaction %s has %s legs, and was posted with %s.',
                t.key, coalesce(s.legs, 0), t.leg_count)
            else format('Transaction %s does not balance: debits are %s pence and credits %s pence.',
                t.key, s.debits, s.credits) end
        from ledger_transaction t left join (
            select transaction_id, count(*) as legs, coalesce(sum(debit_pence), 0) as debits,
                   coalesce(sum(credit_pence), 0) as credits
            from ledger_leg group by transaction_id) s on s.transaction_id = t.key
        where s.legs is distinct from t.leg_count or s.debits <> s.credits
        order by t.key limit 1""",
    ),
    Check(
        name="every leg stands in an account of its own book, person and day",
        wrong="""select format('Leg %s of transaction %s is in the wrong place: %s.', l.line,
            l.transaction_id, case when a.id is null then 'there is no such account'
                 when a.book <> t.book then 'its account is in another book'
                 when l.happened_on <> t.happened_on then 'it is on another day than its transaction'
                 else 'its account is another person''s' end)
        from ledger_leg l join ledger_transaction t on t.key = l.transaction_id
        left join ledger_account a on a.id = l.account_id
        where a.id is null or a.book <> t.book or a.person_id <> l.person_id
           or l.happened_on <> t.happened_on
           or (a.person_id is not null and l.person_id is null)
        order by l.transaction_id limit 1""",
    ),
    Check(
        name="every body is as it was posted",
        wrong="""select format('Transaction %s is not as it was when it was posted.', t.key)
        from ledger_transaction t join (
            select l.transaction_id, string_agg(ledger_leg_text(l.line, a.code, a.holder, l.debit_pence,
                l.credit_pence, l.person_id, l.arrangement, l.funder, l.period_starts_on,
                l.period_ends_before, l.cost_centre, l.reason, l.service), '' order by l.line) as body
            from ledger_leg l join ledger_account a on a.id = l.account_id
            group by l.transaction_id) s on s.transaction_id = t.key
        where t.body_hash <> sha256(convert_to(
            ledger_head_text(t.book, t.happened_on, t.kind, t.reverses) || s.body, 'UTF8'))
        order by t.key limit 1""",
    ),
    Check(
        name="every reversal mirrors one transaction, once",
        wrong="""select format('Transaction %s does not mirror %s, which it reverses.', r.key, r.reverses)
        from ledger_transaction r left join ledger_transaction o on o.key = r.reverses
        where r.reverses is not null and (o.key is null or o.reverses is not null
            or o.leg_count <> r.leg_count or r.leg_count <> (
                select count(*) from ledger_leg a
                join ledger_leg b on b.transaction_id = o.key and b.line = a.line
                where a.transaction_id = r.key
                and (a.account_id, a.debit_pence, a.credit_pence, a.person_id, a.arrangement)
                    is not distinct from
                    (b.account_id, b.credit_pence, b.debit_pence, b.person_id, b.arrangement))
            or exists (select from ledger_transaction again
                       where again.reverses = r.reverses and again.key <> r.key))
        order by r.key limit 1""",
    ),
    Check(
        name="no arrangement has more released than was committed",
        wrong="""select format('Arrangement %s has %s pence more released than committed.', arrangement,
            -committed_pence)
        from ledger_commitment where committed_pence < 0 order by arrangement limit 1""",
    ),
)


def prove(*, on: date = date.max) -> Proof:
    """Ask every check of every row; run it as the proof role. Books are added up to the end of `on`."""
    with _one_moment():
        broken = _chart_differs() or next(filter(None, map(_first_wrong, CHECKS)), "")
        books = tuple(_book_total(book, on) for book in Book)
        differing = [found for found in books if found.debit_pence != found.credit_pence]
        if differing and not broken:
            (wrong, *_) = differing
            broken = (
                f"The {wrong.book} book does not agree: debits are {wrong.debit_pence} pence and credits"
                f" {wrong.credit_pence} pence."
            )
        return Proof(
            transactions=_count("ledger_transaction"),
            legs=_count("ledger_leg"),
            books=books,
            checks=(*(check.name for check in CHECKS), "the books agree", "the chart is as declared"),
            broken=broken,
        )


@contextmanager
def _one_moment() -> Iterator[None]:
    """Look at one moment of the ledger: what is committed meanwhile is not seen."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        yield


def _first_wrong(check: Check) -> str:
    with connection.cursor() as cursor:
        cursor.execute(check.wrong)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _chart_differs() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select code, book, per_person from ledger_chart")
        kept = {(code, book, per_person) for code, book, per_person in cursor.fetchall()}
    declared = {(row.code, row.book.value, row.per_person) for row in CHART.values()}
    if kept == declared:
        return ""
    code = sorted(kept ^ declared)[0][0]
    return f"Account {code} of the chart is not as declared."


def _book_total(book: Book, on: date) -> BookTotal:
    found = totals(book, on)
    return BookTotal(
        book=book.value,
        debit_pence=sum(total.debit_pence for total in found),
        credit_pence=sum(total.credit_pence for total in found),
    )


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        (found,) = cursor.fetchone()
    return int(found)
