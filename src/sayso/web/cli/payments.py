"""`sayso payments`: runs, bank files and statements, by the same actions as the pages, for a scheduler."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from sayso.web.cli.acting import acting, as_option, day_of
from sayso.web.cli.answering import DONE, REFUSED, answer, json_option
from sayso.web.cli.installation import installation

FOUR_WEEKS = timedelta(weeks=4)


@click.group()
def payments() -> None:
    """Make runs of direct payments and their bank files, and take in what the bank says.

    Whoever makes a run does not check it: that is for another login, on the pages.
    """


@payments.command("run")
@click.option(
    "--starts", help="The first day that is paid for, like 2026-11-16. Left out: where the last ended."
)
@click.option("--ends", help="The last day that is paid for. Left out: four weeks.")
@click.option("--pays-on", required=True, help="The day of payment, on which banks work.")
@as_option
@json_option
def run(starts: str | None, ends: str | None, pays_on: str, email: str, as_json: bool) -> None:
    """Make a run and lock it, so that a colleague checks it. Nobody is paid by this alone.

    Exit 0 when all can be paid, 2 for days that cannot be, 3 when somebody is held out or it is refused.
    """
    with installation("sayso_app"), acting(email) as (by, at):
        from sayso.journey.payments import actions
        from sayso.journey.payments.queries.runs import newest_period_end

        first = day_of(starts, "starts") if starts else newest_period_end()
        if first is None:
            sentence = "This is the first run. Say with --starts from which day on it pays."
            raise Invalid(sentence, fields={"starts": sentence})
        after = day_of(ends, "ends") + timedelta(days=1) if ends else first + FOUR_WEEKS
        made = actions.make_run(
            period_starts_on=first,
            period_ends_before=after,
            pays_on=day_of(pays_on, "pays_on"),
            by=by,
            at=at,
        )
        if made.line_count:
            made = actions.lock_run(run=made.pk, by=by, at=at)
    words = (
        f"Run {made.pk}. {made.get_state_display()}. {made.line_count} payments,"
        f" {made.total_pence} pence in all. {made.held_out_count} held out."
    )
    answer(words, told_of(made), as_json=as_json)
    sys.exit(REFUSED if made.held_out_count else DONE)


@payments.command("file")
@click.argument("run", type=click.UUID)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write it to.")
@as_option
@json_option
def file(run: UUID, out: Path, email: str, as_json: bool) -> None:
    """Make the bank file of a checked run, and write it. Made already: the very same bytes again.

    Exit 0 when it is written, 2 when there is no such folder, 3 when the run is not checked yet.
    """
    if not out.is_dir():
        raise Invalid(f"{out}: there is no such folder.", fields={"out": "There is no such folder."})
    with installation("sayso_app"), acting(email) as (by, at):
        from sayso.foundation.access.looking import looked_at
        from sayso.foundation.access.permissions import Permission
        from sayso.foundation.access.practice import refuse_in_practice
        from sayso.journey.payments import actions, queries
        from sayso.journey.payments.queries.runs import file_of

        refuse_in_practice("A file for the bank")
        if not by.may(Permission.CHECK_PAYMENT_RUN):
            raise NotPermitted("This login may not fetch bank files.")
        found = queries.run_of(run)
        if found is None:
            raise NotFound("There is no such run.")
        kept = file_of(found) or actions.make_file(run=run, by=by, at=at)
        people = [one.person_id for one in queries.lines_of(found, viewer=by)]
        looked_at(page="payment_file", people=people, by=by, at=at)
        content = bytes(kept.content)
    place = out / found.file_name
    place.write_bytes(content)
    place.chmod(0o600)
    told = {"run": str(run), "file": str(place), "sha256": kept.sha256, "bytes": len(content)}
    answer(f"Written to {place}. SHA-256 {kept.sha256}.", told, as_json=as_json)


@payments.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="The name of the map of columns, as it stands on the pages.")
@click.option("--payee", type=click.UUID, help="The key of a person's own account. Left out: the council's.")
@as_option
@json_option
def take_in(path: Path, source: str, payee: UUID | None, email: str, as_json: bool) -> None:
    """Take in a statement of the bank, whole or not at all. The same file again changes nothing.

    Exit 0 when every line found its place, 2 when it cannot be read, 3 when lines wait for somebody.
    """
    try:
        content = path.read_bytes()
    except OSError as why:
        raise Invalid(f"{path}: this file cannot be read: {why.strerror}.") from why
    with installation("sayso_app"), acting(email) as (by, at):
        from sayso.journey.payments import actions
        from sayso.journey.payments.queries.statements import source_named

        kept = source_named(source)
        if kept is None:
            raise Invalid(f"There is no map of columns called “{source}”.", fields={"source": "No such map."})
        taken = actions.import_statement(content=content, source=kept.pk, payee=payee, by=by, at=at)
    left = taken.new_count - taken.placed_count
    told = {
        "statement": str(taken.statement.pk),
        "is_repeat": taken.is_repeat,
        "new": taken.new_count,
        "known": taken.known_count,
        "placed": taken.placed_count,
        "waiting": left,
    }
    answer(taken.sentence, told, as_json=as_json)
    sys.exit(REFUSED if left else DONE)


def told_of(made: Any) -> dict[str, Any]:
    """Return a run for a program: its key, state, days and sums, and no person."""
    return {
        "run": str(made.pk),
        "state": made.state,
        "starts_on": made.period_starts_on.isoformat(),
        "ends_before": made.period_ends_before.isoformat(),
        "pays_on": made.pays_on.isoformat(),
        "payments": made.line_count,
        "total_pence": made.total_pence,
        "held_out": made.held_out_count,
    }
