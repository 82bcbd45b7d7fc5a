"""What somebody else looks at: records opened with a purpose, and the trail, linked from the first day."""

from datetime import timedelta

from sayso.foundation.access import actions as access
from sayso.foundation.access.linking import link_trail
from sayso.foundation.access.models import Opening
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

PRINCIPAL = "Ngozi Eze"
FINDINGS = ("The call is on record, and this is whom it was about.", "Rang the worker. It was as written.")
#: Since when openings wait to be looked at.
NOT_CHECKED_YET = timedelta(days=10)


def check_openings(council: Council) -> None:
    """Let the principal social worker check what was sampled, but for the last days."""
    principal, chance = council.logins[PRINCIPAL], Chance("checks")
    until = council.at("17:00") - NOT_CHECKED_YET
    with acting(principal, council.at("16:30", days_ago=9)):
        waiting = list(
            Opening.objects.filter(
                to_check=True, checked_at=None, broke_glass=False, opened_at__lt=until
            ).order_by("opened_at", "pk")
        )
    for opening in waiting:
        at = opening.opened_at + timedelta(days=7)
        with acting(principal, at):
            access.check_opening(opening=opening, finding=chance.choice(FINDINGS), by=principal, at=at)


def link(council: Council) -> None:
    """Link the trail up to now."""
    link_trail(now=council.at("17:30"))
