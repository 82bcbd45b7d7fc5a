"""One assistant's pay for a year: the age and the least wage, the hours, the leave, and cover for it.

A year here is 52 weeks at the rates of the day asked, paid leave in them. Rates change each April: `year`
works a whole year out in parts.
"""

from sayso.rules.columns import Column, at_least_nothing, greater, when, whole_bands
from sayso.rules.employment import law
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import (
    DATE,
    HUNDREDTHS_OF_AN_HOUR,
    NUMBER,
    PENCE_A_DAY,
    PENCE_A_WEEK,
    PENCE_A_YEAR,
    PENCE_AN_HOUR,
    WHOLE,
    WORD,
    YES_OR_NO,
)

WEEKS, MINUTES, DAYS = 52, 60, 7
FULL_WEEK = 5  # leave stops growing at five days a week: 28 days are the most that the law gives

assistant = Sheet(
    "one assistant",
    facts=(
        Fact("on", DATE, "the first day of the pay period"),
        Fact("birth_date", DATE, "when they were born"),
        Fact("age", NUMBER, "how old they are"),
        Fact("reached_pension_age", YES_OR_NO, "whether they have reached State Pension age"),
        Fact("wage", PENCE_AN_HOUR, "what they are paid an hour"),
        Fact("minutes_a_week", NUMBER, "how many hours a week they work"),
        Fact("minutes_a_year", NUMBER, "how many hours a year they work"),
        Fact("days_a_week", NUMBER, "on how many days a week"),
        Fact("is_irregular", YES_OR_NO, "whether the hours are irregular"),
        Fact("nights", NUMBER, "how many nights a week they sleep in"),
        Fact("night_pence", PENCE_A_DAY, "what a night is paid"),
        Fact("night_minutes", NUMBER, "how long a night is"),
        Fact("night_awake_minutes", NUMBER, "how long they are awake in a night"),
        Fact("night_wakings", NUMBER, "how often they are woken in a night"),
        Fact("unpaid_minutes_a_week", NUMBER, "how many working hours are not paid"),
        Fact("deducted_pence_a_week", PENCE_A_WEEK, "what the job costs them"),
        Fact("rent_pence_a_day", PENCE_A_DAY, "what they pay for a home that comes with the job"),
        Fact("apprentice", YES_OR_NO, "whether they are an apprentice"),
        Fact("first_year_apprentice", YES_OR_NO, "whether it is their first year as one"),
        Fact("family_in_home", YES_OR_NO, "whether they are family who live in the home and share its tasks"),
        Fact("pension", WORD, "what they chose about a pension"),
        Fact("sick_days_a_year", NUMBER, "how many sick days a year to plan for"),
        Fact("sets_aside", YES_OR_NO, "whether to set money aside for the end of the job"),
    ),
    figures=statutory().by_name,
)
step = assistant.step


@step(unit=NUMBER, authority=law.AGE_ON_FIRST_DAY)
def age_that_day(c: Names) -> Column:
    """Age on the first day of the pay period. A birthday counts from the next one."""
    not_yet = when(c.on.month_and_day() < c.birth_date.month_and_day()).then(1).otherwise(0)
    lived = c.on.year() - c.birth_date.year() - not_yet
    return when(c.birth_date.is_unknown()).then(c.age).otherwise(lived)


@step(unit=PENCE_AN_HOUR, authority=law.WAGE_RATES)
def least_wage(c: Names, figure: Names) -> Column:
    """The least wage the law lets you pay at this age."""
    by_age = (
        when(c.age_that_day >= 23)
        .then(figure.national_living_wage)
        .when(c.age_that_day >= 21)
        .then(figure.minimum_wage_21_to_22)
        .when(c.age_that_day >= 18)
        .then(figure.minimum_wage_18_to_20)
        .otherwise(figure.minimum_wage_16_to_17)
    )
    low = c.apprentice & ((c.age_that_day < 19) | c.first_year_apprentice)
    return when(low).then(figure.minimum_wage_apprentice).otherwise(by_age)


@step(unit=YES_OR_NO, authority=law.MINIMUM_WAGE, told=False)
def is_fixed(c: Names) -> Column:
    """The hours are the same each week, or on a rota."""
    return ~c.is_irregular


@step(unit=YES_OR_NO, authority=law.ASLEEP, told=False)
def has_nights(c: Names) -> Column:
    """Some nights are sleep-ins."""
    return c.nights > 0


@step(unit=NUMBER, authority=law.ASLEEP, told=False)
def nights_sixtieths(c: Names) -> Column:
    """Pay for a week's nights, in sixtieths of a penny, so that nothing is rounded on the way."""
    return c.nights * (c.night_pence * MINUTES + c.night_awake_minutes * c.wage)


@step(unit=NUMBER, authority=law.MINIMUM_WAGE, told=False)
def week_sixtieths(c: Names) -> Column:
    """A week's pay, in sixtieths of a penny; nothing where no week is like another."""
    return when(c.is_irregular).then(0).otherwise(c.minutes_a_week * c.wage + c.nights_sixtieths)


@step(unit=NUMBER, authority=law.MINIMUM_WAGE, told=False)
def minutes_by_day(c: Names) -> Column:
    """Minutes in a year that are paid by the hour, without those of a sleep-in."""
    return when(c.is_irregular).then(c.minutes_a_year).otherwise(c.minutes_a_week * WEEKS)


@step(unit=NUMBER, authority=law.MINIMUM_WAGE, told=False)
def year_sixtieths(c: Names) -> Column:
    """A year's pay, in sixtieths of a penny."""
    return c.minutes_by_day * c.wage + c.nights_sixtieths * WEEKS


@step(unit=PENCE_A_WEEK, authority=law.MINIMUM_WAGE, only_if="is_fixed")
def week_pay(c: Names) -> Column:
    """Pay for a week."""
    return to_the_nearest(c.week_sixtieths, MINUTES)


@step(unit=PENCE_A_DAY, authority=law.HOME_OFFSET, told=False)
def home_counts(c: Names, figure: Names) -> Column:
    """What a home that comes with the job adds to pay; below nothing, what it takes off."""
    over = at_least_nothing(c.rent_pence_a_day - figure.accommodation_offset)
    priced = when(c.rent_pence_a_day == 0).then(figure.accommodation_offset).otherwise(over * -1)
    return when(c.rent_pence_a_day.is_unknown()).then(0).otherwise(priced)


@step(unit=NUMBER, authority=law.WAGE_TEST, told=False)
def minutes_that_count(c: Names) -> Column:
    """Minutes of a year that the law wants paid: travel between places counts, a night asleep does not."""
    return c.minutes_by_day + (c.nights * c.night_awake_minutes + c.unpaid_minutes_a_week) * WEEKS


@step(unit=NUMBER, authority=law.WAGE_TEST, told=False)
def sixtieths_beside_wage(c: Names) -> Column:
    """What counts as pay in a year beside the wage, in sixtieths of a penny; it may be below nothing."""
    a_week = c.nights * c.night_pence + c.home_counts * DAYS - c.deducted_pence_a_week
    return a_week * MINUTES * WEEKS


@step(unit=PENCE_AN_HOUR, authority=law.WAGE_TEST, told=False)
def least_lawful_wage(c: Names) -> Column:
    """The least an hour with which this job keeps to the law, all that counts counted."""
    owed = at_least_nothing(c.minutes_that_count * c.least_wage - c.sixtieths_beside_wage)
    paid = c.minutes_by_day + c.nights * c.night_awake_minutes * WEEKS
    return when(c.family_in_home).then(0).otherwise(whole_bands(owed, paid))


@step(unit=YES_OR_NO, authority=law.WAGE_TEST, told=False)
def is_below_least_wage(c: Names) -> Column:
    """Pay for the hours that count is below the least wage. With irregular hours the year is looked at."""
    return c.wage < c.least_lawful_wage


@step(unit=YES_OR_NO, authority=law.FAMILY_WORKER)
def no_least_wage_for_family(c: Names) -> Column:
    """Family who live in and share the tasks have no minimum wage. The rule on paying close family counts."""
    return c.family_in_home


@step(unit=YES_OR_NO, authority=law.ASLEEP)
def night_awake_is_underpaid(c: Names) -> Column:
    """A night is paid less than the least wage for the time awake in it. Pay more for the night."""
    night = c.night_pence * MINUTES + c.night_awake_minutes * c.wage
    return c.has_nights & (night < c.night_awake_minutes * c.least_wage)


@step(unit=YES_OR_NO, authority=law.REGRADE)
def night_should_be_waking(c: Names) -> Column:
    """They are woken so much that this may be a waking night. Then every hour of it must be paid."""
    return c.has_nights & ((c.night_wakings > 2) | (c.night_awake_minutes > MINUTES))


@step(unit=PENCE_A_WEEK, authority=law.ASLEEP, only_if="has_nights")
def week_if_nights_are_waking(c: Names) -> Column:
    """Pay for a week if those nights are waking nights, at the least wage."""
    nights = c.nights * c.night_minutes * c.least_wage * WEEKS
    in_a_week = to_the_nearest(c.minutes_by_day * c.wage + nights, MINUTES * WEEKS)
    return when(c.has_nights).then(in_a_week).otherwise(0)


@step(unit=PENCE_A_YEAR, authority=law.MINIMUM_WAGE)
def wages(c: Names) -> Column:
    """Pay for a year: 52 weeks, paid leave in them. With irregular hours, pay for the hours worked."""
    return to_the_nearest(c.year_sixtieths, MINUTES)


@step(unit=NUMBER, authority=law.LEAVE, told=False)
def leave_in_a_week_of(c: Names) -> Column:
    """Days a week by which the days of leave are shared: five at the least."""
    return greater(c.days_a_week, FULL_WEEK)


@step(unit=PENCE_A_YEAR, authority=law.LEAVE, told=False)
def leave_pay(c: Names, figure: Names) -> Column:
    """The part of it that is paid leave: 5.6 weeks, or 28 days if they work more than five days a week."""
    return to_the_nearest(c.week_sixtieths * figure.leave_days_a_year, c.leave_in_a_week_of * MINUTES)


@step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.LEAVE_EARNED, only_if="is_irregular")
def leave_earned(c: Names, figure: Names) -> Column:
    """Hours of paid leave that these hours earn."""
    worked = c.minutes_a_year + c.nights * c.night_awake_minutes * WEEKS
    earned = to_the_nearest(worked * figure.holiday_accrual_percent, 100 * MINUTES)
    return when(c.is_irregular).then(earned).otherwise(0)


@step(unit=PENCE_A_YEAR, authority=law.ROLLED_UP, only_if="is_irregular")
def leave_on_top(c: Names, figure: Names) -> Column:
    """Pay for that leave. If you pay it with each wage, the payslip must show it as a line."""
    part = to_the_nearest(c.wages * figure.holiday_accrual_percent, WHOLE)
    return when(c.is_irregular).then(part).otherwise(0)


@step(unit=PENCE_A_YEAR, authority=law.COVER, only_if="is_fixed")
def cover(c: Names, figure: Names) -> Column:
    """Somebody else to come in those weeks of leave, at the same wage, with leave of their own."""
    days = figure.leave_days_a_year
    parts = (c.leave_in_a_week_of * WEEKS - days) * MINUTES
    return when(c.is_irregular).then(0).otherwise(to_the_nearest(c.week_sixtieths * days * WEEKS, parts))


@step(unit=PENCE_A_YEAR, authority=law.MINIMUM_WAGE, told=False)
def earnings(c: Names) -> Column:
    """What the assistant earns in the year."""
    return c.wages + c.leave_on_top


@step(unit=NUMBER, authority=law.MINIMUM_WAGE, told=False)
def minutes_delivered(c: Names) -> Column:
    """Minutes of help in a year. A night asleep is not counted, and time awake in it is."""
    return c.minutes_by_day + c.nights * c.night_awake_minutes * WEEKS
