"""Every page helps: what it is for, step by step, with an example, in words that can be read."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.view import PageView
from sayso.web.home.pages.helping import help_template
from tests.pages.test_matrix import MATRIX
from tests.stories.addresses import page_views

pytestmark = pytest.mark.django_db
#: Not pages that anybody reads: bytes, a style sheet, a button on another page, and the look of the look.
NO_HELP_NEEDED = {"brand_css", "look_gallery", "paper", "payment_file", "take_up_heard"}


def helped() -> list[str]:
    return sorted({name for name in page_views(PageView) if name not in NO_HELP_NEEDED})


@pytest.mark.requirement("S3-07")
def test_every_page_has_help_of_its_own():
    missing = [name for name in helped() if help_template(name) is None]
    assert missing == []
    assert len(helped()) > 80
    assert set(helped()) <= set(MATRIX["routes"])


@pytest.mark.requirement("S3-07")
@pytest.mark.parametrize("name", helped())
def test_help_has_steps_an_example_and_words_that_can_be_read(name):
    template = help_template(name)
    assert template
    text = render_to_string(template)

    words = re.sub(r"<[^>]+>", " ", re.sub(r"</(p|li|ol|ul|h2)>", ".\n\n", text))
    assert reading_grade(words) <= CEILING
    assert "example" in words.lower()
    assert "<li" in text


def test_help_comes_to_anybody_and_help_with_no_page_is_not_there():
    assert Client().get(reverse("help", args=["find"])).status_code == 200
    assert Client().get(reverse("help", args=["nothing_of_this_name"])).status_code == 404
