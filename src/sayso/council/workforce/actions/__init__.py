"""Keeping that somebody did a lesson."""

from sayso.council.workforce.actions.record_lesson import record_lesson

__all__ = ["record_lesson"]
