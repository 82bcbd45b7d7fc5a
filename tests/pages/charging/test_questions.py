"""One question a page: what is asked of whom, what cannot be typed, and how one goes back."""

import pytest
from django.core import signing

from sayso.journey.charging.pages.carrying import SALT, opened, sealed
from sayso.journey.charging.pages.questions import QUESTIONS, asked, still_asked
from tests.pages.charging.replies import A_SHORT_STAY, AT_HOME, IN_A_CARE_HOME
from tests.pages.charging.walking import Walk, walk

pytestmark = pytest.mark.django_db


def at(question, **answers):
    """A walk that stands at a question, with these answers carried."""
    page = Walk()
    page.seen.append(page.client.post(f"/try-a-sum/{question}/", {"answers": sealed(answers)}))
    return page


def slugs(answers):
    return [question.slug for question in asked(answers)]


def test_everybody_is_asked_only_what_something_uses():
    at_home = {"where": {"setting": "home"}}
    in_care = {"where": {"setting": "care_home_permanent"}}

    assert "home" not in slugs(at_home)
    assert "premiums" not in slugs(in_care)
    assert "housing" not in slugs(in_care)
    assert "nights" not in slugs(at_home)
    assert "nights" in slugs({"where": {"setting": "care_home_short_term"}})
    assert "housing" in slugs({"where": {"setting": "care_home_temporary"}})


def test_costs_of_disability_are_asked_for_only_with_a_benefit_for_disability():
    pension = {"items": [{"kind": "state_pension"}]}
    pip = {"items": [{"kind": "pip_daily_living"}]}

    assert "disability_costs" not in slugs({"where": {"setting": "home"}, "income": pension})
    assert "disability_costs" in slugs({"where": {"setting": "home"}, "income": pip})


@pytest.mark.parametrize(
    ("age", "asks"), [(None, False), (59, False), (60, True), (66, True), (68, True), (69, False)]
)
def test_a_birth_date_is_asked_for_only_near_pension_age(age, asks):
    answers = {"where": {"setting": "home"}, "age": {"age": age}}

    assert ("birth_date" in slugs(answers)) is asks


def test_every_question_says_what_its_answer_is_used_for():
    assert all(question.used_for for question in QUESTIONS)


def test_an_answer_whose_question_is_no_longer_asked_is_left_behind():
    answers = {
        "where": {"setting": "home"},
        "home": {"owns": True},
        "home_value": {"amount_pence": 25_000_000, "owners": 1},
    }

    assert set(still_asked(answers)) == {"where"}


def test_a_walk_through_a_care_home_asks_about_the_home():
    page = walk(IN_A_CARE_HOME)

    assert "Who lives in your home" in page.html
    assert "£250,000, owned by 2 people" in page.html
    assert "£9,000, owned by 2 people, £1,000 owed on it" in page.html
    assert "£3,000, came 10 weeks ago" in page.html


def test_a_walk_through_a_short_stay_says_every_answer_back():
    page = walk(A_SHORT_STAY)

    for said in (
        "14 nights",
        "1 May 2022",
        "1 child",
        "66 years",
        "3 February 1956",
        "50 years",
        "I care for someone, and could get Carer&#x27;s Allowance",
        "PIP daily living: £92.40 every week",
        "More heating: £30 every month",
        "£700 every week",
    ):
        assert said in page.html, said
    assert page.answer().page.context["sum"].refusal is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("12.345", "There is no part of a penny"),
        ("-5", "without a minus sign"),
        ("lots", "Enter an amount in pounds"),
        ("999999999999", "or less"),
        ("", "How much is it?"),
    ],
)
def test_an_amount_that_cannot_be_read_is_told_at_its_box_and_stays(typed, told):
    page = at("income")

    page.say(add="yes", kind="state_pension", amount_pence=typed, period="week")

    assert page.page.status_code == 422
    assert told in page.html
    assert f'value="{typed}"' in page.html or not typed
    assert "Error: " in page.html


@pytest.mark.parametrize("field", ["kind", "period"])
def test_a_kind_or_a_period_that_we_do_not_offer_is_refused(field):
    page = at("income")

    page.say(**{"add": "yes", "kind": "state_pension", "amount_pence": "5", "period": "week", field: "gold"})

    assert page.page.status_code == 422
    assert "Choose one from the list" in page.html


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (("31", "3", "2015"), "Choose 1 April 2015 or later"),
        (("1", "1", "2031"), "Choose a day before the end of"),
        (("31", "2", "2026"), "must be a real date"),
        (("1", "13", "2026"), "must have a month from 1 to 12"),
        (("1", "", "2026"), "must include a month"),
    ],
)
def test_a_day_that_cannot_be_used_is_told_so(day, told):
    page = at("day")

    page.say(on_day=day[0], on_month=day[1], on_year=day[2])

    assert page.page.status_code == 422
    assert told in page.html


def test_the_day_is_today_unless_another_is_typed():
    page = at("day")

    today = page.page.context["form"].today
    assert f'value="{today.day}"' in page.html
    assert f'value="{today.month}"' in page.html
    assert f'value="{today.year}"' in page.html


@pytest.mark.parametrize(
    ("age", "told"), [("17", "people of 18 or over"), ("131", "130 or less"), ("x", "a whole number")]
)
def test_an_age_that_cannot_be_is_told_so(age, told):
    page = at("age", where={"setting": "home"})

    page.say(age=age)

    assert page.page.status_code == 422
    assert told in page.html


def test_a_birth_date_still_to_come_is_told_so():
    page = at("birth_date", where={"setting": "home"}, age={"age": 66})

    page.say(birth_date_day="1", birth_date_month="1", birth_date_year="2100")

    assert page.page.status_code == 422
    assert "has not come yet" in page.html


def test_a_birth_date_of_a_child_is_told_so():
    page = at("birth_date", where={"setting": "home"}, age={"age": 66})

    page.say(birth_date_day="1", birth_date_month="1", birth_date_year="2020")

    assert page.page.status_code == 422
    assert "people of 18 or over" in page.html


def test_money_that_is_left_out_for_a_time_needs_the_weeks():
    page = at("savings", where={"setting": "home"})

    page.say(add="yes", kind="arrears_of_benefit", amount_pence="500", owners="1")

    assert page.page.status_code == 422
    assert "Say how many weeks ago it came" in page.html


def test_nobody_passes_on_more_than_they_get():
    page = at("income", where={"setting": "care_home_permanent"}, household={"household": "couple"})

    page.say(add="yes", kind="private_pension", amount_pence="50", period="week", passed_on_pence="51")

    assert page.page.status_code == 422
    assert "more than you get" in page.html


def test_that_is_all_takes_what_was_typed_last_too():
    page = at("property", **_up_to_property())

    page.say(done="yes", kind="land", amount_pence="9000", owners="1")

    assert page.at.endswith("/cost/")
    assert opened(page.carried)["property"]["items"][0]["amount_pence"] == 900_000


def test_a_thing_can_be_taken_out_again():
    page = at("income", income={"items": [{"kind": "esa", "amount_pence": 5_000, "period": "week"}] * 2})

    page.post("/try-a-sum/income/", replied="income", remove="0")

    assert page.page.status_code == 200
    assert page.html.count("Employment and Support Allowance: £50 every week</dt>") == 1


@pytest.mark.parametrize("remove", ["9", "-1", "x", "²", "9" * 5_000])
def test_taking_out_what_is_not_there_changes_nothing(remove):
    page = at("income", income={"items": [{"kind": "esa", "amount_pence": 5_000, "period": "week"}]})

    page.post("/try-a-sum/income/", replied="income", remove=remove)

    assert page.page.status_code in (200, 422)
    assert "Employment and Support Allowance: £50 every week" in page.html


def test_a_list_has_an_end():
    page = at("income", income={"items": [{"kind": "esa", "amount_pence": 1, "period": "week"}] * 40})

    page.say(add="yes", kind="esa", amount_pence="1", period="week")

    assert page.page.status_code == 422
    assert "the most we can add up here" in page.html


def test_back_shows_the_question_before_with_what_was_answered():
    page = walk(AT_HOME)

    page.post("/try-a-sum/age/")

    assert page.at == "/try-a-sum/age/"
    assert 'value="77"' in page.html
    page.post(page.page.context["back"])
    assert page.at == "/try-a-sum/household/"
    assert "checked" in page.html


def test_a_changed_answer_leads_straight_back_to_the_check():
    page = walk(AT_HOME)

    page.post("/try-a-sum/age/")
    page.say(age="30")

    assert page.at == "/try-a-sum/check/"
    assert "30 years" in page.html


def test_a_changed_answer_that_raises_a_new_question_asks_it():
    page = walk(AT_HOME)

    page.post("/try-a-sum/age/")
    page.say(age="66")

    assert page.at == "/try-a-sum/birth_date/"


def test_the_same_post_twice_gives_the_same_page():
    page = at("income")
    typed = {"replied": "income", "add": "yes", "kind": "esa", "amount_pence": "5", "period": "week"}

    first = page.client.post("/try-a-sum/income/", {"answers": page.carried, **typed})
    second = page.client.post("/try-a-sum/income/", {"answers": page.carried, **typed})

    assert opened(_carried(first)) == opened(_carried(second))


@pytest.mark.parametrize(
    "changed",
    [
        "nonsense",
        "a:b:c",
        sealed({"where": {"setting": "home"}})[:-2] + "zz",
        signing.dumps({"v": 1, "answers": {}}, salt="another"),
        signing.dumps({"v": 0, "answers": {}}, salt=SALT),
        signing.dumps(["v"], salt=SALT),
        "x" * 200_000,
    ],
    # Named: a seal bears the second it was made in, and each process of a run must know a test by one name.
    ids=[
        "no answers",
        "not ours",
        "changed",
        "of another page",
        "of another version",
        "no mapping",
        "too long",
    ],
)
@pytest.mark.parametrize("where", ["where/", "check/", "answer/", "letter/", "income/"])
def test_answers_that_were_changed_on_the_way_are_refused_kindly(client, changed, where):
    answer = client.post(f"/try-a-sum/{where}", {"answers": changed})

    assert answer.status_code == 400
    assert "We could not read your answers" in answer.content.decode()
    assert 'href="/try-a-sum/"' in answer.content.decode()


def test_a_question_that_does_not_exist_is_not_found(client):
    assert client.get("/try-a-sum/shoe-size/").status_code == 404


@pytest.mark.parametrize("where", ["check/", "answer/", "letter/"])
def test_a_page_that_needs_answers_leads_to_the_start_without_them(client, where):
    answer = client.get(f"/try-a-sum/{where}")

    assert (answer.status_code, answer["Location"]) == (302, "/try-a-sum/")


def test_a_reply_with_a_mistake_sent_to_another_page_is_mended_where_it_belongs():
    page = at("age", where={"setting": "home"})

    page.post("/try-a-sum/check/", replied="age", age="seventy")

    assert page.at == "/try-a-sum/age/"
    assert page.page.status_code == 422


def _up_to_property():
    return {
        "where": {"setting": "home"},
        "day": {"on": "2022-05-01"},
        "household": {"household": "single"},
        "age": {"age": 40},
        "premiums": {"premiums": []},
        "income": {"items": []},
        "savings": {"items": []},
        "housing": {"items": []},
    }


def _carried(answer):
    found = Walk()
    found.seen.append(answer)
    return found.carried
