"""Inside a page that only reads, a question that was put to the database is not put again.

Rooms know nothing of each other's pages, so several ask the same on one page. What was answered is kept until
the page is drawn, for one viewer; an action, or looking with other eyes, forgets it.
"""

import copy
import functools
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("sayso_answers", default=None)


@contextmanager
def remembering(*, is_reading: bool) -> Iterator[None]:
    """Keep what is answered until the block ends if it only reads; else keep nothing, use nothing kept."""
    kept = _answers.set({} if is_reading else None)
    try:
        yield
    finally:
        _answers.reset(kept)


def forget() -> None:
    """Forget what was answered: something was written."""
    answers = _answers.get()
    if answers is not None:
        answers.clear()


def asked_once(question: Callable[P, R]) -> Callable[P, R]:
    """Make a question one that is put once a page. What it is asked with must be hashable.

    Each asker gets a list or dict of their own; the rows in it are the same, and are only read.
    """

    @functools.wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, args, frozenset(kwargs.items()))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        found: R = answers[key]
        return copy.copy(found) if isinstance(found, list | dict) else found

    return asked
