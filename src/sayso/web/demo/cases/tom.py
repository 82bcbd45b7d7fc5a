"""Tom Pryce, 34, has few words. Leila Farah is his advocate: she is on his side, and sees what she needs."""

from datetime import date

from sayso.foundation.access import actions as access
from sayso.foundation.access.models import User
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.journey.casework.statuses import NoteKind, SeenAlone, Why
from sayso.journey.people.statuses import NeedKind, SafeWay, TieKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.statuses import MetBy, Writer
from sayso.journey.powers import actions as powers
from sayso.journey.powers.statuses import Ground, PersonSaid, PowerKind, Stands, UsedFor
from sayso.web.demo.council import Council, acting
from sayso.web.demo.sign_ins import DOMAIN, PASSWORD
from sayso.web.demo.telling import Hand

#: Ana picked Ruth so many days before the council opens.
DAYS_OF_RUTH = 330


def tell(council: Council) -> None:
    """His day centre closed on Thursday; a letter is owed, in Easy Read, by hand, with Leila there."""
    sam = Hand(council, "Sam Whitlock", "Tom Pryce")
    sam.needs(NeedKind.EASY_READ, days_ago=480, said_by="Leila Farah, his advocate")
    sam.needs(
        NeedKind.OTHER, "Show him photos. He says yes by looking at one", days_ago=480, said_by="Leila Farah"
    )
    sam.reaches_safely(
        "Leila Farah, his advocate",
        days_ago=300,
        way=SafeWay.BY_HAND,
        how="Give letters to him by hand, with Leila there. Easy Read only.",
    )
    sam.ties(TieKind.BROTHER_SISTER, "Owen, his brother, in Scotland", days_ago=480)
    sam.notes(
        "Tom chose the photo of the swimming pool twice, and pushed away the one of the big hall.",
        days_ago=61,
        who_was_there="Leila Farah, his advocate",
        seen_alone=SeenAlone.NO,
    )
    sam.notes(
        "The day centre closed with a day's notice. He is at the Mill Lane group until it is settled.",
        days_ago=1,
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
    )
    sam.must(
        "Letter to Tom about his day centre, in Easy Read",
        due_in=0,
        days_ago=1,
        because="After a sudden ending the letter follows in 1 working day",
        for_person="Sam brings you a letter about your days. Leila is there.",
    )
    sam.must("Ask Tom, with photos, where he wants to spend his days", due_in=6, why=Why.PROMISE, days_ago=1)
    _advocate(council, sam)
    _deputy(council, sam)
    _plan(council, sam)
    _nominee(council)


def _signs_in(council: Council, name: str, code: str, *, role: str, days_ago: int) -> User:
    """Return the sign-in of somebody who acts for another. It opens nothing by itself."""
    admin, at = council.logins["Denise Holroyd"], council.at("10:20", days_ago=days_ago)
    with acting(admin, at):
        made = access.add_login(
            email=f"{code}@{DOMAIN}", name=name, password=PASSWORD, made_up=True, by=admin, at=at
        )
        access.give_role(user=made, role=role, by=admin, at=at)
    council.logins[name] = made
    return made


def _advocate(council: Council, sam: Hand) -> None:
    """Leila was appointed for his assessment and plan: she reads them, and says what she thinks."""
    leila = _signs_in(council, "Leila Farah", "advocate", role="advocate", days_ago=470)
    at = council.at("11:20", days_ago=470)
    with acting(sam.by, at):
        power = powers.NewPower(
            person=sam.person,
            kind=PowerKind.ADVOCATE,
            holder_called="Leila Farah",
            starts_on=council.ago(470),
            ground=Ground.ADVOCACY,
            stands=Stands.INDEPENDENT,
        )
        made = powers.record_power(power=power, by=sam.by, at=at)
        opening = powers.Opening(person=sam.person, power=made.pk, email=leila.email)
        powers.open_power(opening=opening, by=sam.by, at=at)


def _deputy(council: Council, sam: Hand) -> None:
    """Owen, his brother, is deputy by an order: for this one decision, which Tom could not make."""
    owen = _signs_in(council, "Owen Pryce", "deputy", role="deputy", days_ago=200)
    seen, opened = council.at("10:30", days_ago=199), council.at("15:10", days_ago=1)
    with acting(sam.by, seen):
        power = powers.NewPower(
            person=sam.person,
            kind=PowerKind.DEPUTY_WELFARE,
            holder_called="Owen Pryce",
            starts_on=council.ago(400),
            covers="How he is supported in the week, and by whom.",
            limits="Not where he lives.",
            paper_words="The order of the Court of Protection, a sealed copy",
            paper_seen_on=council.ago(199),
        )
        made = powers.record_power(power=power, by=sam.by, at=seen)
    with acting(sam.by, opened):
        record = _could_not_choose(sam, looked_on=council.ago(1))
        kept = assessment.record_capacity(record=record, by=sam.by, at=opened)
        opening = powers.Opening(
            person=sam.person,
            power=made.pk,
            email=owen.email,
            capacity=kept.pk,
            used_for=UsedFor.SUPPORT,
        )
        powers.open_power(opening=opening, by=sam.by, at=opened)


def _could_not_choose(sam: Hand, *, looked_on: date) -> assessment.NewCapacityRecord:
    """Return what Tom could do towards one decision, with help, and what is best for him in it."""
    return assessment.NewCapacityRecord(
        person=sam.person,
        to_decide="How he spends his days, now that the day centre has closed",
        looked_on=looked_on,
        help_given="Photos of each place, in the morning, with Leila there, twice.",
        abilities={
            Difficulty.UNDERSTANDING: Could.COULD,
            Difficulty.RETAINING: Could.COULD_NOT,
            Difficulty.WEIGHING: Could.COULD_NOT,
            Difficulty.COMMUNICATING: Could.COULD,
        },
        because_of="His learning disability: he could not keep the places apart long enough to choose.",
        their_wishes="The swimming pool. He chose its photo twice, and pushed away the big hall.",
        consulted="Leila Farah, his advocate, and Owen, his brother.",
        less_restrictive="The pool with one person, in place of a group in a hall.",
        best_interests="Swimming twice a week with somebody he likes, while we look for more.",
    )


def _plan(council: Council, sam: Hand) -> None:
    """His plan waits for a yes in his place; Leila has said what she thinks of it."""
    at, said_at = council.at("15:40", days_ago=1), council.at("16:30", days_ago=1)
    leila = council.logins["Leila Farah"]
    with acting(sam.by, at):
        plan = planning.begin_plan(
            plan=planning.NewPlan(person=sam.person, written_by=Writer.WORKER, from_wishes=False),
            by=sam.by,
            at=at,
        )
        line = planning.NewLine(
            person=sam.person,
            plan=plan.pk,
            aim="Swimming. He chose the photo of the pool twice.",
            how_met="Somebody he likes goes with him, on Mondays and Thursdays.",
            met_by=MetBy.PAID,
            days=(0, 3),
            times_a_week=2,
            minutes_each=120,
        )
        planning.add_line(line=line, by=sam.by, at=at)
    with acting(leila, said_at):
        comment = planning.NewComment(
            person=sam.person,
            plan=plan.pk,
            words="He smiled when Dean’s photo was on the table. Could it be Dean who goes with him?",
        )
        planning.comment_under_power(comment=comment, by=leila, at=said_at)


def _nominee(council: Council) -> None:
    """Ruth Price looks after Ana's choir money: a power of its own, and no more than that."""
    ruth = _signs_in(council, "Ruth Price", "nominee", role="nominee", days_ago=DAYS_OF_RUTH)
    sam, at = Hand(council, "Sam Whitlock", "Ana Marsh"), council.at("10:40", days_ago=DAYS_OF_RUTH)
    with acting(sam.by, at):
        power = powers.NewPower(
            person=sam.person,
            kind=PowerKind.NOMINEE,
            holder_called="Ruth Price",
            starts_on=council.ago(DAYS_OF_RUTH),
            covers="The money for the choir, and who drives her there.",
            person_said=PersonSaid.YES,
        )
        made = powers.record_power(power=power, by=sam.by, at=at)
        powers.open_power(
            opening=powers.Opening(person=sam.person, power=made.pk, email=ruth.email), by=sam.by, at=at
        )
