"""The API's site: who may come in, every door, and its own description."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from ninja import NinjaAPI, Status
from ninja.openapi.schema import OpenAPISchema, get_schema
from ninja.security import SessionAuth

from sayso import __version__
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import authorise
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ANYONE
from sayso.foundation.access.signing_in import needs_second_step
from sayso.web.api.reading import TextParser
from sayso.web.api.refusing import REFUSALS, Refused, refuse_in_one_place


class DescribedOnce(NinjaAPI):
    """An API whose description is drawn once: it changes with the code alone, and is dear to draw."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description of every door. It is everybody's: change nothing in it."""
        return _described(path_prefix or self.get_root_path(path_params or {}))


@functools.cache
def _described(path_prefix: str) -> OpenAPISchema:
    described = get_schema(api=api, path_prefix=path_prefix)
    described["components"]["schemas"][Refused.__name__] = Refused.model_json_schema(mode="serialization")
    return described


api = DescribedOnce(
    title="Sayso",
    version=__version__,
    description=__doc__ or "",
    docs_url=None,  # our own page: the usual ones run scripts that our policy blocks
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=TextParser(),
)
refuse_in_one_place(api)


class Asked(HttpRequest):
    """A request that came through the Door: its time is set, and its login is ours."""

    at: datetime
    user: Any


class SignedIn(SessionAuth):
    """A session, or a token that `TokenSignIn` has already turned into a sign-in."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        """Return who it is, or None: a role that needs a second step opens nothing until it is set up."""
        user = request.user
        if not isinstance(user, User) or (needs_second_step(user) and not is_mfa_enabled(user)):
            return None
        return user


def door(
    verb: str, path: str, permission: Permission, *, summary: str, answers: Any = None, status: int = 200
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare one door of the API: its verb and path, what it asks for, and what it answers.

    The permission is checked before the body of the call; the action it calls checks it again.
    """

    def open_to(call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            authorise(request.user, permission)
            return Status(status, call(request, *args, **kwargs))

        auth = None if permission in ANYONE else SignedIn()
        description = f"Permission: `{permission.value}`. {(call.__doc__ or '').strip()}"
        return api.api_operation(
            [verb],
            path,
            auth=auth,
            summary=summary,
            description=description,
            operation_id=call.__name__,
            response={status: answers},
            openapi_extra=REFUSALS,
        )(asked)

    return open_to
