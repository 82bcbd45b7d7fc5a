"""What somebody's own money, support, visits and reviews bring: acts that the other must never find."""

from datetime import timedelta
from uuid import UUID

from sayso.foundation.access.models import Subject
from sayso.journey.allocation import actions as allocation
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import WishKind
from sayso.journey.budget import actions as budget
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.queries import budget_of
from sayso.journey.casework import actions as casework
from sayso.journey.charging import actions as charging
from sayso.journey.charging.statuses import Body, LivedIn, LookedAgain, NhsDecided, PlacedBy
from sayso.journey.options import actions as options
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.partnership import actions as partnership
from sayso.journey.partnership.queries.circle import near_people
from sayso.journey.partnership.statuses import AskedBy, DomainKind, Factor, Holder, OftenAsked, Ring
from sayso.journey.payments import actions as paying
from sayso.journey.payments.models import RunLine
from sayso.journey.payments.statuses import RunState
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable, StandingKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.queries import draft_of, lines_of, plan_of
from sayso.journey.planning.statuses import MetBy, Way
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing.statuses import SaidBy, VisitOutcome
from sayso.journey.review import actions as review
from sayso.journey.review.statuses import Outcome, ReviewKind, WishNow
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import CarerToldKind
from tests.factories import aftercare, letters, payments
from tests.factories import assessment as said
from tests.factories import budget as budgets
from tests.factories import casework as made
from tests.factories import charging as means
from tests.factories import planning as planned
from tests.factories import review as reviews
from tests.factories.allocation import new_figure
from tests.factories.options import offer_named
from tests.factories.paid import a_new_proposal
from tests.factories.partnership import a_new_holder, new_change, new_check_in
from tests.factories.safeguarding import a_new_child, a_passing
from tests.worlds.lives import SECRET, Life, private, private_always

TWO_WAYS = (Way.COUNCIL, Way.DIRECT_PAYMENT)


def standing_of(life: Life, person: UUID) -> StandingKind:
    """Return what each of the two has support as: Bea as a carer, for a life of her own."""
    return StandingKind.CARER if person == life.bea else StandingKind.ADULT


def a_plan_of(life: Life, person: UUID) -> list[PlanLine]:
    """Return the lines of a plan of one's own with two things paid for, one of them held as money."""
    own, now, standing = life.login_of(person), life.now, standing_of(life, person)
    with life.by(own):
        stands = plan_of(person, standing, viewer=own)
        lines = [line for line in lines_of(stands, viewer=own) if line.aim == SECRET] if stands else []
        draft = draft_of(person, standing, viewer=own)
    if lines:
        return lines
    draft = draft or planned.a_draft(person, by=own, now=now, standing=standing)
    lines = []
    for way in TWO_WAYS:
        line = planned.a_line(draft, by=own, now=now, aim=SECRET, how_met=SECRET, met_by=MetBy.PAID)
        with life.by(own) as hand:
            picked = planning.PickedWay(person=person, row=line.pk, way=way)
            lines.append(planning.pick_way(picked=picked, **hand))
    planned.said_yes(draft, by=own, now=now)
    return lines


def _money(life: Life, person: UUID) -> tuple[list[PlanLine], PersonalBudget]:
    """Return a plan of one's own and the budget that was agreed for it."""
    lines, worker, standing = a_plan_of(life, person), life.worker_of(person), standing_of(life, person)
    with life.by(worker):
        agreed = budget_of(person, standing, viewer=worker)
    if agreed is None:
        agreed = budgets.agreed(person, by=worker, now=life.now, standing=standing, impact_checked=True)
    assert agreed.agreed_at, agreed.held_by_rules
    return lines, agreed


@private
def has_a_budget_of_their_own(life: Life, person: UUID) -> None:
    _, agreed = _money(life, person)
    with life.by(life.worker_of(person)) as hand:
        budget.check_impact(budget=agreed.pk, **hand)


@private
def has_a_budget_that_waits(life: Life, person: UUID) -> None:
    a_plan_of(life, person)
    worker, standing = life.worker_of(person), standing_of(life, person)
    later = life.now.date() + timedelta(days=30)
    budgets.a_budget(person, by=worker, now=life.now, standing=standing, starts_on=later)


@private
def has_a_first_figure(life: Life, person: UUID) -> None:
    with life.by(life.worker_of(person)) as hand:
        allocation.work_out_first_figure(figure=new_figure(person, life.now), **hand)


@private_always
def tells_of_their_money(life: Life, person: UUID) -> None:
    told = means.told()
    with life.by(life.login_of(person)) as hand:
        charging.hand_in_answers(told=charging.NewTold(person=person, answers=told), **hand)


@private
def has_their_money_looked_at(life: Life, person: UUID) -> None:
    kept = means.kept_means(person, by=life.desk.finn, now=life.now)
    asked = charging.NewLook(person=person, assessment=kept.pk, words=f"I never had that. {SECRET}")
    with life.by(life.login_of(person)) as hand:
        look = charging.ask_to_look_again(asked=asked, **hand)
    with life.by(life.desk.ruta) as hand:
        charging.answer_look(
            look=look.pk, person=person, answer=LookedAgain.STAYS, reason=f"It is so. {SECRET}", **hand
        )


@private
def has_aftercare_and_then_the_nhs_pays(life: Life, person: UUID) -> None:
    (tea, garden), _ = _money(life, person)
    worker, today = life.worker_of(person), life.now.date()
    later = today + timedelta(days=60)
    aftercare.an_aftercare(person, by=worker, now=life.now, what=SECRET, nhs_body=SECRET)
    aftercare.freed(person, garden.line, by=worker, now=life.now)
    aftercare.says(person, Body.NHS, by=worker, now=life.now, reason=SECRET)
    care = charging.NewNhsCare(
        person=person,
        was_thought_of=True,
        why=SECRET,
        decided=NhsDecided.ELIGIBLE,
        eligible_from=today,
        takes_over_on=later,
    )
    refund = charging.NewRefund(
        person=person, came_on=today, refund_pence=1, person_paid_pence=1, council_paid_pence=0
    )
    lives = charging.NewResidence(
        person=person,
        lives_in=LivedIn.OURS,
        placed_by=PlacedBy.NOBODY,
        council_name=SECRET,
        basis=SECRET,
        since=today,
    )
    with life.by(worker) as hand:
        charging.record_nhs_care(care=care, **hand)
        charging.hand_to_nhs(person=person, lines=[tea.line], starts_on=later, **hand)
        charging.record_residence(residence=lives, **hand)
    with life.by(life.desk.finn) as hand:
        charging.keep_nhs_refund(refund=refund, **hand)


@private
def finds_that_none_of_these_suits(life: Life, person: UUID) -> None:
    tea, garden = a_plan_of(life, person)
    chosen = options.NewChoice(person=person, line=garden.line, offer=offer_named("meadow").pk)
    none = options.NewChoice(person=person, line=tea.line, none_words=SECRET, may_tell=True)
    with life.by(life.login_of(person)) as hand:
        options.choose(choice=chosen, **hand)
        options.choose(choice=none, **hand)


@private_always
def says_that_they_did_not_choose(life: Life, person: UUID) -> None:
    """Of Ana's plan as it stands, or of Bea's own; somebody outside the team takes it up."""
    line = life.line if person == life.ana else life.beas_line
    answer = options.NewOwnAnswer(person=person, line=line.line, answer=OwnAnswer.NO, words=SECRET)
    with life.by(life.login_of(person)) as hand:
        no = options.answer_own_choice(answer=answer, **hand)
    with life.by(life.principal) as hand:
        options.take_up_answer(answer=no.pk, did=f"Rang them. {SECRET}", **hand)


@private
def is_visited_for_an_order(life: Life, person: UUID) -> None:
    (tea, _), _ = _money(life, person)
    order = purchasing.NewOrder(
        person=person, line=tea.line, provider=SECRET, starts_on=life.now.date(), visitor_must_know=SECRET
    )
    with life.by(life.worker_of(person)) as hand:
        placed = purchasing.place_order(order=order, **hand)
        visit = purchasing.NewVisit(
            order=placed.pk,
            planned_on=life.now.date(),
            outcome=VisitOutcome.MISSED,
            because=SECRET,
            said_by=SaidBy.PERSON,
        )
        purchasing.record_visits(items=[visit], **hand)


@private
def is_helped_tonight(life: Life, person: UUID) -> None:
    with life.by(life.worker_of(person)) as hand:
        casework.start_urgent_support(
            person=person, tonight=made.tonight(needs_words=SECRET, visitor_must_know=SECRET), **hand
        )


@private
def is_paid(life: Life, person: UUID) -> None:
    """From bank details to the bank's own statement, and back into the account."""
    _money(life, person)
    desk = life.desk
    payments.a_payee(person, desk, name_on_account="Heliotrope Marsh", gives_statements=True)
    run = payments.a_run(desk, RunState.SENT, period_starts_on=life.now.date(), pays_on=life.now.date())
    with life.by(desk.finn):
        line = RunLine.objects.visible_to(desk.finn).get(run=run, person=person)
    pounds = f"-{line.pence // 100}.{line.pence % 100:02}"
    content = payments.a_file(("20/11/2026", f"BACS {line.end_to_end}", pounds))
    source = payments.a_source(desk)
    with life.by(desk.pat) as hand:
        assert paying.import_statement(content=content, source=source.pk, **hand).placed_count == 1


@private
def writes_down_other_bank_details(life: Life, person: UUID) -> None:
    for number in ("12345678", "87654321"):
        payments.a_payee(person, life.desk, account_number=number)


@private_always
def says_how_their_support_is(life: Life, person: UUID) -> None:
    """The five answers, and a wish that we look again, answered with a no."""
    standing, own = standing_of(life, person), life.login_of(person)
    answers = {"how": "not_well", "change": f"More than I say. {SECRET}"}
    five = review.NewTheirAnswers(person=person, standing=standing, answers=answers)
    asked = review.NewRequest(person=person, standing=standing, words=f"She shouts. {SECRET}")
    with life.by(own) as hand:
        review.answer_review(said=five, **hand)
        request = review.ask_for_review(request=asked, **hand)
    with life.by(life.worker_of(person)) as hand:
        no = review.NewAnswer(person=person, request=request.pk, not_because=SECRET)
        review.answer_request(answer=no, **hand)


@private
def is_reviewed(life: Life, person: UUID) -> None:
    """With a hope and a worry looked at again, and how it goes between the two of them."""
    worker, now = life.worker_of(person), life.now
    worry = said.a_wish(person, by=worker, now=now, words=SECRET, kind=WishKind.WORRY)
    begun = reviews.a_review(
        person, by=worker, now=now, standing=standing_of(life, person), kind=ReviewKind.PLANNED
    )
    looks = [review.NewLook(wish=worry.pk, now=WishNow.WORRIES_STILL, words=SECRET)]
    reviews.answered(
        begun,
        by=worker,
        now=now,
        wishes="moved",
        looks=looks,
        partnership="hard",
        partnership_words=SECRET,
        chose="no",
        chose_words=SECRET,
    )
    reviews.closed(begun, by=worker, now=now, outcome=Outcome.SMALL_CHANGE, words=SECRET)


@private_always
def could_not_decide_one_thing(life: Life, person: UUID) -> None:
    record = said.a_new_capacity_record(person, life.now, consulted=SECRET, best_interests=SECRET)
    with life.by(life.worker_of(person)) as hand:
        assessment.record_capacity(record=record, **hand)


@private_always
def is_written_to(life: Life, person: UUID) -> None:
    subject, worker = Subject.objects.get(pk=person), life.worker_of(person)
    with life.by(worker):
        letters.a_letter(subject, by=worker, at=life.now)


@private_always
def puts_the_other_at_the_edge(life: Life, person: UUID) -> None:
    """How close somebody is, is one's own to say: so is that nobody cares for one at all."""
    own = life.login_of(person)
    with life.by(own) as hand:
        (other, *_) = near_people(person, viewer=own, on=life.now.date())
        partnership.place_in_circle(person=person, items=[partnership.Placed(other.who, Ring.OUTER)], **hand)


@private
def moves_who_decides(life: Life, person: UUID) -> None:
    """A carer's own record has no map: who decides about somebody stands on that one's record."""
    if person == life.bea:
        return
    moved = a_new_holder(life.side_of(person), domain=DomainKind.FOOD, holder=Holder.OPEN)
    with life.by(life.login_of(person)) as hand:
        partnership.move_decision(holder=moved, **hand)


@private_always
def might_be_paid_by_the_other(life: Life, person: UUID) -> None:
    """A worker puts that one pays the other, and it is held: nobody has agreed on anything."""
    worker, other = life.worker_of(person), life.other(person)
    new = a_new_proposal(person, other, reasons={Factor.HARM: f"She lets nobody else near. {SECRET}"})
    with life.by(worker) as hand:
        proposal = partnership.propose_paid(proposal=new, **hand)
    with life.by(worker) as hand:
        said = partnership.PaidDecision(person=person, proposal=proposal.pk, agreed=True, words=SECRET)
        partnership.decide_paid(decided=said, **hand)


@private_always
def says_alone_how_it_is(life: Life, person: UUID) -> None:
    """In a check-in, that they do not feel safe, and more; how often to ask, and not now."""
    side, own = life.side_of(person), life.login_of(person)
    first = new_check_in(side, {"safe": "no", "wants": "less"})
    times = partnership.NewTimes(
        person=person, side=side.pk, often=OftenAsked.FOUR_WEEKS, way=AskedBy.OTHER, way_words=SECRET
    )
    with life.by(own) as hand:
        kept = partnership.check_in_one(said=first, **hand)
        more = new_check_in(side, {"safe": "no", "go_on": "no", "own_life": "0"})
        partnership.change_check_in(check_in=kept.pk, to=more, **hand)
        partnership.set_check_in_times(times=times, **hand)
        partnership.not_now(person=person, side=side.pk, **hand)


@private_always
def tells_of_a_change(life: Life, person: UUID) -> None:
    """In private, with what was done about it; and one that a worker saw."""
    side = life.side_of(person)
    told = new_change(side, in_private=True, words=SECRET)
    with life.by(life.worker_of(person)) as hand:
        change = partnership.notice_change(change=told, **hand)
        partnership.close_change(person=person, task=change.task_id, done=SECRET, **hand)
        partnership.notice_change(change=new_change(side, words=SECRET), **hand)


@private_always
def says_that_it_is_over(life: Life, person: UUID) -> None:
    """One ends one's own side of the two of them."""
    with life.by(life.login_of(person)) as hand:
        partnership.end_side(person=person, side=life.side_of(person).pk, ends_before=life.now.date(), **hand)


@private
def shares_everything_for_a_while(life: Life, person: UUID) -> None:
    """A whole budget of one's own is made while it is shared, and then it is shared no more."""
    told = {"person": person, "with_person": life.other(person), "areas": list(Shareable)}
    with life.by(life.login_of(person)) as hand:
        people.share_areas(**told, **hand)
    _money(life, person)
    with life.by(life.login_of(person)) as hand:
        people.stop_sharing(**told, **hand)


@private
def plans_for_an_emergency(life: Life, person: UUID) -> None:
    own = life.login_of(person)
    planned.in_an_emergency(person, by=own, now=life.now, first_hours=SECRET, others=SECRET)


@private_always
def writes_for_the_others_emergency_and_takes_it_back(life: Life, person: UUID) -> None:
    """What somebody lets stand in the other's plan and takes back was never there."""
    own, other = life.login_of(person), life.other(person)
    planned.carers_words(person, other, by=own, now=life.now, i_do=SECRET)
    planned.carers_words(person, other, by=life.worker_of(person), now=life.now, stands=False, know=SECRET)


@private_always
def has_a_child_at_home(life: Life, person: UUID) -> None:
    """A worker notes a child, passes them on, and tells them: neither of the two learns of it."""
    new = a_new_child(person, called=SECRET, harm_words=f"Gives insulin. {SECRET}")
    told = safeguarding.NewTold(person=person, child=new.key, kind=CarerToldKind.WANTS, words=SECRET)
    with life.by(life.worker_of(person)) as hand:
        child = safeguarding.note_child(child=new, **hand)
        passing = safeguarding.pass_child_on(passed=a_passing(child, sent=SECRET), **hand)
        safeguarding.keep_childrens_answer(passing=passing.pk, person=person, words=SECRET, **hand)
        safeguarding.tell_young_carer(told=told, **hand)
        safeguarding.note_child(child=a_new_child(person, called=SECRET), **hand)
