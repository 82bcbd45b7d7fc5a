"""What every page about one run has."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from sayso.journey.payments import queries
from sayso.journey.payments.models import PaymentRun


class OneRun:
    """Mixed into a page whose address holds `run`."""

    kwargs: dict[str, Any]

    @property
    def key(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["run"]
        return key

    def run(self) -> PaymentRun:
        """Return the run. Raises Http404 when there is none, or it is not open to whoever asks."""
        found = queries.run_of(self.key)
        if found is None:
            raise Http404
        return found

    @property
    def run_url(self) -> str:
        """Return the address of the run."""
        return reverse("payment_run", args=[self.key])
