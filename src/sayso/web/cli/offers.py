"""`sayso offers`: lists of services from a file or a folder, by the same action as the page."""

import sys
from pathlib import Path
from typing import Any

import click

from sayso.rules.refusals import NotPermitted
from sayso.web.cli.answering import BAD_INPUT, DONE, REFUSED, answer, json_option
from sayso.web.cli.installation import installation


@click.group()
def offers() -> None:
    """Bring in what there is to choose from."""


@offers.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--feed", required=True, help="What we call this feed: the same name each time.")
@click.option("--as", "email", required=True, help="The e-mail address of the login that does it.")
@json_option
def import_feed(path: Path, feed: str, email: str, as_json: bool) -> None:
    """Take a feed of Open Referral UK, whole or not at all, from a .json file or a folder of pages.

    Exit 0 when it is taken or is the same as before, 2 when it has to be mended, 3 when it is held for a
    second person: then, and when it has to be mended, nothing was changed.
    """
    with installation("sayso_app"):
        made = bring_in(path, feed=feed, email=email)
    words = (
        f"{made.get_state_display()}. {made.services} services: {made.added} new, {made.changed} changed, "
        f"{made.ended} ended."
    )
    words = "\n".join([words, *(f"{one['place']}: {one['says']}" for one in made.wrong)])
    told = {"state": made.state, "added": made.added, "changed": made.changed, "ended": made.ended}
    answer(words, told | {"services": made.services, "wrong": made.wrong}, as_json=as_json)
    sys.exit({"waits": BAD_INPUT, "held": REFUSED}.get(made.state, DONE))


def bring_in(path: Path, *, feed: str, email: str) -> Any:
    """Bring in a feed as one login; return the import. Raises NotPermitted for no such login, and Invalid."""
    from django.db import transaction

    from sayso.foundation.access import clock
    from sayso.foundation.access.models import User
    from sayso.foundation.access.viewer import viewing
    from sayso.foundation.gateways.open_referral import feed_at
    from sayso.journey.options import actions

    read = feed_at(path).read()
    by, at = User.objects.filter(email__iexact=email, is_active=True).first(), clock.now()
    if by is None:
        raise NotPermitted("There is no such login, or it may not bring in lists.")
    with transaction.atomic(), viewing(by, at=at):
        new = actions.NewFeed(feed=feed, named=path.name, read=read)
        return actions.import_offers(new=new, by=by, at=at)
