"""The frame around every page, and what stands in it."""

import hashlib
import re
from pathlib import Path

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path

from sayso.foundation import govuk
from sayso.foundation.govuk import pages
from sayso.foundation.govuk.context import council
from sayso.foundation.govuk.page import MenuItem, Page
from sayso.foundation.govuk.pieces import Caution, Cell, Contact, Link, Row
from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.templatetags.words import seen_text
from sayso.rules.refusals import Held, NotFound, NotPermitted, Stale

STATIC = Path(govuk.__file__).parent / "static" / "sayso"
pytestmark = pytest.mark.urls(__name__)


def refuse(kind):
    def view(request):
        raise kind

    return view


urlpatterns = [
    path("brand.css", pages.BrandCssView.as_view(), name="brand_css"),
    path("words/", pages.WordsExplainedView.as_view(), name="words_explained"),
    path("leave/", refuse(Http404()), name="leave"),
    path(
        "held/",
        refuse(Held("Nothing has changed for Ana.", rule="No ground is given.", releases="Give a ground.")),
    ),
    path("hidden/", refuse(NotFound("There is no such record."))),
    path("missing/", refuse(Http404("secret words"))),
    path("barred/", refuse(NotPermitted("The one who made a run may not check it."))),
    path("stale/", refuse(Stale("Joy changed this."))),
    path("broken/", refuse(ZeroDivisionError())),
]


def framed(layout, **given):
    request = RequestFactory().get("/")
    return render_to_string(f"govuk/{layout}.html", given | council(request), request)


MENU = Page(
    signed_in_as="Ana <Marsh>",
    menu=[MenuItem("Home", "/a", True), ("My money", "/b", False)],
    sign_out_url="/out",
)


@pytest.mark.requirement("B-28")
@pytest.mark.parametrize(("layout", "words"), [("person", "Leave this page fast"), ("worker", "Hide screen")])
def test_the_way_out_is_a_plain_link_before_the_menu(layout, words):
    html = framed(layout, page=MENU, title="Home")
    link = re.search(rf'<a[^>]*href="/leave/"[^>]*>{words}</a>', html)

    assert 'rel="nofollow noreferrer"' in link[0]
    assert link.start() < html.index('aria-label="Main"')


@pytest.mark.parametrize("layout", ["person", "worker", "public"])
def test_a_frame_has_what_every_page_needs(layout):
    html = framed(layout, page=MENU, title="Home")

    assert '<html lang="en-gb"' in html
    assert re.search("<title>Home . Sayso . Lindenshire Council</title>", html)
    assert "Ana &lt;Marsh&gt;" in html
    assert html.count('aria-current="page"') == 1
    assert html.index('href="#main-content"') < html.index("<header") < html.index('id="main-content"')
    assert html.count("<main") == html.count("</main>") == 1
    assert not re.search(r"<script(?![^>]*src=)|<style| style=| on[a-z]+=", html)


def test_a_page_with_a_mistake_says_so_in_its_title():
    assert "<title>Error: Home" in framed("person", title="Home", problem=True)


def test_only_a_page_for_anyone_may_be_found_by_a_search():
    assert 'content="noindex"' in framed("person", title="Home")
    assert 'content="index"' in framed("public", title="Home")


def test_a_council_has_its_own_name_and_a_made_up_one_says_so(settings):
    settings.COUNCIL = {"name": "Mill & Moor", "made_up": False}
    assert "Mill &amp; Moor" in framed("person")
    assert "made up" not in framed("person")

    settings.COUNCIL = {"made_up": True}
    assert "are made up" in framed("person")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/held/", 409, ["Nothing has changed for Ana.", "No ground is given.", "Give a ground."]),
        ("/barred/", 403, ["The one who made a run may not check it."]),
        ("/stale/", 409, ["Joy changed this."]),
    ],
)
def test_a_refusal_that_no_page_caught_is_a_page_in_plain_words(client, address, status, words):
    response = client.get(address)

    assert response.status_code == status
    for sentence in words:
        assert sentence in response.text


@pytest.mark.django_db
def test_a_record_that_is_closed_looks_just_like_an_address_that_does_not_exist(client):
    hidden, missing, nowhere = client.get("/hidden/"), client.get("/missing/"), client.get("/nowhere/")

    assert {answer.status_code for answer in (hidden, missing, nowhere)} == {404}
    assert hidden.content == missing.content == nowhere.content
    assert "secret" not in hidden.text


@pytest.mark.django_db
def test_a_fault_of_ours_is_let_fly(client):
    with pytest.raises(ZeroDivisionError):
        client.get("/broken/")


@pytest.mark.django_db
@pytest.mark.requirement("S3-09")
def test_anyone_can_read_what_the_words_mean(client):
    html = client.get("/words/").text

    assert 'id="word-direct-payment"' in html
    assert "Words on this page" not in html


def test_the_page_of_a_refusal_is_easy_to_read():
    html = render_to_string("govuk/refused.html", council(RequestFactory().get("/")))

    assert reading_grade(seen_text(html.split("<main")[-1].split("</main>")[0])) < CEILING


def drawn(tag, **given):
    return render_to_string(f"govuk/pieces/{tag}.html", given)


def test_a_warning_names_its_kind_and_escapes_what_was_said():
    html = drawn("warning", warning=Caution("Safe contact", "Ring <her> at work."))

    assert "<strong>Safe contact:</strong> Ring &lt;her&gt; at work." in html


def test_a_link_of_one_word_says_about_whom_to_those_who_hear_it():
    html = drawn("link", link=Link("Open", "/x?a=1&b=2", "Ana <Marsh>"))

    assert 'Open<span class="w-hide"> Ana &lt;Marsh&gt;</span>' in html
    assert 'href="/x?a=1&amp;b=2"' in html


def test_initials_and_rows_of_plain_text():
    assert Contact("Joy van der Adeyemi", "").initials == "JA"
    assert Contact("Meadow", "").initials == "M"
    assert Row.of("a", Cell("b")).cells == [Cell("a"), Cell("b")]
    assert Cell().empty
    assert not Cell(late="Late").empty


def test_what_was_vendored_is_what_was_built():
    listed = dict(
        reversed(line.split("  ")) for line in (STATIC / "VENDORED.sha256").read_text().splitlines()
    )
    found = {
        str(file.relative_to(STATIC)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in STATIC.rglob("*")
        if file.is_file() and file.name != "VENDORED.sha256"
    }

    assert found == listed


def test_every_licence_travels_with_what_it_covers():
    names = {file.stem for file in (STATIC / "licences").iterdir()}

    assert names == {"govuk-frontend", "htmx", "healthicons", "atkinson-hyperlegible-next"}


def test_nothing_here_looks_like_government_itself_or_reaches_outside():
    css = (STATIC / "app.css").read_text()

    assert "GDS Transport" not in css
    assert "crest" not in css
    assert not re.search(r"url\([\"']?(?:https?:)?//", css)
    for font in re.findall(r"url\([\"']?([^)\"']+)", css):
        assert font.startswith("data:") or (STATIC / font).exists()
