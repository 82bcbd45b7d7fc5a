"""Paying somebody close: held with the rule, or agreed with reasons and an approver; stopped by either."""

from datetime import date, time, timedelta

import pytest

from sayso.foundation.access.models import User
from sayso.foundation.decisions.queries import held_box
from sayso.foundation.decisions.states import State
from sayso.foundation.letters.queries import content_of
from sayso.journey.casework.models import Task
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import (
    NecessaryReason,
    PaidContract,
    PaidProposal,
    PaidSum,
    PaidTime,
)
from sayso.journey.partnership.statuses import (
    Basis,
    DomainKind,
    Factor,
    Holder,
    Particular,
    PurposeKind,
    RelationshipKind,
)
from sayso.rules.direct_payments.hours import Times
from sayso.rules.direct_payments.relatives import Barred
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.logins import a_login, open_to
from tests.factories.paid import (
    EVIDENCE,
    WEEKDAY_MORNINGS,
    a_contract,
    a_new_contract,
    a_new_proposal,
    agreed,
    decided,
    payers,
    put,
    with_reasons,
)
from tests.factories.partnership import a_new_holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def hands(now):
    return payers(now)


def stands(hands, proposal, looking):
    with looking(hands.sam):
        return queries.arrangement_of(hands.two.ana, proposal.pk, viewer=hands.sam)


@pytest.mark.requirement("S0-08")
def test_a_relative_in_the_same_home_with_no_reasons_is_held_with_the_rule(now, looking, hands):
    proposal = put(hands, now=now)
    found = stands(hands, proposal, looking)
    assert found.answer.barred is Barred.UNLESS_NECESSARY_FOR_CARE
    assert found.needs_decision
    held = decided(proposal, by=hands.lee, now=now)
    assert (held.decision.state, held.is_agreed) == (State.HELD, None)
    box = held_box(held.decision)
    assert "necessary" in box.rule
    assert "regulation 3" in box.authority
    assert "Give a reason why it is necessary" in box.releases[0]
    assert box.stays == "Nothing has changed for the person."
    with looking(hands.sam), pytest.raises(Held) as why:
        actions.agree_paid(contract=a_new_contract(proposal), by=hands.sam, at=now)
    assert "necessary" in why.value.rule
    assert stands(hands, proposal, looking).contract is None
    assert stands(hands, proposal, looking).is_held, "what was tried is kept"


@pytest.mark.requirement("S0-08")
def test_with_reasons_and_an_approver_the_contract_is_made(now, looking, hands):
    """What was held is put again with a reason, and the same decision is then decided by somebody else."""
    first = decided(put(hands, now=now), by=hands.lee, now=now)
    again = put(hands, now=now, arrangement=first.arrangement, seen=first.pk, **with_reasons())
    assert again.decision_id == first.decision_id
    alone = decided(again, by=hands.sam, now=now)
    assert alone.decision.held_by_rules == ["paid_same_hand"], "who put it does not approve it"
    done = decided(again, by=hands.lee, now=now)
    assert (done.decision.state, done.is_agreed, done.decision.decided_by) == (State.DECIDED, True, hands.lee)
    made = agreed(again, by=hands.sam, now=now)
    assert (made.minutes_a_week, made.purpose, made.relative_id) == (600, "care", hands.two.bea)
    with looking(hands.sam):
        [kept] = queries.contracts_of(hands.two.ana, viewer=hands.sam)
        assert kept.sum.pence_an_hour == 1350
        assert kept.times == (WEEKDAY_MORNINGS,)
        [reason] = queries.arrangements_of(hands.two.ana, viewer=hands.sam)[0].reasons
    assert (reason.factor, reason.evidence) == (Factor.HARM, EVIDENCE)


@pytest.mark.requirement("S0-08")
def test_a_spouse_elsewhere_is_barred_and_a_cousin_in_the_home_is_not(now, looking, hands):
    spouse = put(hands, now=now, relationship=RelationshipKind.SPOUSE, same_household=False)
    assert stands(hands, spouse, looking).answer.barred is Barred.UNLESS_NECESSARY_FOR_CARE
    assert decided(spouse, by=hands.lee, now=now).decision.held_by_rules == ["paid_not_necessary"]
    cousin = put(hands, now=now, relationship=RelationshipKind.COUSIN, relative=None, called="Kit, my cousin")
    assert stands(hands, cousin, looking).answer.barred is Barred.NOT_BARRED
    assert not stands(hands, cousin, looking).needs_decision
    assert agreed(cousin, by=hands.sam, now=now).called == "Kit, my cousin"


def test_what_nobody_knows_is_named_and_holds_it(now, looking, hands):
    unsaid = put(hands, now=now, same_household=None, speaks_for=None, **with_reasons())
    found = stands(hands, unsaid, looking)
    assert found.answer.barred is None
    assert [one.split()[0] for one in found.not_known] == ["whether", "whether"]
    assert decided(unsaid, by=hands.lee, now=now).decision.held_by_rules == ["paid_facts_missing"]
    with looking(hands.sam), pytest.raises(Held, match="waits for a decision"):
        actions.agree_paid(contract=a_new_contract(unsaid), by=hands.sam, at=now)


def test_managing_the_payment_is_an_arrangement_of_its_own_with_its_own_amount(now, looking, hands):
    proposal = put(hands, now=now, purpose=PurposeKind.ADMINISTRATION, **with_reasons())
    assert stands(hands, proposal, looking).answer.barred is Barred.UNLESS_NECESSARY_FOR_ADMINISTRATION
    decided(proposal, by=hands.lee, now=now)
    with looking(hands.sam), pytest.raises(Invalid) as told:
        actions.agree_paid(contract=a_new_contract(proposal, pence_a_week=None), by=hands.sam, at=now)
    assert list(told.value.fields) == ["pence_a_week"]
    made = agreed(proposal, by=hands.sam, now=now, tasks="Payroll and the yearly return")
    with looking(hands.sam):
        [kept] = queries.contracts_of(hands.two.ana, viewer=hands.sam)
        assert queries.split_weeks(hands.two.ana, viewer=hands.sam, on=made.starts_on) == []
    assert (kept.sum.pence_a_week, kept.sum.pence_an_hour, made.minutes_a_week) == (2500, None, None)


def test_a_no_is_decided_with_words_and_ends_there(now, looking, hands):
    proposal = put(hands, now=now, **with_reasons())
    done = decided(proposal, by=hands.lee, now=now, agreed=False, words="Meadow can come at eight.")
    assert (done.is_agreed, done.decision.state) == (False, State.DECIDED)
    with looking(hands.sam), pytest.raises(WrongState, match="not necessary"):
        actions.agree_paid(contract=a_new_contract(proposal), by=hands.sam, at=now)
    with looking(hands.lee), pytest.raises(WrongState, match="decided already"):
        actions.decide_paid(
            decided=actions.PaidDecision(
                person=hands.two.ana, proposal=proposal.pk, agreed=True, words="Yes"
            ),
            by=hands.lee,
            at=now,
        )


def test_what_was_decided_is_told_in_writing_once(now, looking, hands):
    """A no is written with its reasons, and how to ask us to look again; what is held is told to nobody."""
    two, held = hands.two, put(hands, now=now)
    yes, no = put(hands, now=now, **with_reasons()), put(hands, now=now, **with_reasons())
    decided(held, by=hands.lee, now=now)
    decided(yes, by=hands.lee, now=now)
    decided(no, by=hands.lee, now=now, agreed=False, words="Meadow can come at eight.")
    for row, heading in ((yes, "Bea can be paid to help you"), (no, "Bea cannot be paid from your direct")):
        with looking(hands.sam):
            letter = actions.tell_paid(person=two.ana, proposal=row.pk, by=hands.sam, at=now)
            text = content_of(letter).text
        assert heading in content_of(letter).heading
        assert "Somebody who was not part of this will look again." in text
        assert EVIDENCE not in text, "the reasons are the approver's words to the person"
    assert "Meadow can come at eight." in text
    states = [stands(hands, row, looking).decision.state for row in (held, yes, no)]
    assert states == [State.HELD, State.TOLD, State.TOLD]
    for row in (held, yes):
        with looking(hands.sam), pytest.raises(WrongState):
            actions.tell_paid(person=two.ana, proposal=row.pk, by=hands.sam, at=now)
    with looking(two.ana_in), pytest.raises(NotPermitted):
        actions.tell_paid(person=two.ana, proposal=no.pk, by=two.ana_in, at=now)


def test_nobody_gets_reasons_without_words(now, hands):
    unsaid = decided(put(hands, now=now, **with_reasons()), by=hands.lee, now=now, words=" ")
    assert unsaid.decision.held_by_rules == ["no_reasons"]


def test_who_acts_for_the_person_is_paid_only_when_a_reviewer_signs(now, looking, hands):
    two = hands.two
    with looking(hands.sam):
        moved = a_new_holder(two.hers, domain=DomainKind.PAYMENT, holder=Holder.CARER, basis=Basis.NOMINEE)
        actions.move_decision(holder=moved, by=hands.sam, at=now)
    proposal = put(hands, now=now, **with_reasons())
    assert stands(hands, proposal, looking).speaks_for, "the map of who decides says it, whatever was put"
    assert decided(proposal, by=hands.lee, now=now).decision.held_by_rules == ["paid_speaks_for"]
    signing = {"person": two.ana, "proposal": proposal.pk, "at": now}
    with looking(hands.sam), pytest.raises(NotPermitted):
        actions.sign_paid(words="Fine", by=hands.sam, **signing)
    with looking(hands.mo), pytest.raises(Invalid):
        actions.sign_paid(words=" ", by=hands.mo, **signing)
    with looking(hands.mo):
        actions.sign_paid(words="Timesheets go to Ruth too.", by=hands.mo, **signing)
    assert decided(proposal, by=hands.mo, now=now).decision.held_by_rules == ["paid_speaks_for"]
    assert decided(proposal, by=hands.lee, now=now).is_agreed
    with looking(hands.mo), pytest.raises(WrongState):
        actions.sign_paid(words="Again", by=hands.mo, **signing)
    late = {"look_again_on": date(2027, 5, 24), "second_signatory": ""}
    with looking(hands.sam), pytest.raises(Invalid) as told:
        actions.agree_paid(contract=a_new_contract(proposal, **late), by=hands.sam, at=now)
    assert set(told.value.fields) == {"look_again_on", "second_signatory"}
    assert agreed(proposal, by=hands.sam, now=now, second_signatory="Ruth Price").second_signatory


def test_nobody_close_to_them_has_a_hand_in_it(now, looking, hands):
    """A colleague who is the person's own daughter proposes, signs and decides nothing of it."""
    two, proposal = hands.two, put(hands, now=now, **with_reasons())
    User.objects.filter(pk=two.bea_in.pk).update(subject_id=None)  # she has one sign-in, and it is for work
    User.objects.filter(pk=hands.lee.pk).update(subject_id=two.bea)
    daughter = User.objects.get(pk=hands.lee.pk)
    deciding = actions.PaidDecision(person=two.ana, proposal=proposal.pk, agreed=True, words="Yes")
    acts = (
        lambda: actions.propose_paid(proposal=a_new_proposal(two.ana), by=daughter, at=now),
        lambda: actions.decide_paid(decided=deciding, by=daughter, at=now),
        lambda: actions.sign_paid(person=two.ana, proposal=proposal.pk, words="Yes", by=daughter, at=now),
        lambda: actions.agree_paid(contract=a_new_contract(proposal), by=daughter, at=now),
    )
    for act in acts:
        with looking(daughter), pytest.raises(NotPermitted, match="close to these two"):
            act()


def test_a_contract_says_everything_or_what_is_missing_by_name(now, looking, hands):
    proposal = put(hands, now=now, **with_reasons())
    decided(proposal, by=hands.lee, now=now)
    twice = Times(days=(0,), starts_at=time(9), minutes=30)
    for changed, fields in (
        ({"times": ()}, {"times"}),
        ({"times": (WEEKDAY_MORNINGS, twice)}, {"times"}),
        ({"times": (Times(days=(7,), starts_at=time(9), minutes=30),)}, {"times"}),
        ({"pence_an_hour": None}, {"pence_an_hour"}),
        ({"written_on": date(2026, 11, 24)}, {"written_on"}),
        ({"starts_on": date(2026, 11, 15), "written_on": date(2026, 11, 15)}, {"starts_on"}),
        ({"look_again_on": date(2028, 1, 1)}, {"look_again_on"}),
        ({"calls": " ", "tasks": ""}, {"calls", "tasks"}),
        ({"particulars": {}}, {f"particular_{one}" for one in Particular}),
    ):
        with looking(hands.sam), pytest.raises(Invalid) as told:
            actions.agree_paid(contract=a_new_contract(proposal, **changed), by=hands.sam, at=now)
        assert set(told.value.fields) == fields
    for asked in ({"person_asked": SeenAlone.NO}, {"relative_asked": SeenAlone.NOT_POSSIBLE}):
        with looking(hands.sam), pytest.raises(Held) as held:
            actions.agree_paid(contract=a_new_contract(proposal, **asked), by=hands.sam, at=now)
        assert "nobody else there" in held.value.rule
    agreed(proposal, by=hands.sam, now=now)
    with looking(hands.sam), pytest.raises(WrongState, match="propose it again"):
        actions.agree_paid(contract=a_new_contract(proposal, pence_an_hour=2000), by=hands.sam, at=now)


def test_what_is_put_has_a_name_a_day_and_words_for_each_reason(now, looking, hands):
    ana = hands.two.ana
    for changed, field in (
        ({"called": " "}, "called"),
        ({"household_on": now.date() + timedelta(days=1)}, "household_on"),
        ({"relative": ana}, "relative"),
        ({"relative": a_login("person", now=now).pk}, "relative"),
        ({"reasons": {Factor.CULTURE: " "}}, "evidence_culture"),
        ({"reasons": {Factor.CULTURE: "x" * 3001}}, "evidence_culture"),
    ):
        with looking(hands.sam), pytest.raises(Invalid) as told:
            actions.propose_paid(proposal=a_new_proposal(ana, **changed), by=hands.sam, at=now)
        assert list(told.value.fields) == [field]


def test_facts_that_changed_are_looked_at_again(now, looking, hands):
    """She moved in: what was decided, or needed no decision, was decided of other facts."""
    before = put(hands, now=now, same_household=False)
    assert not stands(hands, before, looking).needs_decision
    change = {"arrangement": before.arrangement, "seen": before.pk}
    after = put(hands, now=now, **change)
    assert stands(hands, after, looking).needs_decision
    with looking(hands.sam), pytest.raises(Stale):
        actions.agree_paid(contract=a_new_contract(before), by=hands.sam, at=now)
    with looking(hands.sam), pytest.raises(Stale):
        actions.propose_paid(
            proposal=a_new_proposal(hands.two.ana, hands.two.bea, **change), by=hands.sam, at=now
        )
    lost = {"arrangement": hands.two.bea, "seen": None}
    with looking(hands.sam), pytest.raises(NotFound):
        actions.propose_paid(proposal=a_new_proposal(hands.two.ana, **lost), by=hands.sam, at=now)


def test_a_record_that_is_not_open_is_as_if_it_were_not_there(now, looking, hands):
    two, proposal = hands.two, put(hands, now=now, **with_reasons())
    contract = a_contract(payers(now, two), now=now)
    nadia = a_login("manager", now=now)
    open_to(nadia, two.ana, now=now)  # how to reach her, and no more
    deciding = actions.PaidDecision(person=two.ana, proposal=proposal.pk, agreed=True, words="Yes")
    acts = (
        lambda by: actions.propose_paid(proposal=a_new_proposal(two.ana), by=by, at=now),
        lambda by: actions.decide_paid(decided=deciding, by=by, at=now),
        lambda by: actions.sign_paid(person=two.ana, proposal=proposal.pk, words="Yes", by=by, at=now),
        lambda by: actions.tell_paid(person=two.ana, proposal=proposal.pk, by=by, at=now),
        lambda by: actions.agree_paid(contract=a_new_contract(proposal), by=by, at=now),
    )
    for act in acts:
        with looking(nadia), pytest.raises(NotFound):
            act(nadia)
        for own in (two.ana_in, two.bea_in):
            with looking(own), pytest.raises(NotPermitted):
                act(own)
    with looking(nadia), pytest.raises(NotFound):
        actions.stop_paid(contract=contract.pk, ends_before=now.date(), by=nadia, at=now)
    gone = actions.PaidDecision(person=two.ana, proposal=two.bea, agreed=True, words="Yes")
    with looking(hands.lee), pytest.raises(NotFound):
        actions.decide_paid(decided=gone, by=hands.lee, at=now)


def test_without_a_trail_nothing_of_it_is_written(now, looking, hands, request):
    two = hands.two
    open_one, ready = put(hands, now=now, **with_reasons()), put(hands, now=now, **with_reasons())
    decided(ready, by=hands.lee, now=now)
    contract = a_contract(hands, now=now, times=(Times(days=(5,), starts_at=time(9), minutes=60),))

    def written():
        with looking(hands.sam):
            models = (PaidProposal, NecessaryReason, PaidContract, PaidTime, PaidSum, Task)
            return [sorted(map(str, m.objects.visible_to(hands.sam).values_list())) for m in models]

    before = written()
    deciding = actions.PaidDecision(person=two.ana, proposal=open_one.pk, agreed=True, words="Yes")
    acts = (
        (hands.sam, lambda by: actions.propose_paid(proposal=a_new_proposal(two.ana), by=by, at=now)),
        (hands.lee, lambda by: actions.decide_paid(decided=deciding, by=by, at=now)),
        (
            hands.mo,
            lambda by: actions.sign_paid(person=two.ana, proposal=open_one.pk, words="Yes", by=by, at=now),
        ),
        (hands.sam, lambda by: actions.agree_paid(contract=a_new_contract(ready), by=by, at=now)),
        (hands.sam, lambda by: actions.tell_paid(person=two.ana, proposal=ready.pk, by=by, at=now)),
        (
            two.bea_in,
            lambda by: actions.stop_paid(contract=contract.pk, ends_before=now.date(), by=by, at=now),
        ),
    )
    failing = request.getfixturevalue("audit_fails")
    for by, act in acts:
        with looking(by), pytest.raises(failing):
            act(by)
        assert written() == before
