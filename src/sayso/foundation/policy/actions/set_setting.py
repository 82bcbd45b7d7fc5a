"""Set what the council chooses, from a day on, with where it was decided and who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.policy.declared import setting
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.models import Consultation, SettingValue
from sayso.rules.refusals import Held, Invalid

RULE = "A rule that touches people changes after they were asked, or says why they were not."
ASKED = "Cite a consultation that has ended, or write why people were not asked."


@dataclass(frozen=True, kw_only=True)
class NewValue:
    """What one setting becomes from a day on. Give a consultation, or why nobody was asked: not both."""

    key: str
    value: Value
    starts_on: date
    source: str
    consultation: Consultation | None = None
    not_consulted_because: str = ""


@named_action(kind=Kind.DECIDES, permission=Permission.CHANGE_SETTINGS)
def set_setting(
    *,
    key: str,
    value: Value,
    starts_on: date,
    source: str,
    by: User,
    at: datetime,
    consultation: Consultation | None = None,
    not_consulted_because: str = "",
) -> SettingValue:
    """Set one setting. See `set_settings`."""
    wanted = NewValue(
        key=key,
        value=value,
        starts_on=starts_on,
        source=source,
        consultation=consultation,
        not_consulted_because=not_consulted_because,
    )
    (made,) = set_settings(items=[wanted], by=by, at=at)
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.CHANGE_SETTINGS)
def set_settings(*, items: Sequence[NewValue], by: User, at: datetime) -> list[SettingValue]:
    """Set settings, each from a day on until the next change that is already set.

    The past cannot change: only a setting that was never set may start before today. Raises Invalid for an
    unknown key or a value of another form, and Held when nobody was asked and no reason is given. When it
    raises, nothing was changed.
    """
    today = timezone.localdate(at)
    made = []
    for wanted in items:
        value = setting(wanted.key).read(wanted.value)
        _check_words(wanted)
        _check_asked(wanted, today)
        # One at a time a setting: two at once would each miss the other's row.
        _take_turn(wanted.key)
        rows = list(SettingValue.objects.filter(key=wanted.key, withdrawn_at=None).order_by("starts_on"))
        if rows and wanted.starts_on < today:
            sentence = "A change cannot start in the past. Choose today or a later day."
            raise Invalid(sentence, fields={"starts_on": sentence})
        made.append(_put_between(rows, wanted, value, by=by, at=at))
    write(
        [
            event("policy.set_setting", by=by, at=at, about=("setting", row.pk), facts={"key": row.key})
            for row in made
        ]
    )
    return made


def _check_words(wanted: NewValue) -> None:
    if not wanted.source.strip():
        sentence = "Say where this was decided, such as the meeting and its date."
        raise Invalid(sentence, fields={"source": sentence})


def _check_asked(wanted: NewValue, today: date) -> None:
    reason = wanted.not_consulted_because.strip()
    if wanted.consultation and reason:
        sentence = "Cite a consultation, or write why people were not asked. Not both."
        raise Invalid(sentence, fields={"not_consulted_because": sentence})
    if wanted.consultation and wanted.consultation.closes_on >= today:
        raise Held(
            "This waits. People can still answer the consultation you cite.",
            rule=RULE,
            releases="Set this after the consultation's last day, or cite another one.",
        )
    if not wanted.consultation and not reason:
        raise Held(f"This waits. {ASKED}", rule=RULE, releases=ASKED)


def _take_turn(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"policy:{key}"])


def _put_between(
    rows: Sequence[SettingValue], wanted: NewValue, value: Value, *, by: User, at: datetime
) -> SettingValue:
    """Put a value between those before and after it, withdrawing one that starts on the very same day."""
    before = next((row for row in reversed(rows) if row.starts_on < wanted.starts_on), None)
    same = next((row for row in rows if row.starts_on == wanted.starts_on), None)
    after = next((row for row in rows if row.starts_on > wanted.starts_on), None)
    if same:
        same.withdrawn_at, same.withdrawn_by = at, by
        same.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if before and before.ends_before != wanted.starts_on:
        before.ends_before = wanted.starts_on
        before.save(update_fields=["ends_before"])
    row = SettingValue(
        key=wanted.key,
        value=value,
        starts_on=wanted.starts_on,
        ends_before=after.starts_on if after else None,
        source=wanted.source.strip(),
        consultation=wanted.consultation,
        not_consulted_because=wanted.not_consulted_because.strip(),
        set_at=at,
        set_by=by,
    )
    row.save(force_insert=True)
    return row
