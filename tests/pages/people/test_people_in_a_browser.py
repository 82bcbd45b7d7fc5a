"""The main pages in a real browser: by keyboard, without script, at both widths, clean for axe."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.journey.people import actions
from sayso.journey.people.statuses import NeedKind
from tests.examples import WIDTHS
from tests.factories.logins import a_login
from tests.factories.people import a_person
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def made(now, looking):
    """A worker, and people with something to show on each page."""
    worker = a_login("manager", now=now)
    ana = a_person(
        now=now,
        name="Ana Marques",
        seen_by=[worker],
        lines="9 Weaver's Close",
        postcode="ZZ1 4QT",
        mobile="07700 900 142",
    ).person_id
    one = a_person(now=now, name="John Smith", born=date(1960, 4, 3), seen_by=[worker]).person_id
    a_person(now=now, name="Jon Smyth", born=date(1960, 4, 3), seen_by=[worker])
    stranger = a_person(now=now, name="Stefan Wójcik", born=date(1944, 2, 3)).person_id
    with looking(worker):
        actions.record_safe_contact(
            item=actions.NewSafeContact(
                person=ana, said_by="Ana", look_again_on=date(2027, 5, 1), way="text", leave_no_messages=True
            ),
            by=worker,
            at=now,
        )
        actions.record_communication_need(
            item=actions.NewNeed(person=ana, kind=NeedKind.BSL, said_by="Ana", review_on=date(2027, 5, 1)),
            by=worker,
            at=now,
        )
    return {"worker": worker, "ana": ana, "one": one, "stranger": stranger}


@pytest.fixture
def walker(clean, live_server, made, signed_in):
    """The browser, signed in as the worker."""
    cookie = signed_in(made["worker"]).cookies[settings.SESSION_COOKIE_NAME]
    clean.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return clean


def addresses(made):
    """Each page of this room that a manager comes to."""
    ana = made["ana"]
    one_person = (
        "person_details record_name record_particulars record_address hide_address record_contact_point"
        " record_safe_contact record_communication_need record_nhs_number record_tie propose_merge"
    ).split()
    return [
        f"{reverse('find')}?q=Steven+Voychik",
        f"{reverse('find')}?q=Zzyzx",
        reverse("find"),
        reverse("add_person"),
        reverse("likely_duplicates"),
        reverse("broken_glass"),
        reverse("break_glass"),
        reverse("open_record", args=[made["stranger"]]),
        reverse("record_equality_answer", args=[ana, "religion"]),
        *[reverse(name, args=[ana]) for name in one_person],
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_clean_for_axe_and_never_scrolls_sideways(walker, live_server, made, width):
    walker.set_viewport_size({"width": width, "height": 900})
    wrong = []
    for address in addresses(made):
        walker.goto(live_server.url + address)
        wrong += unusable(walker)
    assert wrong == []


@pytest.mark.requirement("B-01")
def test_somebody_is_found_and_opened_by_keyboard_alone(walker, live_server, made):
    walker.goto(live_server.url + reverse("find"))
    walker.get_by_label("Name, birth date, address, telephone or number").focus()
    walker.keyboard.type("Steven Voychik")
    walker.keyboard.press("Enter")
    walker.get_by_role("link", name="Stefan Wójcik").focus()
    walker.keyboard.press("Enter")
    walker.get_by_label("Somebody has rung or written about them").focus()
    walker.keyboard.press("Space")
    walker.get_by_role("button", name="Open the record").focus()
    walker.keyboard.press("Enter")
    walker.wait_for_url(lambda url: "open" not in url)
    assert "Stefan Wójcik" in walker.content()


@pytest.mark.requirement("B-01")
def test_a_person_is_added_without_script_after_looking_at_the_likely_ones(
    browser, live_server, made, signed_in
):
    cookie = signed_in(made["worker"]).cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("add_person"))
    page.fill("[name=called]", "Jon Smith")
    for part, typed in {"day": "3", "month": "4", "year": "1960"}.items():
        page.fill(f"[name=birth_date_{part}]", typed)
    page.click("main button[type=submit]")
    assert page.get_by_role("heading", name="Is it one of these people?").is_visible()
    assert page.get_by_role("link", name="John Smith").count() == 1
    page.fill("[name=not_the_same_because]", "The son. His father is with him")
    page.click("main button[type=submit]")
    assert "Jon Smith" in page.content()
    assert "/people/add/" not in page.url
    context.close()
