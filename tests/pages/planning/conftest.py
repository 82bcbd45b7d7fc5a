"""Ana, Bea, Sam and Nadia, on the day of the tests."""

import pytest

from sayso.foundation.access import clock
from tests.journey.planning.conftest import Cast, the_cast


@pytest.fixture
def cast(monkeypatch, now) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: now)
    return the_cast(now)
