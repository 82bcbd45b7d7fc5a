"""What happened to somebody, as lines of their record: their words first, and never who told us."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.govuk.pieces import Entry, Link
from sayso.foundation.govuk.presenting import LONDON, moment, near_day
from sayso.foundation.letters.queries import letters_of
from sayso.journey.casework.models import Allocation, Note, UrgentSupport
from sayso.journey.casework.queries.record import addresses_of, story_contacts_of, story_papers_of
from sayso.journey.casework.statuses import PersonKnows, SeenAlone


@dataclass(frozen=True)
class Happened:
    """One thing that happened, with the moment to sort it by."""

    at: datetime
    entry: Entry


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything of one life that this viewer may see, in the words of a record that its owner may read.

    `told` is what later rooms tell.
    """

    person: UUID
    keys: Collection[UUID]
    viewer: User
    today: date
    notes: list[Note]
    supports: list[UrgentSupport]
    allocations: list[Allocation]
    address_is_shown: bool
    told: Sequence[Happened] = ()

    def entries(self) -> list[Entry]:
        """Return every line, the newest first."""
        every = [
            *self._notes(),
            *self._contacts(),
            *self._supports(),
            *self._papers(),
            *self._letters(),
            *self._workers(),
            *self._moves(),
            *self.told,
        ]
        return [one.entry for one in sorted(every, key=lambda one: one.at, reverse=True)]

    def _when(self, at: datetime, kind: str) -> str:
        return when_line(at, self.today, kind)

    def _notes(self) -> Iterator[Happened]:
        for note in self.notes:
            link = Link("Read the note", reverse("note_versions", args=[self.person, note.root]))
            when = self._when(note.happened_at, note_line(note))
            yield Happened(note.happened_at, Entry(when, note.text, said=note.their_words, link=link))

    def _contacts(self) -> Iterator[Happened]:
        """Give calls and letters; who rang about them, and what of, is read on the contact itself."""
        for one in story_contacts_of(self.keys, viewer=self.viewer):
            own = one.person_knows == PersonKnows.IS_PERSON
            entry = Entry(
                self._when(one.taken_at, "Contact"),
                f"{one.get_outcome_display()}.",
                said=one.what_happened if own else "",
                strong="They got in touch." if own else "Somebody got in touch.",
                link=Link("Read the contact", reverse("contact", args=[one.pk])),
            )
            yield Happened(one.taken_at, entry)

    def _supports(self) -> Iterator[Happened]:
        for one in self.supports:
            entry = Entry(
                self._when(one.started_at, "Urgent support"),
                f"By {one.started_by.name}. Until {near_day(one.ends_on, self.today)}.",
                strong="Support was put in at once.",
                decision=True,
                link=Link("Duty sheet", reverse("duty_sheet", args=[self.person])),
            )
            yield Happened(one.started_at, entry)

    def _papers(self) -> Iterator[Happened]:
        for one in story_papers_of(self.keys, viewer=self.viewer):
            link = Link("See the papers", reverse("papers", args=[self.person]))
            when = self._when(one.kept_at, "Paper")
            yield Happened(
                one.kept_at, Entry(when, f"From {one.from_whom}.", strong=f"{one.title}.", link=link)
            )

    def _letters(self) -> Iterator[Happened]:
        """Give each letter once, by when it was first sent; a draft has not happened."""
        for key in self.keys:
            for one in letters_of(key, viewer=self.viewer):
                if one.sendings:
                    at = one.sendings[0].sent_at
                    link = Link("Read the letter", reverse("letter", args=[key, one.letter.pk]), one.name)
                    entry = Entry(self._when(at, "Letter"), f"{one.heading}.", strong="We wrote.", link=link)
                    yield Happened(at, entry)

    def _workers(self) -> Iterator[Happened]:
        for one in self.allocations:
            who = one.worker.name if one.worker else str(one.team)
            when = self._when(one.started_at, one.get_role_display())
            yield Happened(one.started_at, Entry(when, strong=f"{who} took this on.", decision=True))

    def _moves(self) -> Iterator[Happened]:
        """Give where they came to live. Where that must stay hidden, no line of any address stands here."""
        if not self.address_is_shown:
            return
        for one in addresses_of(self.keys, viewer=self.viewer):
            at = datetime.combine(one.starts_on, time(), tzinfo=LONDON)
            said = near_day(one.starts_on, self.today)
            when = f"{said[:1].upper()}{said[1:]}. Address"
            yield Happened(at, Entry(when, f"{one.one_line}.", strong=f"{one.get_kind_display()}:"))


def when_line(at: datetime, today: date, kind: str, *, whole_day: bool = False) -> str:
    """Say when something happened and what kind of thing it was; of a whole day no hour is told."""
    said = near_day(at.astimezone(LONDON).date(), today) if whole_day else moment(at, today)
    return f"{said[:1].upper()}{said[1:]}. {kind}"


def note_line(note: Note) -> str:
    """Say how they met, who wrote it and when, and whether the person was seen alone."""
    alone = {SeenAlone.YES: ". Seen alone: yes", SeenAlone.NO: ". Seen alone: no"}.get(
        SeenAlone(note.seen_alone), ""
    )
    later = note.written_at - note.happened_at
    written = ", written later" if later.days >= 1 else ""
    return f"{note.get_kind_display()}, {note.written_by.name}{written}{alone}"
