"""The chain: every kind of tampering shows, even by the one who owns the database."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction

from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.chain import link_events, prove
from sayso.foundation.audit.writing import Event, write
from tests.conftest import NOW, as_role
from tests.factories.logins import a_system

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("X-02")]


@pytest.fixture
def witness(tmp_path):
    return tmp_path / "witness.jsonl"


@pytest.fixture
def trail(witness, server):
    """Twelve events, linked and witnessed; the proof is asked as the role that reads everything."""
    system = a_system(NOW)
    with transaction.atomic(), viewing(system, at=NOW):
        write(Event(action=f"test.{number}", at=NOW, actor_id=system.pk) for number in range(10))
    link(witness)
    return witness


def link(witness):
    system = a_system(NOW)
    with transaction.atomic(), viewing(system, at=NOW):
        return link_events(witness=witness, now=NOW)


def proof(witness, server, now=NOW):
    as_role("sayso_proof", server)
    try:
        return prove(witness=witness, now=now)
    finally:
        as_role("sayso_app", server)


def as_superuser(server, *statements):
    with server.superuser(connection.settings_dict["NAME"]) as tampering:
        tampering.execute("set session_replication_role = replica")
        for statement in statements:
            tampering.execute(statement)


def test_a_whole_chain_proves(trail, server):
    found = proof(trail, server)
    assert found.holds, found.broken
    assert found.links >= 12
    assert found.unchained == 0


def test_linking_twice_adds_nothing(trail):
    assert link(trail) == 0


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        (["update audit_event set action = 'nothing' where id = {five}"], "not as it was"),
        (["update audit_event set people = array[gen_random_uuid()] where id = {five}"], "not as it was"),
        (["delete from audit_event where id = {five}"], "is missing"),
        (
            [
                "delete from audit_link where event_id = {five}",
                "delete from audit_event where id = {five}",
            ],
            "is missing",
        ),
        (
            [
                "update audit_link set event_id = -1 where event_id = {five}",
                "update audit_link set event_id = {five} where event_id = {six}",
                "update audit_link set event_id = {six} where event_id = -1",
            ],
            "not as it was",
        ),
        (
            [
                "delete from audit_event where id >= {five}",
                "delete from audit_link where event_id >= {five}",
            ],
            "cut",
        ),
    ],
    ids=["edit", "edit people", "delete", "delete with its link", "swap", "cut the tail"],
)
def test_tampering_shows(trail, server, tampering, sentence):
    with server.superuser(connection.settings_dict["NAME"]) as looking:
        ids = [number for (number,) in looking.execute("select id from audit_event order by id").fetchall()]
    as_superuser(server, *(line.format(five=ids[4], six=ids[5]) for line in tampering))
    found = proof(trail, server)
    assert not found.holds
    assert sentence in found.broken


def test_a_witness_that_saw_something_else_shows(trail, server):
    lines = [json.loads(line) for line in trail.read_text().splitlines()]
    lines[-1]["hash"] = "00" * 32
    trail.write_text("\n".join(json.dumps(line) for line in lines))
    assert "not the one that the witness saw" in proof(trail, server).broken


def test_events_left_unlinked_for_long_are_reported(trail, server):
    system = a_system(NOW)
    with transaction.atomic(), viewing(system, at=NOW):
        write([Event(action="test.late", at=NOW, actor_id=system.pk)])
    from django.utils import timezone

    assert proof(trail, server, now=timezone.now()).holds
    late = proof(trail, server, now=timezone.now() + timedelta(minutes=11))
    assert "not linked yet" in late.broken


def test_an_event_of_an_open_transaction_waits(trail, server):
    system = a_system(NOW)
    with transaction.atomic(), viewing(system, at=NOW):
        write([Event(action="test.open", at=NOW, actor_id=system.pk)])
        assert link_events(witness=trail, now=NOW) == 0
