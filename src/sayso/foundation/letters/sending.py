"""What somebody asks to be sent, and the files it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sayso.foundation.gateways.carriers.carrier import BOUND
from sayso.foundation.letters.content import Frame
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import Layout, Reach, Way, WayKind
from sayso.foundation.letters.printing import bound_pdf, cover_pdf
from sayso.foundation.letters.safe import lines_on_file

ON_PAPER = frozenset({WayKind.POST, WayKind.BY_HAND})
MESSAGES = frozenset({WayKind.EMAIL, WayKind.TEXT})


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """A letter to be sent, how its person may be reached, and the way. The key makes it happen once."""

    letter: Letter
    reach: Reach
    way: WayKind
    layout: Layout | None = None  # None: as the person needs it
    key: UUID = field(default_factory=uuid4)


def papers(
    sending: Sending, way: Way, reach: Reach, frame: Frame, *, bound: bool = False
) -> dict[str, bytes]:
    """Return the files that go out: the letter, an address sheet for post, a message without a name.

    `bound`: both in one PDF too, for whoever prints and posts it.
    """
    made: dict[str, bytes] = {}
    if way.kind in ON_PAPER:
        made["letter.pdf"] = bytes(sending.copy.pdf)
    if way.kind is WayKind.POST:
        lines = [reach.addressee, *lines_on_file(way, reach)]
        made["address.pdf"] = cover_pdf(lines, ", ".join([frame.council, *frame.address]))
        if bound:
            made[BOUND] = bound_pdf(lines, sending.copy.html, Layout(sending.copy.layout), frame)
    if way.kind in MESSAGES:
        made["message.txt"] = _message(way, frame).encode()
    return made


def manifest(sending: Sending, way: Way, reach: Reach, *, at: datetime) -> Mapping[str, Any]:
    """Return what a gateway needs to know: keys, the way, where to, and when at the earliest."""
    return {
        "key": str(sending.pk),
        "way": way.kind.value,
        "layout": sending.copy.layout,
        "letter_sha256": sending.pdf_sha256,
        "to": lines_on_file(way, reach),
        "quiet": way.quiet,
        "not_before": sending.not_before.isoformat(),
        "made_at": at.isoformat(),
    }


def _message(way: Way, frame: Frame) -> str:
    """Return the word that a letter is there: not what it says, nor to whom; when quiet, nor from whom."""
    if way.quiet:
        subject, said = "A message for you", "There is a message for you. Look when it suits you."
    else:
        subject = f"A letter from {frame.council}"
        ring = f"or ring {frame.telephone}"
        said = f"{frame.council}: there is a letter for you. Read it on your own page, {ring}."
    return f"Subject: {subject}\n\n{said}\n" if way.kind is WayKind.EMAIL else f"{said}\n"
