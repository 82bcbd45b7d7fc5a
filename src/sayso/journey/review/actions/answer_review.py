"""Keep what somebody says of their own support: five answers, by themself or heard by a worker."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review.actions.ask_for_reviews import authorise_to_answer
from sayso.journey.review.models import TheirAnswers
from sayso.rules.refusals import Invalid
from sayso.rules.review.answers import PERSON, read


@dataclass(frozen=True, kw_only=True)
class NewTheirAnswers:
    """Their answers, by the codes of `rules.review.answers.PERSON`. One is enough."""

    person: UUID
    standing: StandingKind
    answers: Mapping[str, str]
    said_by: SaidBy = SaidBy.SELF
    spoken_by: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def read(self) -> dict[str, str | list[str]]:
        """Return what is kept. Raises Invalid, by question."""
        kept = read(PERSON, dict(self.answers))
        if self.said_by == SaidBy.OTHER and not self.spoken_by.strip():
            raise Invalid("Write who spoke for them.", fields={"spoken_by": "Write who spoke for them."})
        if not kept:
            sentence = "Answer one of these. You can leave the others empty."
            raise Invalid(sentence, fields={PERSON[0].code: sentence})
        return kept


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_REVIEW)
def answer_review(*, said: NewTheirAnswers, by: User, at: datetime) -> TheirAnswers:
    """Keep them in place of what they said before for the same review. Raises NotFound and Invalid."""
    authorise_to_answer(by, [said])
    answers = said.read()
    # Of two who write at once the second waits: one row stands.
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk=said.person))
    before = TheirAnswers.objects.visible_to(by).current().filter(person_id=said.person, review=None)
    before.filter(standing=said.standing).update(replaced_at=at, replaced_by=by)
    made = TheirAnswers(
        id=said.key,
        person_id=said.person,
        standing=said.standing,
        answers=answers,
        said_by=said.said_by,
        spoken_by=said.spoken_by.strip() if said.said_by == SaidBy.OTHER else "",
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    facts = {"standing": made.standing, "said_by": made.said_by, "answered": sorted(answers)}
    about = ("their_answers", made.pk)
    write([event("review.answer_review", by=by, at=at, person=said.person, about=about, facts=facts)])
    return made
