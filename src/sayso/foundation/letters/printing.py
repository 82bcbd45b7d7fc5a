"""From what a letter says to a page and a tagged PDF. Nothing is fetched: styles and fonts are ours."""

import hashlib
import re
from base64 import b64encode

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sayso.foundation.letters.content import Content, Frame
from sayso.foundation.letters.outbox import Layout

HEDGE_DEEP, CLAY = "#143a31", "#9c3d26"
LARGER = " govuk-!-font-size-24"  # 18 point on a screen


def article(content: Content, layout: Layout) -> str:
    """Return the letter as a piece of HTML, for a page and for paper alike. All words in it are escaped."""
    template = "letters/easy.html" if layout is Layout.EASY else "letters/standard.html"
    larger = LARGER if layout is Layout.LARGE else ""
    return render_to_string(template, {"content": content, "frame": content.frame, "larger": larger})


def letter_pdf(html: str, layout: Layout, frame: Frame) -> bytes:
    """Return a letter's article as PDF/UA-1. Its title names the council only, never what it is about."""
    return _drawn(_document(html, layout, frame))


def bound_pdf(lines: list[str], html: str, layout: Layout, frame: Frame) -> bytes:
    """Return a letter behind a sheet of its own with the address, as GOV.UK Notify posts it.

    The address stands where the window of the envelope is, and nothing else on that sheet or its back: the
    letter itself is drawn as it is without it.
    """
    front = render_to_string("letters/front.html", {"lines": lines, "title": _title(frame)})
    return _drawn(front, _document(html, layout, frame))


def _document(html: str, layout: Layout, frame: Frame) -> str:
    paper = drawn_as_ornament(drawn_as_figure(html, large=layout is Layout.LARGE))
    told = {"article": SafeString(paper), "title": _title(frame), "layout": layout.value}
    return render_to_string("letters/printed.html", told)


def _title(frame: Frame) -> str:
    return f"A letter from {frame.council}"


def drawn_as_figure(html: str, *, large: bool) -> str:
    """Put each picture on paper as one figure, with all its numbers in words.

    Of its two drawings one is printed: in large print that for a phone, whose words are then as large.
    """
    printed, other = ("n", "w") if large else ("w", "n")

    def figure(drawing: re.Match[str]) -> str:
        said = " ".join(re.findall(r"<(?:title|desc)[^>]*>(.*?)</(?:title|desc)>", drawing[0], re.DOTALL))
        address = f"data:image/svg+xml;base64,{b64encode(drawing[0].encode()).decode()}"
        return f'<img class="drawing" alt="{said}" src="{address}">'

    html = re.sub(rf'<svg class="{other}" role="img".*?</svg>', "", html, flags=re.DOTALL)
    return re.sub(rf'<svg class="{printed}" role="img".*?</svg>', figure, html, flags=re.DOTALL)


def drawn_as_ornament(html: str) -> str:
    """Draw each symbol as a ground, not as a figure: the words beside it say it all, and no reader hears it.

    Each gets its own ink too, for on paper there is no colour for it to take from the text around.
    """

    def ornament(symbol: re.Match[str]) -> str:
        no = 'class="no"' in symbol[0]
        picture = symbol[0].replace("currentColor", CLAY if no else HEDGE_DEEP)
        address = f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}"
        kind = "picture no" if no else "picture"
        return f'<span class="{kind}" style="background-image: url({address})"></span>'

    return re.sub(r"<svg\b.*?</svg>", ornament, html, flags=re.DOTALL)


def cover_pdf(lines: list[str], back: str) -> bytes:
    """Return the sheet that shows an address through a window. It is never kept with the letter."""
    return _drawn(render_to_string("letters/cover.html", {"lines": lines, "back": back}))


def sha256(paper: bytes) -> str:
    """Return the mark by which a paper is known, as 64 hexadecimal digits."""
    return hashlib.sha256(paper).hexdigest()


def _drawn(*documents: str) -> bytes:
    # Read here: it takes much of a start and of a process's room, and most processes never print.
    from sayso.foundation.letters.drawing import pdf

    return pdf(*documents)
