"""The two of them, for every test of this room."""

import pytest

from tests.factories.partnership import Two, the_two


@pytest.fixture
def two(now) -> Two:
    return the_two(now)
