"""One worker's hand: what they did, so many days before the council opened, told in a line each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.access import actions as access
from sayso.foundation.access.models import User
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.facts import outcomes_asked
from sayso.journey.assessment.statuses import Finding, Way
from sayso.journey.casework import actions as casework
from sayso.journey.casework import statuses as work
from sayso.journey.people import actions as people
from sayso.journey.people.models import ContactPoint
from sayso.journey.people.statuses import NeedKind, SafeWay, StandingKind, TieKind
from sayso.web.demo.council import Council, acting

LOOK_AGAIN_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Hand:
    """Acts as one login on one storyteller's record. `days_ago` counts from the day the council opens."""

    council: Council
    worker: str
    about: str

    @property
    def by(self) -> User:
        """Whose hand it is."""
        return self.council.logins[self.worker]

    @property
    def person(self) -> UUID:
        """Whose record it is."""
        return self.council.people[self.about]

    def on(self, about: str) -> "Hand":
        """Return the same hand on another record."""
        return Hand(self.council, self.worker, about)

    def opens(self, purpose: str, *, days_ago: int, hour: str = "10:00") -> None:
        """Open the record with a purpose."""
        at = self._at(days_ago, hour)
        with acting(self.by, at):
            access.open_record(person=self.person, purpose=purpose, by=self.by, at=at)

    def notes(self, text: str, *, days_ago: int, hour: str = "11:00", **said: Any) -> None:
        """Write a note, an hour after what it tells."""
        at = self._at(days_ago, hour)
        kept = {"kind": work.NoteKind.VISIT, "seen_alone": work.SeenAlone.YES} | said
        note = casework.NewNote(person=self.person, happened_at=at - timedelta(hours=1), text=text, **kept)
        with acting(self.by, at):
            casework.write_note(note=note, by=self.by, at=at)

    def takes_contact(self, *, days_ago: int, hour: str = "11:00", **said: Any) -> UUID:
        """Take a call about them, and return its key."""
        at = self._at(days_ago, hour)
        kept: dict[str, Any] = {
            "about": self.about,
            "how_soon": work.HowSoon.NO_HURRY,
            "person_knows": work.PersonKnows.YES,
            "harm": work.Harm.NO,
            "outcome": work.Outcome.RECORD,
        }
        with acting(self.by, at):
            answers = casework.Answers(**kept | said)
            return casework.take_contact(answers=answers, person=self.person, by=self.by, at=at).pk

    def must(self, what: str, *, due_in: int, days_ago: int = 2, hour: str = "09:30", **said: Any) -> None:
        """Add a task, due so many days after the council opens (below nothing: before).

        It is the worker's own, unless `owner` names somebody else.
        """
        at = self._at(days_ago, hour)
        kept: dict[str, Any] = {"why": work.Why.PROMISE} | said
        kept["owner"] = self.council.logins[kept.get("owner", self.worker)]
        item = casework.NewTask(person=self.person, what=what, due_on=self.council.ago(-due_in), **kept)
        with acting(self.by, at):
            casework.add_task(task=item, by=self.by, at=at)

    def reaches_safely(self, said_by: str, *, days_ago: int, number: str = "", **said: Any) -> None:
        """Record how to reach them safely; `number` is the one of theirs that is safe."""
        at = self._at(days_ago, "12:00")
        with acting(self.by, at):
            point = ContactPoint.objects.filter(person_id=self.person, value=number).first()
            item = people.NewSafeContact(
                person=self.person,
                said_by=said_by,
                point=point,
                look_again_on=self._look_again(at),
                **{"way": SafeWay.TELEPHONE} | said,
            )
            people.record_safe_contact(item=item, by=self.by, at=at)

    def needs(self, kind: NeedKind, detail: str = "", *, days_ago: int, said_by: str = "") -> None:
        """Record what they need to take things in."""
        at = self._at(days_ago, "12:10")
        item = people.NewNeed(
            person=self.person,
            kind=kind,
            detail=detail,
            said_by=said_by or self.about,
            review_on=self._look_again(at),
        )
        with acting(self.by, at):
            people.record_communication_need(item=item, by=self.by, at=at)

    def hears(self, words: str, *, days_ago: int, hour: str = "11:30", **said: Any) -> None:
        """Write down something that they said of their life."""
        at = self._at(days_ago, hour)
        with acting(self.by, at):
            wish = assessment.NewWish(person=self.person, words=words, **said)
            assessment.say_wish(wish=wish, by=self.by, at=at)

    def talks(self, *said: assessment.NewWish, days_ago: int, alone: work.SeenAlone, there: str = "") -> None:
        """Write up a conversation of that day, with what was said in it."""
        at = self._at(days_ago, "15:00")
        held = assessment.NewConversation(
            person=self.person,
            held_on=at.date(),
            way=Way.VISIT,
            seen_alone=alone,
            who_was_there=there,
            wishes=said,
        )
        with acting(self.by, at):
            assessment.hold_conversation(conversation=held, by=self.by, at=at)

    def finds(self, standing: StandingKind, outcomes: dict[str, str], *, days_ago: int, **said: Any) -> UUID:
        """Write down an assessment: what they could not do alone; all else they could. Return its key."""
        at = self._at(days_ago, "16:00")
        able = {one.code: "able" for one in outcomes_asked(standing) if not one.may_not_apply}
        found = assessment.NewAssessment(
            person=self.person,
            standing=standing,
            assessed_on=at.date(),
            arises=True,
            significant_impact=True,
            outcomes=able | outcomes,
            **said,
        )
        with acting(self.by, at):
            return assessment.record_assessment(assessment=found, by=self.by, at=at).pk

    def decides(self, assessed: UUID, outcomes: tuple[str, ...], *, days_ago: int, **said: Any) -> None:
        """Decide that these needs are eligible, and tell them so in writing the safe way."""
        at = self._at(days_ago, "10:30")
        new = assessment.NewEligibility(
            person=self.person, assessment=assessed, finding=Finding.ELIGIBLE, outcomes=outcomes, **said
        )
        with acting(self.by, at):
            made = assessment.decide_eligibility(eligibility=new, by=self.by, at=at)
            assessment.tell_eligibility(eligibility=made.pk, person=self.person, by=self.by, at=at)

    def ties(self, kind: TieKind, called: str, *, days_ago: int, other: str = "") -> None:
        """Record what somebody else is to them."""
        at = self._at(days_ago, "12:20")
        item = people.NewTie(
            person=self.person,
            kind=kind,
            other_called=called,
            other=self.council.people[other] if other else None,
            starts_on=at.date(),
        )
        with acting(self.by, at):
            people.record_tie(item=item, by=self.by, at=at)

    def keeps(self, title: str, text: str, *, days_ago: int, **said: Any) -> None:
        """Keep a paper, as plain text."""
        at = self._at(days_ago, "14:00")
        kept: dict[str, Any] = {"kind": work.PaperKind.LETTER, "from_whom": self.about} | said
        with acting(self.by, at):
            paper = casework.NewPaper(person=self.person, content=text.encode(), title=title, **kept)
            casework.keep_paper(paper=paper, by=self.by, at=at)

    def _at(self, days_ago: int, hour: str) -> datetime:
        return self.council.at(hour, days_ago=days_ago)

    def _look_again(self, at: datetime) -> date:
        """Return a year after; if that is past, soon after the council opens: somebody has asked since."""
        return max(at.date() + LOOK_AGAIN_AFTER, self.council.ago(-60))
