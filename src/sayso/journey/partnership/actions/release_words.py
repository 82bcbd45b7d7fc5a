"""Let the other of the two read words of one's own; and take that back."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.say_of_us import said, standing
from sayso.journey.partnership.models import Account, Release
from sayso.rules.refusals import NotFound, WrongState

READ_ALREADY = "They can read this already."
NOT_READ = "They cannot read this now. Nothing is changed."


def _authorise(by: User, person: UUID) -> None:
    """Raise NotFound for anybody but the author: no worker lets another read somebody's own words."""
    if person != by.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.PRIVATE)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def release_words(*, account: UUID, person: UUID, by: User, at: datetime) -> Release:
    """Let the other read exactly this version, in place of any version of it that they read before.

    Only its author, by their own sign-in. Nothing is written on the other's record, and nobody is told.
    Raises NotFound, Stale when the words were changed since, WrongState when this version is out already.
    """
    _authorise(by, person)
    words = standing(account, person, by=by)
    live = Release.objects.visible_to(by).filter(account__entry=words.entry, taken_back_at=None)
    if live.filter(account=words).exists():
        raise WrongState(READ_ALREADY)
    live.update(taken_back_at=at, taken_back_by=by)
    release = Release(person_id=person, account=words, released_at=at, released_by=by)
    release.save(force_insert=True)
    write([said(words, by=by, at=at, action="partnership.release_words")])
    return release


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def take_back_words(*, account: UUID, person: UUID, by: User, at: datetime) -> list[Release]:
    """Let the other read nothing of this entry any more, as if they never had. Nobody is told.

    `account` is any version of it. Raises NotFound, and WrongState when they read nothing of it.
    """
    _authorise(by, person)
    words: Account | None = (
        Account.objects.visible_to(by).select_for_update().filter(person_id=person, pk=account).first()
    )
    if words is None:
        raise NotFound(NOT_FOUND)
    rows = Release.objects.visible_to(by).select_for_update(of=("self",))
    live = list(rows.filter(account__entry=words.entry, taken_back_at=None))
    if not live:
        raise WrongState(NOT_READ)
    for release in live:
        release.taken_back_at, release.taken_back_by = at, by
        release.save(update_fields=["taken_back_at", "taken_back_by"])
    write([said(words, by=by, at=at, action="partnership.take_back_words")])
    return live
