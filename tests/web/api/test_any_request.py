"""Whatever a program sends, the API answers as its own description says, and never with a fault of ours."""

import functools
import json
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sayso.foundation.access.actions import restrict_record
from sayso.web.api.site import api
from tests.examples import examples, is_drawn
from tests.factories.logins import a_login
from tests.factories.people import a_person
from tests.pages.home.signing_in import plain
from tests.pages.matrix import MATRIX

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PER_DOOR = settings(
    max_examples=examples(20),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)


SLOW = pytest.mark.slow
#: Every door by its operation's name. All processes that run tests read this file, and one of them asks: so
#: the description is drawn, and its reader read in, only when a door is tried.
DOORS = list(MATRIX["api"])


@functools.cache
def described() -> dict[str, Any]:
    """Return the API by its own description, in full: addresses are only there once Django has them."""
    import schemathesis

    import sayso.web.urls  # noqa: F401  the doors are declared where the addresses are

    read = schemathesis.openapi.from_dict(dict(api.get_openapi_schema()))
    return {found.ok().definition.raw["operationId"]: found.ok() for found in read.get_all_operations()}


def is_as_described(case: Any, answer: Any) -> bool:
    """Say that the answer is one that the description names, in its form; fail with what is wrong."""
    from schemathesis import checks

    case.validate_response(
        answer,
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_schema_conformance,
        ],
    )
    return True


def sent(client: Client, case: Any) -> Any:
    """Send a case through Django's own client; return its answer as the checks read it."""
    import requests
    import schemathesis

    given_body = isinstance(case.body, (dict, list, str, int, float, bool, type(None)))
    answer = client.generic(
        case.method,
        case.formatted_path,
        json.dumps(case.body) if given_body else "",
        content_type="application/json",
        query_params={name: value for name, value in (case.query or {}).items() if value is not None},
    )
    return schemathesis.Response(
        status_code=answer.status_code,
        headers={name.lower(): [value] for name, value in answer.items()},
        content=answer.content,
        request=requests.Request(case.method, f"http://testserver{case.formatted_path}").prepare(),
        elapsed=0.0,
        verify=False,
    )


def asked_of() -> list[Any]:
    """Return each door with each kind of sign-in; some of them are tried each time."""
    return [
        pytest.param(role, door, id=f"{role}-{door}", marks=() if is_drawn(role, door) else SLOW)
        for role in ("nobody", "contact", "person")
        for door in DOORS
    ]


@pytest.mark.parametrize(("role", "door"), asked_of())
def test_the_answer_is_one_that_the_description_names(now, monkeypatch, council_home, door, role):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    client = Client(raise_request_exception=False)
    person = uuid.uuid4()
    if role != "nobody":
        login = a_login(role, now=now, name="Dee Castle")
        client.force_login(login, backend=BACKEND)
        person = a_person(now=now, seen_by=[login]).person_id

    @PER_DOOR
    @given(case=described()[door].as_strategy(), known=st.booleans())
    def asked(case: Any, known: bool) -> None:
        if known and "person" in (case.path_parameters or {}):
            case.path_parameters["person"] = str(person)
        assert is_as_described(case, sent(client, case))

    asked()


@pytest.mark.parametrize(
    "body", ['{"about": "a\\u0000b"}', '{"about": "\\ud800"}', '{"a\\u0000": 1}', "{not json", b"\xff\xfe"]
)
def test_a_body_that_cannot_be_read_or_kept_is_refused_in_the_apis_own_form(now, body):
    client = Client(raise_request_exception=False)
    client.force_login(a_login("contact", now=now), backend=BACKEND)
    answer = client.post("/api/contacts", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] == "unreadable"
    assert "Nothing was saved" in answer.json()["message"]


def test_an_address_with_a_sign_that_cannot_be_kept_is_refused_by_name(now):
    client = Client(raise_request_exception=False)
    client.force_login(a_login("contact", now=now), backend=BACKEND)
    answer = client.get("/api/people?q=%00a")
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["q"]


def test_the_page_of_the_search_box_leaves_such_a_sign_out(now):
    client = Client()
    client.force_login(a_login("contact", now=now), backend=BACKEND)
    assert client.get("/find/?q=%00Ana").status_code == 200


@pytest.mark.requirement("B-21")
def test_a_record_that_is_not_there_and_one_that_is_closed_answer_alike(now, looking):
    adviser, manager = a_login("contact", now=now), a_login("manager", now=now)
    closed = a_person(now=now, seen_by=[manager]).person_id
    with looking(manager):
        restrict_record(
            person=closed,
            because="staff",
            group=[manager],
            look_again_on=date(2027, 1, 4),
            by=manager,
            at=now,
        )
    client = Client(raise_request_exception=False)
    client.force_login(adviser, backend=BACKEND)

    def opened(person: uuid.UUID) -> tuple[int, bytes, int, str]:
        said = {"purpose": "contact"}
        by_program = client.post(f"/api/people/{person}/openings", said, content_type="application/json")
        by_page = client.post(reverse("open_record", args=[person]), said)
        page = plain(by_page.content.decode()).replace(str(person), "")
        return by_program.status_code, by_program.content, by_page.status_code, page

    assert opened(uuid.uuid4())[0] == 404
    assert opened(uuid.uuid4()) == opened(closed)
