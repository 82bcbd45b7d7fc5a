"""How a talk is shown: each part that was answered, with its question, in the order of the fourteen."""

from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.journey.partnership.statuses import LEAVE_TAKEN, JobFact
from sayso.rules.partnership.review_parts import ASKED, question


def said_in(talk: PairTalk, side: PartnershipSide) -> list[tuple[str, str]]:
    """Return the question and the words of each part that was answered."""
    return [
        *_words(talk, side),
        *((fact.label, _said(fact, talk.job[fact])) for fact in JobFact if fact in talk.job),
    ]


def _said(fact: JobFact, told: bool | int) -> str:
    if fact == JobFact.LEAVE_TAKEN:
        return dict(LEAVE_TAKEN).get(str(told), f"{told}%")
    return "Yes" if told else "No"


def _words(talk: PairTalk, side: PartnershipSide) -> list[tuple[str, str]]:
    return [
        (question(part, of_carer=not side.is_adults, other=side.short), talk.answers[part])
        for part in ASKED
        if part in talk.answers
    ]
