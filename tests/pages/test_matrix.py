"""Role by route by verb: who may come in where. A route without a row fails; so does a row without a route.

`matrix.yaml` says for each route which roles may come in, by hand and apart from the code. A page of one
person's record answers 404 to a role that may come in but holds no grant, as if the record were not there.
"""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sayso.foundation.access.roles import ROLES
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db

MATRIX = yaml.safe_load((Path(__file__).parent / "matrix.yaml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = MATRIX["groups"]
ROUTES: dict[str, dict[str, object]] = MATRIX["routes"]
SIGN_INS = [code for code in ROLES if code != "clocks"]
NOBODY = "nobody"
SIGN_IN_PAGES = ("account_", "mfa_")


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Give (name, pattern) of every route, the API's too."""
    for found in patterns:
        if isinstance(found, URLResolver):
            space = f"{found.namespace}:" if found.namespace else ""
            yield from ((space + name, path) for name, path in routes(found.url_patterns, before))
        else:
            yield found.name or "", str(found.pattern)


def all_routes() -> dict[str, str]:
    found = routes(get_resolver().url_patterns)
    return {name: path for name, path in found if not name.startswith(SIGN_IN_PAGES)}


def address(name: str, pattern: str) -> str:
    """Return an address of this route; a key in it is one that nobody has a grant on."""
    arguments: dict[str, object] = {}
    for kind, argument in re.findall(r"<(?:(\w+):)?(\w+)>", pattern):
        example = MATRIX["examples"].get(argument, "unknown")
        arguments[argument] = uuid.UUID(int=7) if kind == "uuid" else 1 if kind == "int" else example
    return reverse(name, kwargs=arguments)


def may_enter(route: str) -> set[str]:
    """Return the roles that may come in, groups spelt out."""
    entered: set[str] = set()
    for said in ROUTES[route]["who"]:  # type: ignore[attr-defined]
        entered |= set(GROUPS.get(said, [said]))
    return entered


def test_every_route_has_a_row_and_every_row_a_route():
    assert set(all_routes()) == set(ROUTES)


def expected(route: str, role: str, verb: str) -> set[int]:
    """Return the answers that are right."""
    row = ROUTES[route]
    if verb not in row.get("verbs", ["GET"]):  # type: ignore[operator]
        if role not in may_enter(route):
            return {302, 403} if role == NOBODY else {403, 405}
        return {405}
    if role in may_enter(route):
        return set(row.get("open", {"GET": [200], "POST": [422]}).get(verb, [200]))  # type: ignore[attr-defined]
    return set(row.get("shut_out", [302])) if role == NOBODY else {403}  # type: ignore[call-overload]


@pytest.mark.parametrize("role", [NOBODY, *SIGN_INS])
def test_who_may_come_in_where(role, now, council_home):
    client = Client(raise_request_exception=False)
    if role != NOBODY:
        client.force_login(
            a_login(role, now=now), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    wrong = []
    for name, pattern in all_routes().items():
        if not name or name in MATRIX["ends_the_sign_in"]:
            continue
        for verb in ("GET", "POST", "DELETE"):
            answer = client.generic(verb, address(name, pattern))
            if answer.status_code not in expected(name, role, verb):
                wrong.append(f"{verb} {name}: {answer.status_code}, not {expected(name, role, verb)}")
    assert wrong == []


@pytest.mark.parametrize("role", SIGN_INS)
def test_leaving_ends_the_sign_in_at_once(role, now):
    client = Client()
    client.force_login(
        a_login(role, now=now), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    left = client.get(reverse("leave"))
    assert left["Cache-Control"] == "no-store"
    assert "sessionid" not in client.cookies or not client.cookies["sessionid"].value
