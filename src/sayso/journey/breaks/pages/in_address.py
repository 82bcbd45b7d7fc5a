"""Which break, or which booking of one, stands in the address of a page."""

from functools import cached_property
from typing import Any

from django.http import Http404

from sayso.journey.breaks.queries import Break, OneBooking


class InAddress:
    """Mixed into a page of breaks: it finds the one in the address among those that are open here."""

    kwargs: dict[str, Any]

    @cached_property
    def breaks(self) -> list[Break]:
        """Return the breaks that are open here: one's own page and a worker's each ask in their own way."""
        raise NotImplementedError  # each page asks for whom it is

    def of_need(self) -> Break:
        """Return the break in the address. Raises Http404."""
        for one in self.breaks:
            if one.need.pk == self.kwargs["need"]:
                return one
        raise Http404

    def booking(self) -> OneBooking:
        """Return the booking in the address. Raises Http404."""
        for one in self.breaks:
            for booking in one.bookings:
                if booking.row.pk == self.kwargs["booking"]:
                    return booking
        raise Http404
