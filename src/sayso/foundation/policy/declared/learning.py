"""Of whom the council asks which lesson, how soon after they begin in a role, and how often."""

from sayso.foundation.access.roles import ROLES
from sayso.foundation.policy.declaring import Form, Setting

AUTHORITY = "The council’s own choice; no law sets it"
NAMES = {code: role.name for code, role in ROLES.items() if code != "clocks"}
#: Whoever writes with people about the two of them, and whoever is here to learn it.
WHO_WRITES_WITH_TWO = ["social-worker", "occupational-therapist", "assessor", "manager", "learner"]
MOST_MONTHS = 120


def roles_key(lesson: str) -> str:
    """Return the key of the setting that says of which roles a lesson is asked."""
    return f"lesson_roles_{lesson}"


def days_key(lesson: str) -> str:
    """Return the key of the setting that says within how many days it is asked."""
    return f"lesson_days_{lesson}"


def again_key(lesson: str) -> str:
    """Return the key of the setting that says after how many months it is asked again; nought: never."""
    return f"lesson_again_months_{lesson}"


def _of(lesson: str, words: str) -> tuple[Setting, ...]:
    return (
        Setting(
            key=roles_key(lesson),
            topic="learning",
            label=f"Who is asked to do the lesson on {words}",
            form=Form.LIST,
            default=WHO_WRITES_WITH_TWO,
            names=NAMES,
            authority=AUTHORITY,
            hint="Anybody who works here may do it. Those who have not done it yet get the days below anew.",
        ),
        Setting(
            key=days_key(lesson),
            topic="learning",
            label=f"Within how many days of beginning in the role: the lesson on {words}",
            form=Form.DAYS,
            default=28,
            least=1,
            most=365,
            unit="days",
            authority=AUTHORITY,
        ),
        Setting(
            key=again_key(lesson),
            topic="learning",
            label=f"After how many months it is asked again: the lesson on {words}",
            form=Form.NUMBER,
            default=24,
            least=0,
            most=MOST_MONTHS,
            unit="months",
            authority=AUTHORITY,
            hint="0 if once is enough.",
        ),
    )


SETTINGS = _of("partnerships", "partnerships")
