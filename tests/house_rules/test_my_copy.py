"""Every table with a person in it is in somebody's own copy of their record, or it is said why not."""

from django.apps import apps

from sayso.foundation.access.actions.open_own_record import OWN_AREAS
from sayso.foundation.access.protection import ProtectedModel
from sayso.web.home.copied import COPIED
from sayso.web.home.not_copied import NOT_COPIED


def tables():
    return {one._meta.label: one for one in apps.get_models() if issubclass(one, ProtectedModel)}


def test_each_table_is_in_the_copy_or_it_is_said_why_not():
    said = {*COPIED, *NOT_COPIED}
    assert sorted(set(tables()) - said) == [], "add each to web/home/copied.py or not_copied.py"
    assert sorted(said - set(tables())) == [], "there is no such table"
    assert sorted(set(COPIED) & set(NOT_COPIED)) == []
    assert [label for label, why in NOT_COPIED.items() if not why.strip()] == []


def test_only_what_ones_own_sign_in_reads_is_in_the_copy():
    found = tables()
    assert {label for label in COPIED if found[label].area not in OWN_AREAS} == set()


def test_each_column_of_the_copy_is_a_column_of_its_table():
    found = tables()
    wrong = [
        (label, name)
        for label, section in COPIED.items()
        for name in (*section.fields, section.by)
        if name not in {one.name for one in found[label]._meta.get_fields()}
    ]
    assert wrong == []
