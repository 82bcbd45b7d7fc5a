"""What somebody can do who can run SQL as the application: nothing without a viewer, and no granting."""

import uuid

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError, ProgrammingError
from psycopg.errors import InsufficientPrivilege

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant
from sayso.foundation.access.viewer import viewing
from tests.conftest import NOW
from tests.factories.logins import NOBODY, a_login, a_subject, open_to

pytestmark = pytest.mark.django_db


def run(sql: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize(
    "sql",
    [
        "insert into access_grant (id, login_id, area, period, because, opens_restricted)"
        " select gen_random_uuid(), id, 'money', tstzrange(null, null), 'me', true from access_user limit 1",
        "update access_grant set area = 'money'",
        "delete from access_grant",
        "truncate access_grant",
        "truncate audit_event",
        "update audit_event set action = 'nothing'",
        "delete from audit_event",
        "insert into audit_link (seq, event_id, hash) values (1, 1, decode(repeat('00', 32), 'hex'))",
        "alter table access_grant disable row level security",
        "create table taken (id int)",
    ],
)
def test_the_application_role_is_refused(sql, looking, now):
    worker = a_login("social-worker", now=now)
    with looking(worker), pytest.raises((ProgrammingError, InternalError)) as refused, transaction.atomic():
        run(sql)
    assert isinstance(refused.value.__cause__, InsufficientPrivilege)


def test_without_a_viewer_nobody_gives_a_grant(now):
    person = a_subject()
    with pytest.raises(ProgrammingError), transaction.atomic():
        run(
            "select give_grants(array[%s]::uuid[], array[%s]::uuid[], array[%s]::uuid[], array['money'],"
            " array[now()], array[null]::timestamptz[], array['x'], array[false], now())",
            uuid.uuid4(),
            uuid.uuid4(),
            person.pk,
        )


def test_taking_the_whole_council_role_without_its_grant_shows_nothing(looking, now):
    worker, person = a_login("social-worker", now=now), a_subject()
    open_to(a_login("finance", now=now), person, Area.MONEY, now=now)
    with looking(worker):
        run("set local role sayso_whole")
        assert run("select sees_all('money'), cardinality(seen('money'))") == [(False, 0)]
        assert not Grant.objects.exclude(login=worker).exists()


def test_nobody_signed_in_sees_no_grant_and_no_trail(now):
    open_to(a_login("social-worker", now=now), a_subject(), Area.CONTACT, now=now)
    with transaction.atomic(), viewing(NOBODY, at=now):
        assert run("select count(*) from access_grant") == [(0,)]
        assert run("select count(*) from audit_event") == [(0,)]


def test_an_event_cannot_be_written_in_somebody_elses_name(looking, now):
    worker, other = a_login("social-worker", now=now), a_login("manager", now=now)
    with looking(worker), pytest.raises(ProgrammingError), transaction.atomic():
        run("insert into audit_event (at, actor_id, action) values (%s, %s, 'x')", now, other.pk)


def test_one_viewers_eyes_are_put_back_inside_anothers(looking, now):
    worker, finance = a_login("social-worker", now=now), a_login("finance", now=now)
    with looking(worker):
        with viewing(finance, at=now):
            assert run("select viewer(), current_user::text") == [(finance.pk, "sayso_whole")]
        assert run("select viewer(), current_user::text") == [(worker.pk, "sayso_app")]


@pytest.mark.django_db(transaction=True)
def test_the_next_request_on_the_same_connection_has_no_viewer():
    finance = a_login("finance", now=NOW)
    with transaction.atomic(), viewing(finance, at=NOW):
        first = run("select pg_backend_pid()")
    assert run("select pg_backend_pid(), viewer(), current_user::text") == [(first[0][0], None, "sayso_app")]


@pytest.mark.django_db(transaction=True)
def test_a_fault_in_the_middle_leaves_no_viewer_behind():
    finance = a_login("finance", now=NOW)
    with pytest.raises(ZeroDivisionError), transaction.atomic(), viewing(finance, at=NOW):
        _ = 1 // 0
    assert run("select viewer(), current_user::text") == [(None, "sayso_app")]
