"""What the database refuses whoever asks: the application, the whole-council role, and the owner."""

import uuid
from contextlib import contextmanager

import psycopg
import pytest
from django.db import Error, connection, transaction

from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.transactions import Posting, credit, debit
from tests.factories.logins import a_login
from tests.foundation.ledger.conftest import rows

A_COLUMN = {
    "ledger_chart": "code",
    "ledger_account": "code",
    "ledger_transaction": "key",
    "ledger_leg": "transaction_id",
}
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("X-01")]


def sqlstate(sql, *arguments):
    """Return the code with which the database refuses a statement; an empty text when it does not."""
    try:
        with transaction.atomic():
            rows(sql, *arguments)
    except Error as error:
        return error.__cause__.sqlstate
    return ""


def attempts():
    for table in A_COLUMN:
        yield f"insert into {table} ({A_COLUMN[table]}) select {A_COLUMN[table]} from {table}"
        yield f"delete from {table}"
        yield f"truncate {table} cascade"
    yield "update ledger_leg set debit_pence = debit_pence + 1"
    yield "update ledger_transaction set kind = 'other'"
    yield "update ledger_account set code = 'A100'"
    yield "update ledger_chart set per_person = false"
    yield "drop trigger ledger_leg_proved on ledger_leg"
    yield "alter table ledger_leg disable trigger all"
    yield "alter table ledger_leg disable row level security"
    yield "set session_replication_role = replica"
    yield "select * from ledger_staged_leg"
    yield "delete from ledger_staged_transaction"
    yield "update ledger_staged_leg set code = 'A100'"


@pytest.mark.parametrize("role", ["contact", "finance"])
def test_the_application_may_read_and_nothing_else(now, looking, desk, role):
    desk.post(a_posting(now))
    login = a_login(role, now=now)
    with looking(login):
        assert rows("select current_user::text") == [("sayso_whole" if role == "finance" else "sayso_app",)]
        assert {attempt: sqlstate(attempt) for attempt in attempts()} == dict.fromkeys(attempts(), "42501")


def test_nobody_posts_without_signing_in(now):
    key = new_key(now)
    call = "select ledger_post_one(%s, 'council', '2026-11-20', %s, 'test', '[]')"
    assert sqlstate(call, key, now) == "42501"
    assert sqlstate("select ledger_post_staged(1, %s)", now) == "42501"
    assert sqlstate("select ledger_reverse(%s, %s, '2026-11-20', %s)", key, key, now) == "42501"


@pytest.mark.parametrize(
    ("legs", "state"),
    [
        ('[{"code":"A100","debit_pence":1},{"code":"L200","credit_pence":2}]', "SL001"),
        ('[{"code":"A100","debit_pence":1},{"code":"M900","credit_pence":1}]', "SL001"),
        ('[{"code":"Z1","debit_pence":1},{"code":"A100","credit_pence":1}]', "SL001"),
        ('[{"code":"A200","debit_pence":1},{"code":"A100","credit_pence":1}]', "SL001"),
        ('[{"code":"A100","debit_pence":1}]', "23514"),
        ("[]", "23502"),
        ('[{"code":"A100","debit_pence":0},{"code":"L200","credit_pence":0}]', "23514"),
        ('[{"code":"A100","debit_pence":-1},{"code":"L200","credit_pence":-1}]', "23514"),
        ('[{"code":"A100","debit_pence":1,"credit_pence":1},{"code":"L200","credit_pence":1}]', "23514"),
        ('[{"code":"A100"},{"code":"L200"}]', "23514"),
        ('[{"code":"A100","debit_pence":9e18},{"code":"L200","credit_pence":9e18}]', "23514"),
        ('[{"code":"A100","debit_pence":9223372036854775808},{"code":"L200","credit_pence":1}]', "22003"),
        ('[{"code":"A100","debit_pence":1.5},{"code":"L200","credit_pence":1.5}]', "22P02"),
        ('[{"code":"A100","debit_pence":1,"reason":"a b"},{"code":"L200","credit_pence":1}]', "23514"),
        (
            '[{"code":"A100","debit_pence":1,"person":"00000000-0000-4000-8000-000000000000"},'
            '{"code":"L200","credit_pence":1}]',
            "SL001",
        ),
    ],
)
def test_a_bad_posting_straight_to_the_function_is_refused(now, desk, legs, state):
    call = "select ledger_post_one(%s, 'council', '2026-11-20', %s, 'test', %s)"
    assert sqlstate(call, new_key(now), now, legs) == state
    assert rows("select count(*) from ledger_transaction") == [(0,)]


def test_a_staged_posting_that_does_not_balance_is_refused(now, desk):
    def stage(code, debit_pence, credit_pence):
        return (
            "insert into ledger_staged_leg (batch, number, line, code, debit_pence, credit_pence)"
            f" values (1, 1, {1 if debit_pence else 2}, '{code}', {debit_pence or 'null'},"
            f" {credit_pence or 'null'})"
        )

    rows(
        f"insert into ledger_staged_transaction values (1, 1, '{new_key(now)}', 'council', '2026-11-20', 'x')"
    )
    rows(stage("A100", 5, None))
    rows(stage("L200", None, 6))
    assert sqlstate("select ledger_post_staged(1, %s)", now) == "SL001"


@contextmanager
def as_owner(server):
    """Sign in as the owner of the tables; whatever is done is undone at the end."""
    with server.superuser(connection.settings_dict["NAME"]) as owner:
        try:
            with owner.transaction():
                owner.execute("set local role sayso_owner")
                owner.execute(
                    "insert into ledger_account (code, book) values ('A100', 'council'), ('L200', 'council')"
                    " on conflict do nothing"
                )
                yield owner
                raise psycopg.Rollback
        except psycopg.Rollback:
            pass


def refused(owner, sql):
    try:
        with owner.transaction():
            owner.execute(sql)
    except psycopg.Error as error:
        return error.sqlstate
    return ""


def put(owner, book="council", count=2, reverses="null"):
    """Insert a transaction and two legs in one statement, past every function; return its key."""
    key = uuid.uuid4()
    owner.execute(
        f"""with t as (insert into ledger_transaction values ('{key}', now(), '{key}', {reverses},
            '2026-11-20', {count}, '{book}', 'test', sha256('')) returning key)
        insert into ledger_leg (transaction_id, line, account_id, happened_on, debit_pence, credit_pence)
        select t.key, v.line, a.id, '2026-11-20', v.debit, v.credit
        from t, (values (1, 'A100', 5::bigint, null::bigint), (2, 'L200', null, 5))
            as v(line, code, debit, credit)
        join ledger_account a on a.code = v.code"""
    )
    return key


LEG = "insert into ledger_leg (transaction_id, line, account_id, happened_on, {side}_pence) values"


def test_the_owner_changes_nothing_either(server):
    with as_owner(server) as owner:
        key = put(owner)
        for table in A_COLUMN:
            assert refused(owner, f"delete from {table}") == "42501"
            assert refused(owner, f"truncate {table} cascade") == "42501"
        assert refused(owner, "update ledger_leg set debit_pence = debit_pence + 1") == "42501"
        assert refused(owner, f"update ledger_transaction set kind = 'x' where key = '{key}'") == "42501"


def test_a_transaction_is_whole_in_one_statement_or_not_at_all(server):
    with as_owner(server) as owner:
        key = put(owner)
        more = f"('{key}', 3, 1, '2026-11-20', 5)"
        assert refused(owner, LEG.format(side="debit") + more) == "SL001"
        alone = f"('{uuid.uuid4()}', now(), '{key}', null, '2026-11-20', 2, 'council', 'test', sha256(''))"
        assert refused(owner, f"insert into ledger_transaction values {alone}") == "SL001"
        orphan = f"('{uuid.uuid4()}', 1, 1, '2026-11-20', 5)"
        assert refused(owner, LEG.format(side="debit") + orphan) == "SL001"
        for wrong in ({"book": "person"}, {"count": 3}):
            with pytest.raises(psycopg.Error), owner.transaction():
                put(owner, **wrong)


def test_a_reversal_that_is_no_mirror_is_refused(server):
    with as_owner(server) as owner:
        key = put(owner)
        for wrong in (f"'{key}'", f"'{uuid.uuid4()}'"):
            with pytest.raises(psycopg.Error) as refusal, owner.transaction():
                put(owner, reverses=wrong)  # the same sides again
            assert refusal.value.sqlstate == "SL001"


@pytest.mark.parametrize("other", ["'00000000-0000-4000-8000-000000000002'", "null"])
def test_a_leg_of_another_or_of_nobody_in_somebodys_account_is_refused(server, other):
    one, key = "00000000-0000-4000-8000-000000000001", uuid.uuid4()
    posting = f"""with t as (insert into ledger_transaction values ('{key}', now(), '{key}', null,
            '2026-11-20', 2, 'council', 'test', sha256('')) returning key)
        insert into ledger_leg (transaction_id, line, account_id, happened_on, debit_pence,
            credit_pence, person_id)
        select t.key, v.line, a.id, '2026-11-20', v.debit, v.credit, {{whose}}
        from t, (values (1, 'A200', 5::bigint, null::bigint), (2, 'A100', null, 5))
            as v(line, code, debit, credit) join ledger_account a on a.code = v.code"""
    with as_owner(server) as owner:
        owner.execute(f"insert into access_subject values ('{one}'), (coalesce({other}, gen_random_uuid()))")
        owner.execute(
            f"insert into ledger_account (code, book, person_id) values ('A200', 'council', '{one}')"
        )
        assert refused(owner, posting.format(whose=other)) == "SL001"
        assert refused(owner, posting.format(whose=f"'{one}'")) == ""


def a_posting(now):
    legs = (debit(Account.BANK, 5), credit(Account.CLEARING, 5))
    return Posting(key=new_key(now), kind="test", happened_on=now.date(), legs=legs)
