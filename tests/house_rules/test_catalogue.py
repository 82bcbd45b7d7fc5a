"""What the database itself says: every table with a person in it is shut to whoever holds no grant."""

import pytest
from django.apps import apps
from django.db import connection

from sayso.foundation.access.protection import ProtectedModel

pytestmark = pytest.mark.django_db

# Tables of `access` about grants themselves have policies of their own, written and tested there. The letter
# of the ledger's own policies stands in its migration.
OWN_POLICIES = {
    "access_grant",
    "access_restriction",
    "access_opening",
    "access_looks_released",
}
LAYERS = [
    "audit",
    "access",
    "policy",
    "ledger",
    "decisions",
    "govuk",
    "gateways",
    "letters",
    "people",
    "casework",
    "safeguarding",
    "assessment",
    "allocation",
    "planning",
    "charging",
    "budget",
    "control",
    "options",
    "purchasing",
    "payments",
    "breaks",
    "partnership",
    "review",
    "market",
    "returns",
    "openness",
    "records",
    "workforce",
    "community",
]


def tables_with_a_person() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'person_id'"
            " and not a.attisdropped"
        )
        return sorted(name for (name,) in cursor.fetchall())


def test_every_table_with_a_person_forces_its_policies():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'"
        )
        forced = {name for (name,) in cursor.fetchall()}
    assert set(tables_with_a_person()) - forced == set()


def protected_models():
    return [model for model in apps.get_models() if issubclass(model, ProtectedModel)]


def test_every_protected_model_has_exactly_the_policies_of_its_area():
    wrong = []
    for model in protected_models():
        with connection.cursor() as cursor:
            cursor.execute(
                "select policyname, array_to_string(roles, ','), qual from pg_policies where tablename = %s",
                [model._meta.db_table],
            )
            found = {name: (roles, qual) for name, roles, qual in cursor.fetchall()}
        area = f"'{model.area.value}'"
        narrow, whole = found.get("narrow", ("", "")), found.get("whole", ("", ""))
        if set(found) != {"owner_works", "narrow", "whole"}:
            wrong.append(f"{model.__name__} has the policies {sorted(found)}")
        elif (
            narrow[0] != "sayso_app" or whole[0] != "sayso_whole" or found["owner_works"][0] != "sayso_owner"
        ):
            wrong.append(f"{model.__name__} gives a policy to another role")
        elif area not in narrow[1] or area not in whole[1] or " OR " in narrow[1]:
            wrong.append(f"{model.__name__} is not protected as {area}")
    assert wrong == []


def test_no_table_with_a_person_stands_outside_the_protected_models():
    protected = {model._meta.db_table for model in protected_models()}
    loose = set(tables_with_a_person()) - protected - OWN_POLICIES
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct tablename from pg_policies where policyname in ('narrow', 'ledger_narrow')"
        )
        by_hand = {name for (name,) in cursor.fetchall()}
    assert loose - by_hand == set()


def test_foreign_keys_point_down_the_same_order():
    upward = []
    for model in apps.get_models():
        mine = model._meta.app_label
        if mine not in LAYERS:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None) if field.many_to_one or field.one_to_one else None
            if target is None or field.auto_created or isinstance(target, str):
                continue
            theirs = target._meta.app_label
            if theirs in LAYERS and LAYERS.index(theirs) > LAYERS.index(mine):
                upward.append(f"{mine}.{model.__name__}.{field.name} points up at {theirs}")
    assert upward == []


def test_the_application_owns_nothing_and_cannot_change_what_is_append_only():
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relowner = 'sayso_app'::regrole")
        assert cursor.fetchall() == []
        cursor.execute(
            "select table_name, privilege_type from information_schema.role_table_grants"
            " where grantee in ('sayso_app', 'sayso_whole') and privilege_type <> 'SELECT'"
            " and (table_name like 'ledger_%' or table_name in ('access_grant', 'audit_link'))"
        )
        writes = {row for row in cursor.fetchall() if "staging" not in row[0] and "staged" not in row[0]}
    assert writes == set()


def test_definer_functions_fix_their_search_path():
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
            " and not coalesce(array_to_string(proconfig, ','), '') like '%search_path=%'"
        )
        loose = {name for (name,) in cursor.fetchall() if not name.startswith("procrastinate")}
    assert loose == set()
