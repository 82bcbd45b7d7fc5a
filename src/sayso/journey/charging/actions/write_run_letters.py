"""Write to everybody whose sum a run has written: what they pay, each line, and how to ask us again."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.letters.actions import send_letter
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import Reach, WayKind
from sayso.journey.charging.actions.running import held_run, run_event
from sayso.journey.charging.actions.tell_charge import NewTelling, tell_charge
from sayso.journey.charging.models import ChargeRun, ChargeRunLine, FinancialAssessment
from sayso.journey.charging.queries.runs import lines_of
from sayso.journey.charging.statuses import RunLetter, RunLineState, RunState
from sayso.journey.people.models import Person
from sayso.journey.people.queries import deaths_of, ways_to_reach
from sayso.rules.refusals import NotPermitted, Refusal, WrongState

A_SET = 20
BECAUSE = "new sums"
WITHOUT_A_PERSON = (WayKind.POST, WayKind.EMAIL, WayKind.PORTAL)
"""The ways that need nobody to ring or to call: of these the first that is safe for them."""


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS_MEANS)
def ask_for_run_letters(*, run: UUID, by: User, at: datetime) -> ChargeRun:
    """Ask for the letters of a run that is done: a job writes and sends them, in the name of whoever asks.

    Raises NotFound, and WrongState before it is done or once they were asked for.
    """
    found = held_run(run, in_state=RunState.DONE)
    if found.letters_asked_at:
        raise WrongState("The letters of this run were asked for already.")
    found.letters_asked_at, found.letters_asked_by = at, by
    found.save(update_fields=["letters_asked_at", "letters_asked_by"])
    write([run_event("ask_for_run_letters", found, by=by, at=at)])
    return found


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def write_run_letters(*, run: UUID, by: User, at: datetime, most: int = A_SET) -> int:
    """Write and send the next letters, and return how many still wait.

    Each goes the first safe way that needs nobody; where there is none it stays written, and named. Doing it
    twice does it once. For each the papers of that record are open to this login until it is written. Raises
    NotFound, NotPermitted but to whoever asked, and WrongState before the run is done.
    """
    found = held_run(run, in_state=RunState.DONE)
    if found.letters_asked_by_id != by.pk:
        raise NotPermitted("The letters are written in the name of whoever asked for them.")
    waiting = lines_of(found, viewer=by).filter(state=RunLineState.DONE, letter_state="")
    lines = list(waiting.order_by("pk")[:most])
    sums = _standing_sums(found, lines, by)
    dead = deaths_of([one.person_id for one in lines], viewer=by)
    for line in lines:
        kept = sums.get(line.person_id, {}).get(line.standing)
        is_told = kept is not None and kept.charge_pence_a_week is not None and line.person_id not in dead
        line.letter_state = _tell(found, line, kept, by=by, at=at) if kept and is_told else RunLetter.NONE
    ChargeRunLine.objects.visible_to(by).bulk_update(lines, ["letter_state"])
    left = int(waiting.count())
    if not left:
        found.letters_done_at = at
        found.save(update_fields=["letters_done_at"])
    write([run_event("write_run_letters", found, by=by, at=at, letters=len(lines), waiting=left)])
    return left


def key_of(run: UUID, what: str, line: ChargeRunLine) -> UUID:
    """Return a key that follows from the run and the person, so that twice is once."""
    return uuid.uuid5(run, f"{what} {line.person_id} {line.standing}".strip())


def _standing_sums(
    run: ChargeRun, lines: Sequence[ChargeRunLine], by: User
) -> Mapping[UUID, Mapping[str, FinancialAssessment]]:
    """Return the sums that the run wrote and that still hold, by person and standing."""
    people = [one.person_id for one in lines]
    rows = FinancialAssessment.objects.visible_to(by).on(run.starts_on).filter(person_id__in=people)
    found: dict[UUID, dict[str, FinancialAssessment]] = {}
    for one in rows.filter(starts_on=run.starts_on).select_related("recorded_by"):
        found.setdefault(one.person_id, {})[one.standing] = one
    return found


def _tell(
    run: ChargeRun, line: ChargeRunLine, kept: FinancialAssessment, *, by: User, at: datetime
) -> RunLetter:
    """Write one letter and send it, with the papers of that record open for as long as it takes."""
    try:
        with transaction.atomic():
            grants.give_on(login=by.pk, person=line.person_id, areas=[Area.PAPERS], because=BECAUSE, at=at)
            reach = ways_to_reach(line.person_id, by, timezone.localdate(at))
            letter = _written(run, line, kept, reach, by=by, at=at)
            state = _sent(run, line, letter, reach, by=by, at=at)
            mine = grants.live(person=line.person_id, login=by.pk, because=BECAUSE)
            grants.end(mine, at=at)
    except Refusal:
        return RunLetter.FAILED
    return state


def _written(
    run: ChargeRun,
    line: ChargeRunLine,
    kept: FinancialAssessment,
    reach: Reach,
    *,
    by: User,
    at: datetime,
) -> Letter:
    person = Person.objects.visible_to(by).get(person_id=line.person_id)
    telling = NewTelling(
        assessment=kept,
        called=reach.addressee,
        our_number=person.council_number,
        layouts=[reach.layout],
        key=key_of(run.pk, "letter", line),
    )
    return tell_charge(telling=telling, by=by, at=at)


def _sent(
    run: ChargeRun, line: ChargeRunLine, letter: Letter, reach: Reach, *, by: User, at: datetime
) -> RunLetter:
    way = next((one.kind for one in reach.safe if one.kind in WITHOUT_A_PERSON), None)
    if way is None:
        return RunLetter.WRITTEN
    try:
        with transaction.atomic():
            send_letter(
                letter=letter, reach=reach, way=way, key=key_of(run.pk, "sending", line), by=by, at=at
            )
    except Refusal:
        return RunLetter.WRITTEN
    return RunLetter.SENT
