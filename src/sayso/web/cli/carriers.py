"""The doctor's question to whoever carries letters: whether the key works, and the words say nothing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sayso.web.cli.checking import Check, Finding

FOLDER = "Letters go to the folder; nobody posts them for you."
PLACE = "(("  # how Notify marks what is to be filled in
_KINDS = {"email": "email", "text": "sms"}


def _carriers(at: datetime) -> Finding:
    from sayso.foundation.gateways.carriers.carrier import TryLater, WillNotTake
    from sayso.foundation.gateways.carriers.chosen import notify

    carrier = notify()
    if carrier is None:
        return Finding(True, FOLDER)
    try:
        theirs = carrier.api.get("/v2/templates").get("templates", [])
    except (TryLater, WillNotTake) as error:
        advice = "Look at SAYSO_NOTIFY_KEY, this machine's clock and its way out. Letters wait for two days."
        return Finding(False, f"GOV.UK Notify did not let us in: {error.code}.", advice)
    wrong = list(_wrong({str(one["id"]): one for one in theirs}))
    if wrong:
        return Finding(False, " ".join(wrong), "See docs/operate/settings.md.")
    return Finding(True, f"GOV.UK Notify takes our letters. {_left_to_the_folder()}".strip())


def _wrong(theirs: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Say what is wrong with each template that the settings name."""
    from django.conf import settings

    council = settings.COUNCIL["name"].casefold()
    for is_quiet, ours in ((False, settings.NOTIFY["templates"]), (True, settings.NOTIFY["quiet_templates"])):
        for way, key in ours.items():
            if not key:
                continue
            name = f"SAYSO_NOTIFY_{'QUIET_' if is_quiet else ''}{way.upper()}_TEMPLATE"
            found = theirs.get(key)
            if found is None or found.get("type") != _KINDS[way]:
                yield f"{name} is no template for {way} at GOV.UK Notify."
                continue
            words = f"{found.get('subject') or ''} {found.get('body') or ''}"
            if PLACE in words:
                yield f"{name} has something to be filled in, and nothing may be."
            if is_quiet and council in words.casefold():
                yield f"{name} names the council, and a quiet message must not."


def _left_to_the_folder() -> str:
    from django.conf import settings

    plain, quiet = settings.NOTIFY["templates"], settings.NOTIFY["quiet_templates"]
    left = [f"Without a template, word by {way} goes to the folder." for way in plain if not plain[way]]
    left += [
        f"No {way} goes where somebody must not know: it has no quiet words."
        for way in quiet
        if plain[way] and not quiet[way]
    ]
    return " ".join(left)


CARRIERS = Check("letters", _carriers)
