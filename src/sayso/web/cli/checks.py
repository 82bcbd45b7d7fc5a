"""The checks of the installation itself: safety, database, migrations, queue, clock, storage."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sayso.web.cli.checking import Check, Finding

LEAST_FREE_BYTES = 2_000_000_000
LATEST_JOB = timedelta(minutes=10)
MOST_CLOCK_SECONDS = 5


def _safety(at: datetime) -> Finding:
    from sayso.web.settings.safety import unsafe

    found = unsafe()
    if not found:
        return Finding(True, "No setting is unsafe.")
    return Finding(False, " ".join(found), "See docs/operate/secure.md.")


def _database(at: datetime) -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_user")
        version, role = cursor.fetchone()
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (is_superuser,) = cursor.fetchone()
    if version < 150_000:
        return Finding(False, f"PostgreSQL {version // 10_000} is too old.", "Move to 15 or later.")
    if is_superuser:
        return Finding(
            False,
            f"{role} is a superuser, whom no policy binds.",
            "Sign in as sayso_app: `sayso roles` makes it.",
        )
    return Finding(True, f"PostgreSQL {version // 10_000} answers to {role}.")


def _migrations(at: datetime) -> Finding:
    from sayso.web.settings.migrating import waiting

    left = waiting()
    if left:
        return Finding(False, f"{len(left)} migrations are waiting.", "Run `sayso migrate`.")
    return Finding(True, "The tables are up to date.")


def _queue(at: datetime) -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, queued.at) < %(late)s),"
            " count(*) FILTER (WHERE status = 'failed' AND queued.at > %(yesterday)s)"
            " FROM procrastinate_jobs AS job"
            " LEFT JOIN LATERAL (SELECT min(event.at) AS at FROM procrastinate_events AS event"
            "  WHERE event.job_id = job.id) AS queued ON true"
            " WHERE status IN ('todo', 'failed')",
            {"late": at - LATEST_JOB, "yesterday": at - timedelta(days=1)},
        )
        late, failed = cursor.fetchone()
    if late:
        return Finding(
            False, f"{late} jobs have waited over ten minutes.", "Start a worker with `sayso worker`."
        )
    if failed:
        return Finding(False, f"{failed} jobs failed in the last day.", "Read the worker's log.")
    return Finding(True, "No job waits too long.")


def _clock(at: datetime) -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        before = datetime.now(UTC)
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    apart = abs((theirs - before).total_seconds())
    if apart > MOST_CLOCK_SECONDS:
        return Finding(
            False,
            f"This machine's clock and the database's are {apart:.0f} seconds apart.",
            "Set both by a time server.",
        )
    return Finding(True, "This machine's clock and the database's agree.")


def _storage(at: datetime) -> Finding:
    from django.conf import settings

    home: Path = settings.SAYSO_HOME
    if not os.access(home, os.W_OK):
        return Finding(False, f"{home} cannot be written to.", "Give it to the user who runs Sayso.")
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE_BYTES:
        return Finding(False, f"{home} has {free // 1_000_000} MB free.", "Make room, or move SAYSO_HOME.")
    kept = home / "secrets"
    if kept.is_dir() and kept.stat().st_mode & 0o077:
        return Finding(False, f"{kept} is open to others.", f"Close it: chmod 700 {kept}")
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding(False, "The pages' files are not collected.", "Run `sayso migrate`.")
    return Finding(True, f"{free // 1_000_000_000} GB free in {home}.")


SAFETY = Check("safety", _safety)
DATABASE = Check("database", _database)
MIGRATIONS = Check("migrations", _migrations)
QUEUE = Check("queue", _queue)
CLOCK = Check("clock", _clock)
STORAGE = Check("storage", _storage)
