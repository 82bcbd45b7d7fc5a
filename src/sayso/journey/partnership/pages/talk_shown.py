"""How a talk is shown: each part that was answered, with its question, in the order of the fourteen."""

from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.rules.partnership.review_parts import ASKED, question


def said_in(talk: PairTalk, side: PartnershipSide) -> list[tuple[str, str]]:
    """Return the question and the words of each part that was answered."""
    return [
        (question(part, of_carer=not side.is_adults, other=side.short), talk.answers[part])
        for part in ASKED
        if part in talk.answers
    ]
