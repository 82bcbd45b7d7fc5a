"""What somebody asks to be written, and drawing it: used by more than one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.presenting import day
from sayso.foundation.letters.content import Content, Frame
from sayso.foundation.letters.models import Letter, LetterCopy
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import article, letter_pdf, sha256
from sayso.foundation.policy.queries import value


@dataclass(frozen=True, kw_only=True)
class NewLetter:
    """A letter to be written: to whom, in which wording, with which fields.

    `called` is the name after "Dear"; `our_number` the council's number for the person. `about` is what the
    letter is about, such as `("decision", key)`.
    """

    person: UUID
    code: str
    called: str
    fields: Mapping[str, Any]
    our_number: str = ""
    layouts: Sequence[Layout] = (Layout.STANDARD,)
    about: tuple[str, UUID] | None = None
    key: UUID = field(default_factory=uuid4)


def frame_for(asked: NewLetter, *, by: User, on: date) -> Frame:
    """Return what stands around the words of a letter that this login writes on this day."""
    council = brand()
    address = value("council_address", on=on)
    return Frame(
        council=council.name,
        address=tuple(str(address).replace(", ", "\n").splitlines()) if address else (),
        telephone=council.telephone,
        written_on=day(on),
        our_number=asked.our_number,
        called=asked.called,
        writer=by.name,
        writer_role=by.role_names,
        writer_telephone=by.telephone,
    )


def draw(letter: Letter, content: Content, layout: Layout, *, at: datetime) -> LetterCopy:
    """Draw a letter in one layout, unsaved."""
    html = article(content, layout)
    pdf = letter_pdf(html, layout, content.frame)
    return LetterCopy(
        person_id=letter.person_id,
        letter=letter,
        layout=layout.value,
        html=html,
        pdf=pdf,
        pdf_sha256=sha256(pdf),
        drawn_at=at,
    )


def day_of(at: datetime) -> date:
    """Return the day in England."""
    return timezone.localdate(at)
