"""Papers: checked for danger by what they are, kept by key, withdrawn and never destroyed."""

import hashlib
import io
import zipfile
import zlib
from unittest.mock import patch

import pytest
from PIL import Image

from sayso.journey.casework import actions
from sayso.journey.casework.facts import check_for_danger
from sayso.journey.casework.models import Paper, SafetyPaper
from sayso.journey.casework.queries.papers import paper as one_paper
from sayso.journey.casework.queries.papers import papers_of, stored_at
from sayso.journey.casework.statuses import PaperKind, Readers
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.logins import a_login

GPS, PLACE = 0x8825, (51.0, 30.0, 0.0)


def a_photo(format: str = "JPEG") -> bytes:  # noqa: A002
    exif = Image.Exif()
    exif[0x0110] = "Telephone of Jean"
    exif.get_ifd(GPS)[2] = PLACE
    taken = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(taken, format, exif=exif)
    return taken.getvalue()


def dated(name: str) -> zipfile.ZipInfo:
    """Give a file in it one day for ever: a test whose name held the second it was made in had two names."""
    return zipfile.ZipInfo(name, (2026, 11, 20, 17, 50, 0))


def a_word_file(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(dated("[Content_Types].xml"), parts.pop("types", b"<Types/>"))
        packed.writestr(dated("word/document.xml"), b"<w/>")
        for name, content in parts.items():
            packed.writestr(dated(name), content)
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF"
PACKED = zlib.compress(b"<</S /JavaScript /JS (app.alert(1))>>")


@pytest.mark.requirement("B-13")
@pytest.mark.parametrize(
    ("content", "kept_as"),
    [
        (PDF, "pdf"),
        (a_photo(), "jpeg"),
        (a_photo("PNG"), "png"),
        (a_word_file(), "docx"),
        ("Dear Sam, tea at seven.\nŻaneta".encode(), "txt"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "heic"),
    ],
)
def test_what_people_send_is_kept(content, kept_as):
    assert check_for_danger(content).format == kept_as


@pytest.mark.requirement("B-13")
@pytest.mark.parametrize(
    "content",
    [
        b"MZ" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"#!/bin/sh\nrm -rf x",
        b"%PDF-1.7\n<</OpenAction <</S /JavaScript /JS (x)>>>>",
        b"%PDF-1.7\n<</S /J#61vaScript>>",
        b"%PDF-1.7\n<</S /Launch /F (cmd.exe)>>",
        b"%PDF-1.7\n<</Length 9>>\nstream\n" + PACKED + b"\nendstream",
        PDF + a_word_file(),
        a_word_file(**{"word/vbaProject.bin": b"x"}),
        a_word_file(types=b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        b"PK\x03\x04" + bytes(60),
        b"\xff\xd8\xff" + bytes(60),
        b"<html><script>alert(1)</script>",
        b"<svg onload=alert(1)>",
        bytes(range(256)),
        b"",
        b"x" * 10_000_001,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_could_do_harm_is_refused_whatever_its_name(content):
    with pytest.raises(Invalid) as refused:
        check_for_danger(content)
    assert list(refused.value.fields) == ["paper"]


@pytest.mark.requirement("B-13")
@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_a_photo_no_longer_says_where_it_was_taken(format):  # noqa: A002
    photo = a_photo(format)
    assert Image.open(io.BytesIO(photo)).getexif().get_ifd(GPS)
    kept = Image.open(io.BytesIO(check_for_danger(photo).content))
    assert (kept.size, dict(kept.getexif()), kept.getexif().get_ifd(GPS)) == ((60, 40), {}, {})


def test_a_heic_photo_no_longer_says_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0110] = "Telephone of Jean"
    exif.get_ifd(GPS)[2] = PLACE
    before = b"\x00\x00\x00\x18ftypheic" + bytes(20)
    photo = before + exif.tobytes() + b"<x:xmpmeta>51.5N</x:xmpmeta>" + b"the dots"
    assert b"Telephone" in photo
    kept = check_for_danger(photo).content
    assert len(kept) == len(photo)
    assert b"Telephone" not in kept
    assert b"51.5N" not in kept
    assert kept.endswith(b"the dots")
    assert not Image.Exif().load(kept[len(before) : len(before) + len(exif.tobytes())])


def a_new_paper(person, **changes):
    given = {
        "person": person,
        "content": a_photo(),
        "kind": PaperKind.RECEIPT,
        "title": "Receipt for the boiler",
        "from_whom": "Stefan",
    }
    return actions.NewPaper(**(given | changes))


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now)


@pytest.mark.django_db
@pytest.mark.requirement("B-13")
def test_a_paper_lies_under_its_key_and_the_row_knows_its_mark(now, looking, sam, council_home):
    person = somebody(now=now, seen_by=[sam])
    with looking(sam):
        kept = actions.keep_paper(paper=a_new_paper(person), by=sam, at=now)
        assert [one.pk for one in papers_of(person, viewer=sam)] == [kept.pk]
    lies = stored_at(kept.pk)
    assert council_home in lies.parents
    assert hashlib.sha256(lies.read_bytes()).hexdigest() == kept.sha256
    assert "boiler" not in str(lies)
    assert lies.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
@pytest.mark.requirement("B-13")
def test_a_withdrawn_paper_is_gone_from_pages_and_kept_in_the_trail(now, looking, sam, council_home):
    person = somebody(now=now, seen_by=[sam])
    with looking(sam):
        kept = actions.keep_paper(paper=a_new_paper(person), by=sam, at=now)
        with pytest.raises(Invalid):
            actions.withdraw_paper(paper=kept.pk, because=" ", by=sam, at=now)
        actions.withdraw_paper(paper=kept.pk, because="Somebody else's receipt", by=sam, at=now)
        assert papers_of(person, viewer=sam) == []
        with pytest.raises(NotFound):
            one_paper(kept.pk, person, viewer=sam)
        with pytest.raises(WrongState):
            actions.withdraw_paper(paper=kept.pk, because="Again", by=sam, at=now)
        assert Paper.objects.get(pk=kept.pk).withdrawn_because == "Somebody else's receipt"
    assert stored_at(kept.pk).exists()


@pytest.mark.django_db
def test_a_paper_for_safeguarding_is_read_there_alone(now, looking, sam, council_home):
    person, lead = somebody(now=now, seen_by=[sam]), a_login("safeguarding", now=now)
    with looking(sam):
        actions.keep_paper(paper=a_new_paper(person, readers=Readers.SAFETY), by=sam, at=now)
        assert papers_of(person, viewer=sam) == []
    with looking(lead):
        assert SafetyPaper.objects.visible_to(lead).count() == 1


@pytest.mark.django_db
def test_nobody_keeps_or_withdraws_a_paper_of_a_record_that_is_not_open(now, looking, sam, council_home):
    person, other, broker = (
        somebody(now=now, seen_by=[sam]),
        a_login("assessor", now=now),
        a_login("broker", now=now),
    )
    with looking(sam):
        kept = actions.keep_paper(paper=a_new_paper(person), by=sam, at=now)
    with looking(other):
        with pytest.raises(NotFound):
            actions.keep_paper(paper=a_new_paper(person), by=other, at=now)
        with pytest.raises(NotFound):
            actions.withdraw_paper(paper=kept.pk, because="Mine", by=other, at=now)
    with looking(broker), pytest.raises(NotPermitted):
        actions.keep_paper(paper=a_new_paper(person), by=broker, at=now)


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["keep_paper", "withdraw_paper"])
def test_a_trail_that_fails_undoes_it(action, now, looking, sam, council_home):
    person = somebody(now=now, seen_by=[sam])
    with looking(sam):
        kept = actions.keep_paper(paper=a_new_paper(person), by=sam, at=now)
        acts = {
            "keep_paper": lambda: actions.keep_paper(paper=a_new_paper(person), by=sam, at=now),
            "withdraw_paper": lambda: actions.withdraw_paper(paper=kept.pk, because="Wrong", by=sam, at=now),
        }
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert [one.pk for one in papers_of(person, viewer=sam)] == [kept.pk]
