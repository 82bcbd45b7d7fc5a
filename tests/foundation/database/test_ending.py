"""However a server or its users end, the next start works and nothing is left running."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from sayso.web.settings.cluster import Cluster

from .conftest import is_up, running, wait_until

pytestmark = pytest.mark.own_server


def number_of(server) -> int:
    return int((server.cluster.folder / "postmaster.pid").read_text().splitlines()[0])


def keep_something(server) -> None:
    with server.superuser() as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")


def something_kept(server) -> object:
    with server.superuser() as connection:
        return connection.execute("SELECT word FROM kept").fetchone()


def test_what_was_written_is_there_at_the_next_start(folder, serve):
    first = serve(folder / "home")
    first.start()
    keep_something(first)
    first.stop()
    assert not Cluster(folder / "home").runs()

    second = serve(folder / "home")
    second.start()

    assert something_kept(second) == ("still here",)


def test_a_server_that_was_killed_starts_again(folder, serve):
    server = serve(folder / "home")
    server.start()
    keep_something(server)

    os.kill(number_of(server), signal.SIGKILL)
    server.start()

    assert something_kept(server) == ("still here",)


def test_a_server_is_stopped_when_its_only_user_is_killed(folder, serve, user):
    program = user(folder / "home")
    assert is_up(program)

    program.kill()

    wait_until(lambda: not running(folder), "the server has stopped")
    serve(folder / "home").start()


def test_a_server_stays_while_another_user_is_left(folder, serve, user):
    server = serve(folder / "home")
    server.start()
    other = user(folder / "home")
    assert is_up(other)

    server.stop()
    assert Cluster(folder / "home").runs()
    other.communicate("")

    assert not Cluster(folder / "home").runs()


def test_everything_killed_at_once_leaves_a_cluster_that_starts(folder, serve, user):
    server = serve(folder / "home")
    other = user(folder / "home")
    assert is_up(other)
    watchers = [line for line in running(folder) if "last_one_out" in line]
    assert len(watchers) == 1

    subprocess.run(["pkill", "-KILL", "-f", str(folder)], check=False)
    other.wait()
    server.start()

    with server.superuser() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_two_starters_at_once_share_one_server(folder, user):
    both = [user(folder / "home"), user(folder / "home")]

    assert [is_up(program) for program in both] == [True, True]

    assert len([line for line in running(folder) if "postgres -D" in line]) == 1


def test_a_number_left_behind_that_another_program_has_now_is_forgotten(folder, serve):
    server = serve(folder / "home")
    server.start()
    server.stop()
    ours = (
        f"{os.getpid()}\n{server.cluster.folder}\n1700000000\n5432\n{server.socket_folder}\n\n  1234  5678\n"
    )
    (server.cluster.folder / "postmaster.pid").write_text(ours)

    server.start()

    assert number_of(server) != os.getpid()


def test_a_cluster_that_was_half_made_is_made_again(folder, serve):
    left = folder / "home" / "pg.new.0000"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18")

    server = serve(folder / "home")
    server.start()

    assert not left.exists()
    assert server.cluster.is_made()


def test_a_folder_that_holds_no_database_is_left_alone(folder, serve):
    (folder / "home" / "pg").mkdir(parents=True)
    (folder / "home" / "pg" / "letter.txt").write_text("not a database")

    with pytest.raises(Exception, match="is in the way: it holds no database"):
        serve(folder / "home").start()

    assert [kept.name for kept in (folder / "home" / "pg").iterdir()] == ["letter.txt"]


def test_a_home_removed_while_it_runs_leaves_nothing_running(folder, serve, user):
    program = user(folder / "home")
    assert is_up(program)
    subprocess.run(["rm", "-rf", str(folder / "home")], check=True)

    program.kill()

    wait_until(lambda: not running(folder), "the server has stopped")
    assert not Path(f"/tmp/sayso-{folder.name}").exists()
