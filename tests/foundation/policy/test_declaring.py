"""What a setting may be, and what no setting may be."""

import dataclasses
import re

import pytest

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.setting_fields import field_for, kept, say
from sayso.foundation.policy.declared import SETTINGS, TOPICS, setting
from sayso.foundation.policy.declaring import Form, Setting
from sayso.rules.charging import settings as rules
from sayso.rules.refusals import Invalid


def a_setting(**changed):
    given = {
        "key": "a_day",
        "topic": "letters",
        "label": "How soon we answer",
        "form": Form.DAYS,
        "default": 5,
        "authority": "The council's own promise",
    }
    return Setting(**(given | changed))


@pytest.mark.requirement("S3-12")
@pytest.mark.parametrize(
    "changed",
    [
        {"key": "direct_payment_target", "label": "What we aim for", "form": Form.NUMBER},
        {"key": "dp_share", "label": "Share of people with a DP", "form": Form.PERCENT},
        {"label": "The number of direct payments in a year"},
        {"label": "Direct payments", "form": Form.NUMBER},
        {"label": "How sure we are", "hint": "Our goal for direct payments"},
    ],
)
def test_a_target_on_the_number_of_direct_payments_cannot_be_declared(changed):
    with pytest.raises(ValueError, match="S3-12"):
        a_setting(**changed)


@pytest.mark.requirement("S3-12")
def test_no_declared_setting_names_a_way_to_hold_money_but_how_a_payment_is_worked_out():
    about = [key for key, found in SETTINGS.items() if "direct payment" in f"{key} {found.label}".lower()]
    assert about == ["direct_payment_basis"]
    assert SETTINGS["direct_payment_basis"].form is Form.CHOICE
    assert not [key for key in SETTINGS if re.search("target|quota", key)]


def test_every_choice_that_the_rules_of_charging_read_can_be_set_in_their_form_and_default():
    read_by_rules = {*rules.SETTINGS, *rules.AT_THE_DOOR, *rules.FOR_OTHER_PARTS} - {*rules.OF_ONE_PERSON}
    charging = {key for key, found in SETTINGS.items() if found.topic == "charging"}
    assert charging == read_by_rules
    for key, rule in rules.SETTINGS.items():
        if key in rules.OF_ONE_PERSON:
            continue
        assert SETTINGS[key].default == rule.default
        assert set(SETTINGS[key].choices) == set(rule.words)


@pytest.mark.parametrize("found", SETTINGS.values(), ids=SETTINGS.keys())
def test_every_setting_says_in_plain_words_what_it_is_and_who_leaves_it_to_us(found):
    assert found.label[0].isupper()
    assert found.authority
    assert found.topic in TOPICS
    assert reading_grade(f"{found.label.rstrip('?')}. {found.hint}") < CEILING + 5
    assert "just" not in found.label.split()


def test_a_key_that_is_not_declared_is_refused():
    with pytest.raises(Invalid, match="no setting called “favourite_colour”"):
        setting("favourite_colour")


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("de_minimis", 250, "2.50"),
        ("de_minimis", 0, -1),
        ("percent_of_disposable", 8_000, 10_001),
        ("charge_carers", True, 1),
        ("effective_day", "monday", "tuesday"),
        ("effective_day", "monday", ["monday"]),
        ("day_starts_at", "08:30", "25:00"),
        ("day_starts_at", "08:30", 830),
        ("council_address", "4 Market Place", "  "),
        ("housing_extras", ["Insurance"], "Insurance"),
        ("dre_item_limits", {"Laundry": 450}, {"Laundry": 4.5}),
        ("look_again_working_days", 20, True),
        ("look_again_working_days", 20, 61),
        ("look_again_working_days", 20, None),
    ],
)
def test_a_value_of_another_form_is_refused_beside_its_field(key, right, wrong):
    assert setting(key).read(right) == right
    with pytest.raises(Invalid) as refused:
        setting(key).read(wrong)
    assert list(refused.value.fields) == ["value"]


def test_a_limit_that_need_not_be_may_be_left_open():
    assert setting("max_weekly_charge").read(None) is None


def test_a_choice_without_choices_cannot_be_declared():
    with pytest.raises(ValueError, match="choices"):
        dataclasses.replace(a_setting(), form=Form.CHOICE, default="a")


@pytest.mark.parametrize("key", ["extra_income_disregards", "discretionary_property_disregards"])
def test_only_what_the_rules_of_charging_know_can_be_left_out(key):
    known = next(iter(SETTINGS[key].names))
    assert SETTINGS[key].read([known]) == [known]
    with pytest.raises(Invalid) as refused:
        SETTINGS[key].read([known, "a windfall"])
    assert "we do not know “a windfall”" in refused.value.message


def test_what_is_left_out_is_ticked_and_said_by_its_name():
    left_out = SETTINGS["extra_income_disregards"]
    field = field_for(left_out)
    assert ("esa", "Employment and Support Allowance") in field.choices
    assert say(left_out, kept(left_out, ["esa"])) == "Employment and Support Allowance"
    assert kept(left_out, None) == []
