"""`sayso migrate`: bring the database and the pages' files up to this version."""

import click

from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.installation import installation


@click.command()
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; exit 3 if there is something to do."
)
@json_option
def migrate(only_check: bool, as_json: bool) -> None:
    """Bring the database up to this version, and collect the files that pages need.

    It signs in as the owner of the tables. Run it before the first start and after each new version.
    On the first run it also makes the secret key, unless SAYSO_SECRET_KEY is set.
    """
    with installation("sayso_owner"):
        from sayso.web.settings.migrating import bring_up_to_date, waiting

        left = waiting()
        if not only_check:
            bring_up_to_date()
    if only_check:
        words = f"{len(left)} migrations are waiting: run sayso migrate." if left else "Nothing to do."
        answer(words, {"waiting": left}, as_json=as_json)
        raise SystemExit(3 if left else 0)
    words = f"Migrated: {len(left)} steps." if left else "Already up to date."
    answer(f"{words} The pages' files are collected.", {"migrated": left}, as_json=as_json)
