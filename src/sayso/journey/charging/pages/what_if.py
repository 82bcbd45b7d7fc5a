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
from sayso.journey.charging.facts.compared import Compared, Group
from sayso.journey.charging.facts.small import FEWEST, told
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
    whole = found.compared.whole
    return {
        "asked": True,
        "found": found.compared,
        "few": 0 < whole.people < FEWEST,
        "sentence": _sentence(found.compared),
        "sums": _sums(whole),
        "counts": _counts(found.compared),
        "picture": _picture(found.compared) if whole.people >= FEWEST else None,
        "groups": [_table(sort, rows) for sort, rows in _by_sort(found.compared.groups)],
        "hardest": _hardest(found.compared),
        "left_out": _left_out(found.compared),
        "missing": _missing(found.compared),
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
    """Say how many people; of one to four only that they are few."""
    if number is None or 0 < number < FEWEST:
        return FEW
    return f"{number:,}"


def signed(pence: int) -> str:
    """Say a change in pounds: "+£2.00", "−£2.00", "the same"."""
    if not pence:
        return "the same"
    return f"{'+' if pence > 0 else MINUS}{pounds(abs(pence))}"


def _sentence(found: Compared) -> str:
    whole = found.whole
    more, less, same = told([whole.more, whole.less, whole.same])
    if whole.people < FEWEST:
        return "There are too few people to say anything without telling about one of them."
    parts = [f"{people(more)} would pay more", f"{people(less)} less", f"{people(same)} the same"]
    return f"Of {count(whole.people, 'person', 'people')}, {', '.join(parts[:-1])} and {parts[-1]}."


def _sums(whole: Group) -> list[tuple[str, str, str]]:
    """Return what comes to the council, as label, now and then."""
    change = whole.after_pence - whole.before_pence
    yearly = [one * WEEKS_IN_A_YEAR for one in (whole.before_pence, whole.after_pence, change)]
    return [
        ("Now", pounds(whole.before_pence), pounds(yearly[0])),
        ("Then", pounds(whole.after_pence), pounds(yearly[1])),
        ("Change", signed(change), signed(yearly[2])),
    ]


def _counts(found: Compared) -> list[tuple[str, str]]:
    more, less, same = told([found.whole.more, found.whole.less, found.whole.same])
    return [
        ("Pay more", people(more)),
        ("Pay less", people(less)),
        ("Pay the same", people(same)),
        ("Newly pay nothing", people(found.newly_nothing)),
        ("Newly pay something", people(found.newly_something)),
    ]


def _picture(found: Compared) -> Picture:
    counts = told([number for _, number in found.bands])
    groups = [(name, number) for (name, _), number in zip(found.bands, counts, strict=True)]
    return people_shown(sentence=_sentence(found), groups=groups, caption="How charges change in a week")


def _by_sort(groups: Iterable[Group]) -> list[tuple[str, list[Group]]]:
    sorts: dict[str, list[Group]] = {}
    for one in groups:
        sorts.setdefault(one.sort, []).append(one)
    return list(sorts.items())


def _table(sort: str, groups: list[Group]) -> Table:
    sizes = told([one.people for one in groups])
    rows = [_row(one, size) for one, size in zip(groups, sizes, strict=True)]
    return Table(f"{sort}: who would pay more or less", COLUMNS, rows)


def _row(one: Group, size: int | None) -> Row:
    if size is None:
        return Row.of(one.name, FEW, "", "", "", "")
    more, less, same = told([one.more, one.less, one.same])
    return Row.of(
        one.name, people(size), people(more), people(less), people(same), signed(one.mean_change_pence)
    )


def _hardest(found: Compared) -> str:
    """Say whom the change costs most on average, of groups large enough to be named."""
    named = {
        one.name: one
        for _, groups in _by_sort(found.groups)
        for one, size in zip(groups, told([group.people for group in groups]), strict=True)
        if size is not None and one.mean_change_pence > 0
    }
    one = max(named.values(), key=lambda group: group.mean_change_pence, default=None)
    if one is None:
        return "No group would pay more on average."
    share = one.more * 100 // one.people
    return (
        f"It costs these people most: {one.sort.lower()}, {one.name.lower()}. They would pay "
        f"{pounds(one.mean_change_pence)} a week more on average, and {share} in 100 of them would pay more."
    )


def _left_out(found: Compared) -> list[tuple[str, str]]:
    rows = [
        ("Pay the whole cost, and nobody has told us the cost", found.whole_cost_not_told),
        ("Cannot be worked out as it is now", found.unknown_before),
        ("Could not be worked out then", found.unknown_after),
    ]
    return [(name, people(number)) for name, number in rows if number]


def _missing(found: Compared) -> Table | None:
    if not found.missing:
        return None
    rows = []
    for name, number in found.missing:
        what, law = in_words(name)
        rows.append(Row.of(what, law, people(number)))
    columns = [Column("What is missing"), Column("Law"), Column("People", number=True)]
    return Table("Why sums could not be worked out then", columns, rows, "The most people first.")
