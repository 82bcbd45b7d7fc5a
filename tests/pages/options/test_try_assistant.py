"""What employing someone really costs: anyone may see it, to the penny, and nothing is kept."""

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.templatetags.words import seen_text
from sayso.journey.options.pages.assistant_forms import TICKS
from sayso.journey.options.pages.assistant_questions import QUESTIONS, SALT
from sayso.journey.options.pages.assistant_shown import HEADS
from sayso.rules.employment.employer import employer
from sayso.rules.employment.on_costs import assistant
from sayso.rules.units import PENCE_A_YEAR
from tests.factories.logins import a_login
from tests.pages.charging.test_keeps_nothing import rows
from tests.pages.charging.walking import Walk
from tests.pages.options.assistant_walking import ONE, START, walk

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LAW = re.compile(r'<(span|p) class="law">.*?</\1>', re.DOTALL)
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TYPED = ("12.71", "1271", "30.5")


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    """Let the one clock stand at the test's moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_the_answer_says_the_cost_of_a_week_and_an_hour_line_by_line():
    page = walk()

    assert page.passed == ["allowance", "employer", "plan", "compare"]
    assert 'It would cost <span class="big">£440.58 a week</span>' in page.html
    assert "That is £14.69 for each hour of help." in page.html
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
        ("52 weeks", 2_291_022),
    ]
    sure = ("read in", "professional knowledge", "our own: no law sets it")
    assert all(one.why and any(words in one.authority for words in sure) for one in lines)
    assert "Employer’s National Insurance: 15% from 6 April 2025, read in a secondary source." in page.html
    paper = page.html.partition('id="told"')[2]  # who prints it has what it was worked out from
    assert "30 hours a week at £12.71 an hour, aged 35" in paper
    assert "Shared by 1,560 hours of help, it is £14.69 an hour." in page.html
    assert "Give each assistant their terms in writing, on their first day at the latest." in page.html
    assert page.page["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_while_next_april_is_not_known_there_is_no_sum_for_the_year_and_the_page_names_what_is_missing():
    page = walk()

    assert "Up to 31 March 2027 that is £8,308.11. We do not know yet what comes after." in page.html
    year = page.page.context["year"]
    assert [(row.days, row.how_many, row.cost) for row in year.rows] == [
        ("20 November 2026 to 31 March 2027", "132 days", "£8,308.11"),
        ("From 1 April 2027", "", "not known yet"),
    ]
    [note] = year.notes
    assert note.startswith("There is no sum from 1 April 2027, and none for the whole year.")
    assert year.missing[0] == "National Living Wage"
    assert "<li>National Living Wage</li>" in page.html
    [(_, working)] = year.workings
    assert sum(one.pence for one in working.lines[:-1]) == working.lines[-1].pence == 830_811
    assert working.lines[0].why == "132 of 364 days of £19,827.60."
    assert "a year</" not in page.html.partition('id="told"')[0]


@pytest.mark.django_db
def test_a_year_over_two_known_rates_is_summed_in_parts_and_says_the_pay_that_the_law_lifts(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now.replace(year=2025))

    page = walk(ONE | {"wage_pence": "12.21"}, compare={"budget_pence": "14.50"})

    assert "For the year up to 18 November 2026 that is £22,584.74." in page.html
    assert [(row.days, row.a_week, row.cost) for row in page.page.context["year"].rows] == [
        ("20 November 2025 to 31 March 2026", "£423.32", "£7,982.63"),
        ("1 April 2026 to 18 November 2026", "£440.58", "£14,602.11"),
        ("In all", "", "£22,584.74"),
    ]
    assert "From 1 April 2026 the law wants you to pay them £12.71 an hour at least" in page.html
    assert "Is your budget enough? Yes at first, then no" in page.html
    assert "From 1 April 2026 to 18 November 2026: no" in page.html


@pytest.mark.django_db
@pytest.mark.requirement("X-05")
def test_a_budget_that_is_enough_and_one_that_is_not_come_with_the_highest_pay_they_support():
    good = walk()
    bad = walk(compare={"budget_pence": "14.00"}).html

    assert "Is your budget enough? Yes" in good.html
    assert "Your budget gives £15.00 an hour. You need £14.69 an hour." in good.html
    assert "£9.42 a week is left over." in good.html
    assert "The highest pay that this rate supports is £12.98 an hour." in good.html
    [held] = good.page.context["enough"]
    assert [(one.label, one.pence) for one in held.working.lines] == [
        ("Your budget", 45_000),
        ("What it costs", 44_058),
        ("Left over", 942),
    ]
    assert held.working.lines[0].why == "30 hours of help at £15.00."
    assert "Is your budget enough? No" in bad
    assert "You would be £20.58 a week short." in bad
    assert "Even the lowest lawful pay costs more than this rate gives." in bad


@pytest.mark.django_db
def test_an_allowance_that_nobody_claims_comes_with_what_it_would_save():
    for said in ("no", "not_known"):
        page = walk(allowance={"allowance": said})

        assert "Claim it: it costs you nothing. It would save you £2,224.14 in 52 weeks." in page.html
    part = walk(allowance={"allowance": "part"}, other_payroll={"used_pence": "10,000"})
    assert ("Employment Allowance", -50_000) in [
        (one.label, one.pence) for one in part.page.context["whole"].lines
    ]


@pytest.mark.django_db
def test_an_agency_and_somebody_self_employed_stand_beside_it_with_the_working():
    compare = {"agency_pence": "28", "self_employed_pence": "18"}
    status = {"own_substitute": "no", "you_control": "yes", "must_offer_and_accept": "yes"}
    status |= {"several_clients": "no", "signs": ["one_client"]}

    page = walk(compare=compare, status=status)

    assert [(way.name, way.an_hour, way.a_week) for way in page.page.context["ways"]] == [
        ("Your own assistant", "£14.69", "£440.58"),
        ("An agency", "£28.00", "£840.00"),
        ("Somebody self-employed", "£18.00", "£540.00"),
    ]
    assert "The same money buys 57.18 hours a week of your own assistant." in page.html
    assert [(one.label, one.pence) for one in page.page.context["owed"].lines] == [
        ("Leave", 338_926),
        ("National Insurance", 346_200),
        ("Pension", 65_520),
        ("In all", 750_646),
    ]
    assert "They are likely to be your employee." in page.html
    assert "This is no final answer." in page.html


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
    everything = ONE | {"age": "66", "ticks": list(TICKS)}
    replies = {
        "nights": {"nights": "1", "night_pence": "60", "night_minutes": "9"},
        "apprentices": {"first_year": "no"},
        "homes": {"rent_pence": "0"},
        "changing": {"year_minutes": "1000"},
        "family": {"who": "spouse", "where": "shares"},
        "pension": {"pension": "opted_in"},
        "pension_age": {"reached": "no"},
        "allowance": {"allowance": "part"},
        "other_payroll": {"used_pence": "10"},
        "plan": {"sick_days": "5", "sets_aside": "yes"},
        "days": {"days": "6"},
        "service": {"years": "3"},
        "compare": {"budget_pence": "14", "agency_pence": "28", "self_employed_pence": "18"},
    }
    full = walk(everything, ONE | {"age": "20"}, **replies)
    assert full.passed == [question.slug for question in QUESTIONS[1:]]

    found = {"start": Walk(Client()).open(START).html, "answer": full.html}
    found |= {f"page {at}": page.content.decode() for at, page in enumerate(full.seen)}
    for name, html in found.items():
        seen = seen_text(LAW.sub("", MAIN.search(html)[0]))
        assert reading_grade(seen) <= CEILING, name


def test_every_amount_of_a_year_that_the_rules_tell_has_a_head_on_the_page():
    steps = [*assistant.steps.values(), *employer.steps.values()]

    assert {step.name for step in steps if step.told and step.unit is PENCE_A_YEAR} <= set(HEADS)
