"""What stands on a worker's day, asked of every room: what is owed by when, who waits, what to look at.

Each room's list is one function of `WORKLISTS`. A later room adds its own there; the page does not change.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from sayso.foundation.access.models import Opening, User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.keeping import KEPT_FOR
from sayso.foundation.govuk.models import KeptForm
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, count
from sayso.foundation.letters.failing import why_in_words
from sayso.foundation.letters.queries import lost_and_not_sent_again
from sayso.journey.casework.models import DutyHandover, Task, UrgentSupport
from sayso.journey.casework.queries.day import left_by_duty, support_begun_for
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.partnership.queries import alone_asks, to_ask_about_carers
from sayso.journey.people.queries import to_see_alone
from sayso.journey.people.queries.joined import waiting_joinings
from sayso.journey.review import queries as review
from sayso.journey.safeguarding import queries as safeguarding
from sayso.rules.clocks.promises import ASKED_TO_TALK_ALONE, LETTER_CAME_BACK
from sayso.rules.clocks.reviews import AFTER_A_REVIEW, REVIEW_ASKED_FOR
from sayso.web.home.apart_due import apart_due
from sayso.web.home.breaks_due import breaks_due
from sayso.web.home.budgets_due import budgets_due
from sayso.web.home.buying import choices_due, lists_due, money_due
from sayso.web.home.children_due import children_due
from sayso.web.home.control_due import control_due
from sayso.web.home.emergency_due import emergency_due
from sayso.web.home.needs_due import advocates_due, assessed_apart_due, capacity_due, carers_to_ask_again
from sayso.web.home.owed_for_money import charges_due, new_sums_due
from sayso.web.home.paid_due import paid_due
from sayso.web.home.paying import details_due, lines_due, runs_due
from sayso.web.home.records_due import records_due
from sayso.web.home.tasks_due import tasks_due
from sayso.web.home.two_due import CHANGE, changes_late, how_it_is_due, talks_due
from sayso.web.home.waiting import risks_due, to_touch

#: Tasks that others left with somebody: duty's hand-over, and what urgent support skipped.
FROM_DUTY = "handover"
LEFT_BY_URGENT = frozenset({FROM_DUTY, "assessment", "what_after", "tell_them", "registered_look"})

CAME_BACK = "A letter came back. Find a safe way to send it again"
NOT_SENT = "A letter could not be sent. Find a safe way to send it"
WENT_NOWHERE = "It came back to us. What it said has not reached them"


@dataclass(frozen=True, kw_only=True)
class First:
    """Whom to begin with: others began something for them, and this login now owes the rest."""

    person: UUID
    support: UrgentSupport | None
    told: DutyHandover | None
    tasks: Sequence[Task]


def address(name: str, *keys: object) -> str:
    """Return the address of a page; "" while no room has taken that name."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""


# -- what is owed -----------------------------------------------------------------------------------------


def due_of(task: Task, *, viewer: User) -> Due:
    """Return one task as a line of the day; for a colleague who is away, it says for whom."""
    why = task.because or task.get_why_display()
    if task.owner and task.owner_id != viewer.pk:
        why = f"For {task.owner.name}, who is away. {why}"
    return Due(
        due_on=task.due_on,
        what=task.what,
        why=why,
        act=Link("Write what you did", _ends_at(task)),
        person=task.person_id,
    )


def _ends_at(task: Task) -> str:
    """Return where somebody says what they did: of a change, beside what was noticed."""
    if task.asked == CHANGE:
        return address("close_change", task.person_id, task.pk)
    return address("finish_task", task.pk)


def concerns_due(viewer: User, until: date) -> list[Due]:
    """Return the concerns that this login decides on, and worries that nobody has taken up."""
    if not viewer.may(Permission.READ_CONCERNS):
        return []
    due = [
        Due(
            due_on=_decide_by(one.raised_at),
            what=f"Decide on concern {one.reference}",
            why="The three tests of the Care Act 2014, section 42",
            act=Link("Read", address("concern", one.pk), f"concern {one.reference}"),
            person=one.person_id,
            who=one.about or "Somebody not named",
        )
        for one in safeguarding.waiting(viewer=viewer)
    ]
    due += [
        Due(
            due_on=_decide_by(one.heard_at),
            what="Take up a worry that was heard in a contact",
            why="Somebody may be harmed. Nobody has taken it up",
            act=Link("Read it, and take it up", address("concerns")),
            person=one.person,
            who=one.about or "Somebody not named",
        )
        for one in safeguarding.all_heard(viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def staff_concerns_due(viewer: User, until: date) -> list[Due]:
    """Return concerns about people who work here that nobody has answered."""
    if not viewer.may(Permission.READ_STAFF_CONCERNS):
        return []
    due = [
        Due(
            due_on=_decide_by(one.raised_at),
            what=f"Answer concern {one.reference}",
            why="It may be about somebody who works here",
            act=Link("Read", address("answer_staff_concern", one.pk), f"concern {one.reference}"),
            who=one.about or "Somebody not named",
        )
        for one in safeguarding.staff_concerns()
        if one.answered_at is None
    ]
    return [one for one in due if one.due_on <= until]


def broken_glass_due(viewer: User, until: date) -> list[Due]:
    """Return closed records that somebody else opened: to be looked at within two working days."""
    if not viewer.may(Permission.CHECK_BROKEN_GLASS):
        return []
    waiting = Opening.objects.filter(to_check=True, checked_at=None, broke_glass=True)
    due = [
        Due(
            due_on=one.check_by.astimezone(LONDON).date(),
            what="Look at why a closed record was opened",
            why="Within two working days",
            act=Link("Look at it", address("check_broken_glass", one.pk)),
            who=f"Opened by {one.opened_by.name}",
        )
        for one in waiting.exclude(opened_by=viewer).select_related("opened_by").order_by("opened_at")
        if one.check_by
    ]
    return [one for one in due if one.due_on <= until]


def see_alone_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login works with, and who was not alone when they were asked. Nobody close has it."""
    if not viewer.may(Permission.CHANGE_PERSON):
        return []
    mine = keys_of_my_people(viewer=viewer)
    due = [
        Due(
            due_on=one.due_on,
            what="See them alone",
            why=f"Somebody was there: {one.get_place_display().lower()}. Ask again, with nobody near",
            act=Link("Write that you did", address("see_alone", one.person_id)),
            person=one.person_id,
        )
        for one in to_see_alone(mine, viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def asked_alone_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login works with and who asked to talk with nobody else there."""
    if not viewer.may(Permission.KEEP_PARTNERSHIP):
        return []
    due = [
        Due(
            due_on=ASKED_TO_TALK_ALONE.after(one.asked_at.astimezone(LONDON).date()),
            what="Talk with them alone",
            why="They asked to, with nobody else there. Use the safe way, and never say why",
            act=Link("Write that you did", address("met_alone", one.person_id, one.pk)),
            person=one.person_id,
        )
        for one in alone_asks(keys_of_my_people(viewer=viewer), viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def about_carers_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login works with, who said nobody cares for them, and is to be asked again."""
    if not viewer.may(Permission.KEEP_PARTNERSHIP):
        return []
    return [
        Due(
            due_on=one.ask_again_on,
            what="Ask again who cares for them, unpaid",
            why="They said that nobody does. That can change",
            act=Link("Write what they say", address("no_carer", one.person_id)),
            person=one.person_id,
        )
        for one in to_ask_about_carers(keys_of_my_people(viewer=viewer), viewer=viewer, until=until)
    ]


def letters_lost_due(viewer: User, until: date) -> list[Due]:
    """Return the letters that came back or could not be sent, and went out no other way.

    Those to people whom this login works with, and those it sent itself that could not be sent.
    """
    if not viewer.may(Permission.SEND_LETTER):
        return []
    mine = keys_of_my_people(viewer=viewer)
    due = [
        Due(
            due_on=LETTER_CAME_BACK.after(one.lost_at.astimezone(LONDON).date()),
            what=CAME_BACK if one.state == "returned" else NOT_SENT,
            why=WENT_NOWHERE if one.state == "returned" else why_in_words(one.failed_why),
            act=Link("Their letters", address("person_letters", one.person_id)),
            person=one.person_id,
        )
        for one in lost_and_not_sent_again(mine, viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def reviews_owed(viewer: User, until: date) -> list[Due]:
    """Return what is owed of looking again at the support of whom this login works with."""
    if not viewer.may(Permission.REVIEW_SUPPORT):
        return []
    mine = keys_of_my_people(viewer=viewer)
    due = [
        *_reviews_due(mine, viewer, until),
        *_reviews_asked_for(mine, viewer),
        *_reviews_led_to(mine, viewer),
    ]
    return [one for one in due if one.due_on <= until]


def _reviews_due(mine: Collection[UUID], viewer: User, on: date) -> list[Due]:
    return [
        Due(
            due_on=one.due.on,
            what="Go on with their review" if one.is_open else "Look at their support again",
            why=f"{one.due.why}. {one.due.authority}",
            act=Link("Open it", address("hold_review", one.person, one.standing.value), "the review"),
            person=one.person,
        )
        for one in review.reviews_due(mine, viewer=viewer, on=on)
    ]


def _reviews_asked_for(mine: Collection[UUID], viewer: User) -> list[Due]:
    return [
        Due(
            due_on=REVIEW_ASKED_FOR.after(one.asked_at.astimezone(LONDON).date()),
            what="Answer: they asked us to look again",
            why="With a day, or with written reasons why not",
            act=Link("Answer", address("answer_request", one.person_id, one.pk), "who asked"),
            person=one.person_id,
        )
        for one in review.requests_waiting(mine, viewer=viewer)
    ]


def _reviews_led_to(mine: Collection[UUID], viewer: User) -> list[Due]:
    return [
        Due(
            due_on=AFTER_A_REVIEW.after(one.closed_at.astimezone(LONDON).date()),
            what=f"After the review: {one.get_outcome_display().lower()}",
            why="We said so to them when the review ended",
            act=Link("The review", address("review", one.person_id, one.pk)),
            person=one.person_id,
        )
        for one in review.led_to_and_not_done(mine, viewer=viewer)
        if one.closed_at
    ]


def _decide_by(raised_at: datetime) -> date:
    return safeguarding.decide_by(raised_at)


Worklist = Callable[[User, date], list[Due]]
WORKLISTS: tuple[Worklist, ...] = (
    apart_due,
    concerns_due,
    children_due,
    staff_concerns_due,
    broken_glass_due,
    letters_lost_due,
    asked_alone_due,
    breaks_due,
    budgets_due,
    charges_due,
    new_sums_due,
    see_alone_due,
    advocates_due,
    assessed_apart_due,
    capacity_due,
    carers_to_ask_again,
    reviews_owed,
    choices_due,
    lists_due,
    money_due,
    control_due,
    emergency_due,
    tasks_due,
    about_carers_due,
    how_it_is_due,
    talks_due,
    changes_late,
    paid_due,
    details_due,
    runs_due,
    lines_due,
    risks_due,
    to_touch,
    records_due,
)


def owed(tasks: Sequence[Task], *, viewer: User, until: date) -> list[Due]:
    """Return everything that this login owes up to a day, of every room, the longest overdue first."""
    due = [due_of(task, viewer=viewer) for task in tasks]
    due += [one for worklist in WORKLISTS for one in worklist(viewer, until)]
    return sorted(due, key=lambda one: one.due_on)


# -- whom to begin with -----------------------------------------------------------------------------------


def first_of(tasks: Sequence[Task], *, viewer: User) -> First | None:
    """Return whom to begin with: duty's hand-over before support that others put in; nobody otherwise."""
    left = [task for task in tasks if task.asked in LEFT_BY_URGENT]
    if not left:
        return None
    people = {task.person_id for task in left}
    told = [one for one in left_by_duty(people, viewer=viewer) if one.written_by_id != viewer.pk]
    begun = [one for one in support_begun_for(people, viewer=viewer) if one.started_by_id != viewer.pk]
    by_others = {one.person_id for one in (*told, *begun)}
    key = next((task.person_id for task in left if task.person_id in by_others), None)
    if key is None:
        return None
    return First(
        person=key,
        support=next((one for one in begun if one.person_id == key), None),
        told=next((one for one in told if one.person_id == key), None),
        tasks=[task for task in tasks if task.person_id == key],
    )


# -- beside the day ---------------------------------------------------------------------------------------


def to_look_at(*, viewer: User) -> list[Link]:
    """Return what this login may look at for others, with how many wait; never a nought."""
    found = []
    if viewer.may(Permission.CHECK_PURPOSES):
        waiting = Opening.objects.filter(to_check=True, checked_at=None, broke_glass=False)
        number = waiting.exclude(opened_by=viewer).count()
        found.append((number, f"{count(number, 'opened record')} to look at", "openings_to_check"))
    if viewer.may(Permission.CONFIRM_MERGE):
        number = sum(one.proposed_by_id != viewer.pk for one in waiting_joinings(viewer=viewer))
        found.append((number, f"{count(number, 'joining')} of two records to confirm", "likely_duplicates"))
    return [Link(text, address(name)) for number, text, name in found if number and address(name)]


def unfinished(*, viewer: User, at: datetime) -> list[KeptForm]:
    """Return what this login had typed when a sign-in ran out, while it is still kept, the newest first.

    A concern that was begun leaves no line: somebody may be looking over a shoulder.
    """
    kept = KeptForm.objects.filter(login=viewer, kept_at__gte=at - KEPT_FOR)
    return list(kept.exclude(path=address("raise_concern")).order_by("-kept_at"))
