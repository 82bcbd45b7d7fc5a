"""The four database roles, and the statements that make them on any PostgreSQL 15 or later.

* `sayso_owner` owns the tables and migrates; it may make databases, which the tests need.
* `sayso_app` is what web and worker sign in as. It owns nothing and sees one viewer's records.
* `sayso_whole` is taken inside a transaction by a viewer who holds a whole-council grant.
* `sayso_proof` reads everything and writes nothing: proofs and backups.

`sayso_app` is NOINHERIT, so membership of `sayso_whole` gives it nothing until it takes that role.
"""

import os
from collections.abc import Mapping
from typing import Any, Literal, get_args

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from sayso.rules.refusals import Invalid
from sayso.web.settings.home import secret

Role = Literal["sayso_owner", "sayso_app", "sayso_proof"]
SIGN_IN_ROLES: tuple[Role, ...] = get_args(Role)
DATABASE = "sayso"

URLS: dict[Role, str] = {
    "sayso_app": "DATABASE_URL",
    "sayso_owner": "DATABASE_URL_OWNER",
    "sayso_proof": "DATABASE_URL_PROOF",
}

ATTRIBUTES: dict[str, str] = {
    "sayso_owner": "LOGIN CREATEDB",
    "sayso_app": "LOGIN NOINHERIT",
    "sayso_whole": "NOLOGIN",
    "sayso_proof": "LOGIN BYPASSRLS",
}

MEMBERSHIP = (
    "GRANT sayso_whole TO sayso_app",
    # A migration's data step has to be able to try what the application will see.
    "GRANT sayso_app, sayso_whole TO sayso_owner",
)


def role_statements(passwords: Mapping[str, str]) -> list[str]:
    """Return the SQL that makes the roles or brings them up to date; run it as superuser.

    `passwords` maps each role that signs in to its password.
    """
    statements = []
    for role, attributes in ATTRIBUTES.items():
        chosen = passwords.get(role, "").replace("'", "''")
        password = f" PASSWORD '{chosen}'" if chosen else ""
        statements.append(
            f"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        statements.append(f"ALTER ROLE {role} {attributes}{password}")
    statements.extend(MEMBERSHIP)
    return statements


def schema_statements() -> list[str]:
    """Return the SQL that gives the roles their rights in one database; run it there, as superuser.

    Default privileges, since a grant made in one migration misses the tables of later ones. Tables that
    the application may not write take those rights away again in their own migration.
    """
    of_owner = "ALTER DEFAULT PRIVILEGES FOR ROLE sayso_owner IN SCHEMA public"
    return [
        "GRANT ALL ON SCHEMA public TO sayso_owner",
        "ALTER SCHEMA public OWNER TO sayso_owner",
        "GRANT USAGE ON SCHEMA public TO sayso_app, sayso_whole, sayso_proof",
        f"{of_owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sayso_app, sayso_whole",
        f"{of_owner} GRANT USAGE, SELECT ON SEQUENCES TO sayso_app, sayso_whole",
        f"{of_owner} GRANT SELECT ON TABLES TO sayso_proof",
        f"{of_owner} GRANT SELECT ON SEQUENCES TO sayso_proof",
        # What the owner's functions do they do for those who are named, not for whoever connects.
        "ALTER DEFAULT PRIVILEGES FOR ROLE sayso_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        f"{of_owner} GRANT EXECUTE ON FUNCTIONS TO sayso_app, sayso_whole, sayso_proof",
    ]


def connection_settings(role: Role, socket_folder: str) -> dict[str, Any]:
    """Return Django's NAME, HOST, PORT, USER and PASSWORD for one role, and OPTIONS when a URL has more.

    A `DATABASE_URL` (and `_OWNER`, `_PROOF`) in the environment wins over the embedded server. It may
    hold whatever libpq reads: several hosts, a socket's folder, `sslmode` and the like.

    Raises:
        Invalid: A URL cannot be read, or the application's is set and this role's is not.
    """
    name = URLS[role]
    url = os.environ.get(name, "")
    if not url and os.environ.get(URLS["sayso_app"]):
        raise Invalid(f"DATABASE_URL is set and {name} is not. Set {name} to the address of {role}.")
    if not url:
        return {
            "NAME": DATABASE,
            "HOST": socket_folder,
            "PORT": "",
            "USER": role,
            "PASSWORD": secret(role),
        }
    try:
        given: dict[str, Any] = conninfo_to_dict(url)
    except ProgrammingError as error:  # what it says may hold the password
        raise Invalid(f"{name} is not an address of a database, such as postgresql://host/sayso.") from error
    settings = {
        "NAME": given.pop("dbname", DATABASE),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", ""),
        "USER": given.pop("user", role),
        "PASSWORD": given.pop("password", ""),
    }
    return {**settings, "OPTIONS": given} if given else settings
