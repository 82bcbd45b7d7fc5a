"""Role by route by verb: who may come in where. A route without a row fails; so does a row without a route.

`matrix.yaml` says for each route which roles may come in, by hand and apart from the code. A page of one
person's record answers 404 to a role that may come in but holds no grant, as if the record were not there.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sayso.foundation.access.roles import ROLES
from sayso.web.api.site import api
from tests.examples import is_drawn
from tests.factories.logins import a_login
from tests.pages.matrix import MATRIX

pytestmark = pytest.mark.django_db

ROWS: dict[str, list[str]] = MATRIX["routes"]
SIGN_INS = [code for code in ROLES if code != "clocks"]
NOBODY = "nobody"
SIGN_IN_PAGES = ("account_", "mfa_", "api:")  # allauth's own tests, and the API's rows below
ENDS_THE_SIGN_IN = {"leave"}
#: Everything is asked of whoever has no sign-in, and of somebody with a record of their own.
ASKED_ALL = {NOBODY, "person"}
NOWHERE = uuid.UUID(int=7)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    """Give (name, pattern) of every route."""
    for found in patterns:
        if isinstance(found, URLResolver):
            space = f"{found.namespace}:" if found.namespace else ""
            yield from ((space + name, path) for name, path in routes(found.url_patterns))
        else:
            yield found.name or str(found.pattern), str(found.pattern)


def all_routes() -> dict[str, str]:
    found = routes(get_resolver().url_patterns)
    return {name: path for name, path in found if not name.startswith(SIGN_IN_PAGES)}


def address(name: str, pattern: str) -> str:
    """Return an address of this route; a key in it is one that nobody has a grant on."""
    arguments: dict[str, Any] = {}
    for kind, argument in re.findall(r"<(?:(\w+):)?(\w+)>", pattern):
        arguments[argument] = NOWHERE if kind == "uuid" else MATRIX["examples"].get(argument, "unknown")
    return reverse(name, kwargs=arguments)


def may_enter(who: str, role: str) -> bool:
    if who == "anyone":
        return True
    return role in MATRIX["groups"].get(who, [who])


def expected(row: list[Any], role: str, verb: str) -> set[int]:
    """Return the answers that are right."""
    who, shape = row[0], row[1]
    answers = MATRIX["shapes"][shape] if isinstance(shape, str) else shape
    if may_enter(who, role):
        return set(answers.get(verb, [405]))
    return {302} if role == NOBODY else {403}


def sign_in(role: str, now: Any) -> Client:
    client = Client(raise_request_exception=False)
    if role != NOBODY:
        client.force_login(a_login(role, now=now), backend=BACKEND)
    return client


def test_every_route_has_a_row_and_every_row_a_route():
    assert set(all_routes()) == set(ROWS)
    schema = api.get_openapi_schema()
    doors = {told["operationId"] for verbs in schema["paths"].values() for told in verbs.values()}
    assert doors == set(MATRIX["api"])


def test_every_role_of_the_matrix_is_a_role():
    named = {role for group in MATRIX["groups"].values() for role in group}
    assert named == set(SIGN_INS)


def is_asked(who: str, role: str, *case: str) -> bool:
    """Say whether this role is asked here in this run; all are when everything is run.

    Always: whoever has no sign-in, a person, and the first of those who may come in. Of the others one door
    lets in or says no for all, so some are.
    """
    first = MATRIX["groups"].get(who, [who])[:1]
    return role in ASKED_ALL or role in first or is_drawn(*case, role)


def verbs(name: str, role: str) -> Iterator[str]:
    """Give the verbs to try."""
    if is_asked(ROWS[name][0], role, name):
        yield from ("GET", "POST")
    if role in ASKED_ALL and is_drawn(name, "DELETE", role):  # no page has it: one piece of code says so
        yield "DELETE"


@pytest.mark.parametrize("role", [NOBODY, *SIGN_INS])
def test_who_may_come_in_where(role, now, council_home):
    client, wrong = sign_in(role, now), []
    for name, pattern in all_routes().items():
        if name in ENDS_THE_SIGN_IN:
            continue
        for verb in verbs(name, role):
            answer = client.generic(verb, address(name, pattern))
            right = expected(ROWS[name], role, verb)
            if answer.status_code not in right:
                wrong.append(f"{verb} {name}: {answer.status_code}, not {sorted(right)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [NOBODY, *SIGN_INS])
def test_who_may_come_in_by_the_api(role, now, council_home):
    client, wrong = sign_in(role, now), []
    for path, verbs in api.get_openapi_schema()["paths"].items():
        for verb, told in verbs.items():
            named, who, answered = MATRIX["api"][told["operationId"]]
            assert named == verb.upper()
            if not is_asked(who, role, path, verb):
                continue
            answer = client.generic(
                verb.upper(), re.sub(r"{\w+}", str(NOWHERE), path) + "?q=x", "{}", "application/json"
            )
            right = answered if may_enter(who, role) else 401 if role == NOBODY else 403
            allowed = {right, 422} if right == 403 else {right}  # a body that cannot be read says so first
            if answer.status_code not in allowed:
                wrong.append(f"{verb} {path}: {answer.status_code}, not {sorted(allowed)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", SIGN_INS)
def test_leaving_ends_the_sign_in_at_once(role, now):
    client = sign_in(role, now)
    left = client.get(reverse("leave"))
    assert left["Cache-Control"] == "no-store"
    assert not client.cookies["sessionid"].value
    assert client.get(reverse("own_home")).status_code in (302, 303)
