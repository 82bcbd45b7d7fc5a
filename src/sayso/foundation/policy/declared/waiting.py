"""Within how many days we get in touch again with somebody who waits, by the risk as a worker says it."""

from sayso.foundation.policy.declaring import Form, Setting

AUTHORITY = "The council’s own promise; the Care Act 2014 sets no time"


def _touch(risk: str, words: str, days: int) -> Setting:
    return Setting(
        key=f"touch_days_{risk}",
        topic="waiting",
        label=f"Within how many days we get in touch again with somebody who waits: {words}",
        form=Form.DAYS,
        default=days,
        least=1,
        most=90,
        unit="days",
        authority=AUTHORITY,
        hint="Past it they are on their worker’s day, and marked on the list of who waits.",
    )


SETTINGS = (
    _touch("high", "the risk is high", 7),
    _touch("unknown", "nobody has said how great the risk is", 7),
    _touch("medium", "the risk is medium", 14),
    _touch("low", "the risk is low", 28),
)
