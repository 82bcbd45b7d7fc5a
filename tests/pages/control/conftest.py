"""The same people as in the tests of the room."""

from tests.journey.control.conftest import cast

__all__ = ["cast"]
