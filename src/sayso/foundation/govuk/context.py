"""What every template of the site is given."""

from typing import Any

from django.http import HttpRequest

from sayso.foundation.govuk.brand import brand


def council(request: HttpRequest) -> dict[str, Any]:
    """Give `council`, the brand. The room that knows who is signed in adds `page`, a `govuk.page.Page`."""
    return {"council": brand()}
