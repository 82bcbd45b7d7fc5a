"""Where a decision stands, and where it may go from there."""

from enum import StrEnum

from sayso.rules.refusals import WrongState


class State(StrEnum):
    """draft → held → decided → told → replied → closed. A decision may be held more than once, or never."""

    DRAFT = "draft"
    HELD = "held"
    DECIDED = "decided"
    TOLD = "told"
    REPLIED = "replied"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """How far it has come, in few words."""
        return _WORDS[self]


_WORDS = {
    State.DRAFT: "Not decided yet",
    State.HELD: "Held",
    State.DECIDED: "Decided, and nobody told yet",
    State.TOLD: "Decided and told",
    State.REPLIED: "Answered",
    State.CLOSED: "Closed",
}
#: What comes of a decision as it is closed, by code.
OUTCOMES = {"stands": "It stands", "changed": "It was changed", "withdrawn": "It was taken back"}
#: What words of a decision are, by their part.
PARTS = {
    "question": "What was asked",
    "option": "A way we looked at",
    "reasons": "Why",
    "reply": "The answer to it",
    "outcome": "What came of it",
}
OPEN_TO_DECIDE = frozenset({State.DRAFT, State.HELD})
SETTLED = frozenset({State.DECIDED, State.TOLD, State.REPLIED, State.CLOSED})

_SENTENCES = {
    State.DRAFT: "This is not decided yet.",
    State.HELD: "This is held. Release it first.",
    State.DECIDED: "This is decided, and nobody has been told yet. Tell them first.",
    State.TOLD: "This was decided, and the person was told.",
    State.REPLIED: "The person has answered. Look again first.",
    State.CLOSED: "This is closed. Start a new decision if something changed.",
}


def need_state(state: str, *allowed: State) -> None:
    """Raise WrongState, saying what is so and what to do, unless the state is one of those allowed."""
    if State(state) not in allowed:
        raise WrongState(_SENTENCES[State(state)], state=state)
