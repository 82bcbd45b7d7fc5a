"""Where letters ask the room that knows people, which stands above them: two functions named in the settings.

`LETTERS_ASK_REACH` names `(person, viewer, on) -> Reach`, `LETTERS_ASK_HEADER` what heads a person's pages:
`(person, viewer, on)`, drawn by `people/header.html`. Both raise NotFound for who may not be seen.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.module_loading import import_string

from sayso.foundation.access.models import User
from sayso.foundation.letters.outbox import Reach


def reach(person: UUID, viewer: User, on: date) -> Reach:
    """Return how this person may be reached. Raises NotFound."""
    found: Reach = import_string(settings.LETTERS_ASK_REACH)(person, viewer, on)
    return found


def head(person: UUID, viewer: User, on: date) -> dict[str, Any]:
    """Return what the head of the person's pages is drawn with; nothing where there is no such head."""
    if not settings.LETTERS_ASK_HEADER:
        return {}
    try:
        template = get_template("people/header.html")
    except TemplateDoesNotExist:
        return {}
    header = import_string(settings.LETTERS_ASK_HEADER)(person, viewer, on)
    return {"header": header, "header_template": template.template}  # type: ignore[attr-defined]  # Django
