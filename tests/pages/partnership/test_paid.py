"""The pages of paying somebody close: a worker's, an approver's, and one's own for each of the two."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.partnership import queries
from sayso.journey.partnership.statuses import Particular, RelationshipKind
from sayso.web.home.paid_due import paid_due
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.paid import EVIDENCE, WHY, a_contract, decided, payers, put, with_reasons
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
KEPT_ON = {"household_on_day": "16", "household_on_month": "11", "household_on_year": "2026"}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def hands(now):
    return payers(now)


def day(name: str, on: str) -> dict[str, str]:
    """Return a date as its three boxes: `2026-11-23`."""
    return dict(zip((f"{name}_{part}" for part in ("year", "month", "day")), on.split("-"), strict=True))


def sent(login, name, *keys, **typed):
    """Send a form, and return the answer."""
    return signed_in(login).post(reverse(name, args=keys), typed)


@pytest.mark.requirement("S0-08")
def test_from_nothing_to_a_contract_and_its_end(now, looking, hands):
    """Put, held with the rule, put again with a reason, decided by another, agreed, read by each, stopped."""
    ana, two = hands.two.ana, hands.two
    assert "Nobody has proposed that somebody close is paid." in read(hands.sam, "paid_close", ana)
    with looking(hands.sam):
        who = next(
            one.who
            for one in queries.near_people(ana, viewer=hands.sam, on=now.date())
            if one.other == two.bea
        )
    facts = {"who": who, "relationship": "child", "same_household": "yes", "purpose": "care"}
    facts |= {"partner_of_listed": "not_known", "speaks_for": "no", **KEPT_ON}
    assert sent(hands.sam, "propose_paid_close", ana, **facts).status_code == 303
    page = read(hands.sam, "paid_close", ana)
    assert "Barred, unless the council records that it is necessary for care." in page
    assert "No reason is given yet why it is necessary." in page
    assert "A colleague decides. Whoever proposed it does not." in page
    with looking(hands.sam):
        [first] = queries.arrangements_of(ana, viewer=hands.sam)
    key = first.proposal.pk
    saying = {"agreed": "yes", "words": WHY}
    assert sent(hands.lee, "decide_paid_close", ana, key, **saying).status_code == 303
    held = read(hands.lee, "paid_close", ana)
    assert "unless the council records that it is necessary" in held
    assert "Give a reason why it is necessary for this person" in held
    assert "Make it a contract" not in held
    blocked = sent(hands.sam, "agree_paid_close", ana, key, **agreed_form())
    assert (blocked.status_code, "waits for a decision" in plain(blocked.content.decode())) == (409, True)

    again = facts | {"evidence_harm": EVIDENCE}
    assert EVIDENCE not in read(hands.sam, "change_paid_close", ana, key)
    assert sent(hands.sam, "change_paid_close", ana, key, **again).status_code == 303
    with looking(hands.sam):
        [put_again] = queries.arrangements_of(ana, viewer=hands.sam)
    new = put_again.proposal.pk
    assert EVIDENCE in read(hands.lee, "decide_paid_close", ana, new)
    assert sent(hands.lee, "decide_paid_close", ana, new, **saying).status_code == 303
    assert "Tell them what was decided" in read(hands.sam, "paid_close", ana)
    assert sent(hands.sam, "tell_paid_close", ana, new).status_code == 303
    assert "Tell them what was decided" not in read(hands.sam, "paid_close", ana)
    assert "Bea can be paid to help you" in read(two.ana_in, "my_letters")
    form = read(hands.sam, "agree_paid_close", ana, new)
    assert "One pound over the limit" in form
    assert "The limit is £204.00 a week" in form
    made = sent(hands.sam, "agree_paid_close", ana, new, **agreed_form())
    assert made.status_code == 303, plain(made.content.decode())

    page = read(hands.sam, "paid_close", ana)
    for line in ("10 hours a week", "Monday to Friday, from 8 am to 10 am", "£13.50 an hour: £135.00 a week"):
        assert line in page
    anas, beas = read(two.ana_in, "my_paid_help"), read(two.bea_in, "my_paid_help")
    assert "Bea, my daughter: care and support" in anas
    assert WHY in anas
    assert "For Mum: care and support" in beas
    for unsaid in (WHY, EVIDENCE, "necessary", "What we decided"):
        assert unsaid not in beas
    assert "At this wage it is reached after 15 hours 6 minutes a week." in beas
    assert "Carer’s Allowance" not in anas, "what she gets is hers"
    assert "Bea, my daughter is paid to help you" in read(two.ana_in, "own_home")
    assert "You are paid to help Mum" in read(two.bea_in, "own_home")

    with looking(two.bea_in):
        [work] = queries.my_paid_work(viewer=two.bea_in)
    assert "You do not say why." in read(two.bea_in, "stop_my_paid_help", work.contract)
    stopping = day("ends_before", "2026-12-01")
    assert sent(two.bea_in, "stop_my_paid_help", work.contract, **stopping).status_code == 303
    for login in (two.ana_in, two.bea_in):
        assert "The last day is 30 November 2026" in read(login, "my_paid_help")


def agreed_form() -> dict[str, object]:
    """Return what is typed to make the contract."""
    typed: dict[str, object] = {"calls": "Mum", "tasks": "Washing and breakfast", "starts_at": "8 am"}
    typed |= {"days": ["0", "1", "2", "3", "4"], "minutes": "120", "pence_an_hour": "13.50"}
    typed |= {"person_asked": "yes", "relative_asked": "yes", "second_signatory": ""}
    typed |= day("starts_on", "2026-11-23") | day("written_on", "2026-11-20")
    typed |= day("look_again_on", "2027-05-03")
    return typed | {f"particular_{one}": "We wrote it down." for one in Particular}


def test_what_is_missing_is_told_at_its_field_and_nothing_typed_is_lost(now, hands):
    ana = hands.two.ana
    wrong = sent(hands.sam, "propose_paid_close", ana, called="Kit, my cousin", evidence_other="Long words")
    shown = plain(wrong.content.decode())
    assert wrong.status_code == 422
    for line in ("Choose what they are to be paid for", "Kit, my cousin", "Long words"):
        assert line in shown
    proposal = put(hands, now=now, **with_reasons())
    decided(proposal, by=hands.lee, now=now)
    half = agreed_form() | {"more_days": ["5"], "particular_back": ""}
    wrong = sent(hands.sam, "agree_paid_close", ana, proposal.pk, **half)
    shown = plain(wrong.content.decode())
    assert wrong.status_code == 422
    assert "leave all three empty" in shown
    assert "Write what the two agreed: How do they go back to being just family?" in shown
    twice = agreed_form() | {"more_days": ["0"], "more_starts_at": "9 am", "more_minutes": "30"}
    wrong = sent(hands.sam, "agree_paid_close", ana, proposal.pk, **twice)
    assert "stand twice" in plain(wrong.content.decode())


def test_managing_the_payment_has_a_form_of_its_own_and_a_reviewer_signs_for_who_acts_for_them(now, hands):
    ana = hands.two.ana
    proposal = put(hands, now=now, purpose="administration", speaks_for=True, **with_reasons())
    assert "A reviewer has to sign" in read(hands.mo, "paid_close", ana)
    signed = sent(hands.mo, "sign_paid_close", ana, proposal.pk, words="Ruth signs the timesheets too.")
    assert signed.status_code == 303
    decided(proposal, by=hands.lee, now=now)
    form = read(hands.sam, "agree_paid_close", ana, proposal.pk)
    assert "An amount of its own, apart from any care." in form
    assert "Carer’s Allowance" not in form


def test_a_page_that_is_not_open_is_as_if_it_were_not_there(now, hands):
    two, contract = hands.two, a_contract(hands, now=now)
    proposal = put(hands, now=now)
    some = a_login("manager", now=now)
    open_to(some, two.ana, Area.CONTACT, Area.PLAN, now=now)  # not health and not money
    open_to(two.bea_in, two.ana, Area.PLAN, Area.CONTACT, Area.MONEY, now=now)  # all that Ana can share
    for login in (some, two.bea_in, two.ana_in):
        client = signed_in(login)
        for name in ("paid_close", "propose_paid_close"):
            assert client.get(reverse(name, args=[two.ana])).status_code in (403, 404)
        for name in ("change_paid_close", "decide_paid_close", "sign_paid_close", "agree_paid_close"):
            assert client.get(reverse(name, args=[two.ana, proposal.pk])).status_code in (403, 404)
        assert client.get(reverse("stop_paid_close", args=[two.ana, contract.pk])).status_code == 404
    ruth = signed_in(a_login("carer", now=now))
    assert ruth.get(reverse("stop_my_paid_help", args=[contract.pk])).status_code == 404
    assert ruth.get(reverse("my_paid_help")).status_code == 200


def test_what_waits_what_was_held_and_what_to_look_at_again_is_on_the_day(now, looking, hands):
    """A colleague decides; what was held comes back to whoever proposed it; then it is looked at again."""
    made.allocated(hands.two.ana, hands.sam, now=now)
    later = now + timedelta(days=9)

    def owed(login, until=later):
        with looking(login):
            return [one.what for one in paid_due(login, until.date())]

    proposal = put(hands, now=now)
    assert owed(hands.lee) == ["Decide whether it is necessary to pay somebody close"]
    assert owed(hands.sam) == []
    assert owed(hands.lee, now) == [], "not before its day"
    decided(proposal, by=hands.lee, now=now)
    assert owed(hands.lee) == []
    assert owed(hands.sam) == ["Say why it is necessary to pay somebody close, or plan another way"]
    change = {"arrangement": proposal.arrangement, "seen": proposal.pk}
    again = put(hands, now=now + timedelta(hours=1), **change, **with_reasons())
    assert owed(hands.lee) == ["Decide whether it is necessary to pay somebody close"], "it is put otherwise"
    assert owed(hands.sam) == []
    decided(again, by=hands.lee, now=now + timedelta(hours=2))
    assert owed(hands.sam) == []
    a_contract(hands, now=now)
    assert owed(hands.sam, now + timedelta(days=200)) == ["Look again at paid help from somebody close"]
    assert owed(hands.two.bea_in) == []


def test_what_held_it_is_not_told_of_facts_that_were_put_right_since(now, looking, hands):
    """A cousin elsewhere bars nothing: no rule stands over the contract that can be made at once."""
    first = decided(put(hands, now=now), by=hands.lee, now=now)
    assert "Give a reason why it is necessary" in read(hands.sam, "paid_close", hands.two.ana)
    change = {"arrangement": first.arrangement, "seen": first.pk, "same_household": False}
    put(hands, now=now + timedelta(hours=1), relationship=RelationshipKind.COUSIN, **change)
    page = read(hands.sam, "paid_close", hands.two.ana)
    assert "Make it a contract" in page
    assert "Give a reason why it is necessary" not in page
    assert "Find out what is missing" not in page


def test_a_button_pressed_twice_proposes_once(now, looking, hands):
    once = {"form_key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b41", "called": "Kit", "purpose": "care", **KEPT_ON}
    once |= dict.fromkeys(("same_household", "partner_of_listed", "speaks_for"), "not_known")
    for _ in range(2):
        assert sent(hands.sam, "propose_paid_close", hands.two.ana, **once).status_code == 303
    with looking(hands.sam):
        [one] = queries.arrangements_of(hands.two.ana, viewer=hands.sam)
    assert one.answer.barred is None
    assert "what they are to the person" in read(hands.sam, "paid_close", hands.two.ana)
