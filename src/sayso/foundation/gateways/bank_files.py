"""Bank files: payments as ISO 20022 pain.001.001.09, from plain values, checked before they are given out.

Sort codes stand under the clearing code GBDSC. The file asks for a non-urgent transfer in pounds. What a bank
wants beyond the standard (its profile) has to be tried with that bank.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from lxml import etree

from sayso.foundation.gateways.writing_names import as_a_bank_writes
from sayso.rules.money import pounds_text
from sayso.rules.refusals import Invalid

SCHEMA = Path(__file__).parent / "schemas" / "pain.001.001.09.xsd"
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
LONGEST_ID, LONGEST_REFERENCE = 35, 18


@dataclass(frozen=True, kw_only=True)
class BankAccount:
    """An account in the United Kingdom: six digits of sort code, eight of number, and the name on it."""

    name: str
    sort_code: str
    account_number: str


@dataclass(frozen=True, kw_only=True)
class Instruction:
    """One payment: whole pence to one account. `end_to_end` comes back on the bank's statement."""

    end_to_end: str
    pence: int
    to: BankAccount
    reference: str


@dataclass(frozen=True, kw_only=True)
class PaymentFile:
    """What a file holds. `message_id` is the file's own, never used for another."""

    message_id: str
    made_at: datetime
    pays_on: date
    debtor: BankAccount
    instructions: Sequence[Instruction]


@dataclass(frozen=True, kw_only=True)
class ChangedName:
    """A name that the bank cannot carry as it is: of which payment, what it was, and what is sent."""

    end_to_end: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file as it is given out, its SHA-256 in hexadecimal, and the names that had to be changed."""

    content: bytes
    sha256: str
    changed_names: Sequence[ChangedName]


class NotByTheSchema(RuntimeError):
    """What was written does not follow the schema: our fault, and never given out."""


def write_pain001(file: PaymentFile) -> Written:
    """Return the file as bytes, proved against the schema.

    Raises:
        Invalid: By field: no payments, a sum that is no sum, an account that is no account, an id too long
            or used twice, a name that no bank can carry.
        NotByTheSchema: The schema refuses what was written.
    """
    _check(file)
    names: dict[str, str] = {}
    changed = []
    for one in file.instructions:
        names[one.end_to_end] = written = _name(one)
        if written != one.to.name:
            changed.append(ChangedName(end_to_end=one.end_to_end, was=one.to.name, now=written))
    root = _document(file, names)
    validate(root)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Written(content=content, sha256=hashlib.sha256(content).hexdigest(), changed_names=tuple(changed))


def validate(root: etree._Element) -> None:
    """Raise NotByTheSchema, with the schema's own words, unless the document follows it."""
    schema = _schema()
    if not schema.validate(root):
        raise NotByTheSchema(str(schema.error_log.last_error))


@cache
def _schema() -> etree.XMLSchema:
    quiet = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.XMLSchema(etree.parse(str(SCHEMA), quiet))


def _check(file: PaymentFile) -> None:
    wrong = {}
    if not file.instructions:
        wrong["instructions"] = "There is nothing to pay. Make a file when there is."
    if not 0 < len(file.message_id) <= LONGEST_ID:
        wrong["message_id"] = f"Give the file an id of 1 to {LONGEST_ID} characters."
    wrong |= _wrong_account("debtor", file.debtor)
    seen: set[str] = set()
    for one in file.instructions:
        where = one.end_to_end or "instruction"
        if not 0 < len(one.end_to_end) <= LONGEST_ID or one.end_to_end in seen:
            wrong[where] = f"Give each payment an id of its own, of 1 to {LONGEST_ID} characters."
        seen.add(one.end_to_end)
        if type(one.pence) is not int or one.pence <= 0:
            wrong[where] = "Give whole pence, more than nothing."
        wrong |= _wrong_account(where, one.to)
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)


def _wrong_account(where: str, account: BankAccount) -> dict[str, str]:
    if not _digits(account.sort_code, 6):
        return {where: "A sort code has 6 digits, like 01 02 03."}
    if not _digits(account.account_number, 8):
        return {where: "An account number has 8 digits. Put noughts in front of a shorter one."}
    return {}


def _digits(given: str, length: int) -> bool:
    return len(given) == length and given.isascii() and given.isdigit()


def _name(one: Instruction) -> str:
    try:
        return as_a_bank_writes(one.to.name)
    except Invalid as wrong:
        raise Invalid(wrong.message, fields={one.end_to_end: wrong.message}) from wrong


def _document(file: PaymentFile, names: dict[str, str]) -> etree._Element:
    root = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    told = _under(root, "CstmrCdtTrfInitn")
    count, total = str(len(file.instructions)), pounds_text(sum(one.pence for one in file.instructions))
    debtor = as_a_bank_writes(file.debtor.name, longest=140)
    head = _under(told, "GrpHdr")
    _under(head, "MsgId", file.message_id)
    _under(head, "CreDtTm", file.made_at.replace(microsecond=0).isoformat())
    _under(head, "NbOfTxs", count)
    _under(head, "CtrlSum", total)
    _under(_under(head, "InitgPty"), "Nm", debtor)
    batch = _under(told, "PmtInf")
    _under(batch, "PmtInfId", file.message_id)
    _under(batch, "PmtMtd", "TRF")
    _under(batch, "BtchBookg", "false")
    _under(batch, "NbOfTxs", count)
    _under(batch, "CtrlSum", total)
    _under(_under(_under(batch, "PmtTpInf"), "SvcLvl"), "Cd", "NURG")
    _under(_under(batch, "ReqdExctnDt"), "Dt", file.pays_on.isoformat())
    _under(_under(batch, "Dbtr"), "Nm", debtor)
    _account(batch, "DbtrAcct", file.debtor)
    _agent(batch, "DbtrAgt", file.debtor)
    _under(batch, "ChrgBr", "SLEV")
    for one in file.instructions:
        _instruction(batch, one, names[one.end_to_end])
    return root


def _instruction(batch: etree._Element, one: Instruction, name: str) -> None:
    paid = _under(batch, "CdtTrfTxInf")
    ids = _under(paid, "PmtId")
    _under(ids, "InstrId", one.end_to_end)
    _under(ids, "EndToEndId", one.end_to_end)
    _under(_under(paid, "Amt"), "InstdAmt", pounds_text(one.pence)).set("Ccy", "GBP")
    _agent(paid, "CdtrAgt", one.to)
    _under(_under(paid, "Cdtr"), "Nm", name)
    _account(paid, "CdtrAcct", one.to)
    _under(_under(paid, "RmtInf"), "Ustrd", as_a_bank_writes(one.reference, longest=LONGEST_REFERENCE))


def _agent(under: etree._Element, name: str, account: BankAccount) -> None:
    member = _under(_under(_under(under, name), "FinInstnId"), "ClrSysMmbId")
    _under(_under(member, "ClrSysId"), "Cd", "GBDSC")
    _under(member, "MmbId", account.sort_code)


def _account(under: etree._Element, name: str, account: BankAccount) -> None:
    _under(_under(_under(_under(under, name), "Id"), "Othr"), "Id", account.account_number)


def _under(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text is not None:
        made.text = text
    return made
