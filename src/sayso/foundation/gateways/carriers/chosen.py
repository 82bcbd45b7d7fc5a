"""Which carriers this installation has: the folder always, GOV.UK Notify where the settings name a key."""

from pathlib import Path

from django.conf import settings

from sayso.foundation.access.practice import is_practice
from sayso.foundation.gateways.carriers.carrier import Carrier, Parcel
from sayso.foundation.gateways.carriers.folder import FolderCarrier
from sayso.foundation.gateways.carriers.notify import NotifyCarrier, Templates
from sayso.foundation.gateways.carriers.notify_api import NotifyApi


def folder() -> FolderCarrier:
    """Return the folder that takes what nobody else does."""
    return FolderCarrier(Path(settings.OUTBOX))


def notify() -> NotifyCarrier | None:
    """Return GOV.UK Notify; None without a key, and in practice, which writes to nobody.

    Raises Invalid for a key or an address that cannot be one.
    """
    told = settings.NOTIFY
    if not told["key"] or is_practice():
        return None
    templates = Templates(told["templates"], told["quiet_templates"], told["quiet_sender"])
    return NotifyCarrier(NotifyApi(told["key"], address=told["url"]), templates, postage=told["postage"])


def carrier_of(parcel: Parcel) -> Carrier:
    """Return who carries this parcel."""
    elsewhere = notify()
    return elsewhere if elsewhere and elsewhere.takes(parcel) else folder()


def called(name: str) -> Carrier | None:
    """Return the carrier of this name, for what it took before; None when there is none any more."""
    return next((one for one in (notify(), folder()) if one and one.name == name), None)


def binds() -> bool:
    """Whether whoever posts letters wants each as one PDF with its address in front."""
    return bool(settings.NOTIFY["key"]) and not is_practice()
