"""`{% load pieces %}`: the pieces that every room's pages are built of. docs/look.md shows each.

{% warning w %}  {% warning w big=True %}      what we must do to reach somebody safely
{% held "rule" %} … {% endheld %}             a decision that waits, and the ways on
{% ask "We have one question" %} … {% endask %}
{% wish "Tea at seven." symbol="meal" %} … {% endwish %}
{% private "Just for you" "You and Nadia can read this." %} … {% endprivate %}
{% nothing_here "No messages since Friday." %}
{% who contacts %} {% next_steps steps %} {% timeline entries %} {% facts facts %} {% person_facts facts %}
{% stack_table table %} {% duty_sheet sheet %}
{% counted_heading "People waiting for you" 4 %} {% show_more url shown total %}
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sayso.foundation.govuk.pieces import Caution, Contact, Entry, Fact, Sheet, Step, Table

register = template.Library()


def _draw(piece: str, **given: Any) -> SafeString:
    return SafeString(render_to_string(f"govuk/pieces/{piece}.html", given))


@register.simple_tag
def warning(warned: Caution, big: bool = False) -> SafeString:
    """Draw a warning: sand, a black left edge, the kind in bold, then what we must do."""
    return _draw("warning", warning=warned, big=big)


@register.simple_block_tag
def held(content: str, rule: str, authority: str = "") -> SafeString:
    """Draw a held decision. Its content says first what stays as it is, last the ways on."""
    return _draw("held", content=content, rule=rule, authority=authority)


@register.simple_block_tag
def ask(content: str, title: str) -> SafeString:
    """Draw a question that waits for the person, on honey. At most one on a home page."""
    return _draw("ask", content=content, title=title)


@register.simple_block_tag
def wish(content: str, words: str, symbol: str = "") -> SafeString:
    """Draw somebody's own words, in quotation marks, and how it goes with them."""
    return _draw("wish", content=content, words=words, symbol=symbol)


@register.simple_block_tag
def private(content: str, title: str, readers: str) -> SafeString:
    """Draw what is only for its owner; `readers` says who can read it. Last on a page, never in a title."""
    return _draw("private", content=content, title=title, readers=readers)


@register.simple_tag
def nothing_here(text: str) -> SafeString:
    """Say that there is nothing, since when, and where to look instead."""
    return _draw("empty", text=text)


@register.simple_tag
def who(contacts: Sequence[Contact]) -> SafeString:
    """Draw the people in somebody's life."""
    return _draw("who", contacts=contacts)


@register.simple_tag
def next_steps(steps: Sequence[Step]) -> SafeString:
    """Draw what happens next, in order of time."""
    return _draw("next", steps=steps)


@register.simple_tag
def timeline(entries: Sequence[Entry]) -> SafeString:
    """Draw what happened, newest first."""
    return _draw("timeline", entries=entries)


@register.simple_tag
def facts(listed: Sequence[Fact]) -> SafeString:
    """Draw labels and what stands beside them."""
    return _draw("facts", facts=listed)


@register.simple_tag
def person_facts(listed: Sequence[Fact]) -> SafeString:
    """Draw the four facts at the top of a person's record."""
    return _draw("person_facts", facts=listed)


@register.simple_tag
def stack_table(table: Table, quiet_caption: bool = True) -> SafeString:
    """Draw a table of things to act on; each row becomes a card on a phone."""
    return _draw("stack_table", table=table, quiet_caption=quiet_caption)


@register.simple_tag
def duty_sheet(sheet: Sheet, heading: str = "h1") -> SafeString:
    """Draw a sheet that prints on one A4. Where it is not the whole page, its `heading` is an h2."""
    return _draw("duty_sheet", sheet=sheet, heading=heading)


@register.simple_tag
def counted_heading(text: str, number: int, css: str = "w-h2") -> SafeString:
    """Draw an h2 with a count, which is always the count of the list below by what the viewer may see."""
    return _draw("counted_heading", text=text, number=number, css=css)


@register.simple_tag
def show_more(url: str, shown: int, total: int, what: str = "") -> SafeString:
    """Draw a plain link to the rest of a list; nothing when all is shown."""
    return (
        _draw("show_more", url=url, shown=shown, total=total, what=what) if shown < total else SafeString("")
    )
