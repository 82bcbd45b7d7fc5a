"""Keep that somebody did a lesson: who, which, in which edition, and when."""

from datetime import datetime

from sayso.council.workforce.models import LessonDone
from sayso.council.workforce.queries import lesson_of
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write


@named_action(kind=Kind.RECORDS, permission=Permission.TAKE_LESSONS)
def record_lesson(*, lesson: str, by: User, at: datetime) -> LessonDone:
    """Keep that this login did the lesson now. Nobody can say it for somebody else.

    It is a fact, so nothing stops it: not that nobody asked for it, nor that it was done last week. Each
    time is one more line. Raises NotFound when there is no such lesson.
    """
    found = lesson_of(lesson)
    kept = LessonDone(login=by, lesson=found.code, edition=found.edition, done_at=at)
    kept.save(force_insert=True)
    facts = {"lesson": kept.lesson, "edition": kept.edition}
    write([event("workforce.record_lesson", by=by, at=at, about=("lesson", kept.pk), facts=facts)])
    return kept
