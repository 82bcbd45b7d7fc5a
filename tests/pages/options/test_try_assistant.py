"""What employing someone really costs: anyone may see it, to the penny, and nothing is kept."""

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.templatetags.words import seen_text
from sayso.journey.options.pages.assistant_questions import QUESTIONS, SALT
from tests.factories.logins import a_login
from tests.pages.charging.test_keeps_nothing import rows
from tests.pages.charging.walking import Walk

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
START = "/try-an-assistant/"
ONE = {"minutes": "30", "wage_pence": "12.71", "age": "35"}
EMPLOYER = {"allowance": "yes", "insurance_pence": "90", "payroll_pence": "192"}
COMPARE = {"budget_pence": "15.00"}
LAW = re.compile(r'<(span|p) class="law">.*?</\1>', re.DOTALL)
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TYPED = ("12.71", "1271", "30.5")


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    """Let the one clock stand at the test's moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


def walk(*people, nights=None, employer=None, compare=None, status=None, client=None) -> Walk:
    """Walk from the start to the answer, as a browser without script does."""
    page = Walk(client or Client()).open(f"{START}assistants/")
    for one in people or (ONE,):
        page.say(add="yes", **one)
    page.say(done="yes")
    page.say(**(nights or {}))
    page.say(**(employer or EMPLOYER))
    page.say(**(COMPARE if compare is None else compare))
    if page.at.endswith("/status/"):
        page.say(**(status or {}))
    assert page.at == f"{START}check/", page.html
    return page.post(reverse("try_assistant_answer"))


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_the_answer_says_the_cost_of_a_week_a_year_and_an_hour_line_by_line():
    page = walk()

    assert 'It would cost <span class="big">£440.58 a week</span>' in page.html
    assert "That is £22,910.22 a year, or £14.69 for each hour of help." in page.html
    lines = page.page.context["whole"].lines
    assert [(one.label, one.pence) for one in lines] == [
        ("Pay", 1_982_760),
        ("Cover for leave", 239_299),
        ("National Insurance", 222_414),
        ("Employment Allowance", -222_414),
        ("National Insurance you pay", 0),
        ("Pension", 40_763),
        ("Insurance", 9_000),
        ("Pay and tax worked out", 19_200),
        ("In a year", 2_291_022),
    ]
    assert all((one.why and "read in" in one.authority) or "knowledge" in one.authority for one in lines)
    assert "Employer’s National Insurance: 15% from 6 April 2025, read in a secondary source." in page.html
    assert "The first of these rates changes after 31 March 2027." in page.html
    assert "Give each assistant their terms in writing, on their first day at the latest." in page.html
    assert page.page["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_a_budget_that_is_enough_and_one_that_is_not_come_with_the_highest_pay_they_support():
    good = walk().html
    bad = walk(compare={"budget_pence": "14.00"}).html

    assert "Is your budget enough? Yes" in good
    assert "Your budget gives £15.00 an hour. You need £14.69 an hour." in good
    assert "£489.78 a year is left over." in good
    assert "The highest pay that this rate supports is £12.98 an hour." in good
    assert "Is your budget enough? No" in bad
    assert "You would be £1,070.22 a year short." in bad
    assert "Even the lowest lawful pay costs more than this rate gives." in bad


@pytest.mark.django_db
def test_an_allowance_that_nobody_claims_comes_with_what_it_would_save():
    for said in ("no", "not_known"):
        page = walk(employer={**EMPLOYER, "allowance": said})

        assert "That is £25,134.36 a year" in page.html
        assert "Claim it: it costs you nothing. It would save you £2,224.14 a year." in page.html


@pytest.mark.django_db
def test_an_agency_and_somebody_self_employed_stand_beside_it():
    compare = {"agency_pence": "28", "self_employed_pence": "18"}
    status = {"own_substitute": "no", "you_control": "yes", "must_offer_and_accept": "yes"}
    status |= {"several_clients": "no", "signs": ["one_client"]}

    page = walk(compare=compare, status=status)

    assert [(way.name, way.an_hour, way.a_year) for way in page.page.context["ways"]] == [
        ("Your own assistant", "£14.69", "£22,910.22"),
        ("An agency", "£28.00", "£43,680.00"),
        ("Somebody self-employed", "£18.00", "£28,080.00"),
    ]
    assert "The same money buys 57.18 hours a week of your own assistant." in page.html
    assert "They are likely to be your employee." in page.html
    assert "This is no final answer." in page.html


@pytest.mark.django_db
def test_two_assistants_share_one_allowance_and_nights_are_given_to_the_one_who_sleeps_in():
    half = ONE | {"minutes": "15"}
    nights = {"nights": "2", "who": "1", "night_pence": "60", "awake_minutes": "1.1", "wakings": "3"}

    page = walk(half, half, nights=nights)

    assert [name for name, _, _ in page.page.context["each"]] == ["Assistant 1", "Assistant 2"]
    first, second = (one.pence for _, working, _ in page.page.context["each"] for one in working.lines[:1])
    assert (first, second) == (991_380, 991_380 + 2 * 60_00 * 52 + round(2 * 1.1 * 1271 * 52))
    assert "this may be a waking night" in page.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("person", "says"),
    [
        (ONE | {"wage_pence": "12.70"}, "The pay is below what the law allows. At this age it is £12.71"),
        (ONE | {"age": "18", "wage_pence": "10.84"}, "At this age it is £10.85"),
    ],
)
def test_pay_below_the_law_is_said_and_never_raised(person, says):
    page = walk(person)

    assert says in page.html
    assert "we do not change your numbers" in page.html
    assert "a week</span>" not in page.html
    assert "line by line" not in page.html
    back = page.post(f"{START}assistants/")
    assert "So far" in back.html


@pytest.mark.django_db
def test_after_the_last_rates_the_page_says_which_amounts_are_not_known(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now.replace(year=2027, month=5))

    page = walk()

    assert "Nobody has confirmed these amounts of the law for 20 May 2027" in page.html
    assert "National Living Wage" in page.html
    assert "£" not in seen_text(MAIN.search(page.html)[0])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "typed", "says"),
    [
        ("assistants", ONE | {"minutes": "7.51", "add": "yes"}, "must come to whole minutes"),
        ("assistants", ONE | {"minutes": "lots", "add": "yes"}, "must be hours, such as 16 or 7.5"),
        ("assistants", ONE | {"minutes": "0", "add": "yes"}, "must be more than nothing"),
        ("assistants", ONE | {"minutes": "169", "add": "yes"}, "must be 168 or less"),
        ("assistants", ONE | {"age": "66", "add": "yes"}, "Say whether they have reached State Pension age"),
        ("assistants", ONE | {"age": "15", "add": "yes"}, "must be 16 or more"),
        ("nights", {"nights": "2"}, "Say what you pay for a night"),
        ("employer", {"allowance": "yes", "insurance_pence": "90.123"}, "insurance"),
        ("compare", {"budget_pence": "0"}, "must be £0.01 or more"),
    ],
)
def test_a_mistake_is_said_at_its_box_and_nothing_typed_is_lost(question, typed, says):
    page = Walk(Client()).open(f"{START}{question}/").say(**typed)

    assert page.page.status_code == 422
    assert says in page.html
    for value in typed.values():
        assert f'"{value}"' in page.html


@pytest.mark.django_db
def test_without_an_assistant_the_answer_asks_for_one():
    page = Walk(Client()).open(f"{START}assistants/").say(done="yes")
    page.say().say(**EMPLOYER).say()

    page.post(reverse("try_assistant_answer"))

    assert page.at == f"{START}assistants/"
    assert Client().get(reverse("try_assistant_answer"))["Location"] == START


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("X-05")
def test_a_whole_walk_keeps_no_row_no_cookie_no_address_and_no_line_of_a_log(server, now, caplog):
    caplog.set_level(logging.DEBUG)
    client = Client()
    client.force_login(a_login("person", now=now), backend=BACKEND)
    before = rows(server)

    page = walk(client=client)

    assert rows(server) == before
    alone = walk()
    assert set(alone.client.cookies) == {"csrftoken"}
    asked = [one.request["PATH_INFO"] + "?" + one.request.get("QUERY_STRING", "") for one in page.seen]
    asked += [where for one in page.seen for where, _ in getattr(one, "redirect_chain", [])]
    assert not [where for where in asked if any(typed in where for typed in TYPED)]
    assert not [line for line in caplog.messages if any(typed in line for typed in TYPED)]
    assert all(one["Cache-Control"] == "no-store, private" for one in page.seen)


@pytest.mark.django_db
def test_answers_of_another_try_out_or_changed_ones_are_refused_kindly():
    of_sum = Walk(Client()).open("/try-a-sum/where/").say(setting="home").carried
    for given in ("changed", of_sum):
        answer = Client().post(reverse("try_assistant_answer"), {"answers": given})

        assert answer.status_code == 400
        assert f'href="{START}"' in answer.content.decode()
    assert SALT != "sayso.charging.try"


@pytest.mark.django_db
def test_every_page_can_be_read_by_a_child_of_eleven():
    found = {"start": Walk(Client()).open(START).html}
    for question in QUESTIONS:
        found[question.slug] = Walk(Client()).open(f"{START}{question.slug}/").html
    found["answer"] = walk(compare={"budget_pence": "14", "agency_pence": "28"}).html

    for name, html in found.items():
        seen = seen_text(LAW.sub("", MAIN.search(html)[0]))
        assert reading_grade(seen) <= CEILING, name
