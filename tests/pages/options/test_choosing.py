"""The pages of choosing and buying: a person's own, a worker's, and those of lists."""

import json
from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.gateways.open_referral import Hours
from sayso.journey.options import actions as options
from sayso.journey.options import queries
from sayso.journey.options.statuses import CheckKind
from sayso.journey.people import actions as people
from sayso.journey.purchasing import actions
from sayso.journey.purchasing import queries as bought
from sayso.journey.purchasing.statuses import VisitOutcome
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.options import TEA, a_plan_line, a_service, agreed_money, imported, offer_named
from tests.foundation.gateways.test_open_referral import MEADOW
from tests.pages.home.signing_in import a_login_of, read, signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def brook(now):
    return a_login("broker", now=now, name="Brook Lowry")


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    key = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


@pytest.fixture
def herself(now, ana):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    open_to(login, ana, Area.PRIVATE, now=now)
    return login


@pytest.fixture
def tea(now, sam, ana):
    return a_plan_line(ana, by=sam, now=now)


@pytest.fixture
def feed(now, brook):
    early = (Hours(days=(), opens_at=time(7), closes_at=time(18)),)
    imported(a_service("meadow"), a_service("kindly"), a_service("early", hours=early), by=brook, now=now)


def chosen(client, page, keys, **said):
    return client.post(reverse(page, args=keys), said)


@pytest.mark.requirement("S2-08", "S2-06")
def test_she_reads_why_this_list_in_which_order_and_what_was_left_out(now, herself, tea, feed):
    page = read(herself, "choose_offer", tea.line)
    assert TEA in page
    assert "Nobody can pay to be higher." in page
    assert "1 cannot come at your time." in page
    assert "Cannot come at your time" in page
    assert "Another time: 5:30 pm" in page
    assert page.index("Choose Kindly Home Care") < page.index("Choose Meadow Home Care")
    assert "Brook Lowry brought in the list" in page


@pytest.mark.requirement("S2-05", "S2-27")
def test_an_offer_of_the_councils_own_bears_its_label_and_no_check_is_blank(
    now, looking, brook, herself, tea, feed
):
    owner = options.NewCheck(
        offer=offer_named("meadow").pk, kind=CheckKind.OWNER, answer="council", checked_on=TODAY
    )
    with looking(brook):
        options.record_check(check=owner, by=brook, at=now)
    page = read(herself, "choose_offer", tea.line)
    assert page.count("Run by the council") == 1
    assert "Not checked: police checks of those who come" in page
    assert "Not checked: who owns it." in page


@pytest.mark.requirement("S2-07")
def test_she_chooses_or_says_that_none_suits_and_either_is_one_press(now, looking, herself, ana, tea, feed):
    client = signed_in(herself)
    none = {"answer": "none", "none_words": "One person, always the same.", "may_tell": "on"}
    assert chosen(client, "choose_offer", [tea.line], **none).status_code == 303
    assert "None of these suited you" in read(herself, "my_choices")
    key = str(offer_named("meadow").pk)
    assert chosen(client, "choose_offer", [tea.line], answer=key).status_code == 303
    assert "You chose <b>Meadow Home Care</b> on 20 November 2026" in read(herself, "my_choices")
    wrong = chosen(client, "choose_offer", [tea.line], answer="gold", none_words="My words stay.")
    assert wrong.status_code == 422
    assert "My words stay." in wrong.content.decode()
    stale = chosen(client, "choose_offer", [tea.line], answer=key, seen="another list")
    assert stale.status_code == 409


def test_somebody_elses_line_is_not_there_for_her_and_bea_finds_nothing(now, sam, herself, ana, tea, feed):
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, Area.CONTACT, now=now)
    client = signed_in(hers)
    for page in ("choose_offer", "did_you_choose"):
        assert client.get(reverse(page, args=[tea.line])).status_code == 404
    for page, keys in (("person_choices", [ana]), ("choose_for", [ana, tea.line])):
        assert client.get(reverse(page, args=keys)).status_code == 404
    assert TEA not in read(hers, "my_choices") + read(hers, "who_came")


def test_a_worker_sees_the_same_list_and_the_record_shows_the_choice(now, sam, ana, tea, feed):
    page = read(sam, "choose_for", ana, tea.line)
    assert "Choose Kindly Home Care" in page
    key = str(offer_named("kindly").pk)
    assert chosen(signed_in(sam), "choose_for", [ana, tea.line], answer=key).status_code == 303
    assert "Chose <strong>Kindly Home Care</strong>" in read(sam, "person_choices", ana)
    assert "Kindly Home Care" in read(sam, "person_record", ana)


@pytest.mark.requirement("S1-10")
def test_a_no_on_her_own_page_stands_on_the_day_of_the_principal_and_of_nobody_else(
    now, looking, sam, ana, tea, herself
):
    order = actions.NewOrder(
        person=ana, line=tea.line, starts_on=TODAY, provider="Meadow", urgent_because="Made for a test"
    )
    with looking(sam):
        actions.place_order(order=order, by=sam, at=now)
    principal = a_login("principal", now=now, name="Priya Nair")
    assert "Did you choose who does this?" in read(herself, "own_home")
    sent = chosen(signed_in(herself), "did_you_choose", [tea.line], answer="no", words="I was told.")
    assert sent.status_code == 303
    assert "Did you choose who does this?" not in read(herself, "own_home")
    assert "Ask somebody about support they did not choose" in read(principal, "my_day", until="week")
    assert "I was told." in read(principal, "choice_answers")
    for page in (read(sam, "my_day", until="week"), read(sam, "person_record", ana)):
        assert "I was told." not in page
        assert "did not choose" not in page
    (told,) = answers(looking, principal)
    done = chosen(signed_in(principal), "take_up_choice_answer", [told.key], did="Rang her.")
    assert done.status_code == 303
    assert "I was told." not in read(principal, "choice_answers")


def answers(looking, who):
    with looking(who):
        return queries.choice_answers_outside(viewer=who)


def test_a_commissioner_brings_in_a_file_and_a_wrong_one_says_what_to_mend(now, brook):
    colin = a_login("commissioner", now=now, name="Colin Ward")
    client = signed_in(colin)

    def bring(*services):
        file = SimpleUploadedFile("feed.json", json.dumps(services).encode())
        sent = client.post(reverse("import_feed"), {"feed": "lindenshire", "file": file}, follow=True)
        return sent.content.decode()

    many = [MEADOW | {"id": f"s{number}", "name": f"Service {number}"} for number in range(4)]
    assert "4 new, 0 changed, 0 ended" in bring(*many)
    assert "Nothing was changed" in bring(*many)
    assert "services[0], Service 0: status" in bring(many[0] | {"status": "open"})
    held = bring(many[0])
    assert "Somebody other than Colin Ward says whether it is right" in held
    assert "Say whether the list “lindenshire” is right" in read(brook, "my_day", until="week")
    (one,) = queries.imports_held()
    refused = chosen(client, "settle_feed", [one.pk], is_right="yes")
    assert refused.status_code == 409
    assert chosen(signed_in(brook), "settle_feed", [one.pk], is_right="yes").status_code == 303
    assert "Service 3" not in read(brook, "feeds")
    assert chosen(client, "import_feed", [], feed="x").status_code == 422


@pytest.mark.requirement("S2-03")
def test_anyone_finds_by_need_place_and_time_without_a_sign_in(now, feed, client):
    def found(**asked):
        return client.get(reverse("what_there_is"), asked).content.decode()

    page = found(kind="meals", place="ZZ1 4QT", at="7pm")
    assert "2 services" in page
    assert "Cannot come at your time" in page
    assert "0 services" in found(kind="garden", place="ZZ1", at="")
    assert client.get(reverse("what_there_is"), {"place": "somewhere"}).status_code == 422


def test_a_broker_writes_down_a_check_and_a_commissioner_reads_wants(now, looking, brook, sam, tea, feed):
    said = {
        "kind": "police",
        "answer": "seen",
        "found": "All six, June 2026",
        "checked_on_day": "19",
        "checked_on_month": "11",
        "checked_on_year": "2026",
    }
    meadow = offer_named("meadow")
    assert chosen(signed_in(brook), "check_offer", [meadow.pk], **said).status_code == 303
    assert "All six, June 2026. Seen by us, 19 November 2026" in read(brook, "what_there_is")
    with looking(sam):
        none = options.NewChoice(
            person=tea.person_id, line=tea.line, none_words="Somebody who sings.", may_tell=True
        )
        options.choose(choice=none, by=sam, at=now)
    page = read(a_login("commissioner", now=now), "wants")
    assert "Somebody who sings." in page
    assert "fewer than 5" in page
    assert "Ana" not in page


# -- orders and visits -----------------------------------------------------------------------------


ORDER = {"starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2026", "provider": "Meadow"}


@pytest.mark.requirement("S3-02")
def test_an_order_without_money_is_held_and_with_it_placed_and_the_kept_rate_is_hers_to_read(
    now, looking, sam, ana, tea, herself
):
    client = signed_in(sam)
    held = chosen(client, "place_order", [ana, tea.line], **ORDER)
    assert held.status_code == 409
    assert "say why, and order it at once" in held.content.decode()
    agreed_money(tea, by=sam, now=now)
    assert chosen(client, "place_order", [ana, tea.line], **ORDER).status_code == 303
    assert "At 7 pm, give or take 15 minutes" in read(sam, "orders", ana)
    with looking(sam):
        (order,) = bought.orders_of(ana, viewer=sam)
    visit = {"planned_on_month": "11", "planned_on_year": "2026", "said_by": "person"}
    for day, came in (("17", "7:05pm"), ("18", "5:30pm"), ("19", "")):
        outcome = "came" if came else "missed"
        sent = visit | {"planned_on_day": day, "outcome": outcome, "came_at": came}
        assert chosen(client, "record_visit", [ana, order.pk], **sent).status_code == 303
    for page in ("who_came", "own_home"):
        shown = read(herself, page)
        assert "On time on <b>1 of the last 3</b>" in shown
        assert "came at 5:30 pm" in shown
    assert "On time on 1 of the last 3" in read(sam, "person_record", ana)


@pytest.fixture
def order(now, looking, sam, ana, tea):
    new = actions.NewOrder(
        person=ana,
        line=tea.line,
        starts_on=TODAY - timedelta(days=30),
        provider="Meadow",
        urgent_because="Made for a test",
        visitor_must_know="Knock, do not ring the bell.",
    )
    with looking(sam):
        return actions.place_order(order=new, by=sam, at=now)


def test_the_sheet_obeys_safe_contact_and_never_says_where_somebody_hidden_lives(
    now, looking, sam, ana, order
):
    with looking(sam):
        safe = people.NewSafeContact(
            person=ana,
            must_not_know="Her brother Leo",
            do_not_post=True,
            said_by="Ana",
            look_again_on=TODAY + timedelta(days=90),
        )
        people.record_safe_contact(item=safe, by=sam, at=now)
        people.hide_address(
            person=ana,
            lines="9 Secret Lane",
            postcode="ZZ1 4QT",
            starts_on=TODAY,
            group=[sam],
            said_by="Ana",
            look_again_on=TODAY + timedelta(days=90),
            by=sam,
            at=now,
        )
    page = read(sam, "order_sheet", ana, order.pk)
    assert "Knock, do not ring the bell." in page
    assert "Not written here. Ring us" in page
    assert "Send nothing by post." in page
    assert "Leo" not in page
    assert "Secret Lane" not in page
    sheet = page[page.index("What they want") :]
    assert order.number in sheet


def test_a_table_of_visits_is_brought_in_whole_or_not_at_all(now, looking, sam, ana, order):
    client = signed_in(sam)

    def bring(*rows):
        table = "\n".join(["date,order,came,left", *rows]).encode()
        file = SimpleUploadedFile("visits.csv", table)
        return client.post(reverse("import_visits"), {"file": file}, follow=True)

    wrong = bring(f"2026-11-18,{order.number},19:00,", "soon,NONE,,")
    assert wrong.status_code == 422
    assert "Row 3:" in wrong.content.decode()
    assert "1 visit was new" in bring(f"2026-11-18,{order.number},19:00,").content.decode()
    assert "Nothing in the table was new" in bring(f"2026-11-18,{order.number},19:00,").content.decode()
    with looking(sam):
        (visit,) = bought.visits_of(ana, viewer=sam)
    assert visit.outcome == VisitOutcome.CAME


def test_what_could_not_wait_is_owed_until_its_money_is_agreed_and_an_order_ends(now, sam, ana, tea, order):
    made.allocated(ana, sam, now=now)
    owed = "Agree the money for what was ordered at once"
    assert owed in read(sam, "my_day", until="week")
    agreed_money(tea, by=sam, now=now)
    client = signed_in(sam)
    assert chosen(client, "join_order", [ana, order.pk]).status_code == 303
    assert owed not in read(sam, "my_day", until="week")
    to = ORDER | {"starts_on_day": "25", "starts_on_month": "11", "provider": "Kindly"}
    assert chosen(client, "change_order", [ana, order.pk], **to).status_code == 303
    page = read(sam, "orders", ana)
    assert "Kindly" in page
    assert "Changed: another order takes its place" in page
    end = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2026"}
    sent = chosen(client, "end_order", [ana, order.pk], because="In hospital", **end)
    assert sent.status_code == 303
    assert "In hospital" in read(sam, "orders", ana)
