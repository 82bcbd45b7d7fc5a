"""The files of one embedded database: where they stand, who owns them, and what a crash left in them.

A cluster stands in its home, in `pg`. When root's home is closed to the system user that runs the
server (a folder made by `mktemp -d` is), we open no folder that somebody closed. The cluster then
stands under /var/lib/sayso, and `pg` in the home is a link to it.
"""

import hashlib
import os
import pwd
import secrets
import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.web.settings.postgres import ELSEWHERE, DatabaseNotStarted, made, may_enter, system_user

LONGEST_SOCKET_FOLDER = 85  # a socket's whole path may hold 107 bytes
LONGEST_LOG_BYTES = 10_000_000


class Cluster:
    """The cluster of one home. Nothing is made by asking."""

    def __init__(self, home: Path) -> None:
        self.home = home

    # -- where it stands ----------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder that initdb made, or will."""
        return self._storage / "pg"

    @property
    def socket_folder(self) -> Path:
        """The folder of the server's socket: beside the cluster, or a short one if that path is too long."""
        near = self._storage / "run"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        return Path("/tmp") / f"sayso-{self._mark}"  # not TMPDIR: every user of the server must agree on it

    @property
    def _storage(self) -> Path:
        here = self.home / "pg"
        if here.exists():
            return here.resolve().parent
        return self._elsewhere if self._is_closed() else self.home

    @property
    def _elsewhere(self) -> Path:
        return ELSEWHERE / "clusters" / self._mark

    @property
    def _mark(self) -> str:
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]

    def _is_closed(self) -> bool:
        return os.geteuid() == 0 and not may_enter(self.home, system_user())

    # -- what it is ---------------------------------------------------------------------------------

    def is_made(self) -> bool:
        """Say whether initdb has made it."""
        return (self.home / "pg" / "PG_VERSION").exists()

    def version(self) -> int:
        """Return the major version of PostgreSQL that made it."""
        return int((self.folder / "PG_VERSION").read_text().strip())

    def owner(self) -> pwd.struct_passwd | None:
        """Return the system user that it belongs to, or nothing before it is made."""
        if not self.folder.exists():
            return None
        number = self.folder.stat().st_uid
        try:
            return pwd.getpwuid(number)
        except KeyError:
            raise DatabaseNotStarted(
                f"The database in {self.folder} belongs to user number {number}, whom this machine does "
                "not know. Give it to a user of this machine with chown -R."
            ) from None

    def runs(self) -> bool:
        """Say whether a server of this cluster runs."""
        return self._server() is not None

    def end_of_log(self) -> str:
        """Return the last of what the server said."""
        log = self.folder / "server.log"
        return log.read_text(errors="replace")[-600:].strip() if log.exists() else ""

    # -- making it ----------------------------------------------------------------------------------

    @contextmanager
    def draft(self, owner: pwd.struct_passwd, *, throwaway: bool) -> Iterator[Path]:
        """Yield an empty folder to make a cluster in; move it into place when that went well."""
        storage = self._storage
        if storage != self.home:
            self._make_room_elsewhere(storage, throwaway=throwaway)
        elif (storage / "pg").exists():
            raise DatabaseNotStarted(f"{self.folder} is in the way: it holds no database. Move it away.")
        for left in storage.glob("pg.new.*"):
            shutil.rmtree(left, ignore_errors=True)
        draft = storage / f"pg.new.{secrets.token_hex(4)}"
        draft.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(draft, owner.pw_uid, owner.pw_gid)
        try:
            yield draft
            if storage != self.home:
                (self.home / "pg").unlink(missing_ok=True)
                (self.home / "pg").symlink_to(storage / "pg")
            draft.rename(storage / "pg")
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _make_room_elsewhere(self, storage: Path, *, throwaway: bool) -> None:
        made(storage.parent)
        _sweep(storage.parent)
        if (storage / "pg").exists():
            raise DatabaseNotStarted(
                f"{storage} holds the database of a former {self.home}. To use it again, link "
                f"{self.home / 'pg'} to {storage / 'pg'} and put its secrets back. Else move it away."
            )
        made(storage)
        (storage / "home").write_text(str(self.home), encoding="utf-8")
        if throwaway:
            (storage / "throwaway").touch()

    def make_socket_folder(self, owner: pwd.struct_passwd) -> Path:
        """Make the folder of the socket, and be sure that nobody else made it first; return it."""
        folder = self.socket_folder
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        else:
            if os.geteuid() == 0:
                os.chown(folder, owner.pw_uid, owner.pw_gid)
        seen = folder.lstat()
        if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != owner.pw_uid:
            raise DatabaseNotStarted(
                f"{folder} is in the way: it is not a folder of the user {owner.pw_name}. Remove it."
            )
        folder.chmod(0o700)
        return folder

    def tidy(self) -> None:
        """Leave nothing outside the home: no folder of a far socket, no cluster whose home is gone."""
        if self.socket_folder.parent == Path("/tmp"):
            shutil.rmtree(self.socket_folder, ignore_errors=True)
        if not self.home.exists() and self._elsewhere.exists():
            _sweep(self._elsewhere.parent)

    # -- what a crash left --------------------------------------------------------------------------

    def forget_number_of_another_program(self) -> None:
        """Remove a postmaster.pid whose number some other program has now (a restarted container)."""
        try:
            number = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return
        if Path(f"/proc/{number}").exists() and not self._is_server(number):
            (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def stop_at_once(self) -> None:
        """Stop a server that does not stop in order, or whose folder is gone; its next start recovers."""
        number = self._server()
        if number is not None:
            os.kill(number, signal.SIGQUIT)

    def fresh_log(self) -> Path:
        """Return the server's log, put aside first when it has grown long."""
        log = self.folder / "server.log"
        if log.exists() and log.stat().st_size > LONGEST_LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        return log

    def _server(self) -> int | None:
        numbers = (int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit())
        return next((number for number in numbers if self._is_server(number)), None)

    def _is_server(self, number: int) -> bool:
        """Say whether a program is this cluster's server; its children go by other names."""
        try:
            line = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return line[0].endswith(b"postgres") and os.fsencode(self.folder) in line


def _sweep(clusters: Path) -> None:
    """Throw away the made-up clusters whose home is gone. A council's own are never thrown away."""
    for storage in clusters.iterdir():
        note = storage / "home"
        if not (storage / "throwaway").exists() or not note.is_file():
            continue
        if not (Path(note.read_text(encoding="utf-8")) / "pg").is_symlink():
            shutil.rmtree(storage, ignore_errors=True)
