"""What cannot be started is refused in one clear sentence, and a later start is none the worse."""

import resource
from pathlib import Path

import pytest

from sayso.web.settings.embedded import DatabaseNotStarted

from .conftest import said_no

pytestmark = pytest.mark.own_server


def test_a_full_disk_is_said_plainly_and_the_next_start_works(folder, serve, user):
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    sentence = said_no(user(folder / "home", preexec_fn=no_room))
    assert "The database could not be made" in sentence
    assert list((folder / "home").glob("pg*")) == []

    serve(folder / "home").start()


def test_programs_that_are_missing_are_named(folder, serve):
    with pytest.raises(DatabaseNotStarted, match="could not be run: No such file or directory"):
        serve(folder / "home", programs=folder / "nothing").start()


def test_programs_that_are_something_else_are_named(folder, serve):
    programs = folder / "wrong"
    (programs / "bin").mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl"):
        (programs / "bin" / name).write_text("#!/bin/sh\necho hello\n")
        (programs / "bin" / name).chmod(0o755)

    with pytest.raises(DatabaseNotStarted, match="does not hold PostgreSQL's programs"):
        serve(folder / "home", programs=programs).start()


def test_a_database_of_another_version_is_not_touched(folder, serve):
    server = serve(folder / "home")
    server.start()
    server.stop()
    (server.cluster.folder / "PG_VERSION").write_text("14\n")

    with pytest.raises(DatabaseNotStarted, match=r"made by PostgreSQL 14.*upgrade"):
        serve(folder / "home").start()


def test_a_database_whose_secrets_were_lost_says_so(folder, serve):
    server = serve(folder / "home")
    server.start()
    (folder / "home" / "secrets" / "sayso_super").unlink()

    with pytest.raises(DatabaseNotStarted, match="Put back the secrets that were kept with it"):
        serve(folder / "home").start()


def half_removed(server) -> None:
    """Leave the database as a power cut in the middle of its removal does."""
    server.start()
    with server.superuser() as connection:
        connection.execute("UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'sayso'")
    server.stop()


def test_a_councils_database_that_was_half_removed_is_never_removed_by_a_start(folder, serve):
    server = serve(folder / "home")
    half_removed(server)

    with pytest.raises(DatabaseNotStarted, match="Restore a backup"):
        server.start()


def test_a_made_up_database_that_was_half_removed_is_made_anew(folder, serve):
    server = serve(folder / "home", throwaway=True)
    half_removed(server)

    server.start()

    with server.superuser("sayso") as connection:
        assert connection.execute(
            "SELECT datconnlimit FROM pg_database WHERE datname = 'sayso'"
        ).fetchone() == (-1,)


def test_a_refused_start_keeps_no_server_and_no_claim(folder, serve):
    server = serve(folder / "home")
    server.start()
    server.stop()
    configuration = server.cluster.folder / "postgresql.conf"
    kept = configuration.read_text()
    configuration.write_text("shared_preload_libraries = 'nothing_of_this_name'\n")

    with pytest.raises(DatabaseNotStarted, match="nothing_of_this_name"):
        server.start()
    configuration.write_text(kept)
    server.start()

    assert Path(server.socket_folder).exists()
