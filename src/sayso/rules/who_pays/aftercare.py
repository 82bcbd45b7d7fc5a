"""Aftercare under section 117: free, owed by two bodies, and over only when both have looked and agree."""

from datetime import date

from sayso.rules.authority import Authority, Evidence, act
from sayso.rules.columns import Column, no_word, when
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, WORD, YES_OR_NO
from sayso.rules.who_pays.facts import NOBODY, NOWHERE, SECTIONS

_ACT = "Mental Health Act 1983"
RIGHT, DUTY, WHERE = act(_ACT, "117(1)"), act(_ACT, "117(2)"), act(_ACT, "117(3)")
LOOKED_AT_WITH = Authority(
    "Mental Health Act 1983: Code of Practice",
    "chapter 33",
    "https://www.gov.uk/government/publications/code-of-practice-mental-health-act-1983",
    Evidence.MEMORY,
)
WORCESTERSHIRE = Authority(
    "R (Worcestershire County Council) v Secretary of State for Health and Social Care",
    "[2023] UKSC 31",
    "https://www.supremecourt.uk/cases/uksc-2022-0023",
    Evidence.SECONDARY,
)
DEEMING = act("Mental Health Act 2025", "46", sure=Evidence.UNCONFIRMED)
ROYAL_ASSENT = date(2025, 12, 18)
"""Before this day section 46 of the Act of 2025 cannot have been in force; since, nobody has confirmed it."""

ending = Sheet(
    "aftercare",
    facts=(
        Fact("section", WORD, "under which section they were kept in hospital"),
        Fact("left_on", DATE, "when they left hospital"),
        Fact("on", DATE, "the day this is asked for"),
        Fact("on_community_order", YES_OR_NO, "whether they are on a community treatment order"),
        Fact("council_done", YES_OR_NO, "whether the council says it is over"),
        Fact("nhs_done", YES_OR_NO, "whether the NHS says it is over"),
        Fact("reviewed_on", DATE, "when it was looked at with them"),
    ),
    figures=(),
)


@ending.step(unit=YES_OR_NO, authority=RIGHT)
def is_owed(c: Names) -> Column:
    """You were kept in hospital for treatment and have left it. You have a right to aftercare."""
    return c.section.is_one_of(*SECTIONS) & (c.left_on <= c.on)


@ending.step(unit=YES_OR_NO, authority=DUTY)
def order_lasts(c: Names) -> Column:
    """You are on a community treatment order. While that lasts, aftercare cannot end."""
    return c.on_community_order


@ending.step(unit=YES_OR_NO, authority=LOOKED_AT_WITH)
def was_looked_at(c: Names) -> Column:
    """It was looked at together with you."""
    return ~c.reviewed_on.is_unknown()


@ending.step(unit=YES_OR_NO, authority=DUTY)
def both_agree(c: Names) -> Column:
    """The council and the NHS both say that you do not need it any more."""
    return c.council_done & c.nhs_done


@ending.step(unit=YES_OR_NO, authority=DUTY)
def may_end(c: Names) -> Column:
    """So it may end."""
    return c.is_owed & c.both_agree & c.was_looked_at & ~c.order_lasts


@ending.step(unit=YES_OR_NO, authority=RIGHT)
def is_free(c: Names) -> Column:
    """You pay nothing for what is aftercare, whatever you have."""
    return c.is_owed & ~c.may_end


lived = Sheet(
    "council for aftercare",
    facts=(
        Fact("lived_in", WORD, "where they lived just before they were last detained"),
        Fact("placed_by", WORD, "which council, if any, had found them that place"),
        Fact("left_on", DATE, "when they left hospital"),
    ),
    figures=(),
)


@lived.step(unit=YES_OR_NO, authority=WHERE)
def lived_nowhere(c: Names) -> Column:
    """You had no settled home. The council of the place you went to on leaving hospital is the one."""
    return c.lived_in == NOWHERE


@lived.step(unit=YES_OR_NO, authority=DEEMING)
def hangs_on_new_law(c: Names) -> Column:
    """Which council it is hangs on new law. Nobody has confirmed that it is in force, so we do not say."""
    was_placed_away = (c.placed_by != NOBODY) & (c.placed_by != c.lived_in) & ~c.lived_nowhere
    return was_placed_away & (c.left_on >= ROYAL_ASSENT)


@lived.step(unit=YES_OR_NO, authority=WORCESTERSHIRE)
def goes_by_where_they_lived(c: Names) -> Column:
    """It goes by where you lived just before the last time you were kept in hospital, and not before that."""
    return ~c.lived_nowhere & ~c.hangs_on_new_law


@lived.step(unit=WORD, authority=WORCESTERSHIRE)
def council_for_aftercare(c: Names) -> Column:
    """The council that owes the aftercare."""
    settled = when(c.hangs_on_new_law).then(no_word()).otherwise(c.lived_in)
    return when(c.lived_nowhere).then("where_they_went").otherwise(settled)
