"""The books prove, and nobody in them is real: read by the role that reads everything and writes nothing."""

import re
import time

import pytest
from django.conf import settings
from django.db import connection
from stdnum.gb import nhs

from sayso.foundation.access.linking import link_trail
from sayso.foundation.access.models import User
from sayso.foundation.audit.chain import prove as prove_trail
from sayso.foundation.ledger.proving import prove as prove_ledger
from sayso.journey.people.models import Address, ContactPoint, HiddenAddress, NhsNumber, Person
from tests.conftest import as_role
from tests.made_up import PEOPLE
from tests.web.demo.conftest import OPENED

pytestmark = pytest.mark.usefixtures("as_proof")
PATIENCE = 60
#: Every postcode area of the United Kingdom that begins with L.
AREAS_OF_L = {"L", "LA", "LD", "LE", "LL", "LN", "LS", "LU"}


def everything(model, *fields):
    """Return the fields of every row, read by the role that may, whoever looks."""
    return list(model.objects.order_by("pk").values_list(*fields, flat=len(fields) == 1))


@pytest.mark.requirement("X-01")
def test_the_ledger_proves_and_holds_the_year_so_far():
    proof = prove_ledger()

    assert proof.broken == ""
    assert proof.transactions > 50


@pytest.mark.requirement("X-02")
def test_the_trail_is_linked_and_proves(server):
    proof = prove_trail(witness=settings.AUDIT_WITNESS, now=OPENED)
    for _ in range(PATIENCE):
        if not proof.unchained:
            break
        # A transaction that is open anywhere on this server holds the chain back; ours are all done.
        time.sleep(1)
        as_role("sayso_app", server)
        link_trail(now=OPENED)
        as_role("sayso_proof", server)
        proof = prove_trail(witness=settings.AUDIT_WITNESS, now=OPENED)

    assert proof.broken == ""
    assert (proof.unchained, proof.links > 500) == (0, True)


def test_every_postcode_is_of_an_area_that_does_not_exist():
    codes = [*everything(Address, "postcode"), *everything(HiddenAddress, "postcode")]
    written = [code for code in codes if code]

    assert len(written) > PEOPLE
    assert all(re.fullmatch(r"LX[1-6] \d[A-Z]{2}", code) for code in written)
    assert "LX" not in AREAS_OF_L


def test_every_telephone_number_is_from_the_ranges_kept_for_drama():
    values = [
        *[value for value in everything(ContactPoint, "value") if "@" not in value],
        *[number for number in everything(User, "telephone") if number],
        *re.findall(r"0\d[\d ]{8,}", _all_words()),
    ]

    assert len(values) > PEOPLE
    assert all(re.fullmatch(r"(01632 960 ?\d{3}|07700 900 ?\d{3})\s*", value) for value in values)


def test_every_e_mail_address_is_of_a_name_kept_for_tests():
    values = [value for value in everything(ContactPoint, "value") if "@" in value]

    assert all(value.endswith(".test") for value in [*values, *everything(User, "email")])


def test_every_nhs_number_is_of_the_range_that_is_given_to_nobody():
    numbers = everything(NhsNumber, "number")

    assert len(numbers) > 5
    assert all(number.startswith("999") and nhs.is_valid(number) for number in numbers)


def test_everybody_is_marked_as_made_up():
    assert set(everything(Person, "made_up")) == {True}
    logins = User.objects.exclude(email="clocks@system.sayso.test")
    assert set(logins.values_list("made_up", flat=True)) == {True}


def test_as_many_as_were_asked_for_draw_on_support_and_their_carers_come_on_top():
    with connection.cursor() as cursor:
        cursor.execute("select kind, count(*) from people_standing group by kind")
        counted = dict(cursor.fetchall())

    assert counted["adult"] == PEOPLE
    assert counted["carer"] >= 5


def _all_words() -> str:
    """Everything that was written about anybody, in one text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(caller || ' ' || what_happened, ' ') from casework_contact"
            " union all select string_agg(text || ' ' || their_words, ' ') from casework_note"
            " union all select string_agg(how, ' ') from people_safe_contact"
            " union all select string_agg(what || ' ' || because, ' ') from casework_task"
        )
        return " ".join(str(row[0]) for row in cursor.fetchall())
