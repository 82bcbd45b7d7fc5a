"""Bringing one installation up to this version: tables, files of the pages, secret key."""

import os

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sayso.web.settings.home import make_secret


def waiting() -> list[str]:
    """Return the migrations that this database has not had, as `app.name`, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def are_collected() -> bool:
    """Say whether the pages' files were collected since the newest of them was changed."""
    collected = settings.STATIC_ROOT / "staticfiles.json"
    if not collected.exists():
        return False
    found = (place.path(name) for finder in get_finders() for name, place in finder.list([]))
    return all(os.stat(path).st_mtime <= collected.stat().st_mtime for path in found)


def bring_up_to_date() -> None:
    """Migrate, collect the pages' files, and make the secret key on the first run.

    Sign in as `sayso_owner` first: the other roles own nothing.
    """
    if not os.environ.get("SAYSO_SECRET_KEY"):
        make_secret("secret_key", settings.SAYSO_HOME)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
