"""The four roles hold what they should and nothing more, on any PostgreSQL 15 or later."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from sayso.rules.refusals import Invalid
from sayso.web.cli import main
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.home import secret
from sayso.web.settings.roles import connection_settings

OWN = pytest.mark.own_server


@pytest.fixture(scope="module")
def own() -> Iterator[EmbeddedServer]:
    named = os.environ.get("SAYSO_TEST_POSTGRES", "")
    folder = Path(tempfile.mkdtemp(prefix="sayso-test-", dir="/tmp"))
    folder.chmod(0o755)
    server = EmbeddedServer(folder / "home", programs=Path(named) if named else None)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


def as_role(server: EmbeddedServer, role: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host=str(server.socket_folder),
        user=role,
        password=secret(role, server.home),
        dbname="sayso",
        autocommit=True,
    )


@pytest.fixture
def table(own) -> Iterator[str]:
    """A table of the owner's with one row that only the whole-council role may see."""
    with as_role(own, "sayso_owner") as owner:
        owner.execute("CREATE TABLE kept (word text)")
        owner.execute("INSERT INTO kept VALUES ('private')")
        owner.execute("ALTER TABLE kept ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY whole ON kept TO sayso_whole USING (true)")
    yield "kept"
    with as_role(own, "sayso_owner") as owner:
        owner.execute("DROP TABLE kept")


@OWN
def test_the_application_owns_nothing_and_makes_nothing(own, table):
    with as_role(own, "sayso_app") as app:
        for statement in ("CREATE TABLE mine (word text)", f"DROP TABLE {table}", f"TRUNCATE {table}"):
            with pytest.raises(InsufficientPrivilege):
                app.execute(statement)


@OWN
def test_the_application_sees_the_whole_only_when_it_takes_that_role(own, table):
    with as_role(own, "sayso_app") as app:
        assert app.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        with app.transaction():
            app.execute("SET LOCAL ROLE sayso_whole")
            assert app.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
        assert app.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@OWN
def test_a_proof_reads_everything_and_writes_nothing(own, table):
    with as_role(own, "sayso_proof") as proof:
        assert proof.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
        with pytest.raises(InsufficientPrivilege):
            proof.execute(f"DELETE FROM {table}")


@OWN
def test_nobody_signs_in_without_a_password(own):
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(own.socket_folder), user="sayso_super", dbname="sayso", password="guess")


@OWN
def test_the_whole_council_role_does_not_sign_in(own):
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(own.socket_folder), user="sayso_whole", dbname="sayso", password="")


@OWN
def test_functions_are_nobodys_until_given(own):
    with as_role(own, "sayso_owner") as owner:
        owner.execute("CREATE FUNCTION secret_of() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        rights = owner.execute("SELECT proacl::text FROM pg_proc WHERE proname = 'secret_of'").fetchone()
        owner.execute("DROP FUNCTION secret_of")
    assert rights is not None
    assert "{=X" not in str(rights[0])
    assert ",=X" not in str(rights[0])


@OWN
def test_words_sort_alike_on_every_machine(own):
    with own.superuser("sayso") as connection:
        encoding = connection.execute("SHOW server_encoding").fetchone()
        words = connection.execute("SELECT w FROM unnest(array['b','A','a','B']) AS w ORDER BY w").fetchall()
    assert encoding == ("UTF8",)
    assert [word for (word,) in words] == ["A", "B", "a", "b"]


@OWN
def test_the_statements_we_print_make_the_roles_on_a_server_of_the_councils_own(folder, serve, runner):
    server = serve(folder / "home")
    server.start()
    with server.superuser() as connection:
        connection.execute("DROP DATABASE sayso")
        connection.execute("DROP OWNED BY sayso_owner, sayso_app, sayso_whole, sayso_proof")
        connection.execute("DROP ROLE sayso_owner, sayso_app, sayso_whole, sayso_proof")
    printed = runner.invoke(main, ["roles"]).stdout
    by_hand = "\n".join(line for line in printed.splitlines() if not line.startswith("\\password"))
    assert printed.count("\\password") == 3

    ran = subprocess.run(
        [
            *(server.programs.folder / "bin" / "psql", "-v", "ON_ERROR_STOP=1"),
            *("-h", server.socket_folder, "-U", "sayso_super", "-d", "postgres"),
        ],
        input=by_hand,
        env={"PGPASSWORD": secret("sayso_super", server.home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    with server.superuser("sayso") as connection:
        roles = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'sayso%'").fetchall()
        owner = connection.execute("SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname='public'")
        assert len(roles) == 5
        assert owner.fetchone() == ("sayso_owner",)


def test_an_address_keeps_all_that_libpq_reads(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@db.example:6432/care?sslmode=verify-full")

    settings = connection_settings("sayso_app", "/nowhere")

    assert settings == {
        "NAME": "care",
        "HOST": "db.example",
        "PORT": "6432",
        "USER": "app",
        "PASSWORD": "p@ss",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_an_address_that_cannot_be_read_is_refused_without_its_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hunter2@[broken/care")

    with pytest.raises(Invalid, match="DATABASE_URL is not an address") as refused:
        connection_settings("sayso_app", "/nowhere")

    assert "hunter2" not in refused.value.message


def test_an_owners_address_is_asked_for_when_only_the_applications_is_set(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/care")
    monkeypatch.delenv("DATABASE_URL_OWNER", raising=False)

    with pytest.raises(Invalid, match="Set DATABASE_URL_OWNER"):
        connection_settings("sayso_owner", "/nowhere")
