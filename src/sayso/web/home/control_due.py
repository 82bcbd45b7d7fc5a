"""What holding one's own support puts on a worker's day: what was pressed, and what is to be held."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.control import queries
from sayso.journey.options.queries import choices_of, lines_to_choose
from sayso.journey.purchasing.queries import orders_of, waiting_orders


def control_due(viewer: User, until: date) -> list[Due]:
    """Return what this login's people pressed and set, each due on its own day, and what follows from it."""
    if not viewer.may(Permission.KEEP_LEVELS):
        return []
    people = keys_of_my_people(viewer=viewer)
    due = [*_pressed(people, viewer), *_to_set_up(people, viewer), *_take_over(people, viewer, until)]
    due += [*_to_choose(people, viewer, until), *_to_order(people, viewer, until), *_waited(people, viewer)]
    return [one for one in due if one.due_on <= until]


def _low(words: str) -> str:
    return words[0].lower() + words[1:]


def _pressed(people: Collection[UUID], viewer: User) -> list[Due]:
    return [
        Due(
            due_on=localdate(one.pressed_at),
            what=f"Read what they pressed: {_low(one.get_pressed_display())}",
            why="They pressed it themself. What is agreed goes on",
            act=Link("Read it", reverse("read_turn", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in queries.not_read(people, viewer=viewer)
    ]


def _to_set_up(people: Collection[UUID], viewer: User) -> list[Due]:
    return [
        Due(
            due_on=localdate(one.recorded_at),
            what=f"Set up what we hold for them: {_low(one.words.name)}",
            why=f"They chose it. It is held by: {_low(one.get_held_by_display())}",
            act=Link("Say that it is set up", reverse("set_up_level", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in queries.to_set_up(people, viewer=viewer)
    ]


def _take_over(people: Collection[UUID], viewer: User, until: date) -> list[Due]:
    return [
        Due(
            due_on=until,
            what="Agree the budget anew, with the ways as they want them now",
            why="The money goes on as it was agreed until then",
            act=Link("Read what changed", reverse("control_of", args=[person])),
            person=person,
        )
        for person in sorted(queries.to_take_over(people, viewer=viewer))
    ]


def _to_choose(people: Collection[UUID], viewer: User, until: date) -> list[Due]:
    """Return for whom we choose, as they asked, where nothing is chosen for a line yet."""
    due = []
    for person in sorted(queries.held_to_choose(people, viewer=viewer)):
        chosen = {one.line for one in choices_of(person, viewer=viewer)}
        if any(line.line not in chosen for line in lines_to_choose(person, viewer=viewer, on=until)):
            due.append(
                Due(
                    due_on=until,
                    what="Choose who comes, as they asked us to",
                    why="They asked us to hold this for them",
                    act=Link("Choose", reverse("person_choices", args=[person])),
                    person=person,
                )
            )
    return due


def _to_order(people: Collection[UUID], viewer: User, until: date) -> list[Due]:
    """Return who chose alone what is not ordered yet: it is placed as they chose it."""
    if not viewer.may(Permission.ORDER_SUPPORT):
        return []
    due = []
    for person in sorted(queries.chooses_alone(people, viewer=viewer)):
        ordered = {one.line for one in orders_of(person, viewer=viewer, on=until)}
        waits = {one.line for one in waiting_orders([person], viewer=viewer)}
        for choice in choices_of(person, viewer=viewer):
            if choice.offer_id and choice.line not in ordered | waits:
                due.append(
                    Due(
                        due_on=localdate(choice.recorded_at),
                        what=f"Place the order as they chose it: {choice.offer_name}",
                        why="They choose who comes themself",
                        act=Link("Place it", reverse("place_order", args=[person, choice.line])),
                        person=person,
                    )
                )
    return due


def _waited(people: Collection[UUID], viewer: User) -> list[Due]:
    """Return what waited, of people who let orders go on again."""
    if not viewer.may(Permission.ORDER_SUPPORT):
        return []
    waiting = waiting_orders(people, viewer=viewer)
    paused = queries.paused_among({one.person_id for one in waiting}, viewer=viewer)
    return [
        Due(
            due_on=localdate(one.recorded_at),
            what="Place the order that waited, or put it aside",
            why="They let new orders go on",
            act=Link("Open it", reverse("waiting_order", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in waiting
        if one.person_id not in paused
    ]
