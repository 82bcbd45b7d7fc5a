"""Whatever somebody answers, the sum can be shown: it never breaks, and the picture agrees with it."""

from datetime import date
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.journey.charging.facts import kinds, showing, sum_of
from sayso.journey.charging.facts.drawn import picture
from sayso.journey.charging.pages.about_you import HOUSEHOLDS, PREMIUMS, WHERE
from sayso.journey.charging.pages.questions import still_asked
from sayso.rules.charging.tables import COSTS
from sayso.rules.money import GREATEST_PENCE
from tests.examples import examples

TODAY = date(2026, 11, 20)
DAYS = st.dates(min_value=date(2015, 4, 1), max_value=date(2028, 12, 31))
PENCE = st.one_of(st.integers(0, 100_000), st.integers(0, 5_000_000), st.just(GREATEST_PENCE))
PERIODS = st.sampled_from(sorted(kinds.EVERY))


def things(names, **more):
    thing = {"kind": st.sampled_from(sorted(names)), "amount_pence": PENCE, **more}
    return st.fixed_dictionaries({"items": st.lists(st.fixed_dictionaries(thing), max_size=4)})


def one(**fields):
    return st.fixed_dictionaries(fields)


ANSWERS = st.fixed_dictionaries(
    {
        "where": one(setting=st.sampled_from(sorted(WHERE))),
        "nights": one(nights=st.integers(1, 366)),
        "day": one(on=DAYS.map(date.isoformat)),
        "household": one(household=st.sampled_from(sorted(HOUSEHOLDS))),
        "children": one(children=st.integers(0, 5)),
        "age": one(age=st.one_of(st.none(), st.integers(18, 110))),
        "partner_age": one(partner_age=st.one_of(st.none(), st.integers(18, 110))),
        "before_2016": one(savings_credit_cohort=st.sampled_from([None, True, False])),
        "premiums": one(premiums=st.lists(st.sampled_from(sorted(PREMIUMS)), unique=True)),
        "income": things([name for group in kinds.INCOME_GROUPS.values() for name in group], period=PERIODS),
        "savings": things(
            [name for group in kinds.SAVINGS_GROUPS.values() for name in group],
            owners=st.integers(1, 5),
            weeks_held=st.integers(0, 200),
        ),
        "property": things(kinds.PROPERTY, owners=st.integers(1, 5), owed_pence=PENCE),
        "home": one(owns=st.booleans()),
        "home_value": one(amount_pence=PENCE, owners=st.integers(1, 3), owed_pence=PENCE),
        "home_people": one(occupier=st.sampled_from(sorted(kinds.WHO_LIVES_THERE))),
        "weeks_in_home": one(week_of_stay=st.integers(1, 100)),
        "housing": things(COSTS, period=PERIODS),
        "disability_costs": things(kinds.DISABILITY_COSTS, period=PERIODS),
        "cost": one(amount_pence=st.one_of(st.none(), PENCE), period=PERIODS),
    }
)


def sum_without_settings(answers):
    with patch("sayso.journey.charging.facts.sums.council_choices", lambda on: {}):
        return sum_of(still_asked(answers), today=TODAY)


@settings(max_examples=examples(60))
@given(ANSWERS)
def test_any_answers_can_be_shown_and_the_picture_ends_in_the_charge(answers):
    found = sum_without_settings(answers)

    drawn = picture(found) if found.refusal is None else None
    said = [showing.headline(found), *(showing.reasons(found) if found.refusal is None else [])]
    assert all(said)
    assert all(note.sentence and note.law for note in showing.notes(found))
    assert all(line.label and line.why for line in showing.week_by_line(found).lines)
    showing.savings_by_line(found)
    showing.change_rows(found)
    if drawn is not None:
        last = "Above the limit" if found.pays_full_cost else "You would pay"
        assert drawn.grid.rows[-1][0] == last
        drawn.drawings("p1")


@settings(max_examples=examples(60))
@given(ANSWERS)
def test_a_refusal_always_says_what_is_missing(answers):
    found = sum_without_settings(answers)

    if found.refusal is not None:
        known = found.figures_missing or found.questions_missing or found.refusal.code == "not_settled"
        assert known, found.refusal.message


@settings(max_examples=examples(60))
@given(ANSWERS)
def test_nobody_is_charged_below_what_the_law_leaves_them_or_above_the_cost(answers):
    found = sum_without_settings(answers)

    if found.charge_pence is None:
        return
    assert found.charge_pence >= 0
    if found.cost_pence is not None:
        assert found.charge_pence <= found.cost_pence
    kept = found.amounts.get("mig", found.amounts.get("pea"))
    if kept is not None and found.charge_pence:
        assert found.amounts["assessable"] - found.charge_pence >= kept
