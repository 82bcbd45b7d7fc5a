"""How the API says no: one shape, the page's own sentence, and the status that fits."""

from collections.abc import Callable
from http.client import responses
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sayso.rules.refusals import (
    FactsMissing,
    Held,
    Invalid,
    NoFigureInForce,
    NotFound,
    NotPermitted,
    Refusal,
    Stale,
    WrongState,
)

STATUS: dict[type[Refusal], int] = {
    Invalid: 422,
    FactsMissing: 422,
    NoFigureInForce: 422,
    NotPermitted: 403,
    NotFound: 404,
    WrongState: 409,
    Held: 409,
    Stale: 409,
}


class Refused(Schema):
    """What a refusal says: a code for the program, a sentence for the person, a sentence a field."""

    code: str
    message: str
    fields: dict[str, str] = {}
    missing: list[str] = []
    rule: str = ""
    releases: str = ""


_SHAPE = {"application/json": {"schema": {"$ref": f"#/components/schemas/{Refused.__name__}"}}}
REFUSALS: dict[str, Any] = {
    "responses": {
        code: {"description": responses[code], "content": _SHAPE}
        for code in (400, 401, 403, 404, 409, 413, 422)
    }
}
"""What the description of every door says of refusals: they are written here, not by the door."""


Answer = tuple[Refused, int]


def _refused(refusal: Refusal) -> Answer:
    status = next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 422)
    said = Refused(
        code=refusal.code,
        message=refusal.message,
        fields=dict(getattr(refusal, "fields", {})),
        missing=list(getattr(refusal, "missing", [])),
        rule=getattr(refusal, "rule", ""),
        releases=getattr(refusal, "releases", ""),
    )
    return said, status


def _signed_out(_: AuthenticationError) -> Answer:
    return Refused(code="signed_out", message="Sign in, or send a token that lives."), 401


def _unreadable(error: ValidationError) -> Answer:
    fields = {".".join(str(part) for part in one["loc"][1:]): str(one["msg"]) for one in error.errors}
    return Refused(code="invalid", message="Some of what was sent cannot be read.", fields=fields), 422


def _no_json(error: HttpError) -> Answer:
    say = "The body is not JSON in UTF-8, or holds a sign that cannot be kept. Nothing was saved."
    return Refused(code="unreadable", message=say), error.status_code


def _too_big(_: RequestDataTooBig) -> Answer:
    return Refused(code="too_big", message="That is too much to send at once."), 413


ANSWERS: dict[type[Exception], Callable[[Any], Answer]] = {
    Refusal: _refused,
    AuthenticationError: _signed_out,
    ValidationError: _unreadable,
    HttpError: _no_json,
    RequestDataTooBig: _too_big,
}


def refuse_in_one_place(api: NinjaAPI) -> None:
    """Teach an API to say no in our words."""
    for kind, answer in ANSWERS.items():

        def handled(request: HttpRequest, error: Any, answer: Any = answer) -> HttpResponse:
            said, status = answer(error)
            return api.create_response(request, said.model_dump(), status=status)

        api.exception_handler(kind)(handled)
