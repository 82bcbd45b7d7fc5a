"""The two of them, for every test of this room."""

from copy import deepcopy

import pytest

from tests.conftest import NOW
from tests.factories.partnership import Two, the_two


@pytest.fixture(scope="module")
def two_of_the_file(once_for_the_file) -> Two:
    return the_two(NOW)


@pytest.fixture
def two(two_of_the_file) -> Two:
    return deepcopy(two_of_the_file)
