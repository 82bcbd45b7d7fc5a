"""What every template of the site is given."""

from typing import Any

from django.http import HttpRequest

from sayso.foundation.access.practice import BANNER, is_practice
from sayso.foundation.govuk.brand import brand


def council(request: HttpRequest) -> dict[str, Any]:
    """Give `council`, the brand, and `practice`, what every page says where people are made up; else nothing.

    The room that knows who is signed in adds `page`, a `govuk.page.Page`.
    """
    return {"council": brand(), "practice": BANNER if is_practice() else ""}
