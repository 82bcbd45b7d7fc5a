"""The embedded database: a PostgreSQL of our own, started and stopped with Sayso.

It runs as root or not, survives kill -9 of itself and of its users, and stops when its last user goes.
Every later start is safe whatever the last one left behind. How, in three locks in the home:

* `start.lock` is held while somebody starts or stops: one at a time.
* `users.lock` is shared by all who use the server. The kernel drops it when they end, however they end.
* `watcher.lock` is held by the one watcher (`last_one_out`), which waits until nobody holds `users.lock`.
"""

import fcntl
import os
import pwd
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO

import psycopg

from sayso.web.settings import home as homes
from sayso.web.settings import roles
from sayso.web.settings.cluster import Cluster
from sayso.web.settings.postgres import DatabaseNotStarted, Programs, chosen, system_user

__all__ = ["SUPERUSER", "DatabaseNotStarted", "EmbeddedServer"]

SUPERUSER = "sayso_super"
START_SECONDS = 120
# After a kill the orphans hold the shared memory for a second or two, and a recovery may be long.
PASSING = ("shared memory block", "lock file", "another server might be running", "did not start in time")
#: How PostgreSQL marks a database whose removal was cut off: `datconnlimit` of `pg_database`.
HALF_REMOVED = -2
SERVER_OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "jit": "off",  # what a page asks is short: to compile it, where PostgreSQL can, costs more than it saves
}


class EmbeddedServer:
    """One server for one installation's folder. Make it, `start()` it, and `stop()` it when done.

    `home` is the installation's folder, `SAYSO_HOME` unless given. `programs` is a folder that holds
    PostgreSQL's `bin`: `SAYSO_POSTGRES` or the wheel's unless given. `throwaway` marks a cluster of
    made-up people: what stands outside a home that has gone may then be tidied away.
    """

    options = SERVER_OPTIONS

    def __init__(
        self, home: Path | None = None, *, programs: Path | None = None, throwaway: bool = False
    ) -> None:
        self.home = (home or homes.home()).absolute()
        self._folder = programs
        self._throwaway = throwaway
        self._in_use: IO[str] | None = None

    @property
    def socket_folder(self) -> Path:
        """The folder of the server's socket. Asking starts nothing and makes nothing."""
        return self.cluster.socket_folder

    @property
    def cluster(self) -> Cluster:
        """Where the data stands."""
        return Cluster(self.home)

    @cached_property
    def programs(self) -> Programs:
        """PostgreSQL's programs, run as the owner of the cluster, as ourselves or as the system user."""
        folder = self._folder or chosen()
        owner = self.cluster.owner()
        if owner is None:
            owner = system_user() if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        elif os.geteuid() not in (0, owner.pw_uid):
            raise DatabaseNotStarted(
                f"The database in {self.cluster.folder} belongs to the user {owner.pw_name}. "
                "Sign in as that user, or set SAYSO_HOME to a folder of your own."
            )
        return Programs(folder, owner)

    # -- start and stop -----------------------------------------------------------------------------

    def start(self) -> None:
        """Start the server, or join the one that runs; return when it answers.

        Raises:
            DatabaseNotStarted: It cannot be started here; the sentence says why and what to do.
        """
        try:
            self._make_home()
            with self._gate():
                _ = self.programs  # refuses somebody else's cluster before anything of it is touched
                self._join()
                self._leave_a_watcher()
                self._bring_up()
        except BaseException as error:
            self._leave()
            if isinstance(error, OSError):
                raise DatabaseNotStarted(
                    f"The database could not be started: {error.strerror}: {error.filename or self.home}."
                ) from error
            raise

    def stop(self) -> None:
        """Stop the server if nobody else uses it; else only say that we no longer do."""
        if self._in_use is None:
            return
        with self._gate():
            self._leave()
            stopped = self.stop_if_unused()
        if stopped:
            self._see_the_watcher_off()

    def stop_if_unused(self) -> bool:
        """Stop the server when no user is left, and say whether none was. Hold the gate meanwhile."""
        if self._has_users():
            return False
        if self._pg_ctl("-w", "-t", "30", "-m", "fast", "stop").returncode:
            self.cluster.stop_at_once()
        self.cluster.tidy()
        return True

    def _has_users(self) -> bool:
        for _ in range(5):  # the watcher holds the lock for a moment when it sees that the last one left
            try:
                with (self.home / "users.lock").open("r+") as users:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.01)
            except FileNotFoundError:  # the home was removed
                return False
            else:
                return False
        return True

    @contextmanager
    def _gate(self) -> Iterator[None]:
        with (self.home / "start.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _join(self) -> None:
        if self._in_use is None:
            self._in_use = (self.home / "users.lock").open("a")
            fcntl.flock(self._in_use, fcntl.LOCK_SH)

    def _leave(self) -> None:
        if self._in_use is not None:
            self._in_use.close()
            self._in_use = None

    def _leave_a_watcher(self) -> None:
        """Leave one small process that stops the server when its last user ends, however it ends."""
        if self._is_watched():
            return
        watcher = [sys.executable, "-m", "sayso.web.settings.last_one_out"]
        with (self.home / "watcher.log").open("w") as log:
            subprocess.run(
                [*watcher, str(self.home), str(self.programs.folder)],
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _is_watched(self) -> bool:
        with (self.home / "watcher.lock").open("a") as watched:
            try:
                fcntl.flock(watched, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _see_the_watcher_off(self) -> None:
        """Wait until the watcher has ended too, so that who stops Sayso finds nothing running."""
        for _ in range(100):
            if not self.home.exists() or not self._is_watched():
                return
            time.sleep(0.02)

    def _make_home(self) -> None:
        try:
            with suppress(FileExistsError):
                self.home.mkdir(parents=True)
                if os.geteuid() == 0:
                    self.home.chmod(0o711)  # the system user passes through to the cluster, and reads nothing
            (self.home / "start.lock").open("a").close()
        except PermissionError:
            owner = pwd.getpwuid(self.home.stat().st_uid).pw_name if self.home.exists() else "another user"
            raise DatabaseNotStarted(
                f"{self.home} belongs to {owner}, and you may not write there. "
                "Sign in as that user, or set SAYSO_HOME to a folder of your own."
            ) from None

    # -- the server ---------------------------------------------------------------------------------

    def _pg_ctl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.programs.run("pg_ctl", "-D", str(self.cluster.folder), *arguments)

    def _bring_up(self) -> None:
        if not self.cluster.is_made():
            self._make_cluster()
        self._check_version()
        if not self._answers():
            self._start_server()
        self._make_roles()

    def _make_cluster(self) -> None:
        """Make the cluster beside its place and move it there: a half-made one is never used."""
        locale = ["--locale=C.UTF-8"]
        if self.programs.version >= 17:  # the built-in provider sorts alike on every system
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        password = homes.make_secret(SUPERUSER, self.home)
        with self.cluster.draft(self.programs.user, throwaway=self._throwaway) as draft:
            shown = draft.with_suffix(".password")
            shown.touch(mode=0o600)
            shown.write_text(password, encoding="utf-8")
            if os.geteuid() == 0:
                os.chown(shown, self.programs.user.pw_uid, self.programs.user.pw_gid)
            try:
                made = self.programs.run(
                    "initdb",
                    *("-D", str(draft), "-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={shown}"),
                    *(*locale, "--encoding=UTF8"),
                )
            finally:
                shown.unlink()
            if made.returncode:
                raise DatabaseNotStarted(f"The database could not be made: {made.stderr.strip()[-600:]}")

    def _check_version(self) -> None:
        made_by = self.cluster.version()
        if made_by != self.programs.version:
            raise DatabaseNotStarted(
                f"The database in {self.cluster.folder} was made by PostgreSQL {made_by}, and the programs "
                f"here are {self.programs.version}. docs/operate/upgrade.md says how to move it."
            )

    def _start_server(self) -> None:
        folder = self.cluster.make_socket_folder(self.programs.user)
        options = " ".join(f"-c {name}={value}" for name, value in self.options.items())
        options += f" -c unix_socket_directories='{folder}'"
        said = ""
        for _ in range(20):
            self.cluster.forget_number_of_another_program()
            started = self._pg_ctl(
                *("-w", "-t", str(START_SECONDS), "-l", str(self.cluster.fresh_log()), "-o", options, "start")
            )
            if started.returncode == 0 or self._answers():
                return
            said = f"{started.stderr.strip()} {self.cluster.end_of_log()}".strip()
            if not any(words in said for words in PASSING):
                break
            time.sleep(0.5)
        raise DatabaseNotStarted(f"The database did not start. {said}")

    # -- what stands in it --------------------------------------------------------------------------

    def superuser(self, database: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        """Return a connection as superuser, committing each statement. For set-up and tests only."""
        return psycopg.connect(
            host=str(self.socket_folder),
            user=SUPERUSER,
            password=homes.make_secret(SUPERUSER, self.home),
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    def _answers(self) -> bool:
        try:
            self.superuser().close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise DatabaseNotStarted(
                    f"The password in {self.home / 'secrets'} does not open the database in "
                    f"{self.cluster.folder}. Put back the secrets that were kept with it."
                ) from None
            return False
        return True

    def _make_roles(self) -> None:
        passwords: dict[str, str] = {role: homes.make_secret(role, self.home) for role in roles.SIGN_IN_ROLES}
        with self.superuser() as connection:
            for statement in roles.role_statements(passwords):
                connection.execute(statement)
            if not self._has_a_database(connection):
                connection.execute(f"CREATE DATABASE {roles.DATABASE} OWNER sayso_owner")
        with self.superuser(roles.DATABASE) as connection:
            for statement in roles.schema_statements():
                connection.execute(statement)

    def _has_a_database(self, connection: "psycopg.Connection[tuple[object, ...]]") -> bool:
        """Say whether the database is there. One whose removal was cut off is removed, if nobody misses it.

        PostgreSQL lets nobody into such a one again; a council's own is never removed by a start.
        """
        found = connection.execute(
            "SELECT datconnlimit FROM pg_database WHERE datname = %s", [roles.DATABASE]
        ).fetchone()
        if found != (HALF_REMOVED,):
            return found is not None
        if not self._throwaway:
            raise DatabaseNotStarted(
                f"Somebody began to remove the database {roles.DATABASE}, and it cannot be opened again. "
                "Restore a backup into a new home: docs/operate/back_up_and_restore.md says how."
            )
        connection.execute(f"DROP DATABASE {roles.DATABASE}")
        return False
