"""Linking the trail, as the system's own login: what the worker does each minute."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from sayso.foundation.access.actions.set_up_council import SYSTEM_KEY
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.chain import link_events
from sayso.rules.refusals import WrongState


def link_trail(*, now: datetime) -> int:
    """Link every event of a finished transaction; return how many.

    Raises WrongState when the council has not been set up.
    """
    system = User.objects.filter(pk=SYSTEM_KEY).first()
    if system is None:
        raise WrongState("This council is not set up yet. Run `sayso council begin` first.")
    with transaction.atomic(), viewing(system, at=now):
        return link_events(witness=settings.AUDIT_WITNESS, now=now)
