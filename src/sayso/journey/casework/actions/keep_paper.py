"""Keep a paper or a photo, once it has been checked for danger."""

import hashlib
import os
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.actions.reaching import _file_for_safeguarding
from sayso.journey.casework.facts import check_for_danger
from sayso.journey.casework.models import SafetyPaper, StoredPaper
from sayso.journey.casework.models.papers import PAPERS
from sayso.journey.casework.queries.papers import stored_at
from sayso.journey.casework.statuses import PaperKind, Readers
from sayso.rules.refusals import Invalid

MUST_SEE = {Readers.STORY: Area.PAPERS, Readers.SAFETY: Area.CONTACT, Readers.PRIVATE: Area.PRIVATE}


@dataclass(frozen=True, kw_only=True)
class NewPaper:
    """A paper about one person, as it came. `dated` is the day on the paper itself, if it has one."""

    person: UUID
    content: bytes
    kind: PaperKind
    title: str
    from_whom: str
    dated: date | None = None
    readers: Readers = Readers.STORY
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PAPERS)
def keep_paper(*, paper: NewPaper, by: User, at: datetime) -> StoredPaper:
    """Keep a paper under its key, never under its name.

    Raises Invalid for a file that can do harm or that we cannot read, NotFound for a record not open.
    """
    authorise_on(by, person=paper.person, area=MUST_SEE[paper.readers])
    _check(paper, at)
    checked = check_for_danger(paper.content)
    kept = PAPERS[paper.readers](
        id=paper.key,
        person_id=paper.person,
        kind=paper.kind,
        title=paper.title.strip(),
        dated=paper.dated,
        from_whom=paper.from_whom.strip(),
        format=checked.format,
        byte_count=len(checked.content),
        sha256=hashlib.sha256(checked.content).hexdigest(),
        kept_at=at,
        kept_by=by,
    )
    if isinstance(kept, SafetyPaper):
        _file_for_safeguarding("paper", kept)
    else:
        kept.save(force_insert=True)
    _store(kept.pk, checked.content)
    facts = {"kind": kept.kind, "format": kept.format, "sha256": kept.sha256, "readers": kept.area.value}
    about = ("paper", kept.pk)
    write([event("casework.keep_paper", by=by, at=at, person=paper.person, about=about, facts=facts)])
    return kept


def _check(paper: NewPaper, at: datetime) -> None:
    wrong = {}
    if not paper.title.strip():
        wrong["title"] = "Write what the paper is."
    if not paper.from_whom.strip():
        wrong["from_whom"] = "Write who gave it to us."
    if paper.dated and paper.dated > at.astimezone(LONDON).date():
        wrong["dated"] = "The date on the paper is later than today. Check it."
    if wrong:
        raise Invalid("Something is missing. Choose the file again when you have put it right.", fields=wrong)


def _store(key: UUID, content: bytes) -> None:
    """Write the bytes and see them reach the disk before the row can stand."""
    place = stored_at(key)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = place.with_suffix(".half")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    half.replace(place)
