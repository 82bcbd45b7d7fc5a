"""Make a token for a program of one's own, and end it."""

from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.access.models import ApiToken, User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.tokens import fingerprint, fresh
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotFound

LIVES_FOR = timedelta(days=90)


@named_action(kind=Kind.RECORDS, permission=Permission.USE_API)
def make_token(*, name: str, by: User, at: datetime) -> tuple[ApiToken, str]:
    """Return the token's row and the token itself, which is shown once. It lives for 90 days."""
    if not name.strip():
        say = "Say what the token is for."
        raise Invalid(say, fields={"name": say})
    token = fresh()
    kept = ApiToken(
        user=by, name=name.strip(), fingerprint=fingerprint(token), made_at=at, ends_at=at + LIVES_FOR
    )
    kept.save(force_insert=True)
    write([event("access.make_token", by=by, at=at, about=("token", kept.pk))])
    return kept, token


@named_action(kind=Kind.RECORDS, permission=Permission.USE_API)
def end_token(*, key: UUID, by: User, at: datetime) -> ApiToken:
    """End one of one's own tokens at once. Raises NotFound for anybody else's."""
    kept = ApiToken.objects.select_for_update().filter(pk=key, user=by).first()
    if kept is None:
        raise NotFound(NOT_FOUND)
    if kept.ended_at is None:
        kept.ended_at = at
        kept.save(update_fields=["ended_at"])
    write([event("access.end_token", by=by, at=at, about=("token", kept.pk))])
    return kept
