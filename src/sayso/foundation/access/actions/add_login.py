"""Give somebody a sign-in."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from sayso.foundation.access.models import Subject, Team, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.GIVE_ROLES)
def add_login(
    *,
    email: str,
    name: str,
    by: User,
    at: datetime,
    password: str | None = None,
    subject: Subject | None = None,
    team: Team | None = None,
    telephone: str = "",
    made_up: bool = False,
    key: UUID | None = None,
) -> User:
    """Make a login. Without a password it cannot sign in until one is set.

    Raises Invalid when the e-mail address has a login already.
    """
    user = User(
        email=email, name=name, subject=subject, team=team, telephone=telephone, made_up=made_up, joined_at=at
    )
    if key:
        user.id = key
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        taken = "There is a sign-in with this e-mail address already. Check the address."
        raise Invalid(taken, fields={"email": taken}) from None
    write([event("access.add_login", by=by, at=at, about=("login", user.pk))])
    return user
