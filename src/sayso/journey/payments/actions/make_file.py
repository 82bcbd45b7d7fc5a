"""Make the bank file of a checked run: proved against its schema, kept byte for byte, never made twice."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.bank_files import BankAccount, Instruction, PaymentFile, write_pain001
from sayso.journey.payments.actions.running import all_lines, check_unchanged, held_run, paid_in, run_event
from sayso.journey.payments.models import CouncilAccount, PaymentRun, RunFile, RunLine
from sayso.journey.payments.queries.payees import council_account
from sayso.journey.payments.statuses import RunState
from sayso.rules.refusals import WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.CHECK_PAYMENT_RUN)
def make_file(*, run: UUID, by: User, at: datetime) -> RunFile:
    """Make it and keep it. Raises NotFound, WrongState, Invalid for what no bank could pay.

    WrongState: the run is not checked, has its file, or the council's own account is not confirmed.
    """
    found = held_run(run, in_state=RunState.APPROVED, by=by)
    lines = all_lines(found, viewer=by)
    check_unchanged(found, lines)
    debtor = council_account()
    if debtor is None:
        raise WrongState(
            "We do not know the account that the council pays from. Write it down and let a colleague"
            " confirm it, then make the file."
        )
    written = write_pain001(_told(found, paid_in(lines), debtor, at))
    kept = RunFile.objects.create(
        run=found,
        content=written.content,
        sha256=written.sha256,
        changed_names=[asdict(one) for one in written.changed_names],
    )
    found.state, found.file_made_at, found.file_made_by = RunState.FILE_MADE, at, by
    found.save(update_fields=["state", "file_made_at", "file_made_by"])
    write([run_event("make_file", found, by=by, at=at, sha256=kept.sha256)])
    return kept


def _told(run: PaymentRun, lines: list[RunLine], debtor: CouncilAccount, at: datetime) -> PaymentFile:
    return PaymentFile(
        message_id=run.reference,
        made_at=at,
        pays_on=run.pays_on,
        debtor=BankAccount(
            name=debtor.name, sort_code=debtor.sort_code, account_number=debtor.account_number
        ),
        instructions=[
            Instruction(
                end_to_end=one.end_to_end,
                pence=one.pence,
                to=BankAccount(
                    name=one.payee.name_on_account,
                    sort_code=one.payee.sort_code,
                    account_number=one.payee.account_number,
                ),
                reference=one.end_to_end,
            )
            for one in sorted(lines, key=lambda line: line.end_to_end)
            if one.payee
        ],
    )
