"""Friday, ten to six: a neighbour rings. By keyboard, without script, at both widths, clean for axe."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.journey.casework import actions
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.statuses import PaperKind
from sayso.journey.people import actions as people
from tests.examples import WIDTHS
from tests.factories.casework import a_note, a_task, a_team, allocated, answers, somebody, tonight
from tests.factories.logins import a_login
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def sign_in(context, login, signed_in, live_server):
    cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


@pytest.fixture
def dee(now):
    return a_login("contact", now=now, name="Dee Castle", team=a_team("Contact team"))


@pytest.fixture
def stefan_found(now, looking, sam, stefan):
    with looking(sam):
        people.record_safe_contact(
            item=people.NewSafeContact(
                person=stefan,
                said_by="Stefan",
                look_again_on=date(2027, 5, 1),
                way="telephone",
                leave_no_messages=True,
            ),
            by=sam,
            at=now,
        )
    return stefan


def fill_in_the_call(page):
    page.get_by_label("Who is ringing").fill("Mrs Jean Hollis, next door. 01632 960 233")
    page.get_by_label("Who is it about?").fill("Stefan Voycheck")
    page.get_by_label("Where are they").fill("14 Tanner's Row. About 80")


@pytest.mark.requirement("B-10", "B-11")
def test_a_call_becomes_support_tonight_with_the_keyboard_and_no_script(
    browser, live_server, dee, stefan_found, signed_in, now, looking
):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    sign_in(context, dee, signed_in, live_server)
    page = context.new_page()
    page.goto(live_server.url + reverse("first_contact"))
    fill_in_the_call(page)
    page.get_by_role("button", name="Look for them").press("Enter")
    assert "Safe contact" in page.locator("#matches").inner_text()
    page.get_by_role("button", name="It is Stefan Wójcik").press("Enter")
    assert page.get_by_label("Who is ringing").input_value().startswith("Mrs Jean Hollis")
    page.get_by_label("What has happened?").fill("He has not eaten and cannot get up.")
    for choice in ("Tonight", "Yes, or not sure", "Put in support tonight"):
        page.get_by_role("radio", name=choice, exact=True).press("Space")
    page.locator("[name=person_knows][value=yes]").press("Space")
    page.get_by_role("button", name="Save this contact").press("Enter")

    assert "screen 1 of 2" in page.inner_text("main")
    page.get_by_role("checkbox", name="Food and drink").press("Space")
    page.get_by_role("radio", name="A provider's visits").press("Space")
    page.get_by_label("Their name and telephone number").fill("Harbour Homecare, 01632 960 540")
    page.get_by_label("How many visits a day?").select_option("4")
    page.get_by_label("How long is each visit?").select_option("45")
    page.get_by_label("What do they charge?").fill("27.40")
    page.get_by_role("radio", name="Not asked yet").press("Space")
    page.get_by_role("button", name="Go on").press("Enter")

    assert "screen 2 of 2" in page.inner_text("main")
    assert "£308.25" in page.inner_text("main")
    page.get_by_label("What must the first visitor know?").fill("Knock. Key safe code 4471 by the door.")
    page.get_by_role("button", name="Start support").press("Enter")

    sheet = page.inner_text("main")
    assert "Duty sheet: Stefan Wójcik" in sheet
    assert "4471" not in sheet
    with looking(dee):
        support = UrgentSupport.objects.visible_to(dee).get(person_id=stefan_found)
    assert (support.total_pence, support.ends_on) == (30825, date(2026, 11, 24))
    context.close()


@pytest.mark.requirement("B-11")
def test_support_starts_for_somebody_nobody_knows_and_nothing_but_the_needs_is_told(
    clean, live_server, dee, signed_in
):
    sign_in(clean.context, dee, signed_in, live_server)
    clean.goto(live_server.url + reverse("first_contact"))
    clean.get_by_label("Who is ringing").fill("The station, 01632 960 300")
    clean.get_by_label("Who is it about?").fill("Mira")
    clean.get_by_label("What has happened?").fill("She has nowhere to sleep.")
    for name, value in (
        ("how_soon", "tonight"),
        ("person_knows", "yes"),
        ("harm", "no"),
        ("outcome", "tonight"),
    ):
        clean.locator(f"[name={name}][value={value}]").check()
    clean.get_by_role("button", name="Save this contact").click()
    clean.get_by_role("checkbox", name="A safe place").check()
    clean.locator("[name=met_by][value=not_known]").check()
    clean.locator("[name=said_yes][value=yes]").check()
    clean.get_by_role("button", name="Go on").click()
    assert "The cost is not known yet." in clean.inner_text("main")
    clean.get_by_role("button", name="Start support").click()
    assert "Duty sheet: Mira" in clean.inner_text("main")


def test_likely_people_stand_beside_the_form_while_somebody_types(
    clean, live_server, dee, stefan_found, signed_in
):
    sign_in(clean.context, dee, signed_in, live_server)
    clean.goto(live_server.url + reverse("first_contact"))
    clean.get_by_label("Who is it about?").press_sequentially("Stefan Voychik")
    likely = clean.get_by_role("button", name="It is Stefan Wójcik")
    likely.wait_for()
    assert likely.is_visible()


@pytest.fixture
def life(now, looking, sam, stefan_found, council_home):
    """Return the address of each kind of page, with something on it."""
    person = stefan_found
    lead = allocated(person, sam, now=now)
    other = somebody(now=now, name="Irene Osei", seen_by=[sam])
    task = a_task(other, by=sam, now=now, owner=sam, due_on=date(2026, 11, 18))
    note = a_note(person, by=sam, now=now)
    with looking(sam):
        contact = actions.take_contact(answers=answers(), person=person, by=sam, at=now)
        open_one = actions.take_contact(answers=answers(about="Ms Nobody"), person=None, by=sam, at=now)
        actions.start_urgent_support(person=person, tonight=tonight(), contact=contact.pk, by=sam, at=now)
        actions.hand_over_duty(person=person, direction="to_duty", words="Ring at nine.", by=sam, at=now)
        paper = actions.NewPaper(
            person=person, content=b"Dear Sam", kind=PaperKind.LETTER, title="His letter", from_whom="Stefan"
        )
        actions.keep_paper(paper=paper, by=sam, at=now)
    a_task(other, by=sam, now=now, team=a_team())
    return {
        "first_contact": [],
        "contact": [open_one.pk],
        "tonight": [person],
        "person_record": [person],
        "write_note": [person],
        "notes": [person],
        "note_versions": [person, note.root],
        "papers": [person],
        "keep_paper": [person],
        "hand_over": [person, lead.pk],
        "duty_sheet": [person],
        "duty": [],
        "team_tray": [],
        "finish_task": [task.pk],
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_is_clean_for_axe_and_fits(width, clean, live_server, life, sam, signed_in):
    sign_in(clean.context, sam, signed_in, live_server)
    clean.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name, given in life.items():
        clean.goto(live_server.url + reverse(name, args=given))
        found[name] = unusable(clean)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.requirement("B-12")
def test_from_a_page_of_the_person_to_typing_a_note_takes_one_press(
    clean, live_server, life, sam, signed_in, stefan_found
):
    sign_in(clean.context, sam, signed_in, live_server)
    clean.goto(live_server.url + reverse("papers", args=[stefan_found]))
    clean.get_by_role("link", name="Write a note").first.press("Enter")
    clean.wait_for_url("**/notes/new/**")
    clean.keyboard.type("He asked for tea at seven.")
    assert clean.get_by_label("What happened").input_value() == "He asked for tea at seven."


@pytest.mark.requirement("B-20")
def test_the_duty_sheet_prints_on_one_page(clean, live_server, life, sam, signed_in, stefan_found):
    sign_in(clean.context, sam, signed_in, live_server)
    clean.goto(live_server.url + reverse("duty_sheet", args=[stefan_found]))
    printed = clean.pdf(format="A4", print_background=False)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
