"""Who decides what in somebody's life, since when, and who did before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import PartnershipSide, WhoDecides
from sayso.journey.partnership.statuses import DOMAIN_OF, DOMAINS, Domain, DomainKind, Holder


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """One line of the map. `now` is None while nobody has said: then it is as the law has it, `holder`.

    `before` is who decided until `now.since`, or None when it never moved.
    """

    domain: Domain
    holder: Holder
    now: WhoDecides | None
    before: Holder | None

    @property
    def moved_on(self) -> date | None:
        """When it moved; None when it never did."""
        return self.now.since if self.now and self.before else None


def map_of(person: UUID, pair: UUID, *, viewer: Viewer, on: date, every: bool = False) -> list[Deciding]:
    """Return who decides on a day: the short list, what was ever moved, or `every` kind there is.

    While nobody has said otherwise somebody decides about their own life, and a carer about their own time.
    """
    rows = WhoDecides.objects.visible_to(viewer).filter(person_id=person, pair=pair, since__lte=on)
    by_domain: dict[str, list[WhoDecides]] = {}
    for row in rows.order_by("since", "recorded_at", "replaced_at"):
        by_domain.setdefault(row.domain, []).append(row)
    found = []
    for domain in DOMAINS:
        moves = by_domain.get(domain.kind, [])
        if every or domain.short or moves:
            found.append(_deciding(domain, moves))
    return found


def _deciding(domain: Domain, moves: list[WhoDecides]) -> Deciding:
    if not moves:
        return Deciding(domain=domain, holder=domain.by_default, now=None, before=None)
    now = moves[-1]
    # A row put right on the day it was written never was so.
    earlier = [row for row in moves[:-1] if row.since < now.since]
    before = Holder(earlier[-1].holder) if earlier else None
    return Deciding(
        domain=domain,
        holder=Holder(now.holder),
        now=now,
        before=before if before != now.holder else None,
    )


def history_of(person: UUID, pair: UUID, domain: str, *, viewer: Viewer) -> list[WhoDecides]:
    """Return every holder of one decision, the newest first."""
    rows = WhoDecides.objects.visible_to(viewer).filter(person_id=person, pair=pair, domain=domain)
    return list(rows.select_related("recorded_by").order_by("-since", "-recorded_at", "-replaced_at"))


def moves_between(
    pairs: Sequence[tuple[PartnershipSide, PartnershipSide]], *, viewer: Viewer, on: date
) -> dict[tuple[UUID, UUID], list[WhoDecides]]:
    """Return, for each (adult, carer), the decisions as they stand that moved. One question for all.

    A first word that says what the law says anyhow moves nothing.
    """
    of = {adults.pair: (adults.person_id, carers.person_id) for adults, carers in pairs}
    rows = WhoDecides.objects.visible_to(viewer).filter(pair__in=list(of), since__lte=on)
    lines: dict[tuple[UUID, str], list[WhoDecides]] = {}
    for row in rows.order_by("since", "recorded_at", "replaced_at"):
        if of[row.pair][0] == row.person_id:
            lines.setdefault((row.pair, row.domain), []).append(row)
    found: dict[tuple[UUID, UUID], list[WhoDecides]] = {}
    for (pair, domain), moves in lines.items():
        now = moves[-1]
        earlier = [row.holder for row in moves if row.since < now.since]
        before = earlier[-1] if earlier else DOMAIN_OF[DomainKind(domain)].by_default
        if before != now.holder:
            found.setdefault(of[pair], []).append(now)
    return found
