"""Writing letters: kept as drawn, graded, and printed again the same whatever changes later."""

import dataclasses

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.letters import actions, wording
from sayso.foundation.letters.models import Letter, LetterCopy
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import sha256
from sayso.foundation.letters.queries import content_of, copy_of, is_hard_to_read, letter, letters_of
from sayso.foundation.letters.wording import read_wording
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.letters import a_letter, new_letter
from tests.factories.logins import a_login, a_subject
from tests.factories.policy import a_value

pytestmark = pytest.mark.django_db


def test_a_letter_is_kept_with_its_wording_its_words_and_each_layout_asked_for(now, looking, worker, person):
    with looking(worker):
        written = a_letter(person, by=worker, at=now, layouts=[Layout.STANDARD, Layout.EASY])
        assert letter(written.pk, viewer=worker, person=person.pk) == written
        assert (written.code, written.version) == ("advice", 1)
        copy = copy_of(written, Layout.EASY, viewer=worker)
        assert bytes(copy.pdf).startswith(b"%PDF")
        assert copy.pdf_sha256 == sha256(bytes(copy.pdf))
        assert copy_of(written, Layout.LARGE, viewer=worker) is None


@pytest.mark.requirement("B-24")
def test_an_old_letter_prints_as_it_was_when_a_new_version_is_in_use(
    now, looking, worker, person, monkeypatch
):
    with looking(worker):
        old = a_letter(person, by=worker, at=now)
        before = bytes(copy_of(old, Layout.STANDARD, viewer=worker).pdf)
    path = wording.FOLDER / "advice.1.yaml"
    newer = path.read_text().replace("version: 1", "version: 2").replace("What we told you", "Our words")
    both = (*wording.wordings(), read_wording(newer))
    monkeypatch.setattr(wording, "wordings", lambda: both)
    with looking(worker):
        new = a_letter(person, by=worker, at=now)
        assert (old.version, new.version) == (1, 2)
        assert bytes(copy_of(old, Layout.STANDARD, viewer=worker).pdf) == before
        assert "Our words" in copy_of(new, Layout.STANDARD, viewer=worker).html
        # A layout that nobody had drawn then is drawn now, in the words of then
        large = actions.lay_out_letter(letter=old, layout=Layout.LARGE, by=worker, at=now)
        assert "What we told you" in large.html
        assert "Our words" not in large.html


@pytest.mark.requirement("B-24")
def test_a_letter_that_is_too_hard_to_read_warns_at_the_councils_own_ceiling(now, looking, worker, person):
    admin = a_login("admin", now=now)
    hard = (
        "We considered everything you mentioned when you contacted the council, and we decided that "
        "additional equipment is the only thing that you need at present."
    )
    fields = {**new_letter(person).fields, "why": hard, "advice": [hard, hard], "asked": ""}
    with looking(worker):
        easy, difficult = (
            a_letter(person, by=worker, at=now),
            a_letter(person, by=worker, at=now, fields=fields),
        )
        assert not is_hard_to_read(easy, on=now.date())
        assert is_hard_to_read(difficult, on=now.date())
    with looking(admin):
        a_value("letter_reading_grade_ceiling", 18, by=admin, at=now)
    assert not is_hard_to_read(difficult, on=now.date())


def test_the_letter_bears_the_councils_address_and_the_writer_and_no_address_of_the_person(
    now, looking, worker, person
):
    admin = a_login("admin", now=now)
    with looking(admin):
        a_value("council_address", "4 Market Place, Lindenbridge", by=admin, at=now)
    with looking(worker):
        frame = content_of(a_letter(person, by=worker, at=now)).frame
    assert frame.address == ("4 Market Place", "Lindenbridge")
    assert (frame.writer, frame.called) == ("Sam Okafor", "Ana")
    assert {field.name for field in dataclasses.fields(frame)} == {
        "council",
        "address",
        "telephone",
        "written_on",
        "our_number",
        "called",
        "writer",
        "writer_role",
        "writer_telephone",
    }


def test_a_letter_with_a_gap_is_not_written_nor_are_those_with_it(now, looking, worker, person):
    gap = new_letter(person, fields={"answer": "Yes"})
    nameless = new_letter(person, called=" ")
    with looking(worker):
        for wrong in (gap, nameless):
            with pytest.raises(Invalid):
                actions.write_letters(items=[new_letter(person), wrong], by=worker, at=now)
        assert letters_of(person.pk, viewer=worker) == []


def test_a_stranger_can_neither_write_to_somebody_nor_read_their_letters(now, looking, worker, person):
    stranger = a_login("social-worker", now=now)
    with looking(worker):
        written = a_letter(person, by=worker, at=now)
    with looking(stranger):
        with pytest.raises(NotFound):
            a_letter(person, by=stranger, at=now)
        with pytest.raises(NotFound):
            letter(written.pk, viewer=stranger, person=person.pk)
        with pytest.raises(NotFound):
            actions.lay_out_letter(letter=written, layout=Layout.EASY, by=stranger, at=now)
        assert letters_of(person.pk, viewer=stranger) == []


def test_a_letter_is_not_found_under_somebody_elses_name(now, looking, worker, person):
    another = a_subject()
    with looking(worker):
        written = a_letter(person, by=worker, at=now)
        with pytest.raises(NotFound):
            letter(written.pk, viewer=worker, person=another.pk)


def test_a_login_without_the_permission_cannot_write(now, looking, person, council_home):
    payments = a_login("payments", now=now)
    with looking(payments), pytest.raises(NotPermitted):
        a_letter(person, by=payments, at=now)


def test_a_layout_is_drawn_once(now, looking, worker, person):
    with looking(worker):
        written = a_letter(person, by=worker, at=now)
        with pytest.raises(WrongState, match="already"):
            actions.lay_out_letter(letter=written, layout=Layout.STANDARD, by=worker, at=now)


def test_without_a_trail_nothing_is_written_or_drawn(now, looking, worker, person, request):
    with looking(worker):
        written = a_letter(person, by=worker, at=now)
    down = request.getfixturevalue("audit_fails")
    with looking(worker):
        with pytest.raises(down):
            a_letter(person, by=worker, at=now)
        with pytest.raises(down):
            actions.lay_out_letter(letter=written, layout=Layout.EASY, by=worker, at=now)
        assert (Letter.objects.count(), LetterCopy.objects.count()) == (1, 1)


def test_nobody_changes_what_was_written_and_a_copy_is_what_its_mark_says(now, looking, worker, person):
    with looking(worker):
        written = a_letter(person, by=worker, at=now)
        copy = copy_of(written, Layout.STANDARD, viewer=worker)
        for rows, change in (
            (Letter.objects.filter(pk=written.pk), {"content": {}}),
            (LetterCopy.objects.filter(pk=copy.pk), {"pdf": b"another"}),
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                rows.update(**change)
        forged = LetterCopy(
            person=person,
            letter=written,
            layout="large",
            html="",
            pdf=b"another",
            pdf_sha256=copy.pdf_sha256,
            drawn_at=now,
        )
        with pytest.raises(IntegrityError, match="what_its_mark_says"), transaction.atomic():
            forged.save(force_insert=True)
