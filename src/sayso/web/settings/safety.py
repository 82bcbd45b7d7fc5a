"""What a council's own installation may not start with: a default that was meant for trying out."""

import os
from urllib.parse import urlsplit

from django.conf import settings

from sayso.foundation.gateways.carriers.chosen import notify
from sayso.rules.refusals import Refusal

MADE_UP = "made-up"  # a file of this name marks a home that holds the made-up council
LOCAL = {"127.0.0.1", "localhost", "::1"}
POSTAGES = ("first", "second", "economy")
NAMED_BY_THE_COUNCIL = ("SAYSO_COUNCIL", "SAYSO_COUNCIL_TELEPHONE", "SAYSO_COUNCIL_OUT_OF_HOURS")


class UnsafeStart(Refusal):
    """A setting is unsafe for real people; the sentence names each and says what to set."""

    code = "unsafe_start"


def refuse_unsafe() -> None:
    """Refuse to start when a setting is unsafe.

    Raises:
        UnsafeStart: One or more are; the sentence names them all.
    """
    found = unsafe()
    if found:
        raise UnsafeStart(" ".join(found))


def unsafe() -> list[str]:
    """Return one sentence for each setting that is unsafe, naming it; none for the made-up council."""
    is_made_up = (settings.SAYSO_HOME / MADE_UP).exists()
    if settings.SAYSO_DEMO:
        has_records = (settings.SAYSO_HOME / "pg").exists() or os.environ.get("DATABASE_URL")
        if has_records and not is_made_up:
            name = "SAYSO_PRACTICE" if settings.SAYSO_PRACTICE else "SAYSO_DEMO"
            return [f"{name} is set, and this database was not made for the made-up council. Unset it."]
        return _unsafe_in_practice() if settings.SAYSO_PRACTICE else []
    found = []
    if is_made_up:
        found.append(f"SAYSO_HOME ({settings.SAYSO_HOME}) holds the made-up council. Name another folder.")
    if len(settings.SECRET_KEY) < 32:
        found.append("SAYSO_SECRET_KEY is not set, or is short. Run `sayso migrate`, which makes one.")
    if settings.SAYSO_CLOCK_SHIFT:
        found.append("SAYSO_CLOCK_SHIFT_SECONDS is set: records would bear the wrong time. Unset it.")
    return [*found, *_unsafe_to_carry(), *_unsafe_in_public()]


def _unsafe_in_practice() -> list[str]:
    """Return what is unsafe where people learn: others may reach it, and nothing may leave it."""
    found = []
    if len(settings.SECRET_KEY) < 32:
        found.append("SAYSO_SECRET_KEY is not set, or is short. Run `sayso practice build`, which makes one.")
    if os.environ.get("SAYSO_NOTIFY_KEY"):
        found.append("SAYSO_NOTIFY_KEY is set, and practice writes to nobody. Unset it.")
    if settings.SAYSO_HOME not in settings.AUDIT_WITNESS.parents:
        found.append("SAYSO_AUDIT_WITNESS is outside SAYSO_HOME: it may be a real council's. Unset it.")
    return [*found, *_unsafe_in_public(made_up=True)]


def _unsafe_to_carry() -> list[str]:
    """Return what is wrong with how letters leave: a key that is none, or an address that others can read."""
    try:
        notify()
    except Refusal as refusal:
        return [refusal.message]
    if settings.NOTIFY["key"] and settings.NOTIFY["postage"] not in POSTAGES:
        return [f"SAYSO_NOTIFY_POSTAGE is none of {', '.join(POSTAGES)}."]
    return []


def _unsafe_in_public(*, made_up: bool = False) -> list[str]:
    """Return what is unsafe once people reach the pages from another machine.

    A made-up council may bear a made-up name and numbers.
    """
    address = urlsplit(settings.BASE_URL)
    if address.hostname in LOCAL:
        return []
    found = []
    if address.scheme != "https":
        found.append(f"SAYSO_BASE_URL ({settings.BASE_URL}) is not https: others could read what is sent.")
    if address.hostname not in settings.ALLOWED_HOSTS:
        found.append(f"SAYSO_ALLOWED_HOSTS does not name {address.hostname}, the host of SAYSO_BASE_URL.")
    if "*" in settings.ALLOWED_HOSTS:
        found.append("SAYSO_ALLOWED_HOSTS holds *, which lets anyone pose as this host.")
    if settings.SAYSO_GALLERY:
        found.append("SAYSO_GALLERY is set, and is for those who build Sayso. Unset it.")
    found += [
        f"{name} is not set: pages and letters would show what is made up."
        for name in NAMED_BY_THE_COUNCIL
        if not made_up and not os.environ.get(name)
    ]
    return found
