"""GOV.UK Notify as a carrier: it prints and posts a letter, and sends the word that one is there.

Its letters: https://docs.notifications.service.gov.uk/rest-api.html#send-a-precompiled-letter; its statuses:
the same page, "Email", "Text message" and "Precompiled letter status descriptions". How the PDF must look:
https://www.notifications.service.gov.uk/using-notify/guidance/letter-specification (version 2.4).

The words of an e-mail or a text are the council's template there. We fill nothing into it, so that nothing
private can stand in it.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sayso.foundation.gateways.carriers.carrier import (
    BOUND,
    Became,
    Fate,
    Parcel,
    Receipt,
    TryLater,
    WillNotTake,
)
from sayso.foundation.gateways.carriers.notify_api import NotifyApi

LARGEST_LETTER = 2_000_000  # bytes: "Maximum file size: 2 MB"
FEWEST_LINES, MOST_LINES = 3, 7  # of an address, the name among them
DONE = frozenset({"delivered", "received", "sent"})
FAILED = frozenset(
    (
        "cancelled failed permanent-failure technical-failure temporary-failure validation-failed"
        " virus-scan-failed"
    ).split()
)
CAME_BACK = "returned-letter"
_PATHS = {"post": "letter", "email": "email", "text": "sms"}


@dataclass(frozen=True)
class Templates:
    """The council's templates at Notify, by way. `quiet` name neither the council nor anything else.

    `quiet_sender` is a sender of text messages that does not name the council either.
    """

    plain: Mapping[str, str] = field(default_factory=dict)
    quiet: Mapping[str, str] = field(default_factory=dict)
    quiet_sender: str = ""


class NotifyCarrier:
    """Sends by one service of Notify."""

    name = "notify"

    def __init__(self, api: NotifyApi, templates: Templates, *, postage: str = "second") -> None:
        self.api, self.templates, self.postage = api, templates, postage

    def takes(self, parcel: Parcel) -> bool:
        """Take a letter that was bound for it, and the word of one where the council has a template."""
        if parcel.way == "post":
            return (parcel.folder / BOUND).exists()
        return bool(self.templates.plain.get(parcel.way) or self.templates.quiet.get(parcel.way))

    def send(self, parcel: Parcel) -> Receipt:
        """Send it, unless they have it: an answer may have been lost on its way to us."""
        if not parcel.folder.exists():
            raise WillNotTake("no_papers")
        found = self.find(parcel)
        if found:
            return found
        made = self.api.post(f"/v2/notifications/{_PATHS[parcel.way]}", self._told(parcel))
        return self._receipt(made)

    def find(self, parcel: Parcel) -> Receipt | None:
        """Ask by our reference. They keep it for seven days, unless the council has chosen otherwise."""
        told = self.api.get("/v2/notifications", reference=str(parcel.reference))
        found = told.get("notifications") or []
        return self._receipt(found[0]) if found else None

    def what_became(self, its_id: str) -> Became:
        """Ask by their number."""
        try:
            said = str(self.api.get(f"/v2/notifications/{its_id}").get("status", ""))
        except WillNotTake as gone:
            return Became(Fate.UNTOLD, gone.code)
        if said == CAME_BACK:
            return Became(Fate.CAME_BACK, said)
        if said in FAILED:
            return Became(Fate.FAILED, said)
        return Became(Fate.DONE if said in DONE else Fate.ON_ITS_WAY, said)

    def _receipt(self, told: Any) -> Receipt:
        """Read their number; an answer without one says nothing, and is asked for again by our reference."""
        try:
            return Receipt(self.name, str(UUID(told["id"])))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise TryLater("unreadable") from None

    def _told(self, parcel: Parcel) -> dict[str, Any]:
        told: dict[str, Any] = {"reference": str(parcel.reference)}
        if parcel.way == "post":
            return told | {"content": self._letter(parcel), "postage": self.postage}
        (to, *_), is_quiet = parcel.manifest["to"] or [""], parcel.manifest.get("quiet", True)
        template = (self.templates.quiet if is_quiet else self.templates.plain).get(parcel.way)
        if not to:
            raise WillNotTake("no_address")
        if not template:
            raise WillNotTake("no_quiet_words" if is_quiet else "no_template")
        told |= {"template_id": template, "email_address" if parcel.way == "email" else "phone_number": to}
        if parcel.way == "text" and is_quiet and self.templates.quiet_sender:
            told["sms_sender_id"] = self.templates.quiet_sender
        return told

    def _letter(self, parcel: Parcel) -> str:
        lines = 1 + len(parcel.manifest["to"])
        if not FEWEST_LINES <= lines <= MOST_LINES:
            raise WillNotTake("address_lines")
        pdf = (parcel.folder / BOUND).read_bytes()
        if len(pdf) > LARGEST_LETTER:
            raise WillNotTake("too_large")
        return b64encode(pdf).decode()
