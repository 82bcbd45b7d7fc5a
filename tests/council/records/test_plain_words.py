"""No name of a column and no code reaches a pack: each column of each table that is gathered is walked."""

import re
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sayso.council.records.facts import HEADINGS, called
from sayso.council.records.facts.columns import named, of_them
from sayso.council.records.facts.labels import LEFT_OUT, SAYS, WRITTEN
from sayso.council.records.facts.words import lines_of, said_of, told_columns
from sayso.foundation.access.models import Team, User
from sayso.journey.charging.facts.decided import SOURCES_TO_THEM
from tests.council.records.kept import KEPT

#: Nothing of this is a word of somebody: a name of a column or a code, a day or a value of a machine, a key.
NO_WORDS = re.compile(
    r"[a-z]_[a-z]|\d{4}-\d\d-\d\d|\b(?:None(?!:)|True|False)\b|[{}\[\]]|[0-9a-f]{8}-[0-9a-f]{4}-"
)
TABLES = {label: apps.get_model(label) for label in HEADINGS}
COLUMNS = [(label, field) for label, model in TABLES.items() for field in told_columns(model)]
pytestmark = pytest.mark.requirement("B-41")


def has_words_of_its_own(label: str, field: Any) -> bool:
    """Whether what it holds says itself in words: choices, a yes, a day, a number, what somebody wrote."""
    if isinstance(field, models.JSONField):
        return False
    if isinstance(field, models.ForeignKey):
        return field.related_model in (User, Team)
    if isinstance(field, ArrayField):
        return field.name == "days" or bool(field.base_field.choices)
    is_short_text = isinstance(field, models.CharField) and not field.choices
    return not is_short_text or field.name in WRITTEN


def examples(label: str, field: Any) -> list[Any]:
    """Return what a column may hold: each of its choices, or as the rooms keep it."""
    kept = KEPT.get(f"{label}.{field.name}")
    if kept is not None:
        several = isinstance(kept, list) and isinstance(field, models.CharField)
        return kept if several else [kept]
    if field.choices:
        return [value for value, _ in field.flatchoices if value]
    if isinstance(field, ArrayField):
        return [[0, 4]] if field.name == "days" else [[value for value, _ in field.base_field.choices]]
    for kind, value in {
        models.ForeignKey: User(name="Sam Whitlock") if field.related_model is User else Team(name="A team"),
        models.BooleanField: True,
        models.DateTimeField: datetime(2026, 11, 20, 17, 50, tzinfo=UTC),
        models.DateField: date(2026, 11, 20),
        models.TimeField: time(19, 15),
        models.IntegerField: 1250,
    }.items():
        if isinstance(field, kind):
            return [value]
    return ["A few words."]


def test_each_column_of_each_table_that_is_gathered_has_a_heading_and_says_what_it_holds_in_words():
    nameless, coded = [], []
    for label, field in COLUMNS:
        try:
            heading = called(label, field.name)
            assert heading[0].isupper(), heading
            assert not NO_WORDS.search(heading), heading
        except KeyError:
            nameless.append(f"{label}.{field.name}")
        if f"{label}.{field.name}" not in SAYS and not has_words_of_its_own(label, field):
            coded.append(f"{label}.{field.name}")
    assert nameless == [], "name each in council/records/facts/columns.yaml"
    assert coded == [], "say in council/records/facts/labels.py what its codes mean, or that it is WRITTEN"


def test_nothing_that_a_column_may_hold_reaches_whoever_reads_it_as_a_code():
    for label, field in COLUMNS:
        for value in examples(label, field):
            row = TABLES[label]()
            if isinstance(field, models.ForeignKey):
                row._state.fields_cache[field.name] = value
                row.__dict__[field.attname] = UUID(int=1)
            else:
                setattr(row, field.attname, value)
            said = said_of(row, label, field)
            lines = [{"label": "", "text": said}] if isinstance(said, str) else said
            assert lines, (label, field.name, value)
            assert all(one["text"] for one in lines), (label, field.name, value)
            for one in lines:
                for words in one.values():
                    assert not NO_WORDS.search(words), (label, field.name, words)
            if f"{label}.{field.name}" in SAYS:
                assert said != value, (label, field.name, value)
                for one in lines:
                    assert not one["label"] or one["label"].lstrip("“")[0].isupper(), one
            if "pence" in field.name:
                assert said == "£12.50", (label, field.name)


def test_a_working_is_lines_each_with_its_amount_in_words_and_its_authority():
    row = TABLES["budget.PersonalBudget"](
        working=KEPT["budget.PersonalBudget.working"], gross_pence_a_week=8330
    )
    lines = lines_of(row)
    told = [(one["label"], one["text"], one["law"]) for one in lines if one.get("part")]
    assert told == [
        ("Washing.", "10", "SI 2014/2672, regulation 14"),
        ("To pay.", "£64.38 a week", "SI 2014/2672, regulation 14"),
        ("It costs.", "£83.30 a week", "Section 26"),
        ("Hours.", "10.50 hours", "Section 25"),
        ("Its share.", "50%", "Section 17"),
        ("Not told.", "Not known yet", "Section 17"),
        ("It is so.", "Yes", "Section 17"),
    ], "a sum that nobody knows is never nought"
    assert {"label": "A week", "text": "£83.30"} in lines


def test_on_anybody_elses_record_you_is_not_said_of_the_wrong_one():
    for words in {*HEADINGS.values(), *(called(label, field.name) for label, field in COLUMNS)}:
        assert not re.search(r"\byours?\b|\byou\b", of_them(words), re.IGNORECASE), words
    row = TABLES["assessment.Wish"](words="Tea at seven.", days=[0])
    assert {"label": "You said", "text": "Tea at seven."} in lines_of(row)
    assert {"label": "They said", "text": "Tea at seven."} in lines_of(row, theirs=False)


def test_nothing_is_named_that_is_not_there():
    columns = {f"{label}.{field.name}" for label, model in TABLES.items() for field in model._meta.fields}
    names = {one.rpartition(".")[2] for one in columns}
    everywhere, own, theirs = named()
    assert {f"{label}.{name}" for label, found in own.items() for name in found} - columns == set()
    assert everywhere - names == set()
    assert {*SAYS, *(one for one in LEFT_OUT if "." in one)} - columns == set()
    assert {*WRITTEN, *(one for one in LEFT_OUT if "." not in one)} - names == set()
    assert set(KEPT) == set(SAYS)
    said = {called(label, field.name) for label, field in COLUMNS}
    assert theirs - {*HEADINGS.values(), *said, *SOURCES_TO_THEM.values()} == set()


def test_what_a_column_that_nobody_knows_any_more_says_is_spelt_and_not_lost():
    row = TABLES["decisions.Decision"](outcome="put_aside_1998", subject_key=UUID(int=1))
    assert said_of(row, "decisions.Decision", row._meta.get_field("outcome")) == "Put aside 1998"
