"""The pages of a budget: priced, held, handed on, agreed; read and challenged by the person."""

import re

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.decisions.actions import tell_decision
from sayso.foundation.letters.actions import send_letter
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.pages.lettering import reply_until
from sayso.journey.people.actions import NewTie, record_ties
from sayso.journey.people.queries import ways_to_reach
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning.models import PlanLine
from tests.factories import casework as made
from tests.factories.budget import a_budget, agreed, prices
from tests.factories.finished_plans import GARDEN_LINE, TEA_LINE, a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, read, signed_in

pytestmark = pytest.mark.django_db
TODAY = {"starts_on_day": "20", "starts_on_month": "11", "starts_on_year": "2026"}
GIVEN = {"whether": "met", "how_main": "wish", "how_others": ["need"], "reasons": "You want tea at seven."}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    prices(now=now)
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, person, Area.MONEY, now=now)
    a_finished_plan(person, by=sam, now=now)
    return person


def post(login, name, *keys, **given):
    return signed_in(login).post(reverse(name, args=keys), given)


def test_a_plan_is_priced_read_line_by_line_and_agreed_under_the_limit(sam, ana, looking):
    assert post(sam, "propose_budget", ana, "adult", **TODAY).status_code == 303
    page = read(sam, "budgets", ana)
    for said in ("Tea at seven", "£78.75", "3 hours 30 minutes a week, at £22.50 an hour.", "£114.75"):
        assert said in page
    assert "not known yet" in page
    assert "Nothing has changed for Ana Marsh." in page
    with looking(sam):
        found = PersonalBudget.objects.get(person_id=ana)
    assert post(sam, "agree_budget", ana, found.pk, **GIVEN).status_code == 303
    assert "The budget is agreed." in read(sam, "budgets", ana) or "Agreed by Sam Whitlock" in read(
        sam, "budgets", ana
    )
    assert "£114.75 a week" in read(sam, "person_record", ana)


def test_a_line_with_no_price_is_shown_at_that_line_with_what_was_typed(now, sam, ana, looking):
    a_finished_plan(ana, TEA_LINE | {"minutes_each": None}, GARDEN_LINE, by=sam, now=now)
    with looking(sam):
        rows = PlanLine.objects.filter(plan__replaced_at=None, person_id=ana).order_by("place")
        tea, garden = [row.line for row in rows]
    typed = TODAY | {f"price_{garden}": "36.50", f"rests_{garden}": "Green Patch, 2 November"}
    answer = post(sam, "propose_budget", ana, "adult", **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_price_{tea}"' in page
    assert "how many minutes each time" in page
    assert "Green Patch, 2 November" in page


@pytest.mark.requirement("S2-16")
def test_held_says_what_stays_the_rule_and_the_ways_on_and_keeps_what_was_typed(sam, ana, now):
    found = a_budget(ana, by=sam, now=now)
    assert (
        post(
            sam, "agree_budget", ana, found.pk, **GIVEN | {"how_main": "", "reasons": "Half a reason"}
        ).status_code
        == 303
    )
    page = read(sam, "budgets", ana)
    assert "Held" in page
    assert "Say the main reason for doing it this way." in page
    again = read(sam, "agree_budget", ana, found.pk)
    assert "Half a reason" in again


def test_above_the_limit_the_worker_picks_a_manager_who_has_it_on_their_day(sam, ana, now):
    manager = a_login("manager", now=now, name="Max Okoro")
    a_finished_plan(ana, TEA_LINE | {"minutes_each": 120}, by=sam, now=now)
    found = a_budget(ana, by=sam, now=now)
    assert "Which manager agrees it?" in read(sam, "agree_budget", ana, found.pk)
    post(sam, "agree_budget", ana, found.pk, hand_to=str(manager.pk), **GIVEN)
    assert "A manager agrees it." in read(sam, "budgets", ana)
    assert "Agree a budget, or say why not" in read(manager, "my_day", until="week")
    assert "You want tea at seven." in read(manager, "agree_budget", ana, found.pk)
    assert post(manager, "agree_budget", ana, found.pk, **GIVEN).status_code == 303
    assert "Agreed by Max Okoro" in read(sam, "budgets", ana)


@pytest.mark.requirement("S0-04")
def test_what_it_changes_for_the_two_of_them_is_shown_in_sentences_and_kept(sam, ana, now, looking):
    with looking(sam):
        tie = NewTie(person=ana, kind=TieKind.CARED_FOR_BY, other_called="Bea", starts_on=now.date())
        record_ties(items=[tie], by=sam, at=now)
    found = a_budget(ana, by=sam, now=now)
    post(sam, "agree_budget", ana, found.pk, **GIVEN)
    assert "Ask first what this budget changes for the two of them." in read(sam, "budgets", ana)
    assert "Nothing was agreed before this" in read(sam, "check_budget_impact", ana, found.pk)
    wrong = post(sam, "check_budget_impact", ana, found.pk, looked="skip", because="")
    assert wrong.status_code == 422
    post(sam, "check_budget_impact", ana, found.pk, looked="skip", because="Only the price changed.")
    assert "Only the price changed." in read(sam, "budgets", ana)
    assert post(sam, "agree_budget", ana, found.pk, **GIVEN).status_code == 303
    assert "Agreed by Sam Whitlock" in read(sam, "budgets", ana)


@pytest.mark.requirement("S2-16")
@pytest.mark.requirement("S1-01")
def test_the_letter_prints_each_line_the_basis_who_decided_and_how_to_challenge(
    sam, ana, now, looking, council_home
):
    found = agreed(ana, by=sam, now=now)
    assert post(sam, "write_budget_letter", ana, found.pk).status_code == 303
    with looking(sam):
        letter = Letter.objects.get(about_key=found.pk)
        said = str(letter.content)
    for words in (
        "Tea at seven",
        "not known yet",
        "Main reason: what you want.",
        "Sam Whitlock",
        "look again",
    ):
        assert words in said
    assert letter.reading_grade_tenths <= 90
    page = read(sam, "letter", ana, letter.pk, layout="easy")
    assert "£78.75" in page


def test_they_were_told_only_once_a_letter_went_and_then_can_ask_us_to_look_again(
    sam, ana, now, looking, council_home
):
    herself = a_login_of(ana, "person", now=now)
    found = agreed(ana, by=sam, now=now)
    assert post(sam, "tell_budget", ana, found.pk).status_code == 422
    post(sam, "write_budget_letter", ana, found.pk)
    with looking(sam):
        letter = Letter.objects.get(about_key=found.pk)
        reach = ways_to_reach(ana, sam, now.date())
        way = reach.safe[0].kind if reach.safe else WayKind.POST
        send_letter(letter=letter, reach=reach, way=way, by=sam, at=now)
    assert signed_in(herself).get(reverse("ask_again", args=[found.pk])).status_code == 404
    assert post(sam, "tell_budget", ana, found.pk).status_code == 303
    assert post(herself, "ask_again", found.pk, words="I need somebody on Sundays too.").status_code == 303
    assert "I need somebody on Sundays too." in read(herself, "my_budget")


def test_the_person_reads_what_it_costs_how_each_part_is_held_and_why(sam, ana, now):
    herself = a_login_of(ana, "person", now=now)
    assert "You have no budget yet." in read(herself, "my_budget")
    agreed(ana, by=sam, now=now)
    page = read(herself, "my_budget")
    for said in (
        "Your support costs £114.75 a week.",
        "not known yet",
        "Tea at seven",
        "The council arranges it",
    ):
        assert said in page
    assert "Sam Whitlock decided it" in page
    assert "Your support costs £114.75 a week." in read(herself, "own_home")


@pytest.mark.requirement("S3-10")
def test_the_person_compares_what_each_way_would_cost_with_its_working_and_what_is_not_known(sam, ana, now):
    page = read(a_login_of(ana, "person", now=now), "compare_ways")
    rows = page.split("What your plan would cost, each way</h2>")[1].split("</table>")[0]
    told = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall("<tr.*?</tr>", rows)][1:]
    assert told == [
        "As you picked £114.75 Not known yet Not known yet",
        "The council arranges it £123.75 Not known yet Not known yet",
        "Direct payment £99.00 Not known yet Not known yet",
        "Individual service fund Not known yet Not known yet Not known yet",
        "Somebody else holds the money Not known yet Not known yet Not known yet",
    ]
    assert "2 hours a week, at £18.00 an hour." in page
    assert "We still have to find out what an hour costs here, through an individual service fund," in page


def test_a_proposal_that_nobody_agreed_is_not_on_the_persons_page(sam, ana, now):
    herself = a_login_of(ana, "person", now=now)
    a_budget(ana, by=sam, now=now)
    assert "You have no budget yet." in read(herself, "my_budget")
    assert "£114.75" not in read(herself, "own_home")


def test_less_than_before_waits_on_her_page_with_how_to_challenge(sam, ana, now, looking):
    herself = a_login_of(ana, "person", now=now)
    earlier = now.replace(month=9)
    agreed(ana, by=sam, now=earlier)
    a_finished_plan(ana, GARDEN_LINE, by=sam, now=now)
    lower = agreed(ana, by=sam, now=now)
    assert "Less than before, and it waits" in read(herself, "my_budget")
    assert "Your support costs £114.75 a week." in read(herself, "my_budget")
    with looking(sam):
        told = {"told": ana, "way": "post", "letter": ana, "reply_until": reply_until(now.date())}
        tell_decision(decision=lower.decision, by=sam, at=now, **told)
    assert "Ask us to look again" in read(herself, "my_budget")


def test_whoever_sees_the_plan_and_not_the_money_finds_no_budget(sam, ana, now):
    agreed(ana, by=sam, now=now)
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, Area.CONTACT, now=now)
    assert "£114.75" not in read(hers, "my_budget") + read(hers, "own_home")
    blind = a_login("social-worker", now=now)
    open_to(blind, ana, Area.CONTACT, Area.PLAN, now=now)
    assert signed_in(blind).get(reverse("budgets", args=[ana])).status_code == 404
    assert "£114.75" not in read(blind, "person_record", ana)
    assert signed_in(hers).get(reverse("budgets", args=[ana])).status_code == 403
