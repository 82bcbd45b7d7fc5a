"""Paper must not eat the day: every answer that must be given has a reader, named in the room's document."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from sayso.foundation.govuk.forms import PlainForm

DOCUMENTS = Path(__file__).resolve().parents[3] / "docs" / "journey"
PAGES = {
    "casework": ("contact_form", "contacts", "tonight_form", "note_forms", "papers", "tasks", "allocating"),
    "safeguarding": ("forms", "child_forms"),
}
MORE = {"casework": ("duty", "advice", "absences", "waiting"), "safeguarding": ()}


def forms_of(room: str) -> list[type[PlainForm]]:
    found = {}
    for page in (*PAGES[room], *MORE[room]):
        module = import_module(f"sayso.journey.{room}.pages.{page}")
        for named in vars(module).values():
            if (
                isinstance(named, type)
                and issubclass(named, PlainForm)
                and named.__module__ == module.__name__
            ):
                found[named.__name__] = named
    return list(found.values())


def asked_by(room: str) -> set[tuple[str, str]]:
    """Return every answer that must be given."""
    return {
        (form.__name__, name)
        for form in forms_of(room)
        for name, field in form().fields.items()
        if field.required
    }


def told_in(room: str) -> dict[tuple[str, str], str]:
    """Return the rows of the document's table: form, field, and who uses the answer."""
    text = (DOCUMENTS / f"{room}.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \|$", text, re.MULTILINE)
    return {(form, field): reader.strip() for form, field, reader in rows}


@pytest.mark.requirement("B-44")
@pytest.mark.django_db
@pytest.mark.parametrize("room", ["casework", "safeguarding"])
def test_every_required_answer_has_a_reader_and_every_row_an_answer(room):
    told = told_in(room)
    assert set(told) == asked_by(room)
    assert all(len(reader) > 10 for reader in told.values())


@pytest.mark.requirement("B-10", "B-44")
def test_a_first_contact_asks_eight_things_and_no_more():
    from sayso.journey.casework.pages.contact_form import ContactForm

    assert len([name for name, field in ContactForm().fields.items() if not field.widget.is_hidden]) == 8
