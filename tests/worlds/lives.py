"""Ana and Bea, who work with whom, and what each of them may do that the other must never find."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.apps import apps
from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import Able, Willing, WishKind
from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import NoteKind, PaperKind, Readers, Risk, SeenAlone, Why
from sayso.journey.partnership import actions as partnership
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.statuses import Part
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable, StandingKind, TieKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.models import PlanLine, TaskOffer
from sayso.journey.planning.queries import offers_for
from sayso.journey.planning.statuses import CarerAnswer, ShownHow
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import Asked, Danger
from tests.factories import assessment as said
from tests.factories import casework as made
from tests.factories import planning as planned
from tests.factories.allocation import a_table
from tests.factories.budget import prices
from tests.factories.logins import a_login, open_to
from tests.factories.options import a_service, imported
from tests.factories.partnership import a_new_pair, own_sign_in, says, ties
from tests.factories.payments import Desk, a_desk

#: In everything that either of them says in private: it is looked for in every byte the other gets.
SECRET = "heliotrope"


@dataclass(kw_only=True)
class Life:
    """The two of them and those who work with them, at one moment."""

    now: datetime
    ana: UUID
    bea: UUID
    ana_in: User
    bea_in: User
    sam: User  # works with Ana
    nadia: User  # works with Bea, and holds her private account
    lead: User  # of safeguarding
    hers: PartnershipSide  # of the page of the two, on Ana's record
    beas: PartnershipSide
    line: PlanLine  # of Ana's plan: nobody is down for it
    beas_line: PlanLine  # of the plan that Bea has as a carer
    desk: Desk  # who pays
    principal: User  # outside every team
    data: User  # at the records desk
    second: User  # a manager, who reads second what the desk gathered

    @contextmanager
    def by(self, login: User) -> Iterator[dict[str, object]]:
        """Act as one login: `with life.by(nadia) as hand: act(**hand)`."""
        with transaction.atomic(), viewing(login, at=self.now):
            yield {"by": login, "at": self.now}

    def worker_of(self, person: UUID) -> User:
        """Return who works with this one, and holds their private account."""
        return self.nadia if person == self.bea else self.sam

    def other(self, person: UUID) -> UUID:
        """Return the other of the two."""
        return self.ana if person == self.bea else self.bea

    def login_of(self, person: UUID) -> User:
        """Return the sign-in of this one."""
        return self.bea_in if person == self.bea else self.ana_in

    def side_of(self, person: UUID) -> PartnershipSide:
        """Return this one's side of the two of them."""
        return self.beas if person == self.bea else self.hers

    def keys_of(self, person: UUID) -> dict[str, set[UUID]]:
        """Return the keys of all on this one's record, by table, as those who work with them see it."""
        found: dict[str, set[UUID]] = {}
        for login in (self.worker_of(person), self.login_of(person), self.lead, self.desk.finn):
            with self.by(login):
                for model in apps.get_models():
                    if issubclass(model, ProtectedModel) and model._meta.pk.name == "id":
                        rows = model.objects.visible_to(login).filter(person_id=person)
                        found.setdefault(model._meta.db_table, set()).update(
                            rows.values_list("pk", flat=True)
                        )
        return found


def a_life(now: datetime, *, sharing: bool = False) -> Life:
    """Return Ana and Bea, each with a record, a login and a worker, who name each other as close.

    The page of the two of them is open, and each has said yes to a plan with a line that nobody meets yet.
    `sharing`: each shares with the other all that can be shared.
    """
    desk, principal = a_desk(now), a_login("principal", now=now)
    prices(now=now)
    a_table(now=now)
    imported(a_service("meadow"), a_service("harbour"), by=a_login("broker", now=now), now=now)
    sam = a_login("social-worker", now=now, name="Sam Whitlock")
    nadia = a_login("social-worker", now=now, name="Nadia Shah")
    lead = a_login("safeguarding", now=now, name="Grace Idowu")
    ana = made.somebody(now=now, name="Ana Marsh", seen_by=[sam, lead])
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[nadia, lead])
    for worker, person in ((sam, ana), (nadia, bea)):
        open_to(worker, person, Area.PRIVATE, Area.MONEY, now=now)
        open_to(lead, person, Area.SAFETY, now=now)
    open_to(sam, bea, Area.CONTACT, Area.SHARING, now=now)  # a tie names both, so its writer may reach both
    open_to(nadia, ana, now=now)
    ties(ana, bea, "Bea", TieKind.CARED_FOR_BY, by=sam, now=now)
    ties(bea, ana, "Mum", TieKind.CARES_FOR, by=nadia, now=now)
    ana_in, bea_in = own_sign_in(ana, "person", now=now), own_sign_in(bea, "carer", now=now)
    with transaction.atomic(), viewing(sam, at=now):
        hers, beas = partnership.open_pair(pair=a_new_pair(ana, bea), by=sam, at=now)
    line, beas_line = (
        _a_line_of_a_plan(one, by=own, now=now, standing=standing)
        for one, own, standing in ((ana, ana_in, StandingKind.ADULT), (bea, bea_in, StandingKind.CARER))
    )
    if sharing:
        for one, own, other in ((ana, ana_in, bea), (bea, bea_in, ana)):
            told = {"person": one, "with_person": other, "areas": list(Shareable)}
            with transaction.atomic(), viewing(own, at=now):
                people.share_areas(**told, by=own, at=now)
    return Life(
        now=now,
        ana=ana,
        bea=bea,
        ana_in=ana_in,
        bea_in=bea_in,
        sam=sam,
        nadia=nadia,
        lead=lead,
        hers=hers,
        beas=beas,
        line=line,
        beas_line=beas_line,
        desk=desk,
        principal=principal,
        data=a_login("data", now=now),
        second=a_login("manager", now=now),
    )


def _a_line_of_a_plan(person: UUID, *, by: User, now: datetime, standing: StandingKind) -> PlanLine:
    draft = planned.a_draft(person, by=by, now=now, standing=standing)
    line = planned.a_line(draft, by=by, now=now)
    planned.said_yes(draft, by=by, now=now)
    return line


# -- what one of them may do, and the other must never find -------------------------------------------------

Act = Callable[[Life, UUID], None]
ACTS: dict[str, Act] = {}
#: Those of them that stay one's own when all that can be shared is shared.
ALWAYS: set[str] = set()


def private_always(act: Act) -> Act:
    """Let an act be among those that the other must never find, whatever the two share."""
    ALWAYS.add(act.__name__)
    return private(act)


def private(act: Act) -> Act:
    """Let an act be among those that the other must never find while nothing is shared."""

    @functools.wraps(act)
    def done(life: Life, person: UUID) -> None:
        with transaction.atomic():
            act(life, person)

    ACTS[act.__name__] = done
    return act


@private_always
def tells_their_worker_in_private(life: Life, person: UUID) -> None:
    worker = life.worker_of(person)
    note = made.a_new_note(
        person,
        life.now,
        kind=NoteKind.CALL,
        their_words=f"I cannot any more. {SECRET}",
        readers=Readers.PRIVATE,
    )
    with life.by(worker) as hand:
        casework.write_note(note=note, **hand)


@private_always
def is_visited(life: Life, person: UUID) -> None:
    note = made.a_new_note(
        person, life.now, text=f"The other was in the room. {SECRET}", seen_alone=SeenAlone.NO
    )
    with life.by(life.worker_of(person)) as hand:
        casework.write_note(note=note, **hand)


@private
def says_what_matters(life: Life, person: UUID) -> None:
    wish = said.a_new_wish(person, words=f"My hour of my own. {SECRET}", wished_at=time(9))
    with life.by(life.login_of(person)) as hand:
        assessment.say_wish(wish=wish, **hand)


@private_always
def is_assessed(life: Life, person: UUID) -> None:
    standing = StandingKind.CARER if person == life.bea else StandingKind.ADULT
    outcomes = {"recreation": "needs_help"} if person == life.bea else {"nutrition": "needs_help"}
    found = said.a_new_assessment(person, life.now, standing=standing, outcomes=outcomes, their_words=SECRET)
    with life.by(life.worker_of(person)) as hand:
        assessment.record_assessment(assessment=found, **hand)


@private_always
def gives_a_paper(life: Life, person: UUID) -> None:
    paper = casework.NewPaper(
        person=person,
        content=f"What the doctor said. {SECRET}".encode(),
        kind=PaperKind.OTHER,
        title=f"From the doctor, {SECRET}",
        from_whom="Her doctor",
        dated=life.now.date(),
        readers=Readers.PRIVATE,
    )
    with life.by(life.worker_of(person)) as hand:
        casework.keep_paper(paper=paper, **hand)


@private_always
def waits_and_is_at_risk(life: Life, person: UUID) -> None:
    """A worker says how great the risk is for one of the two, who waits to be assessed."""
    task = made.a_new_task(person, life.now.date(), what=f"Assess. {SECRET}", asked="assessment")
    said = casework.NewRisk(person=person, risk=Risk.HIGH, words=f"The other shouts at night. {SECRET}")
    with life.by(life.worker_of(person)) as hand:
        casework.add_task(task=task, **hand)
        casework.say_risk(risk=said, **hand)


@private_always
def is_promised_a_call(life: Life, person: UUID) -> None:
    task = made.a_new_task(person, life.now.date(), what=f"Ring about the break. {SECRET}", why=Why.PROMISE)
    with life.by(life.worker_of(person)) as hand:
        casework.add_task(task=task, **hand)


@private_always
def worries_about_the_other(life: Life, person: UUID) -> None:
    told = safeguarding.Told(
        what_happened=f"I am afraid at night. {SECRET}",
        about="Ana Marsh" if person == life.bea else "Bea Marsh",
        place="At home",
        danger=Danger.NOT_NOW,
        asked=Asked.NOT_SAFE,
    )
    with life.by(life.login_of(person)) as hand:
        safeguarding.raise_concern(told=told, **hand)


@private
def shares_and_stops(life: Life, person: UUID) -> None:
    """What was shared and is not any more was never shared."""
    areas = [Shareable.PLAN, Shareable.CONTACT]
    with life.by(life.login_of(person)) as hand:
        people.share_areas(person=person, with_person=life.other(person), areas=areas, **hand)
    with life.by(life.login_of(person)) as hand:
        people.stop_sharing(person=person, with_person=life.other(person), areas=areas, **hand)


@private_always
def asks_to_talk_alone(life: Life, person: UUID) -> None:
    with life.by(life.login_of(person)) as hand:
        partnership.ask_to_talk_alone(person=person, **hand)


@private_always
def writes_of_the_two_and_takes_it_back(life: Life, person: UUID) -> None:
    side, own = life.side_of(person), life.login_of(person)
    for part in (Part.GIVES, Part.STOP):
        says(side, f"I lift what I cannot lift. {SECRET}", by=own, now=life.now, part=part)
    told = says(side, f"You make me laugh. {SECRET}", by=own, now=life.now, part=Part.GETS)
    with life.by(own) as hand:
        partnership.release_words(account=told.pk, person=person, **hand)
    with life.by(own) as hand:
        partnership.take_back_words(account=told.pk, person=person, **hand)


@private
def says_what_they_will_not_do(life: Life, person: UUID) -> None:
    """Only a carer is asked what they are willing to do; an adult says a worry instead."""
    if person == life.ana:
        wish = said.a_new_wish(person, words=f"I do not want her at night. {SECRET}", kind=WishKind.WORRY)
        with life.by(life.ana_in) as hand:
            assessment.say_wish(wish=wish, **hand)
        return
    willing = assessment.NewWillingness(
        person=person,
        adult=life.ana,
        words=f"Nights. {SECRET}",
        willing=Willing.NO,
        able=Able.NO,
        conditions=SECRET,
    )
    with life.by(life.bea_in) as hand:
        assessment.say_willing(items=[willing], **hand)


@private
def is_asked_for_help(life: Life, person: UUID) -> None:
    """A carer is asked, and says nothing; an adult writes a plan that she has not said yes to."""
    if person == life.ana:
        draft = planned.a_draft(person, by=life.ana_in, now=life.now)
        planned.a_line(draft, by=life.ana_in, now=life.now, aim=f"Nights without her. {SECRET}")
        return
    offers_tea(life)


@private
def says_no_to_a_task(life: Life, person: UUID) -> None:
    if person == life.bea:
        _answer(life, CarerAnswer.NO)


@private
def was_never_shown_how(life: Life, person: UUID) -> None:
    """A carer would do it with help, and says that nobody has shown her; her worker writes that she was."""
    if person == life.bea:
        offer = _answer(life, CarerAnswer.WITH_HELP, shown=ShownHow.NOT_YET)
        for login, shown in ((life.bea_in, ShownHow.NOT_YET), (life.nadia, ShownHow.YES)):
            with life.by(login) as hand:
                planning.say_shown(said=planning.SaidShown(offer=offer.pk, shown=shown), **hand)


@private
def says_yes_and_stops(life: Life, person: UUID) -> None:
    """Whoever was down for an hour and stopped was, to all the other can find, never down."""
    if person == life.bea:
        offer = _answer(life, CarerAnswer.YES)
        with life.by(life.bea_in) as hand:
            planning.stop_task(offer=offer.pk, **hand)


def offers_tea(life: Life) -> TaskOffer:
    words = f"Make tea at seven. {SECRET}"
    key = planned.a_new_offer(life.line, life.bea, words=words)
    with life.by(life.sam) as hand:
        planning.offer_task(offer=key, **hand)
    with life.by(life.bea_in):
        return max(offers_for(life.bea, viewer=life.bea_in), key=lambda one: one.offered_at)


def _answer(life: Life, answer: CarerAnswer, *, shown: ShownHow = ShownHow.NOT_SAID) -> TaskOffer:
    offer = offers_tea(life)
    none = {"minutes_a_week": None, "holds_from": None, "ends_before": None}
    hours = none if answer == CarerAnswer.NO else {}
    said = {"answer": answer, "words": SECRET, "shown": shown}
    planned.answered(offer, by=life.bea_in, now=life.now, **said, **hours)
    return offer
