"""What is asked about an assistant: each thing once, only where it matters, and never used for another."""

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import clock
from tests.pages.charging.walking import Walk
from tests.pages.options.assistant_walking import EMPLOYER, ONE, START, marked, to, walk


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    """Let the one clock stand at the test's moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.django_db
def test_nights_are_asked_of_whoever_sleeps_in_and_given_to_them():
    half = ONE | {"minutes": "15"}
    nights = {
        "nights": "2",
        "night_pence": "60",
        "night_minutes": "9",
        "awake_minutes": "1.1",
        "wakings": "3",
    }

    page = walk(half, half | {"ticks": ["nights"]}, nights=nights)

    assert [name for name, _, _ in page.page.context["each"]] == ["Assistant 1", "Assistant 2"]
    first, second = (one.pence for _, working, _ in page.page.context["each"] for one in working.lines[:1])
    assert (first, second) == (991_380, 991_380 + 2 * 60_00 * 52 + round(2 * 1.1 * 1271 * 52))
    assert "this may be a waking night" in page.html


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_what_is_ticked_is_asked_after_once_and_counts_in_the_sum():
    person = {"minutes": "10", "wage_pence": "13.50", "age": "66"}
    person["ticks"] = ["changing", "many_days", "apprentice", "home", "own_costs", "pension"]
    page = walk(
        person,
        changing={"year_minutes": "800"},
        apprentices={"first_year": "no"},
        homes={"rent_pence": "0"},
        own_costs={"unpaid_minutes": "0.5", "deducted_pence": "2"},
        pension={"pension": "opted_in"},
        pension_age={"reached": "no"},
        plan={"sick_days": "6", "sets_aside": "yes"},
        days={"days": "6"},
        service={"years": "3"},
    )

    assert page.passed == [
        *["changing", "apprentices", "homes", "own_costs", "pension", "pension_age"],
        *["allowance", "employer", "plan", "days", "service", "compare"],
    ]
    [one] = page.page.context["each"]
    amounts = {line.label: line.pence for line in page.page.context["whole"].lines}
    assert amounts["Pay"] == 1_080_000
    assert amounts["Pay for leave"] == 130_356
    assert amounts["Pension"] == 17_591
    assert amounts["Sick pay"] == 12_325
    assert amounts["Set aside"] > 0
    [(_, end)] = page.page.context["at_the_end"]
    assert [(line.label, line.pence) for line in end.lines] == [
        ("Notice", 3 * 23_276),
        ("Redundancy pay", round(4.5 * 23_276)),
    ]
    assert "Hours of paid leave that these hours earn" in page.html
    assert one[0] == "Your assistant"


@pytest.mark.django_db
def test_a_birthday_that_changes_the_law_is_asked_for_and_divides_the_year(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now.replace(year=2025))
    young = {"minutes": "20", "wage_pence": "12.21", "age": "20"}
    of_15_june = {"birthdays": {"born:day": "15", "born:month": "6", "born:year": "2005"}}

    told, untold = walk(young, **of_15_june), walk(young)

    assert told.passed[0] == untold.passed[0] == "birthdays"
    assert [row.days for row in told.page.context["year"].rows][:2] == [
        "20 November 2025 to 17 June 2026",
        "18 June 2026 to 18 November 2026",
    ]
    assert "From 18 June 2026 the law wants you to pay them £12.71 an hour at least" in told.html
    assert len(untold.page.context["year"].rows) == 2


@pytest.mark.django_db
def test_a_day_of_birth_that_does_not_fit_the_age_is_said():
    page = to("birthdays", ONE | {"age": "20"})
    page.say(**marked(page, {"born:day": "15", "born:month": "6", "born:year": "1985"}))

    assert page.page.status_code == 422
    assert "You told us that they are 20 now" in page.html


@pytest.mark.django_db
def test_what_changes_nothing_is_not_asked():
    few_hours = {"minutes": "5", "wage_pence": "13", "age": "66"}
    young = {"minutes": "30", "wage_pence": "11", "age": "16", "ticks": ["apprentice"]}

    assert walk(few_hours).passed == ["employer", "plan", "compare"]
    assert walk(young).passed == ["employer", "plan", "compare"]


@pytest.mark.django_db
@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize(
    ("who", "where", "says", "stops"),
    [
        ("spouse", "elsewhere", "Where they live makes no difference.", True),
        ("parent", "shares", "They are a parent or a child", True),
        ("parent", "elsewhere", "does not bar this payment", False),
        ("partner_of_one", "same_home", "husband, wife or partner of a close relative", True),
        ("other_relative", "same_home", "does not bar this payment", False),
    ],
)
def test_paying_close_family_is_warned_of_in_the_words_of_the_rule(who, where, says, stops):
    page = walk(ONE | {"ticks": ["close"]}, family={"who": who, "where": where})

    assert says in page.html
    assert ("unless the council writes that it is necessary" in page.html) == stops
    assert ("Talk to us before you promise anything." in page.html) == stops
    assert "SI 2014/2871, regulation 3" in page.html
    assert ("Family who live in and share the tasks have no minimum wage" in page.html) == (where == "shares")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wage", "hours", "says"),
    [
        ("13.45", "15", "It is within £10 of the limit"),
        ("13.45", "16", "That is over the limit, unless something comes off."),
        ("13.45", "10", "That is under the limit, if they earn nothing else."),
    ],
)
def test_the_cliff_of_carers_allowance_is_said_beside_each_wage(wage, hours, says):
    page = walk(ONE | {"wage_pence": wage, "minutes": hours})

    assert (
        "They may earn £204.00 a week at most. One penny more stops all of it for that week: £86.45."
        in page.html
    )
    assert says in page.html
    assert "At £13.45 an hour, 15 hours and 10 minutes a week stay within it." in page.html


@pytest.mark.django_db
def test_what_was_said_of_somebody_who_is_taken_out_is_never_used_for_another():
    sleeper = ONE | {"ticks": ["nights"]}
    nights = {"nights": "2", "night_pence": "60", "night_minutes": "9"}
    page = walk(ONE, sleeper, nights=nights)

    page.post(f"{START}assistants/").say(remove="0")
    page.post(reverse("try_assistant_answer"))

    assert page.at == f"{START}nights/"
    assert "Assistant 2" not in page.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "typed", "says"),
    [
        ("assistants", ONE | {"minutes": "7.51", "add": "yes"}, "must come to whole minutes"),
        ("assistants", ONE | {"minutes": "lots", "add": "yes"}, "must be hours, such as 16 or 7.5"),
        ("assistants", ONE | {"minutes": "0", "add": "yes"}, "must be more than nothing"),
        ("assistants", ONE | {"minutes": "169", "add": "yes"}, "must be 168 or less"),
        ("assistants", ONE | {"age": "15", "add": "yes"}, "must be 16 or more"),
        ("nights", {"night_minutes": "9", "awake_minutes": "9.5"}, "awake for longer than the night"),
        ("allowance", {}, "Do you claim Employment Allowance?"),
        ("employer", {"insurance_pence": "90.123"}, "insurance"),
        ("plan", {"sick_days": "197"}, "must be 196 or less"),
        ("compare", {"budget_pence": "0"}, "must be £0.01 or more"),
    ],
)
def test_a_mistake_is_said_at_its_box_and_nothing_typed_is_lost(question, typed, says):
    sleeper = [ONE | {"ticks": ["nights"]}] if question == "nights" else []
    page = to(question, *sleeper)
    page.say(**marked(page, typed))

    assert page.page.status_code == 422
    assert says in page.html
    for value in typed.values():
        assert f'"{value}"' in page.html


@pytest.mark.django_db
def test_without_an_assistant_the_answer_asks_for_one():
    page = Walk(Client()).open(f"{START}assistants/").say(done="yes")
    page.say(**EMPLOYER).say().say()

    page.post(reverse("try_assistant_answer"))

    assert page.at == f"{START}assistants/"
    assert Client().get(reverse("try_assistant_answer"))["Location"] == START
    assert Client().get(f"{START}nights/")["Location"] == START
