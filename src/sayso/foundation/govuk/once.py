"""Sent twice, done once: a double click, a retry, a page that was slow."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.govuk.forms import is_key
from sayso.foundation.govuk.models import SentForm
from sayso.rules.refusals import NotPermitted


def take(key: UUID | None, login: Any, at: datetime) -> tuple[SentForm, bool]:
    """Take a form's key. The second to come waits for the first and is told where it led."""
    owner = login if isinstance(login, User) else None
    if key is None:
        return SentForm(login=owner, leads_to="", sent_at=at), True
    fresh = SentForm(key=key, login=owner, leads_to="", sent_at=at)
    taken = SentForm.objects.bulk_create([fresh], ignore_conflicts=True) and not (
        SentForm.objects.filter(key=key).exclude(leads_to="").exists()
    )
    if taken:
        return fresh, True
    found = SentForm.objects.get(key=key)
    if found.login_id != (owner.pk if owner else None):
        raise NotPermitted("This form was sent by somebody else. Open the page again.")
    return found, False


def led_to(key: Any, login: Any) -> str:
    """Return where a form led that this login sent before; "" where they did not, or where it is no key."""
    if not is_key(key):
        return ""
    owner = login if isinstance(login, User) else None
    found = SentForm.objects.filter(key=key, login=owner).values_list("leads_to", flat=True)
    return next(iter(found), "")


@transaction.atomic
def acted_once(key: UUID | None, login: Any, at: datetime, act: Callable[[], str]) -> str:
    """Do `act` unless this form was sent before; return the address that it leads to, this time or then.

    For a page that carries more than one form: `FormPage` does it by itself.
    """
    sent, first = take(key, login, at)
    if first:
        sent.leads_to = act()
        if key:
            sent.save(update_fields=["leads_to"])
    return sent.leads_to
