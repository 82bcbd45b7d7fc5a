"""Whose decision something is today: the law, the person's own map, and the powers that stand above it.

It reads the person's record alone. What the carer says of it is the carer's own account, and is not asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.assessment.queries import capacity_of
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.models.apart_kinds import HoldsDecision, MatterKind
from sayso.journey.partnership.queries.deciding import Deciding, map_of
from sayso.journey.powers.queries import Held, powers_of
from sayso.rules.partnership import deciding as rules
from sayso.rules.partnership.settling import Matter


@dataclass(frozen=True, kw_only=True)
class Whose:
    """One decision of the map: what the map says, whose it is, why, and the power that makes it so."""

    line: Deciding
    decides: HoldsDecision
    why: rules.Why
    power: Held | None

    @property
    def is_apart(self) -> bool:
        """Whether there is something to say of it: it is not as the law has it to begin with."""
        return self.why != rules.Why.LAW


@dataclass(frozen=True, kw_only=True)
class WhoseMatter:
    """Whose decision a matter is, and the decisions in it of which something else, or more, is to be said."""

    matter: MatterKind
    decides: HoldsDecision
    apart: tuple[Whose, ...]


def whose_decisions(side: PartnershipSide, *, viewer: Viewer, on: date) -> list[Whose]:
    """Return whose each decision of the map is on a day, from the person's own side of a pair."""
    held = powers_of(side.person_id, viewer=viewer, on=on)
    by_key = {one.facts.key: one for one in held}
    found = []
    for line in map_of(side.person_id, side.pair, viewer=viewer, on=on, every=True):
        answer = rules.whose(line.domain.kind, _said(line), [one.facts for one in held], on=on)
        found.append(
            Whose(
                line=line,
                decides=HoldsDecision(answer.decides),
                why=answer.why,
                power=by_key[answer.power.key] if answer.power else None,
            )
        )
    return found


def whose_decision(matter: MatterKind, decisions: Sequence[Whose]) -> WhoseMatter:
    """Return whose decision a matter is, out of `whose_decisions`."""
    by_domain: Mapping[str, Whose] = {one.line.domain.kind: one for one in decisions}
    answers = {
        domain: rules.Answer(decides=rules.Decides(one.decides), why=one.why)
        for domain, one in by_domain.items()
    }
    apart = [by_domain[domain] for domain in rules.ABOUT[Matter(matter)] if by_domain[domain].is_apart]
    decides = HoldsDecision(rules.of_matter(Matter(matter), answers))
    return WhoseMatter(matter=matter, decides=decides, apart=tuple(apart))


def could_not_decide(person: UUID, *, viewer: Viewer) -> list[CapacityRecord]:
    """Return the records by which a person could not make one decision: each stands above the map, for that.

    Nobody reads from the words of one decision that it covers another: a worker reads them.
    """
    return [one for one in capacity_of(person, viewer=viewer) if one.may_be_cited]


def _said(line: Deciding) -> rules.Said | None:
    if line.now is None:
        return None
    return rules.Said(holder=line.now.holder, basis=line.now.basis, agreed=line.now.person_agrees)
