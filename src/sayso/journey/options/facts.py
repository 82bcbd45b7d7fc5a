"""From offers, plans and budgets to what the rules of choice read, and back to a list that can be shown."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.gateways.open_referral import Service
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.queries import budget_of
from sayso.journey.budget.queries import lines_of as budget_lines_of
from sayso.journey.options import queries
from sayso.journey.options.models import Check, Offer
from sayso.journey.options.statuses import CheckKind, RoomAnswer
from sayso.journey.people.queries.known import known
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.rules import choice as rules
from sayso.rules.clocks.promises import ROOM_HOLDS

#: Words that feeds use for a kind of help, found anywhere in a term of theirs. Ours, and open to correction.
TERMS: Mapping[str, tuple[str, ...]] = {
    "meals": ("meal", "food", "cook", "lunch", "eating"),
    "personal_care": ("personal care", "washing", "dressing", "home care", "domiciliary"),
    "cleaning": ("clean", "housework", "laundry"),
    "shopping": ("shopping", "errand"),
    "company": ("company", "befriend", "social club", "friend", "day centre"),
    "going_out": ("going out", "transport", "trip", "outing"),
    "learning": ("learning", "work", "volunteer", "training"),
    "garden": ("garden",),
    "break": ("respite", "short break", "sitting", "carers"),
    "night": ("night",),
    "equipment": ("equipment", "adaptation", "alarm", "technology"),
    "children": ("child",),
}


@dataclass(frozen=True)
class Shown:
    """The list for one line: what was wanted, how the offers were weighed, and each offer with its checks.

    `mark` changes whenever another list would be shown: what somebody chose from is what they saw.
    """

    wanted: rules.Wanted
    weighed: rules.Weighed
    offers: Mapping[str, Offer]
    checks: Mapping[UUID, dict[CheckKind, Check]]
    put_together: str

    @property
    def mark(self) -> str:
        """Return the mark of this list."""
        said = [(one.offered.key, one.reason) for one in (*self.weighed.fits, *self.weighed.left_out)]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def offer(self, one: rules.Weighing) -> Offer:
        """Return the offer of one weighing."""
        return self.offers[one.offered.key]


def kinds_in(terms: Iterable[str]) -> list[str]:
    """Return the kinds of help that a feed's own terms speak of, in our order."""
    said = [term.lower() for term in terms]
    return [kind for kind, words in TERMS.items() if any(word in term for term in said for word in words)]


def offer_values(service: Service, on: date) -> dict[str, object]:
    """Return what a service tells of an offer, as its row keeps it on a day."""
    cost = next((one for one in service.costs if _is_valid(one.valid_from, one.valid_to, on)), None)
    districts = [rules.district_of(area) for area in service.areas]
    return {
        "name": service.name,
        "organisation": service.organisation,
        "organisation_key": service.organisation_key,
        "parent_organisation": service.parent_organisation,
        "what": service.what,
        "telephone": service.telephone,
        "website": service.website,
        "kinds": kinds_in(service.terms),
        "terms": list(service.terms),
        "hours": [
            {"days": list(one.days), "opens_at": _clock(one.opens_at), "closes_at": _clock(one.closes_at)}
            for one in service.hours
            if _is_valid(one.valid_from, one.valid_to, on)
        ],
        "price_pence": cost.pence if cost else None,
        "price_unit": cost.unit if cost else "",
        "price_words": cost.words if cost else "",
        "areas": sorted({district for district in districts if district}),
        "area_words": "; ".join(
            area for area, district in zip(service.areas, districts, strict=True) if not district
        ),
        "based_at": sorted({found for code in service.based_at if (found := rules.district_of(code))}),
        "accessibility": "; ".join(service.accessibility),
        "accreditations": service.accreditations,
        "minimum_age": service.ages[0],
        "maximum_age": service.ages[1],
        "is_closed": service.status == "temporarily closed",
        "assured_on": service.assured_on.isoformat() if service.assured_on else None,
    }


def offered(offer: Offer, checks: Mapping[CheckKind, Check], on: date) -> rules.Offered:
    """Return an offer as the rules read it. What somebody said of room holds for two weeks."""
    room = checks.get(CheckKind.ROOM)
    if room is not None and on > ROOM_HOLDS.after(room.checked_on):
        room = None
    return rules.Offered(
        key=str(offer.pk),
        name=offer.name,
        kinds=frozenset(offer.kinds),
        hours=tuple(
            rules.Open(tuple(one["days"]), _time(one["opens_at"]), _time(one["closes_at"]))
            for one in offer.hours
        ),
        price_pence=offer.price_pence,
        unit=offer.price_unit,
        areas=tuple(offer.areas),
        based_at=tuple(offer.based_at),
        has_room=None if room is None else room.answer == RoomAnswer.ROOM,
        can_start_on=room.starts_on if room else None,
        is_closed=offer.is_closed,
        group=offer.group,
    )


def wanted_for(line: PlanLine, *, viewer: Viewer, on: date, kinds: Sequence[str] = ()) -> rules.Wanted:
    """Return what a line of a plan wants. Kinds that are not given come from the outcomes of the line.

    Where they live is left out when it is hidden, and money when it is not open to the viewer.
    """
    held = budget_line_of(line.person_id, line.line, viewer=viewer)
    asked = kinds or [kind for one in line.outcomes for kind in rules.KINDS_OF_OUTCOME.get(one, ())]
    return rules.Wanted(
        kinds=frozenset(asked),
        at=line.wished_at,
        room_minutes=line.give_or_take_minutes or 0,
        days=tuple(line.days),
        times_a_week=line.times_a_week or (len(line.days) or None),
        minutes_each=line.minutes_each,
        district=district_of(line.person_id, viewer=viewer, on=on),
        pence_a_week=held.pence_a_week if held else None,
    )


def budget_line_of(person: UUID, line: UUID, *, viewer: Viewer) -> BudgetLine | None:
    """Return what a line of the plan has in the budget that is agreed; None while there is none."""
    for standing in StandingKind:
        budget = budget_of(person, standing, viewer=viewer)
        for found in budget_lines_of(budget, viewer=viewer) if budget else ():
            if found.line == line:
                return found
    return None


def district_of(person: UUID, *, viewer: Viewer, on: date) -> str:
    """Return the postcode district in which somebody lives; "" when it is not known or must stay hidden."""
    found = known([person], viewer=viewer, on=on).get(person)
    lives_at = found.lives_at if found else None
    return rules.district_of(lives_at.postcode) if lives_at else ""


def offers_for(line: PlanLine, *, viewer: Viewer, on: date, kinds: Sequence[str] = ()) -> Shown:
    """Return the list for one line of a plan: what fits, in the stated order, and why the rest does not."""
    return offers_wanted(wanted_for(line, viewer=viewer, on=on, kinds=kinds), on=on)


def offers_wanted(wanted: rules.Wanted, *, on: date) -> Shown:
    """Return the list for a want of nobody in particular, as the open catalogue shows it."""
    offers = queries.offers_on(on)
    checks = queries.checks_of(offers)
    weighed = rules.weigh([offered(one, checks.get(one.pk, {}), on) for one in offers], wanted, on)
    return Shown(wanted, weighed, {str(one.pk): one for one in offers}, checks, _who_put_together(offers))


def _who_put_together(offers: Iterable[Offer]) -> str:
    """Say which feeds the list comes from, and who brought each in."""
    said = []
    for feed in sorted({offer.feed for offer in offers}):
        if taken := queries.last_taken(feed):
            said.append(f"{taken.imported_by.name} brought in the list “{feed}”")
    return "; ".join(said)


def _is_valid(starts_on: date | None, last_on: date | None, on: date) -> bool:
    return (starts_on is None or starts_on <= on) and (last_on is None or on <= last_on)


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _time(said: str | None) -> time | None:
    return time.fromisoformat(said) if said else None
