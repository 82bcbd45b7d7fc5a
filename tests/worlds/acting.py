"""Who acts for whom, and what somebody holds of their own support: acts that the other must never find."""

from datetime import timedelta
from uuid import UUID

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions as control
from sayso.journey.control.statuses import Level, Task
from sayso.journey.planning import actions as planning
from sayso.journey.planning.queries import draft_of, plan_of
from sayso.journey.planning.statuses import Writer
from sayso.journey.powers import actions as powers
from sayso.journey.powers.statuses import EndedBecause, PowerKind
from sayso.journey.purchasing import actions as purchasing
from tests.factories.powers import a_power, could_not_decide, open_for
from tests.worlds.lives import SECRET, Life, private, private_always
from tests.worlds.support import a_plan_of, standing_of


@private_always
def holds_their_own_support(life: Life, person: UUID) -> None:
    own, worker = life.login_of(person), life.worker_of(person)
    with life.by(own) as hand:
        control.set_level(
            level=control.NewLevel(
                person=person, task=Task.PAPERS, level=Level.PROMPTS, every_days=7, how=SECRET
            ),
            **hand,
        )
        control.say_signs(signs=control.NewSigns(person=person, signs=SECRET, what_helps=SECRET), **hand)
        control.pause(person=person, **hand)
    order = purchasing.NewOrder(
        person=person, line=life.line.line, provider=SECRET, starts_on=life.now.date() + timedelta(days=3)
    )
    with life.by(worker) as hand:
        purchasing.keep_waiting(order=order, **hand)


@private
def hands_managing_back(life: Life, person: UUID) -> None:
    a_plan_of(life, person)
    with life.by(life.login_of(person)) as hand:
        control.hand_back(person=person, alone=SeenAlone.YES, **hand)


@private
def gives_the_other_a_power_and_ends_it(life: Life, person: UUID) -> None:
    """A power that is over, or closed to keep somebody safe, is to its holder as if it had never been.

    What its holder wrote beside the plan stays there, and is read where the plan is shared with them.
    """
    sam, now = life.worker_of(person), life.now
    other = life.login_of(life.other(person))
    over = a_power(person, PowerKind.DEPUTY_MONEY, by=sam, now=now, limits=SECRET)
    open_for(over, other, by=sam, now=now)
    record = could_not_decide(person, by=sam, now=now, their_wishes=SECRET)
    closed = a_power(person, PowerKind.DEPUTY_WELFARE, by=sam, now=now, limits=SECRET)
    open_for(closed, other, by=sam, now=now, capacity=record)
    comment = planning.NewComment(person=person, plan=_any_plan(life, person), words="As she would wish.")
    with life.by(other) as hand:
        planning.comment_under_power(comment=comment, **hand)
    with life.by(sam) as hand:
        powers.end_power(person=person, power=over.pk, because=EndedBecause.PERSON, **hand)
        powers.pause_power(person=person, power=closed.pk, **hand)


def _any_plan(life: Life, person: UUID) -> UUID:
    own = life.login_of(person)
    with life.by(own):
        plan = plan_of(person, standing_of(life, person), viewer=own)
        assert plan is not None, "each has said yes to a plan"
        return plan.pk


@private
def lets_the_other_write_their_plan_and_stops(life: Life, person: UUID) -> None:
    own, standing = life.login_of(person), standing_of(life, person)
    with life.by(own) as hand:
        if draft_of(person, standing, viewer=own) is not None:
            return
        new = planning.NewPlan(
            person=person,
            standing=standing,
            written_by=Writer.PICKED,
            writer_name=SECRET,
            writer=life.other(person),
        )
        plan = planning.begin_plan(plan=new, **hand)
        planning.stop_writer(plan=plan.pk, person=person, **hand)
