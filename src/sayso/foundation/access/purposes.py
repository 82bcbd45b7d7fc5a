"""Why somebody may open a record that is not theirs to work on. A sample is checked."""

from uuid import UUID

PURPOSES = {
    "contact": "Somebody has rung or written about them",
    "duty": "I am on duty and they need something now",
    "cover": "I am covering for a colleague",
    "handover": "I am taking over or handing over",
    "letter": "A letter or a payment has to be put right",
    "complaint": "They or somebody for them has complained",
    "check": "I am checking that work was done well",
    "other": "Something else, which I will write in a note",
}
ONE_IN = 10
ALWAYS = {"other", "check"}


def is_sampled(opening: UUID, purpose: str) -> bool:
    """Whether this opening is put before somebody else: one in ten by its key, and every vague purpose."""
    return purpose in ALWAYS or opening.int % ONE_IN == 0
