"""Signing in for the tests of the pages that read across rooms, and reading what comes back."""

import re
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import grants
from sayso.foundation.access.actions.open_own_record import OWN_AREAS
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from tests.factories.logins import LONG_AGO, a_login, a_system

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OWN = OWN_AREAS  # what a sign-in of one's own truly opens


def signed_in(user: User) -> Client:
    """Return a client that looks as this login."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def read(user: User, name: str, *keys: object, **query: str) -> str:
    """Return a page as this login gets it."""
    answer = signed_in(user).get(reverse(name, args=keys), query)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(page: str) -> str:
    """Return a page without what is new in every answer: the token, the form's key and mark."""
    return re.sub(r'name="(csrfmiddlewaretoken|form_key|form_owner)" value="[^"]+"', "", page)


def a_login_of(person: UUID, role: str, *, now, name: str = "") -> User:
    """Return the login of somebody on record, with their own record open to them."""
    login, system = a_login(role, now=now, name=name), a_system(now)
    User.objects.filter(pk=login.pk).update(subject_id=person)
    with transaction.atomic(), viewing(system, at=now - LONG_AGO):
        grants.give_on(
            login=login.pk,
            person=person,
            areas=OWN,
            because="own record",
            at=now - LONG_AGO,
            opens_restricted=True,
        )
    return User.objects.get(pk=login.pk)
