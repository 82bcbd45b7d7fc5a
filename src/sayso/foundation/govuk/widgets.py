"""Widgets that Django has not: a box with a sign beside it, three boxes for a date, choices with hints."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

DATE_PARTS = ("day", "month", "year")


class Box(forms.TextInput):
    """One line of text, `width` characters wide (2 to 5, 10, 20, 30), with signs `before` or `after` it."""

    def __init__(self, *, width: int = 0, before: str = "", after: str = "", **attrs: Any) -> None:
        super().__init__(attrs)
        self.width = width
        self.before = before
        self.after = after


class DateBoxes(forms.MultiWidget):
    """Day, month and year, each typed, each kept as it was typed."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in DATE_PARTS}, attrs)

    def decompress(self, value: datetime.date | None) -> list[Any]:
        """Return the three parts of a date, or three empty ones."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class _WithHints:
    """Choices that may each carry a hint, and a word ("or") before some of them."""

    hints: Mapping[str, str] = {}
    dividers: Mapping[str, str] = {}


class Radios(_WithHints, forms.RadioSelect):
    """One of a few, all in sight."""


class Ticks(_WithHints, forms.CheckboxSelectMultiple):
    """Any of a few, all in sight."""
