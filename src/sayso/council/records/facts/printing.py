"""The pack as a file to read and as a tagged PDF: the same words in both."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.template.loader import render_to_string


def pack_html(content: Mapping[str, Any], *, on: date) -> str:
    """Return the pack as a page of its own. All words in it are escaped."""
    return render_to_string("records/pack_file.html", {"pack": content, "on": on})


def pack_pdf(content: Mapping[str, Any], *, on: date) -> bytes:
    """Return it as PDF/UA-1. Of the same words the same bytes; of a silence there is nothing in it."""
    # Read here: it takes much of a start and of a process's room, and most processes never print.
    from sayso.foundation.letters.drawing import pdf

    return pdf(pack_html(content, on=on))
