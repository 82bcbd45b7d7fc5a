"""`visible_to` keeps what a query also asks: for a whole-council viewer too."""

import pytest

from sayso.foundation.ledger import postings
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.models import PostedLeg
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.transactions import Tags
from tests.factories.logins import a_login, a_subject

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("B-21")
def test_a_whole_council_viewer_who_asks_for_one_person_gets_one_person(now, looking):
    finance, people = a_login("finance", now=now), [a_subject().pk, a_subject().pk]
    with looking(finance):
        for person in people:
            charge = postings.contribution_charged(
                key=new_key(now), on=now.date(), pence=5, of=Tags(person=person)
            )
            post(transaction=charge, by=finance, at=now)
        found = PostedLeg.objects.visible_to(finance).filter(person_id=people[0])
        assert {leg.person_id for leg in found} == {people[0]}
