"""`{% load words %}`: explain the terms that stand on a page.

{% explain_words %} … {% end_explain_words %}   what is inside, then the meaning of each term in it
`explained` in the context                       ids of terms that the page itself explains
"""

import re
from html import unescape

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sayso.foundation.govuk.words import Term, words_in

register = template.Library()
_UNSEEN = re.compile(r"<(script|style|svg|textarea|select)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class _ExplainWords(template.Node):
    """Draws its inside once, looks for terms in what a reader sees, and lists their meanings after it."""

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        drawn = self.inside.render(context)
        terms = words_in(seen_text(drawn), but_not=context.get("explained") or ())
        listed = render_to_string("govuk/parts/words.html", {"terms": terms}) if terms else ""
        return mark_safe(drawn + listed)


@register.tag
def explain_words(parser: Parser, token: Token) -> _ExplainWords:
    """Open the part of a page whose terms are explained."""
    inside = parser.parse(("end_explain_words",))
    parser.delete_first_token()
    return _ExplainWords(inside)


@register.simple_tag
def terms_in(text: str) -> list[Term]:
    """Return the terms in a text: `{% terms_in letter.text as terms %}`."""
    return words_in(text)


def seen_text(html: str) -> str:
    """Return the text of some HTML as a reader sees it: no pictures, nothing that is typed into boxes."""
    return unescape(_UNSEEN.sub(" ", html))
