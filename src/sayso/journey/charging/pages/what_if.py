"""What if we changed how we charge? The whole council's charges, counted; nothing is kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pictures import Picture, people_shown
from sayso.foundation.govuk.pieces import Column, Fact, Row, Table
from sayso.foundation.govuk.presenting import MINUS, count, pounds
from sayso.foundation.govuk.setting_fields import say
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.queries import values
from sayso.journey.charging.facts.small import FEWEST
from sayso.journey.charging.facts.what_is_told import GroupTold, WhatIsTold, what_is_told
from sayso.journey.charging.facts.whole_council import WholeCouncil, whole_council
from sayso.journey.charging.pages.what_if_form import APRIL, DAY, WhatIfForm
from sayso.journey.charging.pages.why_not import in_words
from sayso.rules.figures import next_april

WEEKS_IN_A_YEAR = 52
FEW = "too few to say"
COLUMNS = (
    Column("Who"),
    Column("People", number=True),
    Column("More", number=True),
    Column("Less", number=True),
    Column("Same", number=True),
    Column("A week, on average", number=True),
)


class WhatIfView(PageView):
    """Change the council's choices, and see what everybody would pay. It leaves no record of anybody."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    template_name = "charging/what_if.html"
    title = "What if we changed how we charge?"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the choices; and the answer, once something was asked."""
        today = timezone.localdate(self.request.at)
        now = values(on=today, topic="charging")
        form = WhatIfForm(request.GET or None, now=now, today=today)
        shown: dict[str, Any] = {"form": form, "today": today}
        if not form.is_bound:
            return self.page(shown)
        if not form.is_valid():
            return self.page(shown, status=422)
        on = next_april(today) if form.cleaned_data[DAY] == APRIL else today
        changes = form.cleaned_data["changes"]
        found = whole_council(viewer=self.login, today=today, on=on, changes=changes)
        return self.page(
            shown | {"on": on, "later": on != today, "changed": _changed(now, changes)} | _shown(found)
        )


def _changed(now: Mapping[str, Value], changes: Mapping[str, Value]) -> list[Fact]:
    """Return each choice that is changed: as it is, and as it would be."""
    return [
        Fact(SETTINGS[key].label, f"{say(SETTINGS[key], value)}. Now: {say(SETTINGS[key], now[key])}")
        for key, value in changes.items()
    ]


def _shown(found: WholeCouncil) -> dict[str, Any]:
    """Return all that the page says of the answer. No count of fewer than five people is among it."""
    shown = what_is_told(found.compared)
    return {
        "asked": True,
        "found": found.compared,
        "few": shown.is_few,
        "sentence": _sentence(shown),
        "sums": _sums(shown),
        "counts": _counts(shown),
        "picture": _picture(shown) if found.compared.whole.people >= FEWEST else None,
        "groups": [_table(sort, rows) for sort, rows in _by_sort(shown.groups)],
        "hardest": _hardest(shown.hardest),
        "left_out": _left_out(shown),
        "missing": _missing(shown),
        "unconfirmed": [(one.title, one.authority.text) for one in found.unconfirmed],
        "rates": [one.title for one in found.rates_unconfirmed],
        "policy_url": address("how_we_decide"),
        "figures_url": address("figures"),
    }


def address(name: str) -> str:
    """Return the address of a page of another room; "" while no room has taken that name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def people(number: int | None) -> str:
    """Say how many people; where it is not told, only that they are few."""
    return FEW if number is None else f"{number:,}"


def signed(pence: int) -> str:
    """Say a change in pounds: "+£2.00", "−£2.00", "the same"."""
    if not pence:
        return "the same"
    return f"{'+' if pence > 0 else MINUS}{pounds(abs(pence))}"


def _sentence(shown: WhatIsTold) -> str:
    if shown.people is None:
        return "There are too few people to say anything without telling about one of them."
    parts = [f"{people(shown.more)} would pay more", f"{people(shown.less)} less"]
    whole = count(shown.people, "person", "people")
    return f"Of {whole}, {', '.join(parts)} and {people(shown.same)} the same."


def _sums(shown: WhatIsTold) -> list[tuple[str, str, str]]:
    """Return what comes to the council, as label, now and then; nothing while it is not told."""
    if shown.before_pence is None or shown.after_pence is None:
        return []
    change = shown.after_pence - shown.before_pence
    yearly = [one * WEEKS_IN_A_YEAR for one in (shown.before_pence, shown.after_pence, change)]
    return [
        ("Now", pounds(shown.before_pence), pounds(yearly[0])),
        ("Then", pounds(shown.after_pence), pounds(yearly[1])),
        ("Change", signed(change), signed(yearly[2])),
    ]


def _counts(shown: WhatIsTold) -> list[tuple[str, str]]:
    return [
        ("Pay more", people(shown.more)),
        ("Pay less", people(shown.less)),
        ("Pay the same", people(shown.same)),
        ("Newly pay nothing", people(shown.newly_nothing)),
        ("Newly pay something", people(shown.newly_something)),
    ]


def _picture(shown: WhatIsTold) -> Picture:
    return people_shown(
        sentence=_sentence(shown), groups=list(shown.bands), caption="How charges change in a week"
    )


def _by_sort(groups: Iterable[GroupTold]) -> list[tuple[str, list[GroupTold]]]:
    sorts: dict[str, list[GroupTold]] = {}
    for one in groups:
        sorts.setdefault(one.sort, []).append(one)
    return list(sorts.items())


def _table(sort: str, groups: Iterable[GroupTold]) -> Table:
    return Table(f"{sort}: who would pay more or less", COLUMNS, [_row(one) for one in groups])


def _row(one: GroupTold) -> Row:
    if one.people is None or one.mean_change_pence is None:
        return Row.of(one.name, FEW, "", "", "", "")
    counts = [people(number) for number in (one.people, one.more, one.less, one.same)]
    return Row.of(one.name, *counts, signed(one.mean_change_pence))


def _hardest(one: GroupTold | None) -> str:
    """Say whom the change costs most on average, of groups large enough to be named."""
    if one is None or not one.people or not one.mean_change_pence:
        return "No group would pay more on average."
    says = (
        f"It costs these people most: {one.sort.lower()}, {one.name.lower()}. They would pay "
        f"{pounds(one.mean_change_pence)} a week more on average"
    )
    if one.more is None:
        return f"{says}."
    return f"{says}, and {one.more * 100 // one.people} in 100 of them would pay more."


def _left_out(shown: WhatIsTold) -> list[tuple[str, str]]:
    rows = [
        ("Pay the whole cost, and nobody has told us the cost", shown.whole_cost_not_told),
        ("Cannot be worked out as it is now", shown.unknown_before),
        ("Could not be worked out then", shown.unknown_after),
    ]
    return [(name, people(number)) for name, number in rows if number != 0]


def _missing(shown: WhatIsTold) -> Table | None:
    if not shown.missing:
        return None
    rows = []
    for name, number in shown.missing:
        what, law = in_words(name)
        rows.append(Row.of(what, law, people(number)))
    columns = [Column("What is missing"), Column("Law"), Column("People", number=True)]
    return Table("Why sums could not be worked out then", columns, rows, "The most people first.")
