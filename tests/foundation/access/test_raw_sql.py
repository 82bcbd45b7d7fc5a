"""What somebody can do who can run SQL as the application: nothing without a viewer, and no granting."""

import uuid
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError, ProgrammingError
from psycopg.errors import InsufficientPrivilege

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant
from sayso.foundation.access.viewer import viewing
from tests.conftest import NOW
from tests.factories.logins import NOBODY, a_login, a_subject, open_to
from tests.factories.partnership import own_sign_in

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


def test_a_grant_that_ended_is_as_if_it_had_never_been_to_whoever_had_it(looking, now):
    carer, person = a_login("carer", now=now), a_subject()
    open_to(carer, person, Area.PLAN, now=now, until=now + timedelta(hours=1))
    with looking(carer):
        assert run("select count(*) from access_grant") == [(1,)]
    with looking(carer, at=now + timedelta(hours=1)):
        assert run("select count(*) from access_grant") == [(0,)]


def test_from_outside_nobody_counts_the_grants_on_a_record_not_even_on_their_own(looking, now):
    person, worker = a_subject(), a_login("social-worker", now=now)
    own, learner = own_sign_in(person.pk, "person", now=now), a_login("learner", now=now)
    open_to(worker, person, Area.PLAN, Area.SAFETY, now=now)
    for eyes, whom in product((own, learner), (person, a_subject())):
        with looking(eyes):
            assert run(
                "select live_grants(%s, null, null), live_grants(%s, null, 'test')", *2 * [whom.pk]
            ) == [([], [])]
            assert run("select live_grants_beginning(%s, '')", whom.pk) == [([],)]
    with looking(worker):
        assert len(run("select live_grants(%s, null, 'test')", person.pk)[0][0]) == 2


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
