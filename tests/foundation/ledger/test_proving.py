"""The proof holds on a whole ledger, and names what was tampered with behind every guard."""

import io
import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from django.db import Error, connection

from sayso.foundation.ledger import postings
from sayso.foundation.ledger.chart import Holder
from sayso.foundation.ledger.commitments import commit_urgent_support
from sayso.foundation.ledger.exporting import export_beancount
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import post_many, reverse
from sayso.foundation.ledger.proving import prove
from sayso.foundation.ledger.transactions import Tags
from sayso.web.cli.ledger import LEDGER, ledger
from tests.conftest import as_role
from tests.factories.logins import a_login, a_subject
from tests.foundation.ledger.reading_beancount import read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("X-01")]


@pytest.fixture
def a_ledger(now, looking, server):
    """Post a little of everything, for two people, and look as the proof role."""
    finance = a_login("finance", now=now)
    people = [a_subject().pk, a_subject().pk]
    on = now.date()
    items = []
    for person in people:
        of = Tags(person=person, arrangement=person, funder="council")
        items += [
            postings.payment_approved(key=new_key(now), on=on, pence=34_000, of=of),
            postings.payment_seen(
                key=new_key(now), on=on, pence=34_000, at=Holder.CARD, holder=person, of=of
            ),
            postings.contribution_charged(key=new_key(now), on=on, pence=6_001, of=of),
            postings.budget_agreed(key=new_key(now), on=on, pence=500_000, of=of),
        ]
    with looking(finance):
        post_many(items=items, by=finance, at=now)
        reverse(original=items[0].key, key=new_key(now), on=on, by=finance, at=now)
        commit_urgent_support(
            person=people[0], arrangement=people[0], pence=900, on=on, by=finance, at=now, key=new_key(now)
        )
    as_role("sayso_proof", server)
    yield items
    as_role("sayso_app", server)


def tamper(server, *statements):
    """Change rows as somebody with the superuser's password would, past rights, policies and triggers."""
    with server.superuser(connection.settings_dict["NAME"]) as superuser:
        superuser.execute("set session_replication_role = replica")
        for statement in statements:
            assert superuser.execute(statement).rowcount


def test_a_whole_ledger_is_proved(a_ledger):
    proof = prove()
    assert proof.holds, proof.broken
    assert (proof.transactions, proof.legs) == (10, 20)
    assert [(found.book, found.debit_pence == found.credit_pence) for found in proof.books] == [
        ("council", True),
        ("person", True),
        ("memorandum", True),
    ]
    assert proof.books[0].debit_pence == 34_000 * 3 + 6_001 * 2


ANY_LEG = "where (transaction_id, line) = (select transaction_id, line from ledger_leg {} limit 1)"


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (
            ["update ledger_leg set debit_pence = debit_pence + 1 " + ANY_LEG.format("where line = 1")],
            "balance",
        ),
        (["delete from ledger_leg " + ANY_LEG.format("")], "has 1 legs, and was posted with 2"),
        (["delete from ledger_leg"], "has 0 legs"),
        (["delete from ledger_transaction where kind = 'budget_agreed'"], "stands alone"),
        (
            ["update ledger_leg set account_id = 99999 " + ANY_LEG.format("")],
            "there is no such account",
        ),
        (
            [
                "update ledger_leg set account_id = (select id from ledger_account where code = 'M900') "
                + ANY_LEG.format("join ledger_account a on a.id = account_id where a.book = 'council'")
            ],
            "in another book",
        ),
        (["update ledger_leg set happened_on = '2020-01-01' " + ANY_LEG.format("")], "on another day"),
        (
            [
                "update ledger_leg set person_id = gen_random_uuid() "
                + ANY_LEG.format("join ledger_account a on a.id = account_id where a.code = 'A200'")
            ],
            "another person's",
        ),
        (
            ["update ledger_leg set debit_pence = 2 * debit_pence, credit_pence = 2 * credit_pence"],
            "not as it was when it was posted",
        ),
        (["update ledger_leg set service = 'other'"], "not as it was when it was posted"),
        (["update ledger_transaction set kind = 'other'"], "not as it was when it was posted"),
        (["update ledger_transaction set body_hash = sha256('')"], "not as it was when it was posted"),
    ],
)
def test_the_proof_names_what_was_tampered_with(a_ledger, server, statements, named):
    tamper(server, *statements)
    proof = prove()
    assert not proof.holds
    assert named in proof.broken


def test_the_proof_sees_a_chart_that_was_changed(a_ledger, server):
    tamper(server, "update ledger_chart set per_person = true where code = 'A100'")
    try:
        assert prove().broken == "Account A100 of the chart is not as declared."
    finally:  # the chart is not swept between tests
        tamper(server, "update ledger_chart set per_person = false where code = 'A100'")


def test_the_proof_sees_a_reversal_that_lost_what_it_reverses(a_ledger, server):
    tamper(
        server,
        "update ledger_transaction set reverses = gen_random_uuid() where reverses is not null",
        # Its body would tell first: give it the hash of what it is now.
        "update ledger_transaction t set body_hash = sha256(convert_to(ledger_head_text(t.book,"
        " t.happened_on, t.kind, t.reverses) || (select string_agg(ledger_leg_text(l.line, a.code,"
        " a.holder, l.debit_pence, l.credit_pence, l.person_id, l.arrangement, l.funder,"
        " l.period_starts_on, l.period_ends_before, l.cost_centre, l.reason, l.service), ''"
        " order by l.line) from ledger_leg l join ledger_account a on a.id = l.account_id"
        " where l.transaction_id = t.key), 'UTF8'))",
    )
    assert "does not mirror" in prove().broken


def test_the_proof_writes_nothing(a_ledger):
    for attempt in ("delete from ledger_leg", "insert into ledger_staged_leg (batch) values (1)"):
        with pytest.raises(Error), connection.cursor() as cursor:
            cursor.execute(attempt)


def test_an_export_read_by_another_reader_adds_up_to_the_same(a_ledger):
    out = io.StringIO()
    assert export_beancount(out) == 10
    opened, transactions = read(out.getvalue())
    assert len(transactions) == 10
    balances: dict[str, int] = {}
    for legs in transactions:
        assert sum(pence for _, pence in legs) == 0
        for account, pence in legs:
            assert account in opened
            balances[account] = balances.get(account, 0) + pence
    with connection.cursor() as cursor:
        cursor.execute(
            "select code, sum(debit_pence - credit_pence)::bigint from ledger_balance group by code"
        )
        ours = dict(cursor.fetchall())
    theirs: dict[str, int] = {}
    for account, pence in balances.items():
        code = next(part for part in account.split(":") if part[:1] in "ALIEM" and part[1:4].isdigit())
        theirs[code.replace("-", ".")] = theirs.get(code.replace("-", "."), 0) + pence
    assert theirs == ours


@pytest.fixture
def running(monkeypatch):
    """Let commands join the server of this run, whichever programs it is made of."""
    monkeypatch.setattr("sayso.web.cli.installation.database", nullcontext)


@pytest.mark.usefixtures("running")
def test_the_command_proves_and_exits_by_what_it_found(a_ledger, server):
    found = CliRunner().invoke(ledger, ["prove"])
    expected = "The ledger holds: 10 transactions, 20 legs, and every book agrees.\n"
    assert (found.exit_code, found.output) == (0, expected), repr(found.exception)
    tamper(server, "update ledger_leg set debit_pence = debit_pence + 1 " + ANY_LEG.format("where line = 1"))
    found = CliRunner().invoke(ledger, ["prove", "--json"])
    told = json.loads(found.output)
    assert (found.exit_code, told["holds"]) == (3, False)
    assert "does not balance" in told["broken"]


@pytest.mark.usefixtures("running")
def test_the_command_exports_a_whole_file_and_writes_over_none(a_ledger, tmp_path):
    file = tmp_path / "ledger.beancount"
    found = CliRunner().invoke(ledger, ["export", "--beancount", str(file), "--json"])
    assert (found.exit_code, json.loads(found.output)["transactions"]) == (0, 10)
    assert len(read(file.read_text(encoding="utf-8"))[1]) == 10
    again = CliRunner().invoke(ledger, ["export", "--beancount", str(file)])
    assert again.exit_code != 0
    assert "Choose another file" in str(again.exception)


def test_the_doctor_asks_the_ledger(a_ledger, server, now):
    assert LEDGER.ask(now).well
    tamper(server, "delete from ledger_leg")
    finding = LEDGER.ask(now)
    assert not finding.well
    assert "has 0 legs" in finding.says
