"""Every table with a person in it is gathered for whoever asks what we hold, or it is said why not."""

import re

import pytest
from django.apps import apps
from django.db import connection, models

from sayso.council.records.facts import ELSEWHERE, HEADINGS, NOT_ELSEWHERE, NOT_GATHERED, NOT_NAMING
from sayso.council.records.facts.not_naming import OVER
from sayso.foundation.access.models import Subject
from sayso.foundation.access.protection import ProtectedModel


def tables():
    return {one._meta.label: one for one in apps.get_models() if issubclass(one, ProtectedModel)}


def test_each_table_is_gathered_or_it_is_said_why_not():
    said = {*HEADINGS, *NOT_GATHERED}
    assert sorted(set(tables()) - said) == [], "add each to council/records/facts/tables.py"
    assert sorted(said - set(tables())) == [], "there is no such table"
    assert sorted(set(HEADINGS) & set(NOT_GATHERED)) == []
    assert [label for label, why in NOT_GATHERED.items() if not why.strip()] == []


def test_each_table_that_names_somebody_else_is_gathered_for_them_or_it_is_said_why_not():
    naming = {
        f"{label}.{field.name}"
        for label, model in tables().items()
        for field in model._meta.concrete_fields
        if field.related_model is Subject and field.name != "person"
    }
    plain = {f"{label}.{way}" for label, way in ELSEWHERE.items() if "__" not in way}
    assert naming - plain - set(NOT_ELSEWHERE) == set(), "add each to ELSEWHERE, or say why not"
    assert plain - naming == set()
    assert set(NOT_ELSEWHERE) - naming == set()


def with_words_or_a_person():
    """Return our tables that hold a person, or words that somebody may have written."""
    written = models.TextField | models.CharField | models.JSONField
    return {
        one._meta.label: one
        for one in apps.get_models()
        if one.__module__.startswith("sayso.")
        and any(
            field.related_model is Subject or (isinstance(field, written) and not field.choices)
            for field in one._meta.concrete_fields
        )
    }


@pytest.mark.django_db
def test_the_database_looks_through_each_table_for_whom_it_names_or_it_is_said_why_not():
    """`records_naming` lists tables by hand. Here is what makes sure that none is forgotten."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_get_functiondef('records_naming(uuid[])'::regprocedure)")
        (written,) = cursor.fetchone()
    looked = set(re.findall(r"from (\w+) where (\w+) = any \(whom\)", written))
    found, named = tables(), {label: way for label, way in ELSEWHERE.items() if "__" not in way}
    wanted = {(found[label]._meta.db_table, f"{way}_id") for label, way in named.items()}
    assert wanted - looked == set(), "a migration of the records desk adds each to records_naming"
    assert looked - wanted == set(), "it looks where nobody is named"
    said, ours = {*named, *NOT_NAMING}, {*found, *with_words_or_a_person()}
    assert sorted(ours - said) == [], "add each to council/records/facts/not_naming.py, with the reason"
    assert sorted(said - ours) == [], "there is no such table"
    assert sorted(set(named) & set(NOT_NAMING)) == []
    assert [label for label, why in NOT_NAMING.items() if not why.strip()] == []
    for label in (label for label, why in NOT_NAMING.items() if why == OVER):
        over = found[label]._meta.get_field(ELSEWHERE[label].split("__")[0]).related_model._meta.label
        assert over in named or NOT_NAMING[over] == OVER, f"{label} names over {over}, and nobody looks there"
