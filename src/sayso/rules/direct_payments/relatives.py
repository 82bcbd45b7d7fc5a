"""Whether a direct payment may be used to pay somebody close: the family rule, for many people at once.

The answer is never "allowed". It is that this rule does not bar it, or that it is barred unless the council
records that it is necessary: to meet the care needs of the adult, or to manage the payment. What nobody has
said is named, and then there is no answer (SI 2014/2871, regulation 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import narwhals as nw
import polars as pl

from sayso.rules.authority import Authority, Evidence, reg
from sayso.rules.columns import Column, when
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Line, Names, Sheet
from sayso.rules.units import WORD, YES_OR_NO


class Relationship(StrEnum):
    """What somebody is to the adult whose needs the payment meets, as far as the rule tells people apart."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    PARENT_IN_LAW = "parent_in_law"
    CHILD = "child"
    CHILD_IN_LAW = "child_in_law"
    STEPCHILD = "stepchild"
    BROTHER_SISTER = "brother_sister"
    AUNT_UNCLE = "aunt_uncle"
    GRANDPARENT = "grandparent"
    STEPPARENT = "stepparent"
    GRANDCHILD = "grandchild"
    COUSIN = "cousin"
    NIECE_NEPHEW = "niece_nephew"
    OTHER_RELATIVE = "other_relative"
    NOT_RELATED = "not_related"


class Purpose(StrEnum):
    """What they are to be paid for: the two limbs of the rule, which are looked at apart."""

    CARE = "care"
    ADMINISTRATION = "administration"


class Barred(StrEnum):
    """What the rule says."""

    NOT_BARRED = "not_barred"
    UNLESS_NECESSARY_FOR_CARE = "barred_unless_necessary_for_care"
    UNLESS_NECESSARY_FOR_ADMINISTRATION = "barred_unless_necessary_for_administration"


_R = Relationship
NEAREST = (_R.PARENT, _R.PARENT_IN_LAW, _R.CHILD, _R.CHILD_IN_LAW, _R.STEPCHILD)
OTHERS_LISTED = (_R.BROTHER_SISTER, _R.AUNT_UNCLE, _R.GRANDPARENT)
#: Nobody among these is listed. Each may still be the husband, wife or partner of somebody who is.
NOT_LISTED = (_R.STEPPARENT, _R.GRANDCHILD, _R.COUSIN, _R.NIECE_NEPHEW, _R.OTHER_RELATIVE, _R.NOT_RELATED)


def _rule(paragraph: str, *, sure: Evidence = Evidence.SECONDARY) -> Authority:
    return reg(2014, 2871, f"3{paragraph}", sure=sure)


family = Sheet(
    "paying somebody close",
    facts=(
        Fact("relationship", WORD, "what they are to the person"),
        Fact("same_household", YES_OR_NO, "whether they live in the same household on that day"),
        Fact(
            "partner_of_listed",
            YES_OR_NO,
            "whether they are the husband, wife or partner of a close relative who lives there",
        ),
        Fact("purpose", WORD, "what they are to be paid for"),
    ),
    figures=(),
)


@family.step(unit=YES_OR_NO, authority=_rule("(3)(a)"))
def is_spouse(c: Names) -> Column:
    """They are the person’s husband, wife or civil partner. Where they live makes no difference."""
    return c.relationship == _R.SPOUSE


@family.step(unit=YES_OR_NO, authority=_rule("(3)(b)"))
def lives_as_partner(c: Names) -> Column:
    """They live with the person as a couple."""
    return when(c.relationship == _R.PARTNER).then(c.same_household).otherwise(False)


@family.step(unit=YES_OR_NO, authority=_rule("(3)(c)"))
def nearest_relative_here(c: Names) -> Column:
    """They are a parent or a child, by birth or by marriage, or a stepchild, and live in the same home."""
    return when(c.relationship.is_one_of(*NEAREST)).then(c.same_household).otherwise(False)


@family.step(unit=YES_OR_NO, authority=_rule("(3)(c)", sure=Evidence.MEMORY))
def other_listed_relative_here(c: Names) -> Column:
    """They are a brother, sister, aunt, uncle or grandparent, and live in the same home."""
    return when(c.relationship.is_one_of(*OTHERS_LISTED)).then(c.same_household).otherwise(False)


@family.step(unit=YES_OR_NO, authority=_rule("(3)(d) and (e)", sure=Evidence.MEMORY))
def partner_of_relative_here(c: Names) -> Column:
    """They are the husband, wife or partner of a close relative, and all of them live in the same home."""
    listed = c.relationship.is_one_of(_R.SPOUSE, _R.PARTNER, *NEAREST, *OTHERS_LISTED)
    return when(listed).then(False).otherwise(c.same_household & c.partner_of_listed)


@family.step(unit=YES_OR_NO, authority=_rule("(1)"), told=False)
def is_barred(c: Names) -> Column:
    """The rule about close family is about them."""
    nearest = c.is_spouse | c.lives_as_partner | c.nearest_relative_here
    return nearest | c.other_listed_relative_here | c.partner_of_relative_here


@family.step(unit=YES_OR_NO, authority=_rule("(1) and (3)"))
def not_barred(c: Names) -> Column:
    """The rule about close family does not bar this payment. The plan and the law on jobs still count."""
    return ~c.is_barred


@family.step(unit=YES_OR_NO, authority=_rule("(2)(a)"))
def barred_unless_necessary_for_care(c: Names) -> Column:
    """They cannot be paid for care unless the council writes that it is necessary."""
    return c.is_barred & (c.purpose == Purpose.CARE)


@family.step(unit=YES_OR_NO, authority=_rule("(2)(b)"))
def barred_unless_necessary_for_administration(c: Names) -> Column:
    """They cannot be paid to run the payment unless the council writes that it is necessary."""
    return c.is_barred & (c.purpose == Purpose.ADMINISTRATION)


@dataclass(frozen=True, kw_only=True)
class FamilyFacts:
    """What is known of one arrangement, on the date of the payment. None: nobody has said. Raises Invalid."""

    relationship: str | None
    same_household: bool | None
    partner_of_listed: bool | None
    purpose: str | None

    def __post_init__(self) -> None:
        """Refuse a word that the rule does not know."""
        known = (("relationship", Relationship), ("purpose", Purpose))
        wrong = {
            name: "Choose one of the answers."
            for name, words in known
            if getattr(self, name) is not None and getattr(self, name) not in list(words)
        }
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@dataclass(frozen=True)
class FamilyAnswer:
    """What the rule says, with its working. `barred` is None while `missing` names facts."""

    barred: Barred | None
    missing: tuple[str, ...]
    working: tuple[Line, ...]

    @property
    def needs_necessity(self) -> bool:
        """Whether the council must record that it is necessary."""
        return self.barred not in (None, Barred.NOT_BARRED)

    @property
    def asks(self) -> tuple[str, ...]:
        """What nobody has said, each in words."""
        return tuple(family.facts[name].asks for name in self.missing)


def family_rule(arrangements: Sequence[FamilyFacts]) -> list[FamilyAnswer]:
    """Return what the rule says of each, in order."""
    if not arrangements:
        return []
    kinds = {YES_OR_NO: pl.Boolean, WORD: pl.String}
    asked = pl.DataFrame(
        [[getattr(one, name) for name in family.facts] for one in arrangements],
        schema={name: kinds[fact.unit] for name, fact in family.facts.items()},
        orient="row",
    )
    worked = family.work_out(nw.from_native(asked, eager_only=True))
    found = []
    for row in family.look(worked):
        said = [one for one in Barred if row[one.value]]
        missing = () if said else _missing(row.why_null("is_barred"), purpose=row["purpose"])
        barred = said[0] if said else None
        found.append(FamilyAnswer(barred, missing, tuple(row.explain(statutory()))))
    return found


def _missing(unknown: Sequence[str], *, purpose: str | None) -> tuple[str, ...]:
    """Return what nobody has said, in the order of the facts; the purpose too."""
    names = {*unknown, *(() if purpose else ("purpose",))}
    return tuple(name for name in family.facts if name in names)
