"""What each of the two does where interests part: acts that the other must never find."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID, uuid4

from sayso.council.community import actions as community
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions as partnership
from sayso.journey.partnership.models.apart_kinds import (
    EndingKind,
    HoldsDecision,
    MatterKind,
    OptionKind,
    SeparateDone,
)
from sayso.journey.partnership.queries import clashes_of
from sayso.journey.partnership.statuses import JobFact, Together
from sayso.journey.people.queries import close_people
from sayso.journey.planning import actions as planning
from sayso.journey.planning.statuses import TogetherAnswer
from sayso.journey.safeguarding import actions as safeguarding
from sayso.rules.partnership.review_parts import Part
from tests.factories.safeguarding import a_new_child
from tests.worlds.lives import SECRET, Life, offers_tea, private_always


@private_always
def needs_time_of_their_own(life: Life, person: UUID) -> None:
    """A carer needs seven in the evening, when the other's plan hopes for her; each may keep such a time."""
    if person == life.bea:
        offers_tea(life)
    free = partnership.NewFreeTime(
        person=person, days=range(7), starts_at=time(19), minutes=60, why=f"My choir. {SECRET}"
    )
    own = life.login_of(person)
    with life.by(own) as hand:
        kept = partnership.need_one_free(time_=free, **hand)
        # Asked again after a no, nothing is asked: then nothing meets.
        for clash in clashes_of(person, viewer=own, on=life.now.date()):
            ends = partnership.ClashEnds(person=person, free=kept.pk, line=clash.task.line, note=SECRET)
            partnership.settle_clash(ends=ends, **hand)
        partnership.need_one_free(time_=replace(free, key=uuid4(), instead=kept.pk), **hand)


@private_always
def tells_a_story_that_nobody_read_yet_and_takes_one_back(life: Life, person: UUID) -> None:
    """What is not shown, or no longer, is nowhere."""
    own = life.login_of(person)
    with life.by(own) as hand:
        community.tell_story(story=community.NewStory(person=person, words=SECRET, called=SECRET), **hand)
        again = community.NewStory(person=person, words=f"Once more. {SECRET}")
        kept = community.tell_story(story=again, **hand)
        community.take_back_story(person=person, story=kept.pk, **hand)


@private_always
def talks_with_a_worker_alone_about_the_two(life: Life, person: UUID) -> None:
    """Whoever holds that one's account writes it down and ends it; that one says that it is not right."""
    side, own, worker = life.side_of(person), life.login_of(person), life.worker_of(person)
    talk = partnership.NewTalk(
        person=person,
        side=side.pk,
        talked_on=life.now.date(),
        alone=SeenAlone.YES,
        answers={Part.GIVES: SECRET, Part.AHEAD: SECRET},
        job={JobFact.PAY_LATE: True, JobFact.LEAVE_TAKEN: 25},
        together=Together.NO,
    )
    with life.by(worker) as hand:
        kept = partnership.keep_talk(talk=talk, **hand)
    wrong = {"person": person, "side": side.pk, "talk": kept.review, "agrees": False, "words": SECRET}
    with life.by(own) as hand:
        partnership.answer_talk(**wrong, **hand)
    end = partnership.NewEnd(person=person, side=side.pk, nothing_because=SECRET)
    with life.by(worker) as hand:
        partnership.end_review(end=end, **hand)


@private_always
def sees_it_differently_and_is_told_what_came_of_it(life: Life, person: UUID) -> None:
    """The worker of the one takes it up; what came of it is told to that one alone."""
    side, own, worker = life.side_of(person), life.login_of(person), life.worker_of(person)
    view = partnership.NewView(person=person, side=side.pk, matter=MatterKind.MONEY, sees=f"No. {SECRET}")
    with life.by(own) as hand:
        partnership.see_one_differently(view=view, **hand)
    if person == life.bea:
        return
    later = life.now.date() + timedelta(weeks=6)
    new = partnership.NewDifference(
        person=person,
        side=side.pk,
        matter=MatterKind.MONEY,
        decides=HoldsDecision.PERSON,
        review_on=later,
    )
    with life.by(worker) as hand:
        found = partnership.take_up_difference(difference=new, **hand)
        key = {"person": person, "difference": found.pk}
        option = partnership.NewOption(
            way=OptionKind.MEDIATION, for_person=f"Heard. {SECRET}", for_carer=SECRET
        )
        partnership.put_options(items=[option], **key, **hand)
        ending = partnership.NewEnding(ending=EndingKind.INDEPENDENT, review_on=later, **key)
        partnership.settle_difference(ending=ending, **hand)
        partnership.keep_separate(done=SeparateDone.STAYS, because=SECRET, **key, **hand)
        told = partnership.Telling(person=person, side=side.pk, words=f"Somebody helps you talk. {SECRET}")
        partnership.tell_of_it(difference=found.pk, told=told, **hand)


@private_always
def tells_of_the_people_around_them(life: Life, person: UUID) -> None:
    """They write of others, the other of the two too; say no and yes to being assessed together; begin."""
    own, worker, other = life.login_of(person), life.worker_of(person), life.other(person)
    with life.by(own) as hand:
        new = planning.NewAround(person=person, called=f"Ravi {SECRET}", gives=SECRET, gives_minutes=60)
        kept = planning.keep_one_around(around=new, **hand)
        planning.keep_one_around(around=replace(new, key=uuid4(), entry=kept.entry, gets=SECRET), **hand)
        gone = planning.keep_one_around(around=replace(new, key=uuid4()), **hand)
        planning.drop_around(person=person, entry=gone.entry, **hand)
        if any(one.key == other for one in close_people(person, viewer=own, on=life.now.date())):
            of = planning.NewAround(person=person, called=SECRET, other=other, gets=SECRET)
            planning.keep_one_around(around=of, **hand)
            for answer in (TogetherAnswer.NO, TogetherAnswer.YES):
                said = planning.NewTogether(person=person, other=other, answer=answer)
                planning.say_together(said=said, **hand)
    with life.by(worker) as hand:
        child = safeguarding.note_child(child=a_new_child(person, called="Kit"), **hand).child
        best = planning.NewChildTogether(
            person=person, child=child, answer=TogetherAnswer.BEST, because=SECRET, who_speaks=SECRET
        )
        planning.say_child_together(said=best, **hand)
        planning.begin_together(joined=planning.NewJoined(person=person, children=[child]), **hand)
