"""Form fields for dates, times and money: what people get wrong most, so the messages say which part."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sayso.foundation.govuk.fields import Plain, TextField, spoken
from sayso.foundation.govuk.widgets import DATE_PARTS, Box, DateBoxes

MONTHS = "january february march april may june july august september october november december".split()
PART = "part:"  # an error's code that names the box it is about, such as "part:month"


class DateField(Plain, forms.MultiValueField):
    """A date in three boxes; the month may be a name. Out: datetime.date, or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateBoxes())
        parts = [forms.CharField(required=False) for _ in DATE_PARTS]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> datetime.date | None:
        """Make the date, or a message that names the box to mend."""
        parts = [str(part).strip() for part in data_list] if data_list else []
        if not any(parts):
            return None
        name = spoken(str(self.label or "The date"))
        missing = [part for part, given in zip(DATE_PARTS, parts, strict=True) if not given]
        if missing:
            raise ValidationError(f"{name} must include a {' and a '.join(missing)}", code=PART + missing[0])
        return _real_date(name, *parts)


def _real_date(name: str, day: str, month: str, year: str) -> datetime.date:
    if not re.fullmatch(r"[0-9]{4}", year):
        raise ValidationError(f"{name} must have a year with 4 numbers, like 1958", code=f"{PART}year")
    number = _month_number(month)
    if number is None:
        raise ValidationError(f"{name} must have a month from 1 to 12", code=f"{PART}month")
    try:
        return datetime.date(int(year), number, int(day) if day.isascii() else 0)
    except ValueError:
        raise ValidationError(f"{name} must be a real date", code=f"{PART}day") from None


def _month_number(month: str) -> int | None:
    if re.fullmatch(r"[0-9]{1,2}", month):
        return int(month) if 1 <= int(month) <= 12 else None
    named = [n for n, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.startswith(month.lower())]
    return named[0] if len(named) == 1 else None


class TimeField(TextField):
    """A time of day, such as 7pm, 7:30 pm or 19:30. Out: datetime.time, or None."""

    _form = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Box(width=10, autocomplete="off", spellcheck="false"))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored time as it would be typed."""
        return value.strftime("%H:%M") if isinstance(value, datetime.time) else value

    def clean(self, value: Any) -> Any:
        """Read the time; ask about an hour with no am or pm, for seven is not nineteen."""
        given = str(super().clean(value))
        if not given:
            return None
        found = self._form.fullmatch(given)
        time = _time(int(found[1]), found[2], (found[3] or "")[:1].lower()) if found else None
        if time is None:
            raise ValidationError("Enter a time like 7:30 am, 7pm or 19:30", code="invalid")
        return time


def _time(hour: int, minutes: str | None, half: str) -> datetime.time | None:
    if minutes is None and not half:
        raise ValidationError(
            f"Say if {hour} is in the morning or the evening, like {hour}am or {hour}pm", code="half"
        )
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime.time(hour, int(minutes or 0))
    except ValueError:
        return None


class MoneyField(Plain, forms.Field):
    """An amount in pounds. In and out: whole pence (int), or None when empty; never a part of a penny."""

    _form = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?")

    def __init__(
        self, *, least_pence: int = 0, most_pence: int = 100_000_000_00, after: str = "", **kwargs: Any
    ) -> None:
        kwargs.setdefault(
            "widget",
            Box(
                width=5, before="£", after=after, inputmode="decimal", autocomplete="off", spellcheck="false"
            ),
        )
        super().__init__(**kwargs)
        self.least_pence = least_pence
        self.most_pence = most_pence

    def prepare_value(self, value: Any) -> Any:
        """Write stored pence as they would be typed; leave what was typed as it was."""
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        """Read whole pence from what was typed."""
        given = re.sub(r"[£\s]", "", str(value or ""))
        return _pence(given, self._form.fullmatch(given)) if given else None

    def validate(self, value: Any) -> None:
        """Keep within the bounds, once there is something to keep."""
        super().validate(value)
        if value is None:
            return
        name = spoken(str(self.label or "The amount"))
        if value < self.least_pence:
            raise ValidationError(
                f"{name} must be £{self.prepare_value(self.least_pence)} or more", code="min_value"
            )
        if value > self.most_pence:
            raise ValidationError(
                f"{name} must be £{self.prepare_value(self.most_pence)} or less", code="max_value"
            )


def _pence(given: str, found: re.Match[str] | None) -> int:
    if found is None:
        if given[:1] in ("-", "\N{MINUS SIGN}"):
            raise ValidationError("Enter an amount without a minus sign", code="minus")
        raise ValidationError("Enter an amount in pounds, like 120 or 12.50", code="invalid")
    pounds, pence = found[1].replace(",", ""), found[2] or ""
    if len(pence) > 2:
        raise ValidationError(
            "Enter pounds and pence, like 12.50. There is no part of a penny, so use 2 numbers after the dot",
            code="part_of_a_penny",
        )
    return int(pounds) * 100 + int(pence.ljust(2, "0"))
