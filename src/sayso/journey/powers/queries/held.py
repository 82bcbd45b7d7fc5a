"""The powers on somebody's record, each with what was seen of it and what the rules say of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.protection import must_look, row_of
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.models import Decision
from sayso.journey.people.queries import record_keys
from sayso.journey.powers.models import Power, RegisterCheck
from sayso.journey.powers.statuses import PersonSaid, PowerKind, Stands
from sayso.rules import powers as rules
from sayso.rules.refusals import NotFound

_AGREED = {PersonSaid.YES: True, PersonSaid.NO: False, PersonSaid.NOT_ASKED: None}
_UNFIT = (Stands.PAID_CARER, Stands.WORKS_HERE)


@dataclass(frozen=True, kw_only=True)
class Held:
    """One power: its row, and the same as facts for the rules on one day.

    `is_paused`: whether it is closed to keep the person safe; None where whoever looks may not know it.
    """

    row: Power
    facts: rules.Power
    on: date
    is_paused: bool | None = None
    others_called: tuple[str, ...] = ()

    @property
    def kind(self) -> PowerKind:
        """Its kind."""
        return PowerKind(self.row.kind)

    @property
    def is_over(self) -> bool:
        """Whether it was ended, or ran out."""
        ran_out = self.row.ends_before is not None and self.row.ends_before <= self.on
        return self.row.ended_at is not None or ran_out

    @cached_property
    def ready(self) -> rules.Answer:
        """Whether its holder may use it today; else the rule that says no."""
        return rules.ready(self.facts, on=self.on)

    @property
    def once_opened(self) -> rules.Answer:
        """Whether a worker could open it today, as it stands; else the rule that says no."""
        return rules.ready(replace(self.facts, opened=True), on=self.on)


def powers_of(person: UUID, *, viewer: Viewer, on: date) -> list[Held]:
    """Return the powers on this person's record, those that last first, then the newest.

    Nothing for whoever may not read what the person shares: a holder never does.
    """
    keys = record_keys(person, viewer=viewer) or (person,)
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select power, facts from powers_on(%s::uuid[])", [list(keys)])
        found = [held(power, facts, on=on) for power, facts in cursor.fetchall()]
    found.sort(key=lambda one: one.row.recorded_at, reverse=True)
    return sorted(found, key=lambda one: one.is_over)


def power_of(person: UUID, key: UUID, *, viewer: Viewer, on: date) -> Held:
    """Return one power on this person's record. Raises NotFound."""
    found = next((one for one in powers_of(person, viewer=viewer, on=on) if one.row.pk == key), None)
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def checks_of(person: UUID, *, viewer: Viewer) -> dict[UUID, list[RegisterCheck]]:
    """Return, by power, when it was looked up, the newest first."""
    keys = record_keys(person, viewer=viewer) or (person,)
    found: dict[UUID, list[RegisterCheck]] = {}
    rows = RegisterCheck.objects.visible_to(viewer).filter(person_id__in=keys)
    for row in rows.select_related("recorded_by").order_by("-recorded_at", "-pk"):
        found.setdefault(row.power_id, []).append(row)
    return found


def held(power: str, facts_told: str, *, on: date) -> Held:
    """Return one power as the database told it, in JSON."""
    row = row_of(Power, json.loads(power))
    told: Mapping[str, Any] = json.loads(facts_told)
    closed = row.ended_at is not None or bool(told["paused"]) or told["died"]
    facts = rules.Power(
        key=row.pk,
        kind=rules.Kind(row.kind),
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        stands=not closed,
        opened=told["opened"],
        paper_seen=row.paper_seen_on is not None,
        register=rules.Register(told["register"] or rules.Register.NOT_LOOKED),
        agreed=_AGREED[PersonSaid(row.person_said)],
        basis=rules.Basis(row.ground) if row.ground else None,
        opened_for=frozenset(rules.About(one) for one in told["opened_for"]),
        how=rules.How(row.together),
        others=tuple(rules.Other(key=UUID(one["key"]), stands=one["stands"]) for one in told["others"]),
        unfit=row.stands in _UNFIT,
    )
    called = tuple(one["called"] for one in told["others"])
    return Held(row=row, facts=facts, on=on, is_paused=told["paused"], others_called=called)


def may_be_cited(decided: Decision, *, viewer: Viewer) -> bool:
    """Whether the power that a decision cites stands, is open, and reaches support today.

    A power over money never lets anybody decide how somebody lives.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select (sayso_now() at time zone 'Europe/London')::date")
        (on,) = cursor.fetchone()
    found = powers_of(decided.person_id, viewer=viewer, on=on)
    cited = [one.facts for one in found if one.row.pk == decided.holder_because_key]
    return rules.may(cited, rules.Act.SAY_YES_TO_PLAN, on=on).is_yes
