"""Write letters: fill their wordings in, grade them, draw them, so that they print again as sent."""

from collections.abc import Sequence
from datetime import datetime

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.reading import reading_grade
from sayso.foundation.letters.composing import compose
from sayso.foundation.letters.content import Content
from sayso.foundation.letters.models import Letter, LetterCopy
from sayso.foundation.letters.wording import wording
from sayso.foundation.letters.writing import NewLetter, day_of, draw, frame_for
from sayso.rules.refusals import Invalid

ENOUGH_WORDS = 15


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_LETTER)
def write_letter(*, asked: NewLetter, by: User, at: datetime) -> Letter:
    """Write one letter. See `write_letters`."""
    (written,) = write_letters(items=[asked], by=by, at=at)
    return written


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_LETTER)
def write_letters(*, items: Sequence[NewLetter], by: User, at: datetime) -> list[Letter]:
    """Write letters in the newest version of their wordings. Nothing is sent.

    Raises NotFound, and Invalid naming each field that is unknown or still missing; then none is written.
    """
    letters, copies = [], []
    for asked in items:
        authorise_on(by, person=asked.person, area=Area.PAPERS)
        if not asked.called.strip():
            sentence = "The letter needs the name that the person likes to be called."
            raise Invalid(sentence, fields={"called": sentence})
        worded = wording(asked.code)
        content = compose(worded, asked.fields, frame_for(asked, by=by, on=day_of(at)))
        letter = _letter(asked, worded.version, content, by=by, at=at)
        letters.append(letter)
        copies += [draw(letter, content, layout, at=at) for layout in dict.fromkeys(asked.layouts)]
    Letter.objects.bulk_create(letters)
    LetterCopy.objects.bulk_create(copies)
    write(
        [
            event(
                "letters.write_letter",
                by=by,
                at=at,
                person=letter.person_id,
                about=("letter", letter.pk),
                facts={"letter": letter.code, "version": letter.version},
            )
            for letter in letters
        ]
    )
    return letters


def _letter(asked: NewLetter, version: int, content: Content, *, by: User, at: datetime) -> Letter:
    kind, key = asked.about or ("", None)
    return Letter(
        id=asked.key,
        person_id=asked.person,
        code=asked.code,
        version=version,
        content=content.as_json,
        reading_grade_tenths=round(_grade(content) * 10),
        about_kind=kind,
        about_key=key,
        written_at=at,
        written_by=by,
    )


def _grade(content: Content) -> float:
    """Return the grade of the letter or of its hardest part; a part of few words says too little to grade."""
    enough = [part for part in content.parts if len(part.split()) >= ENOUGH_WORDS]
    return max(map(reading_grade, [content.text, *enough]))
