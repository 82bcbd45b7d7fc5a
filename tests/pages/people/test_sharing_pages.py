"""Who may see what, on the pages: one's own choice, what a worker was told, and what the other can read."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.govuk.reading import reading_grade
from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import MetBy
from sayso.journey.people import actions
from sayso.journey.people.statuses import TieKind
from sayso.journey.purchasing import actions as purchasing
from tests.examples import WIDTHS, keep_picture
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.options import a_plan_line, agreed_money
from tests.factories.people import a_person
from tests.pages.home.signing_in import a_login_of, plain, read
from tests.stories.looking import Seen, unusable

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-20")]
SEEN = re.compile(r'name="seen_version" value="(\d+)"')
#: Every page that a carer's own sign-in comes to, with nothing shared.
OWN_PAGES = (
    "own_home",
    "who_may_see",
    "who_looked",
    "my_letters",
    "raise_concern",
    "try_charge",
    "how_we_decide",
    "words_explained",
    "help",
)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam], mobile="07700 900 142")


@pytest.fixture
def bea(now, sam, ana, looking):
    """Ana's daughter, who has a record of her own; each names the other as close."""
    key = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    with looking(sam):
        for one, other, called in ((ana, key, "Bea, my daughter"), (key, ana, "Mum")):
            new = actions.NewTie(
                person=one,
                other=other,
                other_called=called,
                kind=TieKind.RELATIVE,
                starts_on=date(2001, 1, 1),
            )
            actions.record_tie(item=new, by=sam, at=now)
    return key


@pytest.fixture
def ana_in(now, ana):
    return a_login_of(ana, "person", now=now, name="Ana Marsh")


@pytest.fixture
def bea_in(now, bea):
    return a_login_of(bea, "carer", now=now, name="Bea Marsh")


@pytest.fixture
def choose(signed_in, ana_in, bea):
    """Let Ana choose on her own page what Bea may see."""

    def chosen(*areas):
        sent = signed_in(ana_in).post(reverse("change_sharing", args=[bea]), {"areas": areas})
        assert sent.status_code == 303, sent.content.decode()
        assert sent["Location"] == reverse("who_may_see")

    return chosen


def answers(page):
    """Return each line of the page that says what is shared: {"Money": "no", …}."""
    lines = re.findall(r"<li>([^<]+): <strong>(\w+)</strong></li>", page)
    return {re.split(r"[:,]", label)[0]: answer for label, answer in lines}


def test_a_person_reads_who_may_see_what_and_changes_it(now, ana_in, bea, choose):
    assert answers(read(ana_in, "who_may_see")) == {"Name": "no", "Support": "no", "Money": "no"}
    choose("plan", "money")
    assert answers(read(ana_in, "who_may_see")) == {"Name": "no", "Support": "yes", "Money": "yes"}
    choose("plan")
    assert answers(read(ana_in, "who_may_see")) == {"Name": "no", "Support": "yes", "Money": "no"}
    choose()
    assert answers(read(ana_in, "who_may_see")) == {"Name": "no", "Support": "no", "Money": "no"}
    choose()


def test_the_page_says_that_no_is_as_easy_as_yes_and_that_nobody_is_told(ana_in, bea):
    page = read(ana_in, "change_sharing", bea)
    assert "Bea, my daughter: what may they see?" in page
    assert "No is as easy as yes." in page
    assert "They are not told. You can stop at any time." in page
    assert "consent" not in page.lower()


def test_a_carer_has_the_same_page_of_their_own_record(ana_in, bea_in, choose):
    choose("plan", "money")
    page = read(bea_in, "who_may_see")
    assert "Mum" in page
    assert set(answers(page).values()) == {"no"}, "what Ana shares says nothing of what Bea does"


def test_with_nobody_close_or_no_record_the_page_says_what_to_do(now, sam):
    alone = a_login_of(made.somebody(now=now, name="Tom Pryce", seen_by=[sam]), "person", now=now)
    assert "Tell us who is close to you" in read(alone, "who_may_see")
    assert "no record of its own" in read(a_login("carer", now=now), "who_may_see")


def test_ones_own_pages_know_nobody_elses_record(now, ana, bea, ana_in, bea_in, signed_in):
    stranger = a_person(now=now, name="Far Away").person_id
    for login, other in ((ana_in, stranger), (ana_in, ana), (bea_in, stranger), (bea_in, bea)):
        address = reverse("change_sharing", args=[other])
        assert signed_in(login).get(address).status_code == 404
        assert signed_in(login).post(address, {"areas": ["money"]}).status_code == 404
    assert signed_in(bea_in).get(reverse("record_sharing", args=[ana, bea])).status_code == 403


def test_what_cannot_be_shared_is_not_taken_from_a_form(ana_in, bea, signed_in):
    sent = signed_in(ana_in).post(reverse("change_sharing", args=[bea]), {"areas": ["safety"]})
    assert sent.status_code == 422
    assert "Choose from the list" in sent.content.decode()


def test_two_at_once_the_second_reads_what_stands_before_saving(ana_in, bea, choose, signed_in):
    client, address = signed_in(ana_in), reverse("change_sharing", args=[bea])
    seen = SEEN.search(client.get(address).content.decode())[1]
    choose("plan")
    late = client.post(address, {"areas": ["money"], "seen_version": seen})
    page = late.content.decode()
    assert late.status_code == 409
    assert "What stands now" in page
    assert answers(page)["Support"] == "yes"
    again = client.post(address, {"areas": ["money"], "seen_version": SEEN.search(page)[1]})
    assert again.status_code == 303
    assert answers(read(ana_in, "who_may_see")) == {"Name": "no", "Support": "no", "Money": "yes"}


# -- the worker ---------------------------------------------------------------------------------------


@pytest.mark.requirement("B-28")
def test_a_worker_records_what_they_were_told_alone_and_nothing_else(sam, ana, bea, ana_in, signed_in):
    client, address = signed_in(sam), reverse("record_sharing", args=[ana, bea])
    assert "What Ana Marsh shares with: Bea, my daughter." in client.get(address).content.decode()

    unsaid = client.post(address, {"areas": ["plan"]})
    assert unsaid.status_code == 422
    assert "Choose whether they were asked alone" in unsaid.content.decode()
    beside = client.post(address, {"areas": ["plan"], "alone": "no"})
    assert beside.status_code == 422
    assert "Ask them first when they are alone." in beside.content.decode()
    assert answers(read(ana_in, "who_may_see"))["Support"] == "no"

    told = client.post(address, {"areas": ["plan"], "alone": "yes"})
    assert told.status_code == 303
    details = client.get(told["Location"]).content.decode()
    assert "Support: who helps, and when: <strong>yes</strong>" in details
    assert answers(read(ana_in, "who_may_see"))["Support"] == "yes"


def test_the_details_show_the_choices_only_to_those_who_work_with_the_person(now, sam, ana, bea, signed_in):
    clerk = a_login("business-support", now=now)
    open_to(clerk, ana, Area.CONTACT, now=now)
    shown = [signed_in(login).get(reverse("person_details", args=[ana])) for login in (sam, clerk)]
    heading = '<h2 class="w-h2">Who may see what</h2>'
    assert [heading in page.content.decode() for page in shown] == [True, False]


def test_with_nobody_on_record_close_the_details_say_what_to_do(now, sam, signed_in):
    tom = made.somebody(now=now, name="Tom Pryce", seen_by=[sam])
    page = signed_in(sam).get(reverse("person_details", args=[tom])).content.decode()
    assert "Nobody close to them has a record here" in page


# -- what the other reads --------------------------------------------------------------------------------


def test_what_is_shared_stands_on_the_others_page_while_it_is_shared(
    now, sam, ana, bea_in, choose, signed_in
):
    address = reverse("shared_with_me", args=[ana])
    assert signed_in(bea_in).get(address).status_code == 404

    choose("contact")
    home = read(bea_in, "own_home")
    assert "What others share with you" in home
    assert f'href="{address}">Ana Marsh</a>' in home
    page = read(bea_in, "shared_with_me", ana)
    assert "07700 900 142" in page
    assert ">Money<" not in page
    assert ">Support<" not in page

    choose("money")
    page = read(bea_in, "shared_with_me", ana)
    assert "What Mum shares with you" in page
    assert ">Money<" in page
    assert "07700 900 142" not in page
    assert "Ana Marsh" not in page

    choose()
    assert signed_in(bea_in).get(address).status_code == 404


def test_shared_support_says_who_comes_when_and_shared_money_what_it_costs(
    now, sam, ana, bea_in, choose, looking
):
    open_to(sam, ana, Area.MONEY, now=now)
    tea = a_plan_line(ana, by=sam, now=now)
    agreed_money(tea, by=sam, now=now)
    told = {"starts_on": now.date(), "provider": "Meadow Home Care"}
    with looking(sam):
        order = purchasing.NewOrder(person=ana, line=tea.line, **told)
        purchasing.place_order(order=order, by=sam, at=now)
    choose("plan")
    page = read(bea_in, "shared_with_me", ana)
    assert "<b>Meadow Home Care</b>. At 7 pm, give or take 15 minutes" in page
    for never in (tea.aim, tea.how_met, "£100.00", "No support stands here now."):
        assert never not in page
    choose("money")
    page = read(bea_in, "shared_with_me", ana)
    assert "Support costs £100.00 a week." in page
    assert "Meadow" not in page


def test_shared_support_says_what_comes_and_never_where_a_bed_is(now, sam, ana, bea_in, choose, looking):
    dee = a_login("out-of-hours", now=now)
    choose("plan")
    assert "No support stands here now." in read(bea_in, "shared_with_me", ana)
    with looking(dee):
        casework.start_urgent_support(person=ana, tonight=made.tonight(), by=dee, at=now)
    assert "Help from Harbour Homecare, urgent visits." in read(bea_in, "shared_with_me", ana)
    later = made.tonight(met_by=MetBy.BED, met_by_name="A refuge by the sea", visits_a_day=None)
    with looking(dee):
        casework.start_urgent_support(person=ana, tonight=later, by=dee, at=now)
    assert "refuge" not in read(bea_in, "shared_with_me", ana)


@pytest.mark.requirement("X-01")
def test_two_worlds_nothing_tells_the_other_that_it_was_ever_shared(
    now, sam, ana, bea, bea_in, ana_in, choose, signed_in
):
    def world():
        pages = {name: plain(read(bea_in, name)) for name in OWN_PAGES}
        pages["change"] = plain(read(bea_in, "change_sharing", ana))
        for name, keys in (("shared_with_me", [ana]), ("person_details", [ana]), ("person_record", [ana])):
            answer = signed_in(bea_in).get(reverse(name, args=keys))
            pages[name] = (answer.status_code, plain(answer.content.decode()))
        for address in ("/api/me", "/api/who-looked", f"/api/people/{ana}", "/api/people?q=Ana"):
            answer = signed_in(bea_in).get(address)
            pages[address] = (answer.status_code, answer.content)
        return pages

    before = world()
    choose("contact", "plan", "money")
    between = world()
    choose()
    assert world() == before
    changed = {name for name in before if before[name] != between[name]}
    assert changed == {"own_home", "shared_with_me"}, "while it is shared, it stands where it should only"


@pytest.mark.requirement("X-04")
def test_the_pages_can_be_read_at_eleven(now, ana, bea, ana_in, bea_in, choose):
    choose("contact", "plan", "money")
    for login, name, keys in (
        (ana_in, "who_may_see", []),
        (ana_in, "change_sharing", [bea]),
        (bea_in, "shared_with_me", [ana]),
    ):
        page = read(login, name, *keys)
        main = page.split("<main")[1].split("</main>")[0]
        assert reading_grade(re.sub(r"<[^>]+>", " ", main)) < 7, name
        assert Seen(role="person", name=name, address="/", status=200, text=page).faults() == []


# -- in a browser -----------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_clean_for_axe_and_never_scrolls_sideways(
    clean, live_server, sam, ana, bea, ana_in, bea_in, choose, signed_in, width
):
    choose("contact", "plan", "money")
    walks = [
        (ana_in, "who_may_see", []),
        (ana_in, "change_sharing", [bea]),
        (bea_in, "own_home", []),
        (bea_in, "shared_with_me", [ana]),
        (sam, "person_details", [ana]),
        (sam, "record_sharing", [ana, bea]),
    ]
    clean.set_viewport_size({"width": width, "height": 900})
    wrong = []
    for login, name, keys in walks:
        clean.context.clear_cookies()
        cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
        clean.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        clean.goto(live_server.url + reverse(name, args=keys))
        keep_picture(clean, f"sharing-{name}-{width}")
        wrong += unusable(clean)
    assert wrong == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_changed_without_script(browser, live_server, ana_in, bea, signed_in):
    context = browser.new_context(java_script_enabled=False)
    cookie = signed_in(ana_in).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("own_home"))
    page.get_by_role("link", name="Who may see what of my record").click()
    page.get_by_role("link", name="Change what Bea, my daughter may see").click()
    page.get_by_label("Support: who helps, and when").check()
    page.get_by_role("button", name="Save what they may see").click()
    assert answers(page.content())["Support"] == "yes"
    context.close()
