"""The pages of the decision on needs: decide, propose, be held, tell, and the person's own copy."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions
from sayso.journey.assessment.statuses import Difficulty, Supporter, SupporterKind
from tests.factories import casework as made
from tests.factories.assessment import a_new_eligibility, an_assessment
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db
YES = {
    "finding": "eligible",
    "outcomes": ["nutrition", "personal_hygiene"],
    "reasons": "You cannot cook alone.",
}
SUSPECTED = {
    "difficulties": [Difficulty.WEIGHING],
    "supporter": Supporter.SOMEBODY,
    "supporter_name": "Her nephew",
    "supporter_kind": SupporterKind.CLOSE,
    "supporter_wanted": True,
    "supporter_suspected": True,
}
A_DAY = {"day": "20", "month": "11", "year": "2026"}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def dev(now):
    return a_login("assessor", now=now, name="Dev Patel", team=made.a_team())


@pytest.fixture
def ana(now, sam, dev):
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam, dev])
    made.allocated(person, sam, now=now)
    return person


def posted(login, name, *keys, **typed):
    return signed_in(login).post(reverse(name, args=keys), typed)


def day(name, **changed):
    return {f"{name}_{part}": said for part, said in (A_DAY | changed).items()}


@pytest.mark.requirement("J-57")
def test_the_rules_stand_beside_and_a_worker_decides_and_tells(now, sam, ana, council_home):
    an_assessment(ana, by=sam, now=now)
    page = read(sam, "decide_needs", ana)
    assert "They decide nothing." in page
    assert 'value="nutrition" checked' in page.replace("  ", " ") or "checked" in page
    assert posted(sam, "decide_needs", ana, **YES).status_code == 303
    shown = read(sam, "assessments", ana)
    assert "Decided: Eligible." in shown
    assert "You cannot cook alone." in shown
    address = shown.split('/letter/"')[0].rsplit('href="', 1)[1] + "/letter/"
    assert signed_in(sam).get(address).status_code == 200
    assert signed_in(sam).post(address).status_code == 303
    assert "Your needs are eligible" in read(sam, "person_letters", ana)


@pytest.mark.requirement("S3-16")
def test_an_assessor_proposes_with_the_rule_shown_and_it_waits_in_the_form_of_a_colleague(now, sam, dev, ana):
    an_assessment(ana, by=sam, now=now)
    assert "You propose, a registered colleague decides." in read(dev, "decide_needs", ana)
    posted(dev, "decide_needs", ana, **YES)
    shown = read(dev, "assessments", ana)
    assert "A registered worker decides this for the council." in shown
    assert "A registered colleague reads what you propose and decides." in shown
    assert "Decide on what an assessor proposes" in read(sam, "my_day", until="week")
    asked = read(sam, "decide_needs", ana)
    assert "Dev Patel proposes this" in asked
    assert "You cannot cook alone." in asked


def test_what_holds_it_stands_with_what_releases_it_and_all_that_was_typed(now, sam, ana):
    an_assessment(ana, by=sam, now=now)
    posted(sam, "decide_needs", ana, **(YES | {"outcomes": ["nutrition"]}))
    shown = read(sam, "assessments", ana)
    assert "Where some needs are not eligible, the person gets written advice" in shown
    assert "What lets it go on:" in shown
    assert "You cannot cook alone." in read(sam, "decide_needs", ana)


def test_a_wrong_tick_is_told_at_the_ticks_and_nothing_is_lost(now, sam, ana):
    an_assessment(ana, by=sam, now=now)
    sent = posted(sam, "decide_needs", ana, **(YES | {"finding": "not_eligible"}))
    assert sent.status_code == 422
    assert "Tick none when no needs are eligible." in sent.content.decode()
    assert "You cannot cook alone." in sent.content.decode()
    assert posted(sam, "decide_needs", ana).status_code == 422


def test_without_an_assessment_there_is_nothing_to_decide(sam, ana):
    assert signed_in(sam).get(reverse("decide_carer", args=[ana])).status_code == 404


@pytest.mark.requirement("J-57")
def test_a_person_reads_the_decision_on_her_own_page_and_her_carer_nothing_of_it(now, looking, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    pages = ("own_home", "my_assessments", "my_willing", "my_letters", "who_looked")
    before = [plain(read(hers, page)) for page in pages]
    needs = an_assessment(ana, by=sam, now=now, **SUSPECTED)
    posted(sam, "decide_needs", ana, **YES)
    own = read(herself, "my_assessments")
    assert "We decided" not in own, "it is held"
    assert "suspect" not in own.lower()
    with looking(sam):
        asked = actions.NewReferral(person=ana, asked_of="Voices", asked_on=now.date())
        one = actions.ask_for_advocate(referral=asked, by=sam, at=now)
        actions.advocate_came(referral=one.pk, person=ana, came_on=now.date(), name="Joy", by=sam, at=now)
        actions.decide_eligibility(eligibility=a_new_eligibility(needs), by=sam, at=now)
    own = read(herself, "my_assessments")
    assert "We decided: your needs are eligible" in own
    assert "You cannot cook alone, and washing takes you all morning." in own
    assert "Somebody who was not part of this looks again." in own
    assert [plain(read(hers, page)) for page in pages] == before


@pytest.mark.requirement("B-27")
def test_a_suspected_supporter_an_advocate_asked_and_one_who_came_each_stand_on_the_page(now, sam, ana):
    an_assessment(ana, by=sam, now=now, **SUSPECTED)
    shown = read(sam, "assessments", ana)
    assert "Her nephew cannot be the one who helps them to have their say." in shown
    assert "Ask for an advocate first." in shown
    assert "Ask for an advocate" in read(sam, "my_day", until="week")
    wrong = posted(sam, "ask_advocate", ana, asked_of="Northmere Voices", **day("asked_on", day="21"))
    assert wrong.status_code == 422
    assert "Northmere Voices" in wrong.content.decode()
    asked = posted(sam, "ask_advocate", ana, asked_of="Northmere Voices", **day("asked_on", day="6"))
    assert asked.status_code == 303
    shown = read(sam, "assessments", ana)
    assert "and has not come yet." in shown
    mine = read(sam, "my_day", until="week")
    assert "An advocate has not come yet. Ring again" in mine
    assert "Write down that you asked" not in mine
    came = shown.split("Write down who came")[0].rsplit('href="', 1)[1].split('"')[0]
    assert signed_in(sam).get(came).status_code == 200
    assert signed_in(sam).post(came, {"name": "Joy Adeyemi"} | day("came_on")).status_code == 303
    assert "Joy Adeyemi is their advocate" in read(sam, "assessments", ana)


@pytest.mark.requirement("B-27")
def test_who_the_supporter_is_comes_back_in_the_form(now, sam, ana):
    an_assessment(ana, by=sam, now=now, **SUSPECTED)
    page = read(sam, "assess_needs", ana)
    assert '<option value="close" selected' in page
    assert "Her nephew" in page


@pytest.mark.requirement("B-26")
def test_capacity_is_asked_of_one_decision_and_lists_what_they_could_do(now, sam, ana):
    assert "They decide for themself." in read(sam, "capacity", ana)
    said = {
        "to_decide": "Whether to go home tonight",
        "help_given": "Pictures, in the morning",
        "understanding": "could",
        "retaining": "could",
        "weighing": "could_not",
        "communicating": "could",
        "because_of": "Delirium since Tuesday",
    } | day("looked_on")
    lost = posted(sam, "write_capacity", ana, **(said | {"help_given": ""}))
    assert lost.status_code == 422
    assert "Delirium since Tuesday" in lost.content.decode()
    assert posted(sam, "write_capacity", ana, **said).status_code == 303
    shown = read(sam, "capacity", ana)
    assert "They could not make this one decision that day, even with help." in shown
    assert "Nobody else may decide this yet." in shown
    again = shown.split(">Look again")[0].rsplit('href="', 1)[1].split('"')[0]
    assert "Delirium since Tuesday" in signed_in(sam).get(again).content.decode()
    assert signed_in(sam).post(again, said | {"weighing": "could"}).status_code == 303
    assert "This decision is theirs." in read(sam, "capacity", ana)
