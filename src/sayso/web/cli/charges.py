"""`sayso charges`: new sums for everybody, by the same actions as the pages."""

import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from sayso.rules.refusals import NotFound, NotPermitted
from sayso.web.cli.acting import acting, as_option, day_of
from sayso.web.cli.answering import DONE, REFUSED, answer, json_option
from sayso.web.cli.installation import installation

if TYPE_CHECKING:
    from sayso.foundation.access.models import User
    from sayso.journey.charging.models import ChargeRun

RUN_COUNTS = ("more", "less", "same", "known_first", "whole_cost_not_told", "unknown", "to_ask")


@click.group()
def charges() -> None:
    """Work everybody out anew from a day on, and see how far it is.

    A run made here is a dry run. Somebody who looked at it approves it, with their own sign-in, on the pages
    or by the API: no command does that, since whoever types it could be both.
    """


@charges.command("runs")
@as_option
@json_option
def runs(email: str, as_json: bool) -> None:
    """List the newest runs: the day, how far each is, and its key."""
    with installation("sayso_app"), acting(email) as (by, _):
        from sayso.journey.charging.queries.runs import latest_runs

        _may(by)
        found = latest_runs()
    words = [f"{run.starts_on}  {run.line_count:>7,}  {run.pk}  {_state(run)}" for run in found]
    told = {"runs": [_of(run) for run in found]}
    answer("\n".join(words) or "There has been no run yet.", told, as_json=as_json)


@charges.command("run")
@click.argument("run", type=click.UUID)
@as_option
@json_option
def one(run: UUID, email: str, as_json: bool) -> None:
    """Tell what one run comes to and how far it is. It names nobody."""
    with installation("sayso_app"), acting(email) as (by, _):
        from sayso.journey.charging.queries.runs import one_run

        _may(by)
        found = one_run(run)
        if found is None:
            raise NotFound("There is no such run.")
        told = _counted(found, by)
        words = _words(found, told)
    answer(words, told, as_json=as_json)


@charges.command("make")
@click.option("--from", "starts", required=True, help="The day from which the new sums hold: 2027-04-06.")
@click.option(
    "--why",
    type=click.Choice(["april", "policy"]),
    default="april",
    help="The law's amounts change, or a choice of the council does.",
)
@as_option
@json_option
def make(starts: str, why: str, email: str, as_json: bool) -> None:
    """Make a dry run: everybody is worked out, and nothing that anybody pays changes.

    Exit 0 when every sum is known, 2 for a day that cannot be, 3 when some sums cannot be worked out, or the
    run is refused: there is one for that day already.
    """
    with installation("sayso_app"), acting(email) as (by, at):
        from sayso.journey.charging import actions
        from sayso.journey.charging.statuses import RunWhy

        day = day_of(starts, "from")
        made = actions.make_charge_run(why=RunWhy(why), starts_on=day, by=by, at=at)
        told = _counted(made, by)
        words = _words(made, told)
    answer(words, told, as_json=as_json)
    sys.exit(REFUSED if told["unknown"] else DONE)


@charges.command("withdraw")
@click.argument("run", type=click.UUID)
@click.option("--because", required=True, help="Why it is withdrawn. It is kept with the run.")
@as_option
@json_option
def withdraw(run: UUID, because: str, email: str, as_json: bool) -> None:
    """Withdraw a dry run, with the reason. Nothing that anybody pays has changed.

    Exit 0 when it is withdrawn, 2 without a reason, 3 when it is approved already.
    """
    with installation("sayso_app"), acting(email) as (by, at):
        from sayso.journey.charging import actions

        found = actions.withdraw_charge_run(run=run, because=because, by=by, at=at)
        told, words = _of(found), f"Run {found.pk}. {_state(found)}."
    answer(words, told, as_json=as_json)


def _may(by: "User") -> None:
    from sayso.foundation.access.permissions import Permission

    if not by.may(Permission.ASSESS_MEANS):
        raise NotPermitted("This login may not look at runs of new sums.")


def _state(run: "ChargeRun") -> str:
    return str(run.get_state_display())


def _of(run: "ChargeRun") -> dict[str, Any]:
    """Return a run for a program: its key, day and state, and no person."""
    return {
        "run": str(run.pk),
        "why": str(run.why),
        "starts_on": run.starts_on.isoformat(),
        "state": str(run.state),
        "people": run.line_count,
    }


def _counted(run: "ChargeRun", by: "User") -> dict[str, Any]:
    """Return a run with what it comes to, counted over those whose means this login may see."""
    from sayso.journey.charging.facts.run_counts import run_counts
    from sayso.journey.charging.queries.runs import how_far, lines_of

    counted = run_counts(list(lines_of(run, viewer=by)))
    return {
        **_of(run),
        **{name: getattr(counted, name) for name in RUN_COUNTS},
        "before_pence_a_week": counted.before_pence,
        "after_pence_a_week": counted.after_pence,
        "waits_for": dict(counted.missing),
        "far": how_far(run, viewer=by),
    }


def _words(run: "ChargeRun", told: dict[str, Any]) -> str:
    """Return a run for somebody to read: a line for each thing that is to be said."""
    lines = [
        f"Run {run.pk}. New sums from {told['starts_on']}. {_state(run)}.",
        f"{told['people']:,} people: {told['more']:,} pay more, {told['less']:,} less, {told['same']:,} the"
        f" same. {told['known_first']:,} known for the first time. {told['unknown']:,} cannot be worked out.",
        f"In a week {told['before_pence_a_week']} pence now, {told['after_pence_a_week']} pence then.",
    ]
    waits = [f"  {name}: {people:,}" for name, people in told["waits_for"].items()]
    if waits:
        lines += ["What the unknown sums wait for, and how many people:", *waits]
    return "\n".join(lines)
