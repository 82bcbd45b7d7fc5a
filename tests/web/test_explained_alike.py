"""One sum is explained alike wherever it is told: on pages, in each letter, by the API and by the command."""

import json
import re
from html import unescape

import pytest
from click.testing import CliRunner
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.foundation.govuk.presenting import pounds, whole_pounds
from sayso.foundation.letters.models import LetterCopy
from sayso.foundation.letters.outbox import Layout
from sayso.journey.charging import actions
from sayso.journey.charging.facts import Asked
from sayso.rules.money import pounds_text
from sayso.web.cli.charge import charge
from tests.factories.casework import somebody
from tests.factories.charging import kept_means
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_step_is_done(monkeypatch):
    """Let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


def of_a_page(html: str) -> list[tuple[str, str]]:
    """The lines of the week on a page, each with its amount as it is written."""
    table = unescape(html).split('id="lines"')[1].split("<tbody")[1].split("</tbody>")[0]
    heads = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table, re.DOTALL)
    amounts = re.findall(r'<td role="cell" class="govuk-table__cell num"[^>]*>(.*?)</td>', table, re.DOTALL)
    return list(zip(heads, amounts, strict=True))


def of_a_letter(html: str) -> list[tuple[str, str]]:
    """The lines of the table of a letter, each with its amount."""
    table = unescape(html).split("<tbody")[1].split("</tbody>")[0]
    heads = re.findall(r'<th scope="row"[^>]*>(.*?)(?:<span|</th>)', table, re.DOTALL)
    amounts = re.findall(r'<td class="govuk-table__cell num[^>]*>(.*?)</td>', table, re.DOTALL)
    return list(zip(heads, amounts, strict=True))


@pytest.mark.requirement("X-05")
def test_pages_each_letter_the_api_and_the_command_tell_the_same_lines_in_the_same_order(now):
    finn, ana = a_login("finance", now=now, name="Finn Dacre"), somebody(now=now, name="Ana Marsh")
    herself = a_login_of(ana, "person", now=now)
    kept = kept_means(ana, by=finn, now=now)
    open_to(finn, ana, Area.PAPERS, now=now)
    with transaction.atomic(), viewing(finn, at=now):
        telling = actions.NewTelling(assessment=kept, called="Ana", layouts=list(Layout))
        letter = actions.tell_charge(telling=telling, by=finn, at=now)
        copies = {one.layout: one.html for one in LetterCopy.objects.filter(letter=letter)}

    [of_api] = signed_in(herself).get("/api/my-charge").json()
    told = [(line["label"], line["pence_a_week"]) for line in of_api["lines"]]
    assert told[-2:] == [("You pay", 8730), ("The council pays", 21270)]
    written = [(label, pounds(amount)) for label, amount in told]

    pages = [
        signed_in(herself).get(reverse("my_charge")),
        signed_in(finn).get(reverse("means", args=[ana])),
        signed_in(finn).get(reverse("one_means", args=[ana, kept.pk])),
    ]
    for page in pages:
        assert of_a_page(page.content.decode()) == written
    for layout in (Layout.STANDARD, Layout.LARGE):
        assert of_a_letter(copies[layout]) == written, layout
    easy = re.sub(r"<[^>]+>", "", unescape(copies[Layout.EASY]))
    places = [easy.find(f"{label}: {whole_pounds(amount)}.") for label, amount in told]
    assert places == sorted(places)
    assert places[0] > 0

    case = Asked(kept.answers, kept.starts_on, kept.policy, kept.standing).case
    given = json.dumps(case, default=str)
    answer = json.loads(CliRunner().invoke(charge, ["--json", "-"], input=given).output)
    tried = [(line["label"].replace("would ", ""), line["amount"]) for line in answer["lines"]]
    tried = [(label.replace("council pay", "council pays"), amount) for label, amount in tried]
    assert tried == [(label, pounds_text(amount)) for label, amount in told]
    said = CliRunner().invoke(charge, ["--explain", "-"], input=given).output
    places = [said.find(f"    {line['label']}: {line['amount']}\n") for line in answer["lines"]]
    assert places == sorted(places)
    assert places[0] > 0

    steps = [line["step"] for line in kept.working]
    assert [line["step"] for line in of_api["working"]] == steps, "and they come from the same lines of law"
    assert [line["step"] for line in answer["working"]] == steps
