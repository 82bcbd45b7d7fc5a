"""Who did the lesson on partnerships this month, each by themself; about one in five has it still to do."""

from datetime import time

from sayso.council.workforce import actions
from sayso.council.workforce.queries import LESSONS
from sayso.foundation.policy.declared.learning import WHO_WRITES_WITH_TWO
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

CODE = "partnerships"
DID_IT = 0.8
#: Of the North team, which Max leads: Sam and Max did it, Priya is late. So is Tariq of the South team.
SURELY, LATE = {"Sam Whitlock", "Max Hale"}, {"Priya Nair", "Tariq Iqbal", "Jess Arkwright"}


def tell(council: Council) -> None:
    """Let each of those of whom it is asked do it on some morning since it was first given."""
    chance, since = Chance("lessons"), LESSONS[CODE].since
    if council.day <= since:
        return
    for name, login in sorted(council.logins.items()):
        did_it, on = chance.happens(DID_IT), chance.day_between(since, council.ago(1))
        hour = time(9 + chance.randrange(2), chance.randrange(60))
        asked = bool(login.role_codes & set(WHO_WRITES_WITH_TWO))
        if not asked or name in LATE or not (did_it or name in SURELY):
            continue
        at = council.at(hour.isoformat(), on=on)
        with acting(login, at):
            actions.record_lesson(lesson=CODE, by=login, at=at)
