"""Doors about one's own sign-in."""

from datetime import datetime

from ninja import Schema

from sayso.foundation.access.looking import who_looked
from sayso.foundation.access.permissions import Permission
from sayso.web.api.site import Asked, door


class Me(Schema):
    """Who the program acts as, and what that login may do."""

    name: str
    roles: list[str]
    permissions: list[str]


class Look(Schema):
    """One time that somebody looked at one's own record: by team and role, never by name."""

    at: datetime
    team: str
    roles: list[str]
    purpose: str


@door("GET", "/me", Permission.SEE_OWN_HOME, summary="Who I am signed in as", answers=Me)
def me(request: Asked) -> Me:
    """Return the login's name, roles and permissions."""
    user = request.user
    return Me(name=user.name, roles=sorted(user.role_codes), permissions=sorted(user.permissions))


@door(
    "GET",
    "/who-looked",
    Permission.SEE_WHO_LOOKED,
    summary="Who looked at my own record",
    answers=list[Look],
)
def who_looked_at_mine(request: Asked) -> list[dict[str, object]]:
    """Return up to 200 looks, newest first, save those that are left out until released."""
    return who_looked()
