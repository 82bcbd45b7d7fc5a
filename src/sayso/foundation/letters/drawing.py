"""Drawing a document on paper, with WeasyPrint. Nothing is fetched: styles and fonts are ours."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from sayso.foundation.access.practice import BANNER, is_practice

# A font that is cut to the signs of one letter would bear the second in which it was cut, and the same letter
# another mark each time. FontTools takes its clock from here; whoever runs us may have set it for all.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

STYLE = Path(__file__).with_name("printed.css")
LOOK = Path(__file__).parents[1] / "govuk" / "static" / "sayso"


def pdf(*documents: str) -> bytes:
    """Return HTML documents, one behind the other, as one PDF/UA-1 with the title of the first."""
    sheet, fonts = _style()
    sheets = [sheet, _of_practice()] if is_practice() else [sheet]
    drawn = [
        weasyprint.HTML(string=one, base_url=f"{LOOK.as_uri()}/", url_fetcher=_ours_only()).render(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1"
        )
        for one in documents
    ]
    whole = drawn[0].copy([page for one in drawn for page in one.pages]) if drawn[1:] else drawn[0]
    printed: bytes = whole.write_pdf(pdf_variant="pdf/ua-1")
    return printed


@cache
def _ours_only() -> Any:
    return URLFetcher(allowed_protocols=["data", "file"])


@cache
def _of_practice() -> Any:
    """Return the style that says at the head of every page on paper that people are made up."""
    said = f'content: "{BANNER}"; font: bold 12pt "Atkinson Hyperlegible Next", sans-serif; color: #20211d'
    page = f"@page {{ @top-center {{ {said} }} }}"
    return weasyprint.CSS(string=page, font_config=_style()[1], url_fetcher=_ours_only())


@cache
def _style() -> tuple[Any, Any]:
    """Read the style and its fonts once a process."""
    fonts, text = FontConfiguration(), STYLE.read_text(encoding="utf-8")
    at = f"{LOOK.as_uri()}/"
    sheet = weasyprint.CSS(string=text, base_url=at, font_config=fonts, url_fetcher=_ours_only())
    return sheet, fonts
