"""Form fields with our own words.

Each takes Django's arguments, and:

`label`    the question or the name, as it stands on the page;
`hint`     a sentence under it;
`missing`  what to say when a needed answer is not there (made from the label if left out).

What comes out in `cleaned_data` is said on each class. A field that may be left empty gives None or "".
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from stdnum.exceptions import ValidationError as NumberError
from stdnum.gb import nhs

from sayso.foundation.govuk.widgets import Box, Radios, Ticks


def spoken(label: str) -> str:
    """Write a label as it stands in a sentence: a question in quotation marks, a name as it is."""
    return f"“{label}”" if label.endswith("?") else label


if TYPE_CHECKING:
    _Field = forms.Field
else:
    _Field = object  # at run time it is mixed into one


class Plain(_Field):
    """Mixed into Django's fields: our wording of what is missing or too long."""

    asks = "Enter"

    def __init__(self, *, label: str = "", hint: str = "", missing: str = "", **kwargs: Any) -> None:
        messages = {
            "required": missing or self._missing(label),
            "max_length": f"{spoken(label)} has %(show_value)d characters. Use %(limit_value)d or fewer",
            "null_characters_not_allowed": f"{spoken(label)} has a sign that we cannot keep. Type it again",
            **kwargs.pop("error_messages", {}),
        }
        kwargs.setdefault("help_text", hint)
        super().__init__(label=label or None, error_messages=messages, **kwargs)

    def _missing(self, label: str) -> str:
        if label.endswith("?"):
            return f"Answer the question {spoken(label)}"
        return f"{self.asks} {_inside_a_sentence(label)}" if label else f"{self.asks} an answer"


ASKING = {"what", "who", "whose", "when", "where", "why", "how", "which"}
OWNED = {"a", "an", "the", "your", "my", "our", "his", "her", "their", "any", "this"}


def _inside_a_sentence(label: str) -> str:
    first = label.split()[0].lower()
    is_a_name = label[1:2].isupper() or label.startswith("I ")
    lowered = label if is_a_name else label[:1].lower() + label[1:]
    return lowered if first in ASKING | OWNED else f"the {lowered}"


class TextField(Plain, forms.CharField):
    """One line of text. Out: str, trimmed."""

    def __init__(
        self, *, width: int = 0, autocomplete: str = "off", spellcheck: bool = True, **kwargs: Any
    ) -> None:
        attrs = {"autocomplete": autocomplete, "spellcheck": "true" if spellcheck else "false"}
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("widget", Box(width=width, **attrs))
        super().__init__(**kwargs)


class LongTextField(Plain, forms.CharField):
    """Several lines. With `max_length` the page counts the characters left. Out: str, trimmed."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Count a line's end as one character, as the page's counter does; browsers send two."""
        return super().clean(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class EmailField(Plain, forms.EmailField):
    """An e-mail address. Out: str."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=30, type="email", autocomplete="email", spellcheck="false"))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Enter an e-mail address like name@example.com"


class PasswordField(Plain, forms.CharField):
    """A password: never shown again, never trimmed. Out: str."""

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.PasswordInput(attrs={"autocomplete": autocomplete}))
        super().__init__(strip=False, **kwargs)


class WholeNumberField(Plain, forms.IntegerField):
    """A count. `after` is its unit, such as "hours a week". Out: int."""

    def __init__(self, *, after: str = "", width: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=width, after=after, inputmode="numeric", autocomplete="off"))
        super().__init__(**kwargs)
        name = spoken(str(self.label or "This"))
        self.error_messages |= {
            "invalid": f"{name} must be a whole number, such as 7",
            "min_value": f"{name} must be %(limit_value)d or more",
            "max_value": f"{name} must be %(limit_value)d or less",
        }


class PhoneField(TextField):
    """A telephone number of any country. Out: str as typed, with single spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=20, type="tel", autocomplete="tel", spellcheck="false"))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        """Refuse what could not be rung."""
        given = " ".join(str(super().clean(value)).split())
        digits = re.sub(r"[ ()+\-.]", "", given)
        if given and not (digits.isascii() and digits.isdigit() and 10 <= len(digits) <= 15):
            raise ValidationError(
                "Enter a telephone number like 01632 960 001 or +44 7700 900 982", code="invalid"
            )
        return given


class PostcodeField(TextField):
    """A postcode. Out: str in capitals with one space, such as "ZZ1 4QT". We do not ask if it exists."""

    _form = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=10, autocomplete="postal-code", spellcheck="false"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Refuse what has not the form of a postcode."""
        given = str(super().clean(value))
        found = self._form.fullmatch(re.sub(r"\s", "", given).upper())
        if given and not found:
            raise ValidationError("Enter a full postcode, like ZZ1 4QT", code="invalid")
        return f"{found[1]} {found[2]}" if found else ""


class NhsNumberField(TextField):
    """An NHS number, its check digit right. Out: str of ten digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", Box(width=10, inputmode="numeric", autocomplete="off", spellcheck="false")
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Refuse a number whose last digit does not fit the others: one was mistyped."""
        given = str(super().clean(value))
        try:
            return str(nhs.validate(given)) if given else ""
        except NumberError:
            raise ValidationError(
                "Check the NHS number. It has 10 digits, like 999 012 3454, and one of these is not right",
                code="invalid",
            ) from None


class ChoiceField(Plain, forms.ChoiceField):
    """One of many, in a list that drops down; choices may be grouped. Out: str."""

    asks = "Choose"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = "Choose one from the list"


class RadiosField(ChoiceField):
    """One of a few. `hints` maps a choice to a sentence under it, `dividers` to a word above it. Out: str."""

    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        dividers: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", Radios())
        super().__init__(**kwargs)
        self.widget.hints = hints or {}
        self.widget.dividers = dividers or {}


class YesNoField(RadiosField):
    """Yes or no. Out: bool, or None when it may be left open and was."""

    def __init__(self, *, yes: str = "Yes", no: str = "No", **kwargs: Any) -> None:
        super().__init__(choices=[("yes", yes), ("no", no)], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored answer as its choice."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> Any:
        """Read the answer as a bool."""
        return {"yes": True, "no": False}.get(super().clean(value))


class TicksField(Plain, forms.MultipleChoiceField):
    """Any of a few. Out: list of str."""

    asks = "Choose"

    def __init__(self, *, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Ticks())
        super().__init__(**kwargs)
        self.widget.hints = hints or {}
        self.error_messages["invalid_choice"] = "Choose from the list"


class TickField(Plain, forms.BooleanField):
    """One box to tick. Out: bool."""

    def _missing(self, label: str) -> str:
        return f"Tick the box “{label}”"


class PaperField(Plain, forms.FileField):
    """A file from the person's device, `largest_bytes` at most. Out: Django's uploaded file."""

    asks = "Choose"

    def __init__(self, *, largest_bytes: int = 10_000_000, accept: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept} if accept else {}))
        super().__init__(**kwargs)
        self.largest_bytes = largest_bytes
        self.error_messages |= {
            "empty": "That file is empty. Choose another",
            "invalid": "We could not read that file. Choose it again",
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse a file that is too big to keep."""
        paper = super().clean(data, initial)
        if paper and paper.size > self.largest_bytes:
            raise ValidationError(
                f"Choose a file smaller than {self.largest_bytes // 1_000_000} MB", code="too_big"
            )
        return paper
