"""`{% load pictures %}`: draw a picture, or the lines of a working.

{% picture money %}                  sentence, drawing, and the numbers as a table
{% picture money table="folded" %}   the table behind a summary; "none" where it stands elsewhere on the page
{% picture money sentence=False %}   where the page has said the answer in words of its own
{% working_table working %}
"""

from itertools import count
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string

from sayso.foundation.govuk.pictures import Picture, Working

register = template.Library()


@register.simple_tag(takes_context=True)
def picture(context: Context, drawn: Picture, table: str = "open", sentence: bool = True) -> str:
    """Draw a picture. Its ids count up through the page, so the same page is the same bytes each time."""
    wide, narrow = drawn.drawings(f"p{_next_number(context)}")
    given = {"picture": drawn, "wide": wide, "narrow": narrow, "table": table, "sentence": sentence}
    return render_to_string("govuk/pictures/picture.html", given)


@register.simple_tag
def working_table(working: Working) -> str:
    """Draw the lines of a working: rows on a phone, a table on a desk."""
    return render_to_string("govuk/pictures/working.html", {"working": working})


def _next_number(context: Context) -> int:
    shared: Any = context.render_context.dicts[0]  # the one that includes and tags share
    number: int = next(shared.setdefault("pictures", count(1)))
    return number
