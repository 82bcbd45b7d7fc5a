"""In whose plan a break stands, and who is charged for it.

Care that goes to the adult is the adult's in law, whoever gets away by it: it never stands in a carer's plan.
"""

from dataclasses import dataclass
from enum import StrEnum

from sayso.rules.authority import Authority, Evidence, act, guidance
from sayso.rules.refusals import Invalid

# Read on 29 November 2026 at legislation.gov.uk/ukpga/2014/23: sections 20(1) to (4) and 25 as enacted
# (section/20/enacted, section/25/enacted), and section 14(1) to (5) as on 1 October 2014
# (part/1/crossheading/charging-and-assessing-financial-resources/2014-10-01).
_READ = Evidence.OFFICIAL
REPLACEMENT_CARE = guidance("11.35 to 11.46")
ADULT_CHARGED = act("Care Act 2014", "14(3)", sure=_READ)
ADULT_MUST_AGREE = act("Care Act 2014", "20(1)(c) and (4)", sure=_READ)
CARERS_PLAN = act("Care Act 2014", "25", sure=_READ)


class Whose(StrEnum):
    """One of the two: whose plan, who is charged, or to whom the help goes."""

    ADULT = "adult"
    CARER = "carer"


@dataclass(frozen=True, kw_only=True)
class Belongs:
    """Where a break stands. `must_agree`: whether the adult has to say yes to it."""

    plan: Whose
    charged: Whose
    must_agree: bool
    words: str
    authority: Authority


ADULTS = (
    "This is care for the person. The person must agree to it. It stands in the person’s plan and "
    "budget, and it is the person who is financially assessed. A carer is never charged for it."
)
_NOT_ELIGIBLE = (
    "The person’s own needs are not eligible. We can still give the person this care for the carer’s sake. "
    "The person must agree, and it is the person who is charged."
)
_CARERS = "This is the carer’s own. It stands in the carer’s plan and budget."
WRONG_PLAN = (
    "Care for the person cannot stand in the carer’s plan. It belongs in the person’s own plan and budget. "
    "Choose the person’s plan; or say that the break is something of the carer’s own."
)


def belongs(given_to: Whose, *, adult_is_eligible: bool | None = None) -> Belongs:
    """Return in whose plan help that goes to one of the two stands, who is charged, and who must agree."""
    if given_to is Whose.CARER:
        return Belongs(
            plan=Whose.CARER, charged=Whose.CARER, must_agree=False, words=_CARERS, authority=CARERS_PLAN
        )
    barred = adult_is_eligible is False
    return Belongs(
        plan=Whose.ADULT,
        charged=Whose.ADULT,
        must_agree=True,
        words=_NOT_ELIGIBLE if barred else ADULTS,
        authority=ADULT_MUST_AGREE if barred else REPLACEMENT_CARE,
    )


def check_plan(given_to: Whose | None, in_whose_plan: Whose | None) -> None:
    """Raise Invalid, saying where it belongs, for care to the adult that is put in the carer's plan.

    Nothing is refused while nobody has settled to whom the help goes, or in whose plan it is to stand.
    """
    if given_to is Whose.ADULT and in_whose_plan is Whose.CARER:
        raise Invalid(WRONG_PLAN, fields={"in_whose_plan": WRONG_PLAN})
