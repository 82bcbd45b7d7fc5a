"""From a form's field to the HTML of its component: one function a kind of widget.

Works with our own fields and with Django's. Only `text` reaches the macros, so all that was typed is escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sayso.foundation.govuk.components import component
from sayso.foundation.govuk.dates_and_sums import PART
from sayso.foundation.govuk.widgets import DATE_PARTS, Box, DateBoxes, Radios, Ticks

DATE_WIDTHS = {"day": 2, "month": 4, "year": 4}


class Problem(NamedTuple):
    """One line of the error summary; `href` leads to the box to mend and is empty when there is none."""

    text: str
    href: str


@dataclass(frozen=True)
class Ask:
    """How the question stands on the page: `heading` makes it the page's h1, `size` is s, m or l."""

    heading: bool = False
    size: str = "s"


def draw_field(bound: BoundField, ask: Ask = Ask()) -> SafeString:
    """Draw the whole of one field: question, hint, message, and what was typed."""
    return _draw(bound.field.widget, bound, ask)


def draw_error_summary(form: forms.BaseForm) -> SafeString:
    """Draw the list of what to mend, which takes the focus; nothing when there is nothing to mend."""
    if not form.errors:
        return SafeString("")
    listed = [{"text": text, "href": href} if href else {"text": text} for text, href in problems(form)]
    return component("error-summary", titleText="There is a problem", errorList=listed)


def problems(form: forms.BaseForm) -> list[Problem]:
    """List what is wrong, in the order of the page; what is about no one field comes first."""
    found = [Problem(str(sentence), "") for sentence in form.non_field_errors()]
    for bound in form:
        if bound.errors:
            found.append(Problem(str(bound.errors[0]), "" if bound.is_hidden else f"#{_target(bound)}"))
    return found


def _target(bound: BoundField) -> str:
    part = _wrong_part(bound) if isinstance(bound.field.widget, DateBoxes) else ""
    return f"{bound.auto_id}_{part}" if part not in ("", "day") else str(bound.auto_id)


def _wrong_part(bound: BoundField) -> str:
    for error in bound.form.errors.as_data().get(bound.name, []):
        if error.code and error.code.startswith(PART):
            return error.code.removeprefix(PART)
    return ""


def _shared(bound: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"id": bound.auto_id, "name": bound.html_name}
    if bound.errors:
        params["errorMessage"] = {"text": str(bound.errors[0])}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if "autocomplete" in bound.field.widget.attrs:
        params["autocomplete"] = bound.field.widget.attrs["autocomplete"]
    return params


def _question(bound: BoundField, ask: Ask, kind: str) -> dict[str, Any]:
    # An answer that a rule waits for may be left out of the form, and is never called optional.
    waited_for = getattr(bound.field, "waited_for", False)
    optional = "" if bound.field.required or waited_for else " (optional)"
    return {
        "text": f"{bound.label}{optional}",
        "isPageHeading": ask.heading,
        "classes": f"{kind}--{'l' if ask.heading else ask.size}",
    }


def _label(bound: BoundField, ask: Ask) -> dict[str, Any]:
    return {"label": _question(bound, ask, "govuk-label")}


def _legend(bound: BoundField, ask: Ask) -> dict[str, Any]:
    return {"fieldset": {"legend": _question(bound, ask, "govuk-fieldset__legend")}}


def _typed(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


@singledispatch
def _draw(widget: forms.Widget, bound: BoundField, ask: Ask) -> SafeString:
    raise TypeError(f"{bound.name}: there is no drawing for {type(widget).__name__}.")


@_draw.register
def _draw_text_box(widget: Input, bound: BoundField, ask: Ask) -> SafeString:
    params = _shared(bound) | _label(bound, ask) | {"value": _typed(bound)}
    params["type"] = widget.attrs.get("type", widget.input_type)
    if params["type"] == "number":  # a wheel or an arrow key must not change a number by accident
        params |= {"type": "text", "inputmode": "numeric"}
    for name in ("inputmode", "spellcheck"):
        if name in widget.attrs:
            params[name] = widget.attrs[name] if name == "inputmode" else widget.attrs[name] == "true"
    if isinstance(widget, Box):
        params |= _beside(widget)
    return component("input", **params)


def _beside(widget: Box) -> dict[str, Any]:
    params: dict[str, Any] = {}
    if widget.width:
        params["classes"] = f"govuk-input--width-{widget.width}"
    if widget.before:
        params["prefix"] = {"text": widget.before}
    if widget.after:
        params["suffix"] = {"text": widget.after}
    return params


@_draw.register
def _draw_hidden(widget: forms.HiddenInput, bound: BoundField, ask: Ask) -> SafeString:
    return SafeString(bound.as_hidden())


@_draw.register
def _draw_password(widget: forms.PasswordInput, bound: BoundField, ask: Ask) -> SafeString:
    return component("password-input", **_shared(bound) | _label(bound, ask))


@_draw.register
def _draw_paper(widget: forms.FileInput, bound: BoundField, ask: Ask) -> SafeString:
    attributes = {name: widget.attrs[name] for name in ("accept",) if name in widget.attrs}
    return component("file-upload", attributes=attributes, **_shared(bound) | _label(bound, ask))


@_draw.register
def _draw_long_text(widget: forms.Textarea, bound: BoundField, ask: Ask) -> SafeString:
    params = (
        _shared(bound) | _label(bound, ask) | {"value": _typed(bound), "rows": widget.attrs.get("rows", 5)}
    )
    longest = getattr(bound.field, "max_length", None)
    if longest:
        return component("character-count", maxlength=longest, **params)
    return component("textarea", **params)


@_draw.register
def _draw_list(widget: forms.Select, bound: BoundField, ask: Ask) -> SafeString:
    params = _shared(bound) | _label(bound, ask)
    chosen = _typed(bound)
    if any(isinstance(text, (list, tuple)) for _, text in widget.choices):
        groups = widget.optgroups(bound.html_name, [chosen])
        return render_to_string("govuk/fields/grouped_select.html", {"groups": groups, **params})
    items = [{"value": str(v), "text": str(t), "selected": str(v) == chosen} for v, t in widget.choices]
    return component("select", items=items, **params)


@_draw.register
def _draw_date(widget: DateBoxes, bound: BoundField, ask: Ask) -> SafeString:
    value = bound.value()
    typed = list(value) if isinstance(value, (list, tuple)) else widget.decompress(value)
    wrong = _wrong_part(bound)
    items = []
    for part, given in zip(DATE_PARTS, typed, strict=True):
        error = " govuk-input--error" if bound.errors and wrong in ("", part, "day") else ""
        items.append(
            {
                "id": bound.auto_id if part == "day" else f"{bound.auto_id}_{part}",
                "name": f"{bound.html_name}_{part}",
                "label": part.capitalize(),
                "classes": f"govuk-input--width-{DATE_WIDTHS[part]}{error}",
                "value": "" if given is None else str(given),
            }
        )
    params = _shared(bound) | _legend(bound, ask) | {"id": f"{bound.auto_id}_boxes", "items": items}
    del params["name"]
    return component("date-input", **params)


@_draw.register
def _draw_radios(widget: forms.RadioSelect, bound: BoundField, ask: Ask) -> SafeString:
    return component("radios", **_choices(widget, bound, ask, {_typed(bound)}))


@_draw.register
def _draw_ticks(widget: forms.CheckboxSelectMultiple, bound: BoundField, ask: Ask) -> SafeString:
    value = bound.value()
    ticked = [value] if isinstance(value, str) else value or []
    return component("checkboxes", **_choices(widget, bound, ask, {str(given) for given in ticked}))


@_draw.register
def _draw_tick(widget: forms.CheckboxInput, bound: BoundField, ask: Ask) -> SafeString:
    params = _shared(bound)
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    params["idPrefix"] = params.pop("id")
    return component("checkboxes", items=[item], **params)


def _choices(widget: Any, bound: BoundField, ask: Ask, chosen: set[str]) -> dict[str, Any]:
    params = _shared(bound) | _legend(bound, ask) | {"items": list(_items(widget, chosen))}
    params["idPrefix"] = params.pop("id")
    return params


def _items(widget: Any, chosen: set[str]) -> Iterator[dict[str, Any]]:
    hints = widget.hints if isinstance(widget, (Radios, Ticks)) else {}
    dividers = widget.dividers if isinstance(widget, (Radios, Ticks)) else {}
    for value, text in widget.choices:
        if isinstance(text, (list, tuple)):
            yield {"divider": str(value)}
            yield from (_item(v, t, hints, chosen) for v, t in text)
        elif value not in ("", None):
            if value in dividers:
                yield {"divider": dividers[value]}
            yield _item(value, text, hints, chosen)


def _item(value: Any, text: Any, hints: Any, chosen: set[str]) -> dict[str, Any]:
    item: dict[str, Any] = {"value": str(value), "text": str(text), "checked": str(value) in chosen}
    if value in hints:
        item["hint"] = {"text": hints[value]}
    return item
