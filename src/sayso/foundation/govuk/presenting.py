"""How a date, a time, a sum, an age or a count is written, the same on every page and in every letter.

Pure: what is relative takes `today` (datetime.date) as an argument. Times are told by London's clock.
Money comes as whole pence. What is not known is said in words by the page; None here is refused.
"""

import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MINUS = "\N{MINUS SIGN}"
FORTNIGHT = datetime.timedelta(days=14)
#: How the minutes over a whole hour are written, where they are quarters of one.
QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


def pounds(pence: int) -> str:
    """Write whole pence as pounds and pence: `£1,234.50`; below nothing with a true minus sign."""
    return f"{MINUS if pence < 0 else ''}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def whole_pounds(pence: int) -> str:
    """Write pence as whole pounds where there are no odd pence: `£468`; nothing is rounded."""
    return pounds(pence).removesuffix(".00")


def signed_pounds(pence: int) -> str:
    """Write a change: `+£6.50`, the same with a minus sign, and the word `same` for none."""
    if pence == 0:
        return "same"
    return f"+{pounds(pence)}" if pence > 0 else pounds(pence)


def day(on: datetime.date) -> str:
    """Write a date in full: `Tuesday 25 November 2026`."""
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def short_day(on: datetime.date) -> str:
    """Write a date for a narrow column: `Tue 25 Nov`."""
    return f"{on:%a} {on.day} {on:%b}"


def plain_day(on: datetime.date) -> str:
    """Write a date without its weekday: `25 November 2026`."""
    return f"{on.day} {on:%B} {on.year}"


def near_day(on: datetime.date, today: datetime.date) -> str:
    """Write a date as it is said: `today`, `yesterday`; with its weekday while within a fortnight.

    The year is left out only when it is this one.
    """
    words = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    away = on - today
    if away.days in words:
        return words[away.days]
    year = "" if on.year == today.year else f" {on.year}"
    weekday = f"{on:%A} " if abs(away) <= FORTNIGHT else ""
    return f"{weekday}{on.day} {on:%B}{year}"


def clock(at: datetime.datetime | datetime.time) -> str:
    """Write a time of day: `5:52 pm`, `7 am`, `noon`, `midnight`."""
    if isinstance(at, datetime.datetime):
        at = at.astimezone(LONDON).time()
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'pm' if at.hour >= 12 else 'am'}"


def moment(at: datetime.datetime, today: datetime.date) -> str:
    """Write when something happened: `today, 5:52 pm`, `Friday 20 November, 5:52 pm`."""
    return f"{near_day(at.astimezone(LONDON).date(), today)}, {clock(at)}"


def age(born_on: datetime.date, on: datetime.date) -> int:
    """Count whole years lived. Someone born on 29 February is a year older from 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def days_ago(on: datetime.date, today: datetime.date) -> str:
    """Write how long something has lasted: `today`, `1 day`, `48 days`."""
    past = (today - on).days
    return "today" if past == 0 else count(past, "day")


def count(number: int, one: str, many: str = "") -> str:
    """Write a count with its noun: `1 visit`, `4 visits`; give `many` when it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hours_words(minutes: int | None) -> str:
    """Say how long in a week: "3½ hours", "45 minutes"; "" while nobody has said."""
    if minutes is None:
        return ""
    if minutes < 60:
        return count(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    if rest in QUARTERS:
        return f"{hours}{QUARTERS[rest]} {'hour' if hours == 1 and not rest else 'hours'}"
    return f"{count(hours, 'hour')} {count(rest, 'minute')}"


def listed(words: list[str]) -> str:
    """Write words as a list: `tea`, `tea and bread`, `tea, bread and jam`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 2 else words)


def full_stop(words: str) -> str:
    """Write somebody's words so that another sentence may follow: with a full stop, if they have no end."""
    said = words.rstrip()
    return said if said.endswith((".", "!", "?", "…", "”")) else f"{said}."


def nhs_number(digits: str) -> str:
    """Write an NHS number as it is read aloud: `999 012 3454`."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def telephone(number: str) -> str:
    """Write a telephone number for a link: digits and a leading plus only."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
