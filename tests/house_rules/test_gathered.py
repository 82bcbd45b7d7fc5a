"""Every table with a person in it is gathered for whoever asks what we hold, or it is said why not."""

from django.apps import apps

from sayso.council.records.facts import ELSEWHERE, HEADINGS, NOT_ELSEWHERE, NOT_GATHERED
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
