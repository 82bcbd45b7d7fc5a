"""`sayso roles`: the statements that make the database roles on a server of the council's own."""

import click

from sayso.web.cli.answering import answer, json_option
from sayso.web.settings.roles import DATABASE, SIGN_IN_ROLES, role_statements, schema_statements


@click.command()
@json_option
def roles(as_json: bool) -> None:
    """Print the SQL that makes the database roles.

    For a PostgreSQL of your own (DATABASE_URL): run it as superuser, then give each role that signs in
    a password. The embedded database makes its roles by itself.
    """
    before = role_statements({})
    inside = schema_statements()
    lines = [
        *(f"{statement};" for statement in before),
        f"CREATE DATABASE {DATABASE} OWNER sayso_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';",
        f"\\connect {DATABASE}",
        *(f"{statement};" for statement in inside),
        *(f"\\password {role}" for role in SIGN_IN_ROLES),
    ]
    answer("\n".join(lines), {"server": before, "database": inside}, as_json=as_json)
