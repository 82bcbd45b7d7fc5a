"""What whoever looks may do for somebody else: asked before every page and every act under a power."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.powers.queries.held import Held, held
from sayso.rules import powers as rules
from sayso.rules.powers import Act
from sayso.rules.refusals import NotFound, OutsidePower

NOT_BY_THIS = "The power you hold does not let you do this."


def all_i_hold(*, viewer: Viewer, on: date) -> list[Held]:
    """Return every power that whoever looks holds today, by the name of the person; also one not open yet.

    One that was ended, ran out, or is closed to keep somebody safe is not among them, nor one of somebody who
    died or whose record is closed: all of these look as if there had never been one.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select power, facts from powers_i_hold()")
        found = [held(power, facts, on=on) for power, facts in cursor.fetchall()]
    return sorted(found, key=lambda one: (one.row.person_called.casefold(), one.row.recorded_at))


def i_hold(person: UUID, *, viewer: Viewer, on: date) -> list[Held]:
    """Return the powers that whoever looks holds today for one person. Raises NotFound when there is none."""
    found = [one for one in all_i_hold(viewer=viewer, on=on) if one.row.person_id == person]
    if not found:
        raise NotFound(NOT_FOUND)
    return found


def ask_power(
    person: UUID, act: Act, *, by: Viewer, on: date, agreed_by: Collection[UUID] = frozenset()
) -> rules.Answer:
    """Return under which power this login may do this for the person today, or the rule that says no.

    `agreed_by`: powers by which the very same was said yes to already. Raises NotFound without any power.
    """
    mine = i_hold(person, viewer=by, on=on)
    return rules.may([one.facts for one in mine], act, on=on, agreed_by=agreed_by)


def under_power(person: UUID, act: Act, *, by: Viewer, on: date) -> UUID:
    """Return the key of the power under which this login may do this for the person today.

    Raises NotFound without any power, and OutsidePower, with the rule and what releases it, where none of
    theirs reaches it.
    """
    found = ask_power(person, act, by=by, on=on)
    if found.rule or found.power is None:
        raise refused(found)
    return found.power.key


def refused(found: rules.Answer) -> OutsidePower:
    """Return the refusal of an answer that says no."""
    rule = found.rule or rules.RULES["no_power"]
    return OutsidePower(NOT_BY_THIS, rule=rule.says, releases=rule.releases)
