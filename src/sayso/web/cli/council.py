"""`sayso council`: begin a council, and give the first administrator a sign-in."""

import secrets

import click

from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.installation import installation


@click.group()
def council() -> None:
    """Begin a council."""


@council.command()
@click.option("--email", required=True, help="The first administrator's e-mail address.")
@click.option("--name", required=True, help="The first administrator's name.")
@json_option
def begin(email: str, name: str, as_json: bool) -> None:
    """Make the system's own login and the first administrator, who gives everyone else theirs.

    Prints a password once. The administrator changes it after signing in. Done once: a second time is
    refused.
    """
    with installation("sayso_app"):
        from django.db import transaction

        from sayso.foundation.access import actions, clock
        from sayso.foundation.access.viewer import viewing

        password, at = secrets.token_urlsafe(15), clock.now()
        with transaction.atomic():
            system = actions.set_up_council(at=at)
            with viewing(system, at=at):
                user = actions.add_login(email=email, name=name, password=password, by=system, at=at)
                actions.give_role(user=user, role="admin", by=system, at=at)
    told = {"email": email, "password": password}
    answer(f"Sign in as {email} with the password {password}\nIt is shown this once.", told, as_json=as_json)
