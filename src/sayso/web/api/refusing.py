"""How the API says no: one shape, the page's own sentence, and the status that fits."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

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


REFUSALS: Any = dict.fromkeys((401, 403, 404, 409, 413, 422), Refused)


def refuse_in_one_place(api: NinjaAPI) -> None:
    """Teach an API to say no in our words."""

    def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
        status = next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 422)
        said = Refused(
            code=refusal.code,
            message=refusal.message,
            fields=dict(getattr(refusal, "fields", {})),
            missing=list(getattr(refusal, "missing", [])),
            rule=getattr(refusal, "rule", ""),
            releases=getattr(refusal, "releases", ""),
        )
        return api.create_response(request, said.model_dump(), status=status)

    def signed_out(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        said = Refused(code="signed_out", message="Sign in, or send a token that lives.")
        return api.create_response(request, said.model_dump(), status=401)

    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {".".join(str(part) for part in one["loc"][1:]): str(one["msg"]) for one in error.errors}
        said = Refused(code="invalid", message="Some of what was sent cannot be read.", fields=fields)
        return api.create_response(request, said.model_dump(), status=422)

    def too_big(request: HttpRequest, _: RequestDataTooBig) -> HttpResponse:
        said = Refused(code="too_big", message="That is too much to send at once.")
        return api.create_response(request, said.model_dump(), status=413)

    for kind, handler in (
        (Refusal, refused),
        (AuthenticationError, signed_out),
        (ValidationError, unreadable),
        (RequestDataTooBig, too_big),
    ):
        api.exception_handler(kind)(handler)
