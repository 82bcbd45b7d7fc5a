"""How a command acts as one login, as a page does: what it may do is what that login may."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from sayso.rules.refusals import Invalid, NotPermitted

if TYPE_CHECKING:
    from sayso.foundation.access.models import User

as_option = click.option("--as", "email", required=True, help="The e-mail address of the login that does it.")


@contextmanager
def acting(email: str) -> Iterator[tuple["User", datetime]]:
    """Act as one login, all or nothing. Raises NotPermitted for no such login."""
    from django.db import transaction

    from sayso.foundation.access import clock
    from sayso.foundation.access.models import User
    from sayso.foundation.access.viewer import viewing

    by, at = User.objects.filter(email__iexact=email, is_active=True).first(), clock.now()
    if by is None:
        raise NotPermitted("There is no such login, or it may not do this.")
    with transaction.atomic(), viewing(by, at=at):
        yield by, at


def day_of(given: str, field: str) -> date:
    """Read a day. Raises Invalid, by field."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        sentence = f"“{given}” is no day. Write it like 2026-11-16."
        raise Invalid(sentence, fields={field: sentence}) from None
