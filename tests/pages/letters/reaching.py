"""How the person of these tests may be reached: said by the test, in place of the room that knows people."""

from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.letters.outbox import Reach

said: dict[UUID, Reach] = {}


def ask(person: UUID, viewer: Viewer, on: date) -> Reach:
    """Return what the test said."""
    return said[person]
