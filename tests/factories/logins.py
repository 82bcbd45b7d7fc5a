"""Logins for tests, made the way a council makes them: a system login first, who gives roles to others."""

import uuid
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from sayso.foundation.access import actions, grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, Team, User
from sayso.foundation.access.viewer import viewing

PASSWORD = "a long made-up password"
LONG_AGO = timedelta(days=400)


def a_system(now: datetime) -> User:
    """Return the login that sets a council up and runs its clocks, making it the first time."""
    found = User.objects.filter(email="clocks@system.sayso.test").first()
    return found or actions.set_up_council(at=now - LONG_AGO)


def a_login(role: str, *, now: datetime, name: str = "", email: str = "", team: Team | None = None) -> User:
    """Return a new login with one role, given long before the test's moment."""
    system = a_system(now)
    with transaction.atomic(), viewing(system, at=now - LONG_AGO):
        user = actions.add_login(
            email=email or f"{role}-{uuid.uuid4().hex[:8]}@example.test",
            name=name or role.replace("-", " ").title(),
            password=PASSWORD,
            team=team,
            made_up=True,
            by=system,
            at=now - LONG_AGO,
        )
        actions.give_role(user=user, role=role, by=system, at=now - LONG_AGO)
    return user


def a_subject() -> Subject:
    """Return a bare key of a person."""
    return Subject.objects.create()


def open_to(
    login: User, person: Subject | uuid.UUID, *areas: Area, now: datetime, until: datetime | None = None
) -> None:
    """Give one login areas of one person's record, from long ago: for good, or until a moment."""
    key = person.pk if isinstance(person, Subject) else person
    system = a_system(now)
    with transaction.atomic(), viewing(system, at=now - LONG_AGO):
        grants.give_on(
            login=login.pk,
            person=key,
            areas=areas or [Area.CONTACT],
            because="test",
            at=now - LONG_AGO,
            until=until,
        )


NOBODY = AnonymousUser()
