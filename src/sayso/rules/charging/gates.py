"""Gates before any sum: what is free, whose rules apply, and whether pension age has been reached."""

from functools import reduce

from sayso.rules.authority import Evidence, act, council_choice, reg
from sayso.rules.charging.facts import PERSON_FACTS, TIMETABLE_FACTS
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.charging.tables import pension_age_rows
from sayso.rules.columns import Column, given_or, unlawful, when
from sayso.rules.figures import statutory
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import DATE, NUMBER, WORD, YES_OR_NO

DAYS_IN_A_WEEK = 7
PENSION_AGE_WITHOUT_BIRTH_DATE = 66
AGES_REACHED_IN_MONTHS = tuple(sorted({r["at_months"] for r in pension_age_rows() if "at_months" in r}))

gates = Sheet(
    "gates", facts=[*PERSON_FACTS, *TIMETABLE_FACTS], figures=statutory().by_name, settings=SETTINGS
)

_PENSION_AGE = act("Pensions Act 1995", "126")


@gates.step(unit=WORD, authority=reg(2014, 2672, "8"), told=False)
def charged_as(c: Names, figure: Names, policy: Names) -> Column:
    """Where care is given, for the rules we use."""
    by_law = figure.short_term_weeks * DAYS_IN_A_WEEK
    longest = given_or(policy.short_stay_max_days, by_law)
    if_allowed = when(c.nights <= longest).then("home").otherwise("care_home_temporary")
    if_lawful = when(longest > by_law).then(unlawful("policy_short_stay_max_days", word=True))
    short = (
        when(policy.short_stay_rule == "home")
        .then(if_lawful.otherwise(if_allowed))
        .otherwise("care_home_temporary")
    )
    return when(c.setting == "care_home_short_term").then(short).otherwise(c.setting)


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "8"))
def short_stay_charged_as_home(c: Names) -> Column:
    """This is a short stay, so we charge as if you were at home."""
    return when(c.setting == "care_home_short_term").then(c.charged_as == "home").otherwise(False)


@gates.step(unit=YES_OR_NO, authority=act("Mental Health Act 1983", "117"))
def free_as_aftercare(c: Names) -> Column:
    """Aftercare under section 117 of the Mental Health Act is free."""
    return c.exempt_reason == "s117"


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "4"))
def free_for_cjd(c: Names) -> Column:
    """Care for someone with Creutzfeldt-Jakob disease is free."""
    return c.exempt_reason == "cjd"


@gates.step(unit=YES_OR_NO, authority=act("Care Act 2014", "22", sure=Evidence.MEMORY))
def free_from_the_nhs(c: Names) -> Column:
    """The NHS must provide this, so it is free."""
    return c.exempt_reason == "nhs"


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "3(2)(b)", sure=Evidence.OFFICIAL))
def free_as_reablement(c: Names, figure: Names) -> Column:
    """The first weeks of help to get you back on your feet are free."""
    free = c.week_of_service <= figure.free_weeks_of_reablement
    return when(c.exempt_reason == "reablement").then(free).otherwise(False)


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "3(2)(a)", sure=Evidence.OFFICIAL))
def free_as_equipment(c: Names, figure: Names) -> Column:
    """Equipment, and a small change to your home, is free."""
    free = c.item_cost_pence <= figure.minor_adaptation_limit
    return when(c.setting == "equipment").then(free).otherwise(False)


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "3", sure=Evidence.OFFICIAL), told=False)
def exempt(c: Names) -> Column:
    """By law there is nothing to pay for this."""
    by_condition = c.free_as_aftercare | c.free_for_cjd | c.free_from_the_nhs
    return by_condition | c.free_as_reablement | c.free_as_equipment


@gates.step(unit=YES_OR_NO, authority=council_choice("Care Act 2014, section 14"))
def free_by_choice(c: Names, policy: Names) -> Column:
    """The council has chosen not to charge for this."""
    reablement = (c.exempt_reason == "reablement") & ~policy.reablement_after_6_weeks_charged
    return when(c.exempt).then(False).otherwise(reablement | (c.is_carer & ~policy.charge_carers))


@gates.step(unit=YES_OR_NO, authority=act("Care Act 2014", "14", sure=Evidence.OFFICIAL), told=False)
def is_free(c: Names) -> Column:
    """There is nothing to pay."""
    return c.exempt | c.free_by_choice


@gates.step(unit=YES_OR_NO, authority=_PENSION_AGE, told=False)
def has_birth_date(c: Names) -> Column:
    """We know the date of birth."""
    return ~c.birth_date.is_unknown()


@gates.step(unit=NUMBER, authority=reg(2014, 2672, "7"), told=False)
def age(c: Names) -> Column:
    """Age on the day of the sum."""
    birthday_to_come = c.on.month_and_day() < c.birth_date.month_and_day()
    years = c.on.year() - c.birth_date.year() - when(birthday_to_come).then(1).otherwise(0)
    return when(c.birth_date.is_unknown()).then(c.age_years).otherwise(years)


@gates.step(unit=DATE, authority=_PENSION_AGE, only_if="has_birth_date")
def pension_age_date(c: Names) -> Column:
    """The day you reach pension age, from your date of birth."""

    def or_at(later: Column, months: int) -> Column:
        here = c.birth_date.months_later(months)
        return when(c.pension_age_in_months == months).then(here).otherwise(later)

    on_birthday = reduce(or_at, AGES_REACHED_IN_MONTHS, c.pension_age_on)
    return when(c.pension_age_in_months.is_unknown()).then(c.pension_age_on).otherwise(on_birthday)


@gates.step(unit=YES_OR_NO, authority=_PENSION_AGE, told=False)
def has_reached_pension_age(c: Names) -> Column:
    """You have reached pension age."""
    by_age = c.age_years >= PENSION_AGE_WITHOUT_BIRTH_DATE
    return when(c.birth_date.is_unknown()).then(by_age).otherwise(c.on >= c.pension_age_date)


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "7(4)", sure=Evidence.OFFICIAL), told=False)
def one_has_reached_pension_age(c: Names) -> Column:
    """You or your partner have reached pension age."""
    partner = c.partner_age_years >= PENSION_AGE_WITHOUT_BIRTH_DATE
    of_couple = c.has_reached_pension_age | partner
    return when(c.household == "couple").then(of_couple).otherwise(c.has_reached_pension_age)


@gates.step(unit=YES_OR_NO, authority=_PENSION_AGE)
def took_66_as_pension_age(c: Names) -> Column:
    """We have no date of birth, so we took 66 or over as pension age."""
    by_age = c.birth_date.is_unknown() & (c.age_years >= PENSION_AGE_WITHOUT_BIRTH_DATE)
    return by_age & (c.charged_as == "home") & ~c.is_free


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "7"), told=False)
def is_in_care_home(c: Names) -> Column:
    """You are charged as someone in a care home."""
    return c.charged_as.is_one_of("care_home_permanent", "care_home_temporary")


@gates.step(unit=YES_OR_NO, authority=reg(2014, 2672, "7"), told=False)
def is_permanent(c: Names) -> Column:
    """You are in a care home to stay."""
    return c.charged_as == "care_home_permanent"
