"""The sum as a PDF: the letter's own words, the same lines, and nothing about whose it is."""

import io
import subprocess

import pikepdf
import pytest
from django.urls import reverse

from sayso.foundation.letters.outbox import Layout
from tests.pages.charging.replies import AT_HOME, DAY_2025
from tests.pages.charging.walking import walk

pytestmark = pytest.mark.django_db


def paper(replies, layout):
    return walk(replies).post(reverse("try_charge_paper"), layout=layout).page


def words(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


@pytest.mark.requirement("S1-11")
@pytest.mark.parametrize("layout", [Layout.STANDARD, Layout.EASY])
def test_the_paper_says_the_sum_line_by_line(layout):
    sent = paper(AT_HOME, layout.value)

    said = words(sent.content)
    assert sent["Content-Type"] == "application/pdf"
    assert "£87.30" in said
    assert "£194.70" in said
    assert "State pension: £185.15 every week" in said
    assert "not a bill" in said


def test_the_sheet_offers_both_papers():
    sheet = walk(AT_HOME).letter().html

    for layout in (Layout.STANDARD, Layout.EASY):
        assert f'name="layout" value="{layout.value}"' in sheet


def test_easy_read_is_another_paper_than_the_plain_one():
    plain, easy = (words(paper(AT_HOME, one.value).content) for one in (Layout.STANDARD, Layout.EASY))

    assert "Dear reader" in plain
    assert plain != easy
    assert "SI 2014/2672, regulation 7: read in the official text." in plain


def test_the_paper_can_be_heard_and_its_name_gives_nothing_away():
    sent = paper(AT_HOME, "standard")

    with pikepdf.open(io.BytesIO(sent.content)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "87" not in str(opened.docinfo.get("/Title", ""))
    assert sent["Content-Disposition"] == 'attachment; filename="a-sum.pdf"'
    assert sent["Cache-Control"] == "no-store, private"


def test_a_sum_without_a_charge_comes_as_a_page_that_says_why():
    page = paper(AT_HOME | {"day": DAY_2025}, "standard")

    assert page["Content-Type"].startswith("text/html")
    assert "We cannot give you a figure yet" in page.content.decode()


def test_without_answers_there_is_no_paper(client):
    assert client.get(reverse("try_charge_paper")).status_code == 302
