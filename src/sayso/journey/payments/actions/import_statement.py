"""Take in a bank's statement: all of it or nothing, each line once, and what is sure is placed at once."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.column_maps import column_map
from sayso.foundation.gateways.statements import Statement, read_statement
from sayso.journey.payments.actions.match_lines import place_what_is_sure
from sayso.journey.payments.actions.running import one_at_a_time
from sayso.journey.payments.models import BankStatement, PayeeAccount, StatementLine, StatementSource
from sayso.rules.refusals import NotFound

COUNCIL = "council"


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What came of a file: the statement, how many lines are new, and how many found their place.

    `is_repeat`: the very same file was taken in before, and nothing was changed.
    """

    statement: BankStatement
    is_repeat: bool
    new_count: int
    known_count: int
    placed_count: int

    @property
    def sentence(self) -> str:
        """What to tell whoever sent it."""
        if self.is_repeat:
            return "This file was taken in before. Nothing was changed."
        left = self.new_count - self.placed_count
        known = f" {self.known_count} stood in an earlier file and were left out." if self.known_count else ""
        return (
            f"{self.new_count} new lines. {self.placed_count} found their place, {left} wait for you.{known}"
        )


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_STATEMENT)
def import_statement(
    *, content: bytes, source: UUID, by: User, at: datetime, payee: UUID | None = None
) -> TakenIn:
    """Take in a statement of the council's account, or of the account of one payee.

    Raises NotFound for a map or account that is not there or not open, and CannotRead, by line, for a file
    that cannot be read or does not prove: then nothing of it is kept. Of two at once the second waits.
    """
    kept = StatementSource.objects.filter(replaced_at=None, pk=source).first()
    if kept is None:
        raise NotFound("There is no such map of columns. Choose one from the list, or make one.")
    account = _account(payee, by=by) if payee else None
    name = str(account.pk) if account else COUNCIL
    read = read_statement(content, by=column_map(kept.columns), account=name, latest=timezone.localdate(at))
    one_at_a_time("import_statement")
    before = BankStatement.objects.filter(sha256=read.sha256, payee=account).first()
    if before:
        write([event("payments.import_repeated", by=by, at=at, about=("statement", before.pk))])
        return TakenIn(
            statement=before, is_repeat=True, new_count=0, known_count=before.line_count, placed_count=0
        )
    statement, lines = _keep(read, kept, account, by=by, at=at)
    people = {"person": account.person_id} if account else {}
    facts = {"lines": statement.line_count, "new": len(lines), "sha256": read.sha256}
    about = ("statement", statement.pk)
    write([event("payments.import_statement", by=by, at=at, about=about, facts=facts, **people)])
    placed = place_what_is_sure(lines, by=by, at=at)
    return TakenIn(
        statement=statement,
        is_repeat=False,
        new_count=len(lines),
        known_count=statement.line_count - len(lines),
        placed_count=placed,
    )


def _account(payee: UUID, *, by: User) -> PayeeAccount:
    found: PayeeAccount | None = PayeeAccount.objects.visible_to(by).filter(pk=payee).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=found.person_id, area=Area.MONEY)
    return found


def _keep(
    read: Statement, source: StatementSource, account: PayeeAccount | None, *, by: User, at: datetime
) -> tuple[BankStatement, list[StatementLine]]:
    marks = [one.fingerprint for one in read.lines]
    known = set(StatementLine.objects.filter(fingerprint__in=marks).values_list("fingerprint", flat=True))
    fresh = [one for one in read.lines if one.fingerprint not in known]
    person = account.person_id if account else None
    statement = BankStatement.objects.create(
        id=uuid.uuid4(),
        source=source,
        payee=account,
        person_id=person,
        sha256=read.sha256,
        line_count=len(read.lines),
        new_count=len(fresh),
        starts_on=min(one.on for one in read.lines),
        ends_on=max(one.on for one in read.lines),
        opening_pence=read.opening_pence,
        closing_pence=read.closing_pence,
        taken_in_at=at,
        taken_in_by=by,
    )
    lines = [
        StatementLine(
            id=uuid.uuid4(),
            statement=statement,
            person_id=person,
            number=one.number,
            happened_on=one.on,
            pence=one.pence,
            words=one.text,
            balance_pence=one.balance_pence,
            fingerprint=one.fingerprint,
        )
        for one in fresh
    ]
    StatementLine.objects.bulk_create(lines)
    return statement, lines
