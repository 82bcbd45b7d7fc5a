"""The form that every page uses: our messages, two guards, and a refusal shown where it belongs."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from sayso.rules.refusals import Invalid, Refusal


class OnceKey(forms.Field):
    """A key made with the page: sent twice, the action it is given to happens once. Out: uuid.UUID.

    A post that bears no key, or a broken one, gets a fresh key: a hidden field never stops a person saying
    what happened.
    """

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Put in the page again the key that was sent, if it was one."""
        return data if is_key(data) else initial

    def clean(self, value: Any) -> uuid.UUID:
        """Read the key that was sent, or make a fresh one."""
        return uuid.UUID(value) if is_key(value) else uuid.uuid4()


def is_key(value: Any) -> bool:
    """Say whether this is a key that a page can have been made with."""
    try:
        uuid.UUID(value)
    except (AttributeError, TypeError, ValueError):
        return False
    return True


class SeenVersion(forms.Field):
    """The version of the record that the person saw, kept in the page. Out: int, or None."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int | None:
        """Read the version; refuse a broken one, for a guess could lose a colleague's words."""
        if value in (None, ""):
            return None
        if not (str(value).isascii() and str(value).isdigit()):
            raise ValidationError(
                "This page is out of date. Open it again, then copy in what you wrote", code="invalid"
            )
        return int(value)


class PlainForm(forms.Form):
    """A Django form in plain words. `cleaned_data` also holds `form_key` and `seen_version`.

    `once = False` leaves out both guards, for a form that only asks (GET). Give `seen_version` when someone
    else could change the record meanwhile.
    """

    once = True
    use_required_attribute = False

    def __init__(self, *args: Any, seen_version: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.once:
            self.fields["form_key"] = OnceKey(required=False, initial=uuid.uuid4)
            self.fields["seen_version"] = SeenVersion(required=False, initial=seen_version)

    def choose_among(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Let one field choose among what this page found, as (value, words): the lines of a plan, say."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} is not a field with choices")
        field.choices = list(choices)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal: at the fields that it names, or else on its own at the top."""
        named = refusal.fields if isinstance(refusal, Invalid) else {}
        for name, sentence in named.items():
            self.add_error(name if name in self.fields else None, sentence)
        if not named:
            self.add_error(None, refusal.message)

    def has_now_seen(self, version: int) -> None:
        """Take the newer version as seen: for a page that shows both versions and keeps what was typed."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("seen_version")] = str(version)
        self.data = typed
