"""What is decided about a concern, and by whom."""

from datetime import date
from unittest.mock import patch

import pytest

from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import Harm
from sayso.journey.casework.statuses import Outcome as ContactOutcome
from sayso.journey.safeguarding import actions
from sayso.journey.safeguarding.models import Concern, ConcernDecision
from sayso.journey.safeguarding.queries import all_heard, decide_by, waiting
from sayso.journey.safeguarding.statuses import Danger, Found, Outcome
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import CARE, a_team, answers, somebody
from tests.factories.logins import a_login, open_to
from tests.factories.safeguarding import a_concern, on_a_test

pytestmark = pytest.mark.django_db


def decide(said, by, now, **changes):
    given = {
        "needs_care": on_a_test(),
        "at_risk": on_a_test(),
        "cannot_protect": on_a_test(),
        "outcome": Outcome.ENQUIRY,
        "reasons": "He cannot leave his chair and was left alone.",
    } | changes
    return actions.decide_on_concern(concern=said.key, by=by, at=now, **given)


@pytest.mark.requirement("S3-18")
def test_a_lead_decides_with_the_three_tests_and_their_reasons(now, looking):
    said, lead = a_concern(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        decided = decide(said, lead, now)
        assert not waiting(viewer=lead).exists()
    assert (decided.needs_care, decided.outcome) == ("yes", "enquiry")


def test_doing_nothing_is_held_when_all_three_tests_are_met(now, looking):
    said, lead = a_concern(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        with pytest.raises(Held, match="Nothing has changed") as held:
            decide(said, lead, now, outcome=Outcome.NO_FURTHER)
        assert "section 42(2)" in held.value.rule
        decide(said, lead, now, outcome=Outcome.NO_FURTHER, at_risk=on_a_test(Found.NO))


def test_an_answer_without_its_reason_is_asked_for_again(now, looking):
    said, lead = a_concern(now=now), a_login("safeguarding", now=now)
    with looking(lead), pytest.raises(Invalid) as refused:
        decide(said, lead, now, at_risk=on_a_test(because=" "), reasons="")
    assert set(refused.value.fields) == {"at_risk_because", "reasons"}


def test_nobody_decides_twice(now, looking):
    said, lead = a_concern(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        decide(said, lead, now)
        with pytest.raises(WrongState):
            decide(said, lead, now)


def test_only_safeguarding_decides(now, looking):
    said, worker = a_concern(now=now), a_login("social-worker", now=now)
    with looking(worker), pytest.raises(NotPermitted):
        decide(said, worker, now)


def test_a_trail_that_fails_undoes_the_decision(now, looking):
    said, lead = a_concern(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        with (
            patch("sayso.journey.safeguarding.actions.decide_on_concern.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            decide(said, lead, now)
        assert not ConcernDecision.objects.exists()


def test_the_clock_counts_working_days(now):
    assert decide_by(now) == date(2026, 11, 24)


def test_a_concern_is_put_on_the_record_of_whoever_it_is_about(now, looking):
    said, person, lead = a_concern(now=now), somebody(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        linked = actions.link_concern(concern=said.key, person=person, by=lead, at=now)
    assert (linked.person_id, linked.linked_by) == (person, lead)


def test_a_decided_concern_is_not_moved(now, looking):
    said, person, lead = a_concern(now=now), somebody(now=now), a_login("safeguarding", now=now)
    with looking(lead):
        decide(said, lead, now)
        with pytest.raises(WrongState):
            actions.link_concern(concern=said.key, person=person, by=lead, at=now)


def test_a_worker_does_not_link_a_concern(now, looking):
    said, worker = a_concern(now=now), a_login("manager", now=now)
    with looking(worker), pytest.raises(NotPermitted):
        actions.link_concern(concern=said.key, person=said.key, by=worker, at=now)


def test_a_worry_heard_in_a_call_is_taken_up_without_typing(now, looking):
    adviser, lead, person = (
        a_login("contact", now=now),
        a_login("safeguarding", now=now),
        somebody(now=now),
    )
    with looking(adviser):
        contact = casework.take_contact(
            answers=answers(harm=Harm.DANGER, outcome=ContactOutcome.RECORD),
            person=person,
            by=adviser,
            at=now,
        )
        with pytest.raises(NotPermitted):
            actions.take_up_heard(contact=contact.pk, by=adviser, at=now)
    with looking(lead):
        assert [one.contact for one in all_heard(viewer=lead)] == [contact.pk]
        taken = actions.take_up_heard(contact=contact.pk, by=lead, at=now)
        assert (taken.person_id, taken.danger) == (person, Danger.NOW)
        assert taken.what_happened == contact.what_happened
        assert all_heard(viewer=lead) == []
        with pytest.raises(WrongState):
            actions.take_up_heard(contact=contact.pk, by=lead, at=now)


def test_a_worry_about_somebody_not_on_record_reaches_safeguarding_too(now, looking):
    adviser, lead = a_login("contact", now=now, team=a_team()), a_login("safeguarding", now=now)
    with looking(adviser):
        contact = casework.take_contact(answers=answers(harm=Harm.MAYBE), person=None, by=adviser, at=now)
    with looking(lead):
        actions.take_up_heard(contact=contact.pk, by=lead, at=now)
        assert Concern.objects.get(heard_in=contact.pk).about == "Stefan Voycheck"


def test_a_worry_that_is_not_there_is_not_found(now, looking):
    lead, person = a_login("safeguarding", now=now), somebody(now=now)
    with looking(lead), pytest.raises(NotFound):
        actions.take_up_heard(contact=person, by=lead, at=now)


def test_a_carer_and_the_person_never_see_each_others_concern(now, looking):
    ana, bea = somebody(now=now, name="Ana Marques"), somebody(now=now, name="Bea Marques")
    ana_login, bea_login = a_login("person", now=now), a_login("carer", now=now)
    lead = a_login("safeguarding", now=now)
    open_to(ana_login, ana, *CARE, now=now)
    open_to(bea_login, bea, *CARE, now=now)
    for said, about in (
        (a_concern(now=now, by=bea_login, about="Ana Marques"), ana),
        (a_concern(now=now, by=ana_login, about="Bea Marques"), bea),
    ):
        with looking(lead):
            actions.link_concern(concern=said.key, person=about, by=lead, at=now)
    for login in (ana_login, bea_login):
        with looking(login):
            assert not Concern.objects.exists()


def test_a_principal_answers_a_concern_about_staff_once(now, looking):
    said, principal, lead = (
        a_concern(now=now, about_staff=True),
        a_login("principal", now=now),
        a_login("safeguarding", now=now),
    )
    with looking(lead), pytest.raises(NotPermitted):
        actions.answer_staff_concern(concern=said.key, answer="Seen.", by=lead, at=now)
    with looking(principal):
        with pytest.raises(Invalid):
            actions.answer_staff_concern(concern=said.key, answer=" ", by=principal, at=now)
        actions.answer_staff_concern(concern=said.key, answer="Told the police.", by=principal, at=now)
        with pytest.raises(WrongState):
            actions.answer_staff_concern(concern=said.key, answer="Again.", by=principal, at=now)
