"""The PDF itself: tagged, in a language, with real headings and tables, large enough, and asking nobody."""

import re
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
import weasyprint

from sayso.foundation.letters import drawing
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import article, bound_pdf, cover_pdf, drawn_as_figure, letter_pdf
from tests.factories.letters import ADDRESS, FIELDS
from tests.foundation.letters.test_wording import FRAME, composed

EVERY = pytest.mark.parametrize(("code", "layout"), [(code, layout) for code in FIELDS for layout in Layout])


def printed(code, layout, folder) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(letter_pdf(article(composed(code), layout), layout, FRAME))
    return path


def tags(path, kind):
    """What is tagged as one kind, each with its words for those who do not see it."""
    with pikepdf.open(path) as pdf:
        return [
            {"/Alt": str(found["/Alt"])} if "/Alt" in found else {}
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == f"/{kind}"
        ]


class Box(NamedTuple):
    """Where a word stands on paper, in millimetres from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float
    word: str


def boxes(page):
    found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    return [Box(*(float(edge) * 25.4 / 72 for edge in edges), word) for *edges, word in found]


def said_by(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@EVERY
def test_each_letter_is_a_tagged_pdf_in_english_with_no_figure_left_undescribed(code, layout, tmp_path):
    path = printed(code, layout, tmp_path)
    assert re.search(r"Tagged: +yes", said_by("pdfinfo", path))
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()
        assert all("/Alt" in figure for figure in tags(path, "Figure"))
    assert len(tags(path, "H1")) == 1
    assert len(tags(path, "H2")) >= 2


def test_the_sum_is_a_real_table_whose_heads_are_heads(tmp_path):
    path = printed("what_you_would_pay", Layout.STANDARD, tmp_path)
    heads, lines = tags(path, "TH"), FIELDS["what_you_would_pay"]["lines"]
    assert len(heads) == 2 + len(lines)
    assert len(tags(path, "Caption")) == 1
    text = said_by("pdftotext", "-layout", path, "-")
    assert re.search(r"Your pension and benefits +£312\.50", text)
    assert re.search(r"Your rent +not known yet", text)


def test_a_picture_is_one_figure_that_says_every_number_and_is_large_in_large_print(tmp_path):
    paths = {}
    for layout in (Layout.STANDARD, Layout.LARGE):
        (tmp_path / layout).mkdir()
        paths[layout] = printed("what_you_pay", layout, tmp_path / layout)
    said = [figure["/Alt"] for figure in tags(paths[Layout.STANDARD], "Figure")]
    assert [text for text in said if "Money you get: £312.50. To live on: yours: − £259.75." in text]
    assert len([text for text in said if "limit" in text]) == 1
    assert drawn_as_figure('<svg class="n" role="img"></svg>', large=False) == ""
    assert drawn_as_figure('<svg class="w" role="img"></svg>', large=True) == ""


@pytest.mark.parametrize("layout", list(Layout))
def test_as_it_is_posted_for_us_the_address_alone_stands_in_the_window_and_the_letter_behind_it(
    layout, tmp_path
):
    """As GOV.UK Notify specifies letters (2.4): our longest one, and the most lines of an address."""
    path, lines = tmp_path / "posted.pdf", ["Ana Marsh", "Flat 2", *"ABC", "Lindenbridge", "ZZ1 4QT"]
    path.write_bytes(bound_pdf(lines, article(composed("what_you_pay"), layout), layout, FRAME))
    told = said_by("pdfinfo", path)
    assert re.search(r"Tagged: +yes", told)
    assert re.search(r"Page size: +59[45].*A4", told)
    assert int(re.search(r"Pages: +(\d+)", told)[1]) <= 10
    assert path.stat().st_size < 2_000_000
    front, back, *rest = said_by("pdftotext", "-bbox", path, "-").split("<page ")[1:]
    above = [box for box in boxes(front) if box.top < 95]
    assert [box.word for box in above] == " ".join(lines).split()
    assert all(
        24.6 <= box.left and box.right <= 120 and 39.5 <= box.top and box.bottom <= 66.3 for box in above
    )
    assert boxes(back) == []
    assert all(15 <= box.left and box.right <= 195 and box.top >= 5 for page in rest for box in boxes(page))
    assert all(box.bottom <= 292 for page in rest for box in boxes(page))
    alone = tmp_path / "letter.pdf"
    alone.write_bytes(letter_pdf(article(composed("what_you_pay"), layout), layout, FRAME))
    assert said_by("pdftotext", "-f", "3", path, "-") == said_by("pdftotext", alone, "-")


@pytest.mark.parametrize(("layout", "points"), [(Layout.STANDARD, 14), (Layout.LARGE, 18), (Layout.EASY, 16)])
def test_the_body_of_each_layout_is_as_large_as_it_says(layout, points, tmp_path):
    page = said_by("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", printed("advice", layout, tmp_path))
    sizes = {number: int(size) for number, size in re.findall(r'fontspec id="(\d+)" size="(\d+)"', page)}
    lines = re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', page)
    body = [number for number, text in lines if "rail by the bath" in text]
    assert [sizes[number] for number in body] == [points]


def test_the_title_that_a_window_shows_says_nothing_of_the_letter_or_the_person(tmp_path):
    title = re.search(r"Title: +(.*)", said_by("pdfinfo", printed("advice", Layout.EASY, tmp_path)))
    assert title[1] == "A letter from Lindenshire Council"


def test_the_letter_is_set_in_the_face_that_low_sight_reads_best(tmp_path):
    assert "Atkinson" in said_by("pdffonts", printed("advice", Layout.STANDARD, tmp_path))


def test_nothing_outside_is_fetched_while_printing():
    with pytest.raises(ValueError, match=r"not allowed|protocol|scheme|URL"):
        drawing._ours_only().fetch("http://example.test/mark.png")


def test_letters_are_drawn_the_same_every_time():
    html = article(composed("advice"), Layout.EASY)
    first = letter_pdf(html, Layout.EASY, FRAME)
    time.sleep(1.1)  # a font that is cut anew bears its second, unless we say otherwise
    assert letter_pdf(html, Layout.EASY, FRAME) == first


def test_our_own_fonts_and_styles_are_all_that_a_letter_needs():
    """Print with errors let fly: a style or a font that is not there would raise."""
    html = article(composed("advice"), Layout.STANDARD)
    sheet, fonts = drawing._style()
    page = weasyprint.HTML(string=html, base_url=f"{drawing.LOOK.as_uri()}/")
    assert page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    assert all((drawing.LOOK / name).exists() for name in re.findall(r'url\("(.*?)"\)', _css()))


def _css():
    return drawing.STYLE.read_text(encoding="utf-8")


def test_the_address_sheet_shows_the_address_and_where_it_goes_back_to(tmp_path):
    path = tmp_path / "address.pdf"
    path.write_bytes(cover_pdf(["Ana Marsh", *ADDRESS.splitlines()], "Lindenshire Council, 4 Market Place"))
    text = said_by("pdftotext", path, "-")
    for line in ("Ana Marsh", *ADDRESS.splitlines(), "Lindenshire Council, 4 Market Place"):
        assert line in text


def test_what_is_typed_never_becomes_an_address_that_printing_reads(tmp_path):
    content = composed("advice", answer='<img src="file:///etc/passwd"> [x](file:///etc/hostname)')
    html = article(content, Layout.STANDARD)
    assert "<img" not in html
    assert "&lt;img" in html
