"""Whose decision it is, on a worker's screens: the map, and what stands above it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models.apart_kinds import HoldsDecision, MatterKind
from sayso.journey.partnership.statuses import Basis, DomainKind, Holder, Part
from sayso.journey.powers.statuses import PowerKind
from tests.factories.apart import differs
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import a_new_holder, says, the_two
from tests.factories.powers import an_open_power
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-05"), pytest.mark.requirement("S0-15")]
BEAS = "I never wanted her money in my hands."


@pytest.fixture
def two(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    found = the_two(now)
    open_to(found.sam, found.ana, now=now)
    return found


def test_the_persons_own_say_stands_on_a_workers_screens_and_a_power_above_it(now, looking, two):
    differs(two, now=now, matter=MatterKind.MONEY, decides=HoldsDecision.PERSON)
    sam, taken = signed_in(two.sam), f"/api/people/{two.ana}/differences"

    def today():
        [one] = sam.get(taken).json()
        return one["decides"], one["decides_today"]

    def moves(domain, holder, **changed):
        new = a_new_holder(two.hers, domain=domain, holder=holder, basis=Basis.AGREED, **changed)
        with looking(two.ana_in):
            return actions.move_decision(holder=new, by=two.ana_in, at=now)

    assert today() == ("person", "person")
    assert "On the record today:" in read(two.sam, "see_differently_of", two.ana)
    for domain in (DomainKind.PAYMENT, DomainKind.PAY_RATE, DomainKind.BENEFITS):
        moves(domain, Holder.BOTH)
    moves(DomainKind.KEYS, Holder.CARER)
    moves(DomainKind.DAY, Holder.CARER, person_agrees=False)
    moves(DomainKind.OWN_TIME, Holder.PERSON)
    assert today() == ("person", "together")
    page = read(two.sam, "see_differently_of", two.ana)
    assert "The record says something else today:" in page
    assert "Ana Marsh and Bea decide together, since 20 November 2026. Ana Marsh said so." in page
    form = read(two.sam, "take_up_difference", two.ana, two.hers.pk)
    assert (
        "Who has keys: Bea decides, since 20 November 2026. Ana Marsh said so, and can take it back" in form
    )
    assert "Ana Marsh decides: the map says Bea, and Ana Marsh did not agree to it." in form
    assert "Bea decides: a carer’s own time is not another’s to give." in form

    # What Bea says of it is hers: to Sam, who does not hold her account, all of it stays as it was.
    names = [("see_differently_of", two.ana), ("the_two_of_them", two.ana)]
    before = [plain(read(two.sam, *one)) for one in names], sam.get(taken).content
    told = {"part": Part.DECISION, "decision": DomainKind.PAYMENT, "agrees": False}
    says(two.beas, BEAS, by=two.bea_in, now=now, **told)
    assert ([plain(read(two.sam, *one)) for one in names], sam.get(taken).content) == before
    assert BEAS not in json.dumps(before[0])

    # A power over money reaches no care; one over care, with its record of capacity, stands above the map.
    holder = a_login("carer", now=now)
    an_open_power(two.ana, PowerKind.ATTORNEY_MONEY, holder, by=two.sam, now=now)
    assert read(two.sam, "take_up_difference", two.ana, two.hers.pk).count("by a lawful power") == 1, (
        "the answer that a worker may tick, and nothing that the record says"
    )
    assert today() == ("person", "together")
    an_open_power(two.ana, PowerKind.ATTORNEY_WELFARE, holder, by=two.sam, now=now, holder_called="Bea Marsh")
    form = read(two.sam, "take_up_difference", two.ana, two.hers.pk)
    assert "Who has keys: Bea Marsh decides this by a lawful power. It stands above the map." in form
    assert "“How she is supported at home”" in form
    assert "decides this by a lawful power" in read(two.sam, "the_two_of_them", two.ana)
    assert today() == ("person", "together"), "and decides no money"
    with looking(two.sam):
        of = queries.whose_decisions(two.hers, viewer=two.sam, on=date(2026, 11, 20))
        whose = {one.line.domain.kind: one.decides for one in of}
        assert whose[DomainKind.KEYS] == HoldsDecision.POWER
        assert whose[DomainKind.OWN_TIME] == HoldsDecision.CARER
    for login in (two.ana_in, two.bea_in):
        with looking(login):
            assert signed_in(login).get(reverse("see_differently_of", args=[two.ana])).status_code == 404
