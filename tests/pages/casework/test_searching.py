"""The one box finds notes and papers too, by what the viewer may see."""

import pytest
from django.urls import reverse

from sayso.foundation.audit.models import AuditEvent
from sayso.journey.casework import actions
from sayso.journey.casework.statuses import PaperKind, Readers
from tests.factories.casework import a_new_note, a_note, somebody
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


def look(client, words):
    return client.get(reverse("find"), {"q": words}).content.decode()


@pytest.mark.requirement("B-14")
def test_a_word_of_a_note_or_a_paper_finds_it_and_leaves_a_trace(
    now, looking, sam, stefan, signed_in, council_home
):
    note = a_note(stefan, by=sam, now=now, text="The boiler is broken.")
    with looking(sam):
        paper = actions.NewPaper(
            person=stefan,
            content=b"Dear Sam",
            kind=PaperKind.RECEIPT,
            title="Receipt of the plumber",
            from_whom="Stefan",
        )
        actions.keep_paper(paper=paper, by=sam, at=now)
    client = signed_in(sam)
    page = look(client, "boilers")
    assert "Notes (1)" in page
    assert reverse("note_versions", args=[stefan, note.root]) in page
    assert "is broken" not in page
    assert "Receipt of the plumber" in look(client, "plumber")
    with looking(a_login("auditor", now=now)):
        looks = AuditEvent.objects.filter(action="looked.find", actor_id=sam.pk)
        assert [found.people for found in looks] == [[stefan], [stefan]]


@pytest.mark.requirement("B-14")
def test_a_word_that_one_may_not_read_finds_nothing_and_changes_nothing(now, looking, sam, stefan, signed_in):
    other = a_login("assessor", now=now)
    client = signed_in(other)
    before = look(client, "nightingale")
    a_note(stefan, by=sam, now=now, text="The nightingale.")
    bea = somebody(now=now, name="Bea Marques", seen_by=[sam])
    a_note(bea, by=sam, now=now, text="The nightingale.", readers=Readers.SAFETY)
    assert look(client, "nightingale") == before


def test_a_word_that_was_corrected_is_no_longer_found(now, looking, sam, stefan, signed_in):
    note = a_note(stefan, by=sam, now=now, text="The wrongword.")
    with looking(sam):
        actions.correct_note(
            root=note.root,
            note=a_new_note(stefan, now, text="The right one."),
            because="A slip",
            seen_version=1,
            by=sam,
            at=now,
        )
    assert "Notes (" not in look(signed_in(sam), "wrongword")
