"""Writing to somebody and sending it the safe way; where there is none, a task to find one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.letters.actions import send_letter, write_letter
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.casework.actions.add_task import NewTask, add_tasks
from sayso.journey.casework.facts import day_team_on
from sayso.journey.casework.statuses import Why
from sayso.journey.people.queries import header, ways_to_reach
from sayso.rules.refusals import Refusal

NO_WAY = "Find a safe way to send them the letter: {letter}"


def _tell(
    *,
    person: UUID,
    code: str,
    fields: Mapping[str, Any],
    letter_name: str,
    about: tuple[str, UUID],
    by: User,
    at: datetime,
) -> bool:
    """Write a letter in one wording and send it the best safe way; return whether it was sent.

    Nothing is lost when there is no safe way: the letter stands, and finding a way becomes a task.
    """
    try:
        with transaction.atomic():
            sent = _sent(person, code, fields, about, by=by, at=at)
    except Refusal:
        sent = False
    if not sent:
        task = NewTask(
            person=person,
            what=NO_WAY.format(letter=letter_name),
            why=Why.PROMISE,
            because="It was not safe, or not possible, to send it",
            asked="safe_way",
            due_on=day_team_on(at),
        )
        add_tasks(items=[task], by=by, at=at)
    return sent


def _sent(
    person: UUID, code: str, fields: Mapping[str, Any], about: tuple[str, UUID], *, by: User, at: datetime
) -> bool:
    """Write the letter, and send it if there is a safe way."""
    on = at.astimezone(LONDON).date()
    head, reach = header(person, by, on), ways_to_reach(person, by, on)
    asked = NewLetter(
        person=person,
        code=code,
        called=head.called,
        fields=fields,
        our_number=head.council_number,
        layouts=[reach.layout],
        about=about,
    )
    letter = write_letter(asked=asked, by=by, at=at)
    for way in reach.safe[:1]:
        send_letter(letter=letter, reach=reach, way=way.kind, by=by, at=at)
    return bool(reach.safe)
