"""From what is recorded of aftercare to the rules, and back: what is owed, may it end, which council."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sayso.journey.charging.models import Aftercare, AftercareWord, NhsCare, Residence
from sayso.journey.charging.statuses import Body
from sayso.rules.refusals import FactsMissing, NotSettled
from sayso.rules.who_pays.facts import ELIGIBLE, AftercareFacts, LivedFacts, NhsFacts, ResidenceFacts
from sayso.rules.who_pays.working import Told, council_for_aftercare, told, why_it_goes_on, worked

#: What is wanting before aftercare may end, in words for whoever wants to end it.
WANTING = {
    "both_agree": "Write down what the council and the NHS each say. One body alone cannot end it.",
    "was_looked_at": "Look at it together with the person first, and write down on which day.",
    "order_lasts": "Wait until the community treatment order is over, and write that down.",
}
COUNCILS = {
    "ours": "Our council owes this aftercare, with the NHS.",
    "another": "Another council owes this aftercare, with the NHS. Support goes on while that is settled.",
    "where_they_went": "The council of the place they went to on leaving hospital owes it, with the NHS.",
}


@dataclass(frozen=True)
class Standing:
    """How a right to aftercare stands on a day: its lines, what is wanting to end it, and which council.

    `council` is a sentence; it says so where the law does not settle it. `wanting` is empty where it may end.
    """

    lines: Sequence[Told]
    wanting: Sequence[str]
    council: str
    council_is_known: bool


def facts_of(
    aftercare: Aftercare, words: Sequence[AftercareWord], *, on: date, line: UUID | None = None
) -> AftercareFacts:
    """Return what the rules are told: words on all of it, or on one line of it, count for that."""
    said = {one.body: one for one in words if one.line in (None, line) and one.is_over}
    looked = [one.reviewed_on for one in said.values()]
    return AftercareFacts(
        section=aftercare.section,
        left_on=aftercare.starts_on,
        on=on,
        on_community_order=aftercare.on_community_order,
        council_done=Body.COUNCIL in said,
        nhs_done=Body.NHS in said,
        reviewed_on=min(day for day in looked if day) if looked and all(looked) else None,
    )


def wanting(
    aftercare: Aftercare, words: Sequence[AftercareWord], *, on: date, line: UUID | None = None
) -> list[str]:
    """Return what must come before aftercare, or one line of it, may end; nothing where it may."""
    return [WANTING[step] for step in why_it_goes_on(facts_of(aftercare, words, on=on, line=line))]


def standing(aftercare: Aftercare, words: Sequence[AftercareWord], *, on: date) -> Standing:
    """Return how it stands on a day, with its law."""
    [row] = worked([facts_of(aftercare, words, on=on)])
    lived = LivedFacts(
        lived_in=aftercare.lived_in, placed_by=aftercare.placed_by, left_on=aftercare.starts_on
    )
    [where] = worked([lived])
    try:
        council, is_known = COUNCILS[council_for_aftercare(lived)], True
    except (NotSettled, FactsMissing) as why:
        council, is_known = why.message, False
    both = [one for one in (*told(row), *told(where)) if one.step != "council_for_aftercare"]
    return Standing(both, wanting(aftercare, words, on=on), council, is_known)


def nhs_facts(care: NhsCare) -> NhsFacts:
    """Return what the rules are told of continuing healthcare."""
    return NhsFacts(
        decided=care.decided or None, eligible_from=care.eligible_from, takes_over_on=care.takes_over_on
    )


def said_of_nhs(care: NhsCare) -> list[Told]:
    """Return what holds of continuing healthcare, with its law."""
    return told(worked([nhs_facts(care)])[0])


def taken_over_on(care: NhsCare) -> date | None:
    """Return the day on which the council's part ends; None while it goes on."""
    found: date | None = worked([nhs_facts(care)])[0]["council_ends_before"]
    return found


@dataclass(frozen=True)
class Shared:
    """What came back, in whole pence: the person's first, then the council's; with its working."""

    to_person_pence: int
    to_council_pence: int
    working: list[dict[str, Any]]


def shared_refund(refund: int, *, person_paid: int, council_paid: int) -> Shared:
    """Share out what the NHS paid back. Raises Invalid for a sum below nothing."""
    facts = NhsFacts(
        decided=ELIGIBLE,
        person_paid_pence=person_paid,
        council_paid_pence=council_paid,
        refund_pence=refund,
    )
    [row] = worked([facts])
    sums = [one for one in told(row) if one.unit.is_money]
    working = [{"label": one.text, "pence": one.value, "authority": one.authority.text} for one in sums]
    return Shared(row["comes_to_the_person"], row["comes_to_the_council"], working)


def residence_facts(residence: Residence, *, is_assessed: bool = False) -> ResidenceFacts:
    """Return what the rules are told of where somebody lives."""
    return ResidenceFacts(
        lives_in=residence.lives_in,
        placed_by=residence.placed_by,
        in_dispute=bool(residence.disputed_with),
        moves_out_on=residence.moves_out_on,
        taken_over_on=residence.taken_over_on,
        came_on=residence.came_on,
        has_old_plan=residence.has_old_plan,
        is_assessed=is_assessed,
    )


def said_of_residence(residence: Residence) -> list[Told]:
    """Return what holds of which council meets their needs, with its law."""
    return told(worked([residence_facts(residence)])[0])


def ours_ends_before(residence: Residence | None) -> date | None:
    """Return from which day the council they move to meets their needs; None while it has not said."""
    if residence is None:
        return None
    found: date | None = worked([residence_facts(residence)])[0]["ours_ends_before"]
    return found
