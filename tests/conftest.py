"""What every test shares: a real PostgreSQL, made as its owner and walked as the application."""

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connections, transaction
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings

from sayso.web.settings.embedded import SERVER_OPTIONS, EmbeddedServer
from sayso.web.settings.roles import connection_settings
from tests.schema import from_a_copy, make_database

pytest_plugins = ["tests.made_up", "tests.browsers"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's loop runs beside Django's
ROOT = Path(__file__).resolve().parents[1]
KEPT_BETWEEN_TESTS = ("django_migrations", "django_content_type", "auth_permission", "ledger_chart")

# No test may fail because a machine was slow: how long things take is measured in bench/.
settings.register_profile("sayso", deadline=None)
settings.load_profile("sayso")

#: The day on which every test happens: a Friday, ten to six in the evening.
NOW = datetime(2026, 11, 20, 17, 50, tzinfo=ZoneInfo("Europe/London"))


#: Folders whose tests share something dear: a council that was built, a home that was migrated, all the code
#: as trees. Where many processes run at once, one has the whole folder. Elsewhere each file is by itself.
TOGETHER = ("tests/web/demo/", "tests/web/cli/", "tests/house_rules/")
#: What takes longest goes first, so that no process is left alone with it at the end.
FIRST = (
    "tests/web/cli/",
    "tests/stories/",
    "tests/worlds/",
    "tests/web/demo/",
    "tests/pages/test_matrix.py",
    "tests/foundation/database/",
    "tests/foundation/govuk/test_gallery.py",
    "tests/web/api/test_any_request.py",
)


#: The most things that Python makes before it looks whether some of them point at each other in a ring.
MADE_BETWEEN_LOOKS = 50_000


class OfTests(EmbeddedServer):
    """A server whose data nobody misses after a power cut: it need not wait for the disk."""

    options = SERVER_OPTIONS | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def pytest_collection(session):
    """Look for no rings while tests are read in: hardly anything of it goes again."""
    gc.disable()


def pytest_collection_finish(session):
    """Leave what was read in out of the search for rings: it all stays, and to look at it takes an eighth."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(MADE_BETWEEN_LOOKS, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    def place(item):
        return next((at for at, path in enumerate(FIRST) if item.nodeid.startswith(path)), len(FIRST))

    items.sort(key=place)


def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            return next((folder for folder in TOGETHER if file.startswith(folder)), file)

    return Together(config, log)


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    """Count sign-ins from nought: those of other tests in the same minute would soon be too many."""
    cache.clear()


@pytest.fixture
def now() -> datetime:
    """Return the moment at which the test happens."""
    return NOW


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedServer]:
    """One database server for each process of this run; SAYSO_TEST_POSTGRES names other programs to run."""
    programs = os.environ.get("SAYSO_TEST_POSTGRES", "")
    of_process = os.environ.get("PYTEST_XDIST_WORKER", "")
    home = ROOT / "var" / "-".join(part for part in ("test", Path(programs).name, of_process) if part)
    running = OfTests(home, programs=_programs(), throwaway=True)
    os.environ["SAYSO_HOME"] = str(home)
    if programs:
        os.environ["SAYSO_POSTGRES"] = programs  # for the commands that tests run
    running.start()
    yield running
    running.stop()


def as_role(role: str, server: EmbeddedServer) -> None:
    """Let Django's connection sign in as another database role from now on."""
    connection = connections["default"]
    connection.close()
    if getattr(connection, "pool", None):
        connection.close_pool()
    kept = connection.settings_dict["NAME"]
    connection.settings_dict.update(connection_settings(role, str(server.socket_folder)))
    connection.settings_dict["NAME"] = kept
    connection.settings_dict["OPTIONS"] = {}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, server) -> Iterator[None]:
    """Make and migrate the test database as its owner; walk it as the application."""
    connection = connections["default"]
    name = f"test_sayso_{os.getpid()}"
    connection.settings_dict["TEST"]["NAME"] = name
    _drop_leftovers(server)
    make_database(server, name)
    with from_a_copy(server, name), django_db_blocker.unblock():
        as_role("sayso_owner", server)
        old = setup_databases(verbosity=0, interactive=False, keepdb=True, serialized_aliases=[])
        as_role("sayso_app", server)
    yield
    with django_db_blocker.unblock():
        as_role("sayso_owner", server)
        teardown_databases(old, verbosity=0, keepdb=True)
    with server.superuser() as dropping:
        dropping.execute(f'drop database "{name}" with (force)')


def _drop_leftovers(server: EmbeddedServer) -> None:
    """Drop the test databases of runs that were killed."""
    with server.superuser() as connection:
        found = connection.execute("select datname from pg_database where datname like 'test\\_sayso\\_%'")
        for (name,) in found.fetchall():
            pid = name.rsplit("_", 1)[-1]
            if pid.isdigit() and not Path(f"/proc/{pid}").exists():
                connection.execute(f'drop database "{name}" with (force)')


SWEEP = f"""
do $$ declare swept text; begin
  for swept in
    select tablename from pg_tables
    where schemaname = 'public' and tablename not in {KEPT_BETWEEN_TESTS}
  loop
    execute format('delete from %I', swept);
  end loop;
end $$
"""


def sweep() -> None:
    """Empty every table as superuser: the application may not, and append-only triggers would refuse."""
    connection = connections["default"]
    connection.close()
    server = EmbeddedServer(Path(os.environ["SAYSO_HOME"]), programs=_programs())
    with server.superuser(connection.settings_dict["NAME"]) as swept:
        swept.execute("set session_replication_role = replica")
        swept.execute(SWEEP)


def _programs() -> Path | None:
    named = os.environ.get("SAYSO_TEST_POSTGRES", "")
    return Path(named) if named else None


@pytest.fixture(scope="module")
def once_for_the_file(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Keep what is made before a file's first test for each of its tests, which finds it as it was made.

    The file shares one transaction, undone at its end; each test has a part of it that is undone before the
    next. A fixture of the file's own makes what is dear; one of the test's gives a copy of what it returned,
    so that no test finds what another changed in Python. Not beside tests with transactions of their own.
    """
    with django_db_blocker.unblock():
        shared = transaction.atomic()
        shared._from_testcase = True  # as Django marks its own: what must be outermost may stand inside
        shared.__enter__()
        yield
        transaction.set_rollback(True)
        shared.__exit__(None, None, None)


@pytest.fixture(autouse=True, scope="session")
def _sweep_instead_of_truncate() -> Iterator[None]:
    kept = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: sweep()  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = kept  # type: ignore[method-assign]


@pytest.fixture
def council_home(tmp_path, settings) -> Path:
    """Put the folders of papers, letters and the witness in this test's own place."""
    settings.SAYSO_HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "papers"
    settings.OUTBOX = tmp_path / "outbox"
    settings.AUDIT_WITNESS = tmp_path / "witness" / "audit.jsonl"
    return tmp_path


@pytest.fixture
def looking():
    """Look with one login's eyes at the test's moment: `with looking(user): ...`."""
    from contextlib import contextmanager

    from sayso.foundation.access.viewer import viewing

    @contextmanager
    def look(user, at=NOW):
        with transaction.atomic(), viewing(user, at=at):
            yield

    return look


class AuditDown(Exception):
    """What a test makes the trail say when it cannot be written."""


@pytest.fixture
def audit_fails(monkeypatch) -> type[AuditDown]:
    """Make every write to the trail fail: what was done with it must be undone."""

    class Down:
        def cursor(self):
            raise AuditDown("the trail cannot be written")

    monkeypatch.setattr("sayso.foundation.audit.writing.connection", Down())
    return AuditDown
