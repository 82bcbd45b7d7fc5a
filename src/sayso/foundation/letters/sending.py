"""What somebody asks to be sent, and the files it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sayso.foundation.letters.content import Frame
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import Layout, Reach, Way, WayKind
from sayso.foundation.letters.printing import cover_pdf
from sayso.foundation.letters.safe import lines_on_file

ON_PAPER = frozenset({WayKind.POST, WayKind.BY_HAND, WayKind.EMAIL})
MESSAGES = frozenset({WayKind.EMAIL, WayKind.TEXT})


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """A letter to be sent, how its person may be reached, and the way. The key makes it happen once."""

    letter: Letter
    reach: Reach
    way: WayKind
    layout: Layout | None = None  # None: as the person needs it
    key: UUID = field(default_factory=uuid4)


def papers(sending: Sending, way: Way, reach: Reach, frame: Frame) -> dict[str, bytes]:
    """Return the files that go out: the letter, an address sheet for post, a message without a name."""
    made: dict[str, bytes] = {}
    if way.kind in ON_PAPER:
        made["letter.pdf"] = bytes(sending.copy.pdf)
    if way.kind is WayKind.POST:
        lines = [reach.addressee, *lines_on_file(way, reach)]
        made["address.pdf"] = cover_pdf(lines, ", ".join([frame.council, *frame.address]))
    if way.kind in MESSAGES:
        made["message.txt"] = _message(way.kind, frame).encode()
    return made


def manifest(sending: Sending, way: Way, reach: Reach, *, at: datetime) -> Mapping[str, Any]:
    """Return what a gateway needs to know: keys, the way, where to, and when at the earliest."""
    return {
        "key": str(sending.pk),
        "way": way.kind.value,
        "layout": sending.copy.layout,
        "letter_sha256": sending.pdf_sha256,
        "to": lines_on_file(way, reach),
        "not_before": sending.not_before.isoformat(),
        "made_at": at.isoformat(),
    }


def _message(kind: WayKind, frame: Frame) -> str:
    """Return a message that says nothing of what the letter is about, nor to whom."""
    ring = f"If anything is not clear, ring {frame.telephone}."
    if kind is WayKind.EMAIL:
        return f"Subject: A letter from {frame.council}\n\nYour letter is with this message.\n{ring}\n"
    return f"{frame.council}: there is a letter for you on your own page. {ring}\n"
