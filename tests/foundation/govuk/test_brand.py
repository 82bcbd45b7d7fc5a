"""A council's own colours, and the check that people can read them."""

import pytest
from django.core.checks import run_checks

from sayso.foundation.govuk.brand import Brand, check_brand, faults, read_brand
from sayso.foundation.govuk.contrast import contrast_ratio

pytestmark = pytest.mark.urls("tests.foundation.govuk.urls")


def test_contrast_is_measured_as_wcag_does():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast_ratio("#1f5448", "#ffffff") == contrast_ratio("#ffffff", "#1f5448")


@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [
        ("#20211d", "#ffffff", 16),
        ("#20211d", "#f3c15c", 9.5),
        ("#4c5049", "#f7f2e8", 4.5),
        ("#4c5049", "#f5efe2", 4.5),
        ("#4c5049", "#fdf3da", 4.5),
        ("#9c3d26", "#fbeae3", 4.5),
        ("#9c3d26", "#ffffff", 4.5),
        ("#9c3d26", "#fbf9f5", 4.5),
        ("#6a2f5c", "#f8eff6", 4.5),
        ("#a8201a", "#ffffff", 4.5),
        ("#a8201a", "#fbf9f5", 4.5),
        ("#20211d", "#ffd54a", 4.5),
        ("#7a756a", "#fbf9f5", 3),
    ],
)
def test_every_pair_of_our_own_colours_can_be_told_apart(front, ground, least):
    assert contrast_ratio(front, ground) >= least


def test_our_own_brand_is_sound():
    assert faults(Brand()) == []


@pytest.mark.parametrize("colour", ["hedge", "petrol", "hedge_deep"])
def test_a_colour_too_faint_to_read_is_refused(colour):
    found = faults(Brand(**{colour: "#8fb3a2"}))

    assert any("Pick a darker one" in fault for fault in found)


def test_a_word_is_no_colour():
    assert faults(Brand(hedge="green")) == ["A colour is written #rrggbb, not 'green'."]
    assert faults(Brand(hedge="#1f5448;}body{display:none")) != []
    assert faults(Brand(hedge="#gggggg")) != []


def test_django_will_not_start_with_a_faint_colour(settings):
    settings.COUNCIL = {"name": "Testshire", "hedge": "#cccccc"}

    assert {error.id for error in check_brand()} == {"govuk.E002"}
    assert "govuk.E002" in {error.id for error in run_checks(tags=["sayso"])}


def test_a_misspelt_setting_is_named(settings):
    settings.COUNCIL = {"colour": "#1f5448"}

    assert [error.msg for error in check_brand()] == [
        "The setting COUNCIL has keys that are not known: colour."
    ]


def test_the_colours_are_served_and_may_be_kept(client, settings):
    settings.COUNCIL = {"hedge": "#123456"}

    response = client.get("/brand.css")

    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]
    assert b"--hedge:#123456" in response.content
    assert b"--govuk-brand-colour:#123456" in response.content


def test_a_new_colour_has_a_new_address():
    assert read_brand({"hedge": "#123456"}).version != Brand().version
    assert read_brand({"name": "Other"}).version == Brand().version
