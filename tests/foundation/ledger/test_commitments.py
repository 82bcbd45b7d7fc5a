"""Commitments: what the council said it will pay, kept as entries from the first night."""

import uuid

import pytest
from django.db import connection

from sayso.foundation.ledger.commitments import commit_urgent_support
from sayso.foundation.ledger.errors import BadPence, KeyUsed
from sayso.foundation.ledger.keys import new_key
from tests.factories.logins import a_login, a_subject

pytestmark = pytest.mark.django_db


def test_tonights_support_is_committed_by_a_worker_who_may_not_see_money(now, looking):
    adviser, finance = a_login("contact", now=now), a_login("finance", now=now)
    person, arrangement, key = a_subject(), uuid.uuid4(), new_key(now)
    told = {
        "person": person.pk,
        "arrangement": arrangement,
        "pence": 18_000,
        "on": now.date(),
        "by": adviser,
        "at": now,
        "key": key,
    }
    with looking(adviser):
        assert commit_urgent_support(**told)
        assert not commit_urgent_support(**told)
        with pytest.raises(KeyUsed):
            commit_urgent_support(**told | {"pence": 18_001})
        with pytest.raises(BadPence):
            commit_urgent_support(**told | {"pence": 0})
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from ledger_leg")
            assert cursor.fetchone() == (0,)
    with looking(finance), connection.cursor() as cursor:
        cursor.execute("select person_id, arrangement, committed_pence from ledger_commitment")
        assert cursor.fetchall() == [(person.pk, arrangement, 18_000)]
