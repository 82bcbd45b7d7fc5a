"""What time it is. Read by pages, commands and jobs; everything else is told.

The made-up council stands still until somebody opens it: its clock is shifted so that it was built on its
own fixed day. Nobody else's clock may be shifted, and a production start with a shift is refused.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the time now, with its zone, as this council counts it."""
    return timezone.now() + settings.SAYSO_CLOCK_SHIFT


def today() -> date:
    """Return the day now in England."""
    return timezone.localdate(now())
