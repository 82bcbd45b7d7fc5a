"""Ana, her daughter Bea who cares for her, Sam who works with Ana, and Nadia who works with Bea."""

from copy import deepcopy
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from tests.conftest import NOW
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of


@dataclass
class Cast:
    """Two records, two own logins, two workers. Sam leads for Ana; Nadia holds Bea's private account."""

    ana: UUID
    bea: UUID
    herself: User
    hers: User
    sam: User
    nadia: User


def the_cast(now) -> Cast:
    """Return them all, on record, with Bea known to Ana as her daughter."""
    team = made.a_team()
    sam = a_login("social-worker", now=now, name="Sam Whitlock", team=team)
    nadia = a_login("social-worker", now=now, name="Nadia Shah", team=team)
    ana = made.somebody(now=now, name="Ana Marsh", seen_by=[sam, nadia])
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[nadia])
    open_to(nadia, bea, Area.PRIVATE, now=now)
    open_to(sam, bea, Area.CONTACT, now=now)
    made.allocated(ana, sam, now=now)
    herself, hers = (
        a_login_of(ana, "person", now=now, name="Ana Marsh"),
        a_login_of(bea, "carer", now=now, name="Bea Marsh"),
    )
    open_to(hers, bea, Area.PRIVATE, now=now)
    open_to(herself, ana, Area.PRIVATE, now=now)
    tie = people.NewTie(
        person=ana,
        kind=TieKind.CHILD,
        other=bea,
        other_called="Bea, my daughter",
        starts_on=now.date(),
    )
    with transaction.atomic(), viewing(sam, at=now):
        people.record_tie(
            item=tie,
            by=sam,
            at=now,
        )
    return Cast(ana, bea, herself, hers, sam, nadia)


@pytest.fixture(scope="module")
def cast_of_the_file(once_for_the_file) -> Cast:
    return the_cast(NOW)


@pytest.fixture
def cast(cast_of_the_file) -> Cast:
    return deepcopy(cast_of_the_file)
