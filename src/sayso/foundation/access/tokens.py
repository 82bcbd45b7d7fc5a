"""Tokens: a program's way to act as a login, for a time, over the API."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase

from sayso.foundation.access import clock
from sayso.foundation.access.models import ApiToken, User

PREFIX = "sayso_"


def fresh() -> str:
    """Return a new token: 32 random bytes, with a prefix that secret scanners can look for."""
    return PREFIX + secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """Return what we keep of a token: its SHA-256, which opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def login_of(token: str, at: datetime) -> User | None:
    """Return whose live token this is, or None."""
    if not token.startswith(PREFIX):
        return None
    kept = (
        ApiToken.objects.select_related("user")
        .filter(fingerprint=fingerprint(token), ended_at=None, ends_at__gt=at, user__is_active=True)
        .first()
    )
    return kept.user if kept else None


class TokenSignIn:
    """Middleware, before the Door: a bearer token on an API address is a sign-in for that one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Sign in by token, if the request bears one that lives."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and request.path.startswith("/api/"):
            user = login_of(token.strip(), clock.now())
            if user is not None:
                request.user = user
                # A token is not sent by a browser on its own, so no form elsewhere can misuse it.
                request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # Django: no cookie
        return self.get_response(request)
