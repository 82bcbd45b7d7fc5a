"""What the tests of this room share."""

import sys

import pytest


class TrailFull(RuntimeError):
    """The trail could not be written."""


@pytest.fixture
def trail_fails(monkeypatch):
    """Make writing to the trail fail in one action's module: `trail_fails("record_name")`."""

    def fail(action):
        def refuse(events):
            raise TrailFull

        monkeypatch.setattr(sys.modules[f"sayso.journey.people.actions.{action}"], "write", refuse)
        return TrailFull

    return fail
