"""A bank file: right to the penny, by the schema of ISO 20022, and never with a guessed name."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sayso.foundation.gateways import bank_files
from sayso.foundation.gateways.bank_files import (
    NAMESPACE,
    BankAccount,
    Instruction,
    NotByTheSchema,
    PaymentFile,
    validate,
    write_pain001,
)
from sayso.foundation.gateways.writing_names import as_a_bank_writes
from sayso.rules.refusals import Invalid
from tests.examples import examples

COUNCIL = BankAccount(name="Lindenshire Council", sort_code="010203", account_number="00000017")
ANA = BankAccount(name="Ana Marsh", sort_code="040506", account_number="12345678")
IN = {"p": NAMESPACE}


def paying(*pence: int, to: BankAccount = ANA, **changed) -> PaymentFile:
    made = PaymentFile(
        message_id="SAYSO-1",
        made_at=datetime(2026, 11, 20, 17, 50, tzinfo=UTC),
        pays_on=date(2026, 11, 30),
        debtor=COUNCIL,
        instructions=[
            Instruction(end_to_end=f"E{at}", pence=one, to=to, reference="Direct payment")
            for at, one in enumerate(pence)
        ],
    )
    return replace(made, **changed)


def said(content: bytes, path: str) -> list[str]:
    return etree.fromstring(content).xpath(f"{path}/text()", namespaces=IN)


def test_a_file_says_who_pays_whom_how_much_and_when():
    written = write_pain001(paying(34_005, 7))
    assert said(written.content, "//p:InstdAmt") == ["340.05", "0.07"]
    assert said(written.content, "//p:CtrlSum") == ["340.12", "340.12"]
    assert said(written.content, "//p:NbOfTxs") == ["2", "2"]
    assert said(written.content, "//p:ReqdExctnDt/p:Dt") == ["2026-11-30"]
    assert said(written.content, "//p:CdtrAgt//p:MmbId") == ["040506", "040506"]
    assert set(said(written.content, "//p:ClrSysId/p:Cd")) == {"GBDSC"}
    assert said(written.content, "//p:EndToEndId") == ["E0", "E1"]
    assert written.sha256 == hashlib.sha256(written.content).hexdigest()
    assert written.changed_names == ()


def test_the_same_payments_make_the_same_file_to_the_byte():
    assert write_pain001(paying(1, 2)).content == write_pain001(paying(1, 2)).content


@settings(max_examples=examples(40))
@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=8),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
)
def test_whatever_is_paid_the_file_follows_the_schema_and_adds_up_or_is_refused(pence, name):
    file = paying(*pence, to=replace(ANA, name=name))
    try:
        as_a_bank_writes(name)
    except Invalid:
        with pytest.raises(Invalid, match="letters A to Z"):
            write_pain001(file)
        return
    written = write_pain001(file)
    validate(etree.fromstring(written.content))
    total = sum(int(one.replace(".", "")) for one in said(written.content, "//p:InstdAmt"))
    assert total == sum(pence) == int(said(written.content, "//p:CtrlSum")[0].replace(".", ""))


def test_what_does_not_follow_the_schema_is_never_given_out(monkeypatch):
    monkeypatch.setattr(bank_files, "pounds_text", lambda pence: "a lot")
    with pytest.raises(NotByTheSchema):
        write_pain001(paying(1))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Łukasz Wójcik", "Lukasz Wojcik"),
        ("Siân O’Brien", "Sian OBrien"),
        ("Søren & Æsa", "Soren and Aesa"),
        ("Ana Maria Marsh-Fotheringay", "Ana Maria Marsh-Fo"),
    ],
)
def test_a_name_is_put_into_the_letters_of_a_bank_and_it_is_said(name, written):
    file = write_pain001(paying(1, to=replace(ANA, name=name)))
    assert said(file.content, "//p:Cdtr/p:Nm") == [written]
    assert [(one.end_to_end, one.was, one.now) for one in file.changed_names] == [("E0", name, written)]


@pytest.mark.parametrize("name", ["محمد", "李", "   ", "--"])
def test_a_name_in_letters_we_cannot_write_is_refused_and_not_guessed(name):
    with pytest.raises(Invalid, match="letters A to Z"):
        as_a_bank_writes(name)


@pytest.mark.parametrize(
    ("file", "field"),
    [
        (paying(), "instructions"),
        (paying(0), "E0"),
        (paying(1, to=replace(ANA, sort_code="04-05-06")), "E0"),
        (paying(1, to=replace(ANA, account_number="1234567")), "E0"),
        (paying(1, message_id="x" * 36), "message_id"),
        (paying(1, debtor=replace(COUNCIL, account_number="")), "debtor"),
        (replace(paying(1), instructions=[paying(1).instructions[0]] * 2), "E0"),
    ],
)
def test_what_no_bank_could_pay_is_told_by_its_payment(file, field):
    with pytest.raises(Invalid) as told:
        write_pain001(file)
    assert list(told.value.fields) == [field]
