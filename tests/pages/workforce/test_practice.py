"""A learner opens nobody's record; and where people are made up, every page, paper and answer says so."""

import json
import re
import subprocess
from uuid import uuid4

import pikepdf
import pytest
from django.urls import reverse

from sayso.foundation.access.practice import BANNER
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import article, cover_pdf, letter_pdf
from sayso.web.api.site import api
from tests.factories import casework as made
from tests.factories.letters import ADDRESS, FIELDS
from tests.factories.logins import a_login
from tests.foundation.letters.test_wording import FRAME, composed
from tests.pages.home.signing_in import a_login_of, signed_in
from tests.pages.test_matrix import all_routes

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-16")]
LETTER = next(iter(FIELDS))


@pytest.fixture
def person(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return made.somebody(now=now, name="Odette Marsh")


@pytest.fixture
def practice(settings):
    settings.SAYSO_PRACTICE = True


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_learner_cannot_read_a_real_record_by_page_search_or_api(now, person):
    learner, sam = signed_in(a_login("learner", now=now)), signed_in(a_login("social-worker", now=now))
    assert "Odette" in words(sam.get(reverse("find"), {"q": "Odette"}))
    of_somebody = [
        name for name, path in all_routes().items() if re.findall(r"<.*?>", path) == ["<uuid:person>"]
    ]
    assert len(of_somebody) > 60
    asked = [reverse(name, args=[person]) for name in of_somebody]
    asked += [
        reverse(name) for name in ("my_day", "own_home", "team_tray", "waiting", "ledger", "team_learning")
    ]
    asked += ["/find/?q=Odette", "/api/people?q=Odette", "/api/me", "/api/team-learning"]
    doors = [path for path, verbs in api.get_openapi_schema()["paths"].items() if "get" in verbs]
    asked += [
        path.replace("{person}", str(person)) for path in doors if re.findall("{.*?}", path) == ["{person}"]
    ]
    assert "/find/" == reverse("find")
    answers = {path: learner.get(path) for path in asked}
    assert sum(path.startswith("/api/") for path in asked) > 10
    assert {path: one.status_code for path, one in answers.items() if one.status_code not in (403, 405)} == {}
    assert [
        path for path, one in answers.items() if b"Odette" in one.content.replace(b"?q=Odette", b"")
    ] == []
    opening = {"purpose": "duty", "reason": "To learn"}
    assert learner.post(reverse("open_record", args=[person]), opening).status_code == 403
    for name in ("learning", "how_we_decide"):
        assert learner.get(reverse(name)).status_code == 200


def test_every_page_and_every_answer_to_a_program_says_that_people_are_made_up(now, person, practice):
    sam, ana = signed_in(a_login("social-worker", now=now)), signed_in(a_login_of(person, "person", now=now))
    shown = [
        sam.get(reverse("my_day")),
        sam.get(reverse("learning")),
        sam.get(reverse("how_we_decide")),
        sam.get("/nothing-of-this-name/"),
        sam.get(reverse("settings")),
        ana.get(reverse("own_home")),
        ana.get(reverse("my_copy_file", args=["html"])),
    ]
    ana.logout()
    shown += [ana.get(reverse(name)) for name in ("home", "account_login", "how_we_decide", "try_charge")]
    assert {one.status_code for one in shown} == {200, 403, 404}
    assert [one.request["PATH_INFO"] for one in shown if words(one).count(BANNER) != 1] == []
    assert [one.request["PATH_INFO"] for one in shown if b'content="index"' in one.content] == []
    for path in ("learning", f"people/{person}", "nothing"):
        assert sam.get(f"/api/{path}")["Sayso-Practice"] == BANNER


def test_nothing_says_so_where_people_are_real(now, person):
    sam, ana = signed_in(a_login("social-worker", now=now)), signed_in(a_login_of(person, "person", now=now))
    copied = ana.get(reverse("my_copy_file", args=["json"]))
    for answer in (sam.get(reverse("my_day")), sam.get(reverse("home"), follow=True), copied):
        assert BANNER not in answer.content.decode()
        assert "Sayso-Practice" not in answer


def test_a_copy_and_a_bank_file_do_not_pass_for_real(now, person, practice):
    ana = signed_in(a_login_of(person, "person", now=now))
    assert json.loads(ana.get(reverse("my_copy_file", args=["json"])).content)["practice"] == BANNER
    pat, run = signed_in(a_login("payments", now=now)), uuid4()
    page = pat.get(reverse("payment_file", args=[run]))
    assert (page.status_code, "A file for the bank is not given out in practice" in words(page)) == (
        422,
        True,
    )
    told = pat.post(f"/api/payment-runs/{run}/file", {}, content_type="application/json")
    assert (told.status_code, told.json()["code"]) == (422, "only_practice")


def test_every_page_of_a_letter_on_paper_says_so(tmp_path, settings):
    content = composed(LETTER)
    for made_up in (False, True):
        settings.SAYSO_PRACTICE = made_up
        for paper in (
            letter_pdf(article(content, Layout.STANDARD), Layout.STANDARD, FRAME),
            cover_pdf(ADDRESS.splitlines(), ""),
        ):
            path = tmp_path / "letter.pdf"
            path.write_bytes(paper)
            with pikepdf.open(path) as pdf:
                pages = len(pdf.pages)
            assert said_on(path).count(BANNER) == (pages if made_up else 0)


def test_in_practice_the_first_page_says_whom_one_can_be_and_learning_leads_there(now, person, settings):
    learner = signed_in(a_login("learner", now=now))
    assert "has not opened practice yet" in words(learner.get(reverse("learning")))
    settings.SAYSO_PRACTICE_URL = "https://practice.council.example/"
    page = learner.get(reverse("learning")).content.decode()
    assert 'href="https://practice.council.example/"' in page
    settings.SAYSO_PRACTICE = True
    assert "You are there now" in words(learner.get(reverse("learning")))
    learner.logout()
    first = words(learner.get(reverse("home")))
    assert "social-worker@demo.sayso.test" in first
    assert "lindenshire on your say-so" in first
    settings.SAYSO_PRACTICE = False
    assert "demo.sayso.test" not in words(learner.get(reverse("home")))


def said_on(path) -> str:
    told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", told.stdout)
