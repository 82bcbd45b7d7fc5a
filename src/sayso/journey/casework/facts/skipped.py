"""What is left to be done when support begins before anything else, each with the clock it runs by."""

from dataclasses import dataclass

from sayso.journey.casework.statuses import Why

START_TONIGHT, START_OLD_PLAN = "start_tonight", "start_old_plan"
"""Tasks that are done once support has begun: what a call promised, and what an old plan names."""


@dataclass(frozen=True)
class Left:
    """One thing left. `asked` is its code, `for_person` what they read of it; both may say when it {ends}."""

    asked: str
    why: Why
    what: str
    for_person: str = ""


SKIPPED = (
    Left(
        "assessment",
        Why.LAW,
        "See them alone, and start the assessment",
        "Somebody comes to talk with you, alone, about what you need.",
    ),
    Left(
        "what_after",
        Why.PROMISE,
        "Say what happens after {ends}. It must not stop in silence",
        "We tell you what happens after {ends}.",
    ),
    Left(
        "tell_them",
        Why.LAW,
        "Write to them, in a safe way: what was done and why",
        "We write to you about what was done, and why.",
    ),
    Left("impact_check", Why.LAW, "Check what this asks of any carer, and what it changes for them"),
    Left("plan_and_budget", Why.LAW, "Make a plan and a budget, if support goes on"),
    Left(
        "means_test",
        Why.LAW,
        "Work out what they would pay, if anything, and show them first",
        "Nobody asks you to pay for tonight. If you would pay later, we show you the sum first.",
    ),
)
PRICE = Left("price", Why.PROMISE, "Find out what tonight costs, and put it in the ledger")
REGISTERED_LOOK = Left("registered_look", Why.PROMISE, "Look at what was arranged, as a registered colleague")
