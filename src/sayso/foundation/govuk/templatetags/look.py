"""`{% load look %}`: fields, error summary, buttons, components, symbols.

{% gds_form form %}                       all the fields of a form, hidden ones too
{% gds_field form "name" heading=True %}  one field; `heading` makes its question the page's h1
{% gds_error_summary form %}              what to mend, with links (the layouts do this for `form`)
{% gds_button "Save note" %}              a button; kind="secondary" or "warning", href="…" for a link
{% gds_component "details" summaryText="…" text="…" %}   any component of govuk-frontend
{% icon "lock" %}                         a symbol; a screen reader hears the word beside it
"""

from functools import cache
from pathlib import Path
from typing import Any

from django import forms, template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sayso.foundation.govuk.components import component
from sayso.foundation.govuk.drawing import Ask, draw_error_summary, draw_field

register = template.Library()
ICONS = Path(__file__).parents[1] / "static" / "sayso" / "icons"


@register.simple_tag
def gds_field(form: forms.BaseForm, name: str, heading: bool = False, size: str = "s") -> SafeString:
    """Draw one field. A date or a choice asks `size` "m" or "l" when it stands alone."""
    return draw_field(form[name], Ask(heading=heading, size=size))


@register.simple_tag
def gds_form(form: forms.BaseForm, heading: bool = False) -> SafeString:
    """Draw every field in its order; with `heading`, the first question in sight is the page's h1."""
    visible = list(form.visible_fields())
    drawn = [draw_field(bound, Ask(heading=heading and bound is visible[0])) for bound in visible]
    return mark_safe("".join(str(bound) for bound in form.hidden_fields()) + "".join(drawn))


@register.simple_tag
def gds_hidden(form: forms.BaseForm) -> SafeString:
    """Draw the hidden fields only, for a page that lays out the others itself."""
    return mark_safe("".join(str(bound) for bound in form.hidden_fields()))


@register.simple_tag
def gds_error_summary(form: forms.BaseForm | None) -> SafeString:
    """List what to mend; nothing for a form that is well, or for no form."""
    return draw_error_summary(form) if form else SafeString("")


@register.simple_tag
def gds_button(text: str, kind: str = "", href: str = "", about: str = "", **params: Any) -> SafeString:
    """Draw a button that says what it does. `about` is for screen readers only, such as "for Ana Marsh"."""
    if kind:
        params["classes"] = f"govuk-button--{kind}"
    if about:
        params["html"] = format_html('{}<span class="govuk-visually-hidden"> {}</span>', text, about)
    else:
        params["text"] = text
    return (
        component("button", href=href, **params)
        if href
        else component("button", preventDoubleClick=True, **params)
    )


@register.simple_tag
def gds_component(kind: str, **params: Any) -> SafeString:
    """Draw any other component, with its macro's own parameters."""
    return component(kind, **params)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw a symbol in the colour of the text around it."""
    given = format_html(' class="{}"', css) if css else ""
    return mark_safe(_symbol(name).replace("<svg ", f'<svg aria-hidden="true" focusable="false"{given} ', 1))


@cache
def _symbol(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text()
