"""Posts, replays and reversals in any order, one by one or in batches: a model in plain Python agrees."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.foundation.ledger.chart import Account, Book
from sayso.foundation.ledger.errors import KeyUsed, ReversedAlready
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import FEW, post, post_many, reverse
from sayso.foundation.ledger.proving import prove
from sayso.foundation.ledger.queries import balance, trial_balance
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit
from tests.conftest import as_role, sweep
from tests.examples import examples
from tests.factories.logins import a_login, a_subject, open_to
from tests.foundation.ledger.conftest import rows

NOW = datetime(2026, 11, 20, 17, 50, tzinfo=UTC)
ACCOUNTS = {
    Book.COUNCIL: [Account.CONTRIBUTIONS_DUE, Account.CONTRIBUTIONS, Account.CLEARING],
    Book.PERSON: [Account.HELD_ON_CARD, Account.OWED_ON_CARD, Account.HELD_IN_BANK],
    Book.MEMORANDUM: [Account.UNALLOCATED, Account.BUDGET],
}


@st.composite
def movements(draw):
    """Draw a posting of one person: two to four legs of one book that come to nothing."""
    accounts = ACCOUNTS[draw(st.sampled_from(list(Book)))]
    person = draw(st.integers(0, 2))
    parts = draw(st.lists(st.integers(1, 10**13), min_size=1, max_size=3))
    drawn = [(draw(st.sampled_from(accounts)), pence) for pence in parts]
    return person, drawn, draw(st.sampled_from(accounts)), draw(st.integers(0, 5))


class Ledger(RuleBasedStateMachine):
    """Three people; a worker who sees the first; finance, who sees all. `kept` is what should stand."""

    posted = Bundle("posted")

    @initialize()
    def begin(self):
        sweep()
        self.people = [a_subject().pk for _ in range(3)]
        self.finance, self.worker = a_login("finance", now=NOW), a_login("social-worker", now=NOW)
        open_to(self.worker, self.people[0], Area.MONEY, now=NOW)
        self.kept: dict[tuple[object, object], int] = {}
        self.transactions = 0
        self.reversed: set[object] = set()

    def as_finance(self):
        return viewing(self.finance, at=NOW)

    def build(self, movement):
        person, drawn, other, day = movement
        of = Tags(person=self.people[person], funder="council")
        legs = [debit(account, pence, of) for account, pence in drawn]
        legs.append(credit(other, sum(pence for _, pence in drawn), of))
        on = date(2026, 4, 1) + timedelta(days=day)
        return Posting(key=new_key(NOW), kind="any", happened_on=on, legs=tuple(legs))

    def keep(self, item, sign=1):
        self.transactions += 1
        for leg in item.legs:
            place = leg.tags.person, leg.account
            pence = (leg.debit_pence or 0) - (leg.credit_pence or 0)
            self.kept[place] = self.kept.get(place, 0) + sign * pence

    @rule(target=posted, movement=movements())
    def post_one(self, movement):
        item = self.build(movement)
        with transaction.atomic(), self.as_finance():
            assert post(transaction=item, by=self.finance, at=NOW)
        self.keep(item)
        return item

    @rule(target=posted, drawn=st.lists(movements(), min_size=1, max_size=4), batch=st.booleans())
    def post_several(self, drawn, batch):
        items = [self.build(movement) for movement in drawn]
        if batch:
            items += [self.build(drawn[0]) for _ in range(FEW)]
        with transaction.atomic(), self.as_finance():
            assert post_many(items=items, by=self.finance, at=NOW) == len(items)
        for item in items:
            self.keep(item)
        return multiple(*items[:3])

    @rule(item=posted)
    def post_again(self, item):
        with transaction.atomic(), self.as_finance():
            assert not post(transaction=item, by=self.finance, at=NOW)

    @rule(item=posted, movement=movements())
    def use_the_key_for_another(self, item, movement):
        other = self.build(movement)
        spoilt = Posting(key=item.key, kind="other", happened_on=other.happened_on, legs=other.legs)
        with transaction.atomic(), self.as_finance(), pytest.raises(KeyUsed):
            post(transaction=spoilt, by=self.finance, at=NOW)

    @rule(item=posted)
    def undo(self, item):
        told = {"original": item.key, "on": date(2026, 6, 1), "by": self.finance, "at": NOW}
        with transaction.atomic(), self.as_finance():
            if item.key in self.reversed:
                with pytest.raises(ReversedAlready):
                    reverse(key=new_key(NOW), **told)
                return
            assert reverse(key=new_key(NOW), **told)
        self.reversed.add(item.key)
        self.keep(item, sign=-1)

    @invariant()
    def each_sees_what_is_theirs_and_it_comes_to_nothing(self):
        if not hasattr(self, "kept"):
            return
        for viewer, sees in ((self.finance, self.people), (self.worker, self.people[:1])):
            with transaction.atomic(), viewing(viewer, at=NOW):
                for (person, account), pence in self.kept.items():
                    expected = pence if person in sees else 0
                    assert balance(account, person=person, viewer=viewer) == expected
                ((debits, credited),) = rows("select sum(debit_pence), sum(credit_pence) from ledger_leg")
                assert debits == credited
        with transaction.atomic(), self.as_finance():
            for book in Book:
                found = trial_balance(book, date.max, viewer=self.finance)
                assert sum(total.balance_pence for total in found) == 0

    def teardown(self):
        if hasattr(self, "kept"):
            as_role("sayso_proof", self.server)
            try:
                proof = prove()
            finally:
                as_role("sayso_app", self.server)
            assert proof.holds, proof.broken
            assert proof.transactions == self.transactions


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("X-01")
def test_in_any_order_the_ledger_agrees_with_plain_arithmetic(server):
    Ledger.server = server
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=examples(12),
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
