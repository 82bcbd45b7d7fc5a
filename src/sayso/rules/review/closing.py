"""What holds the end of a review: each rule with what lets it go on. Nothing here stops a fact."""

from dataclasses import dataclass

from sayso.rules.authority import Authority, act, guidance
from sayso.rules.review.answers import PARTNERSHIP, WAYS, Answers, Life, missing


@dataclass(frozen=True)
class Hold:
    """A rule, in a sentence; what releases it; and where it comes from."""

    code: str
    rule: str
    releases: str
    authority: Authority


REVIEW = act("Care Act 2014", "27")
CHAPTER = guidance("Chapter 13")
OFFER = act("Care Act 2014", "26")


def holds(life: Life, answers: Answers) -> list[Hold]:
    """Return everything that holds the end of a review, the partnership first; nothing for one that is whole.

    A partnership that was not asked about is no hold when it is said why. Each way to hold the money has to
    have been offered, and the answer written down.
    """
    found = []
    open_codes = {one.code for one in missing(life, answers)}
    if PARTNERSHIP in open_codes or "partnership_because" in open_codes:
        found.append(
            Hold(
                "partnership",
                "Somebody cares for them, and nobody asked how it goes between the two.",
                "Ask, and write what they say. Or choose “Not asked, because”, and write why.",
                CHAPTER,
            )
        )
    offered = answers.get("ways_offered") or []
    left = [words for code, words in WAYS if code not in offered]
    if left or "ways_answer" in open_codes:
        lacking = "; ".join(left) if left else "their answer"
        found.append(
            Hold(
                "offer",
                "Not every way to hold the money was offered with an answer written down.",
                f"Offer each way and write the answer. Still missing: {lacking}.",
                OFFER,
            )
        )
    seen = {PARTNERSHIP, "partnership_because", "ways_offered", "ways_answer"}
    rest = [one for one in missing(life, answers) if one.code not in seen]
    if rest:
        asks = " ".join(one.asks for one in rest)
        found.append(Hold("answers", "Not all of it is answered yet.", f"Answer: {asks}", REVIEW))
    return found
