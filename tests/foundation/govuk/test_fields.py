"""What people type, and what comes out of it."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk import fields
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField, TimeField
from sayso.foundation.govuk.forms import PlainForm


def answer(field, typed):
    """Return what one field makes of what was typed: its value, or its message."""

    class OneQuestion(PlainForm):
        asked = field

    form = OneQuestion(typed if isinstance(typed, (dict, QueryDict)) else {"asked": typed})
    return form.cleaned_data["asked"] if form.is_valid() else form.errors["asked"][0]


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("120", 12_000),
        ("£1,234.50", 123_450),
        ("12.5", 1_250),
        ("12.", 1_200),
        ("0", 0),
        (" 7.05 ", 705),
        ("1 000", 100_000),
    ],
)
def test_an_amount_comes_out_in_whole_pence(typed, pence):
    assert answer(MoneyField(label="Rent"), typed) == pence


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("12.345", "Enter pounds and pence, like 12.50. There is no part of a penny"),
        ("12.340", "Enter pounds and pence, like 12.50. There is no part of a penny"),
        ("-3", "Enter an amount without a minus sign"),
        ("\N{MINUS SIGN}3", "Enter an amount without a minus sign"),
        ("about ten", "Enter an amount in pounds, like 120 or 12.50"),
        ("1,23", "Enter an amount in pounds"),
        ("\N{ARABIC-INDIC DIGIT ONE}", "Enter an amount in pounds"),
        ("1e5", "Enter an amount in pounds"),
        ("", "Enter the rent"),
        ("50.01", "Rent must be £50.00 or less"),
    ],
)
def test_an_amount_that_is_not_clear_is_asked_again_in_plain_words(typed, message):
    assert answer(MoneyField(label="Rent", most_pence=5_000), typed).startswith(message)


@given(st.integers(min_value=0, max_value=100_000_000_00))
def test_every_amount_can_be_shown_and_typed_again_without_losing_a_penny(pence):
    field = MoneyField(label="Rent")

    assert field.clean(field.prepare_value(pence)) == pence


def test_an_amount_left_empty_is_not_known_and_never_nothing():
    assert answer(MoneyField(label="Rent", required=False), "") is None


def date(day, month, year):
    return {"asked_day": day, "asked_month": month, "asked_year": year}


@pytest.mark.parametrize("month", ["2", "02", "feb", "February", "FEBRUARY"])
def test_a_month_may_be_a_number_or_a_name(month):
    assert answer(DateField(label="Date of birth"), date("29", month, "1960")) == datetime.date(1960, 2, 29)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (date("4", "", ""), "Date of birth must include a month and a year"),
        (date("", "5", "1960"), "Date of birth must include a day"),
        (date("29", "2", "1961"), "Date of birth must be a real date"),
        (date("4", "13", "1960"), "Date of birth must have a month from 1 to 12"),
        (date("4", "ju", "1960"), "Date of birth must have a month from 1 to 12"),
        (date("4", "5", "60"), "Date of birth must have a year with 4 numbers, like 1958"),
        (date("x", "5", "1960"), "Date of birth must be a real date"),
        (date("4", "5", "0000"), "Date of birth must be a real date"),
        (date("", "", ""), "Enter the date of birth"),
    ],
)
def test_a_date_that_is_not_whole_says_which_part(typed, message):
    assert answer(DateField(label="Date of birth"), typed) == message


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("7pm", (19, 0)),
        ("7:30 am", (7, 30)),
        ("7.30 p.m.", (19, 30)),
        ("19:30", (19, 30)),
        ("0730", (7, 30)),
        ("12am", (0, 0)),
        ("12 pm", (12, 0)),
    ],
)
def test_a_time_may_be_typed_as_people_write_it(typed, time):
    assert answer(TimeField(label="Visit"), typed) == datetime.time(*time)


def test_seven_is_asked_about_for_it_may_be_morning_or_evening():
    message = answer(TimeField(label="Visit"), "7")

    assert message == "Say if 7 is in the morning or the evening, like 7am or 7pm"


@pytest.mark.parametrize("typed", ["25:00", "13pm", "7:61", "noonish"])
def test_a_time_that_does_not_exist_is_refused(typed):
    assert answer(TimeField(label="Visit"), typed) == "Enter a time like 7:30 am, 7pm or 19:30"


@pytest.mark.parametrize("typed", ["zz14qt", " ZZ1 4qt", "zz1  4QT"])
def test_a_postcode_comes_out_in_one_form(typed):
    assert answer(fields.PostcodeField(label="Postcode"), typed) == "ZZ1 4QT"


def test_a_number_that_could_not_be_rung_is_refused():
    phone = fields.PhoneField(label="Telephone")

    assert answer(phone, "01632  960 001") == "01632 960 001"
    assert answer(phone, "+44 (0)7700 900 982") == "+44 (0)7700 900 982"
    assert answer(phone, "96000").startswith("Enter a telephone number like")
    assert answer(phone, "ring next door").startswith("Enter a telephone number like")


def test_an_nhs_number_with_one_wrong_digit_is_caught():
    number = fields.NhsNumberField(label="NHS number")

    assert answer(number, "999 000 0018") == "9990000018"
    assert answer(number, "999 000 0019").startswith("Check the NHS number")


def test_yes_and_no_come_out_as_such_and_an_open_answer_as_neither():
    asked = {"label": "Was Ana seen alone?"}

    assert answer(fields.YesNoField(**asked), "yes") is True
    assert answer(fields.YesNoField(**asked), "no") is False
    assert answer(fields.YesNoField(**asked, required=False), "") is None
    assert answer(fields.YesNoField(**asked), "") == "Answer the question “Was Ana seen alone?”"
    assert answer(fields.YesNoField(**asked), "maybe") == "Choose one from the list"


def test_a_line_end_counts_as_one_character_as_the_page_counts_it():
    story = fields.LongTextField(label="What happened", max_length=5)

    assert answer(story, "ab\r\ncd") == "ab\ncd"
    assert answer(story, "abcdef") == "What happened has 6 characters. Use 5 or fewer"


def test_a_paper_that_is_too_big_or_empty_is_refused():
    class Papers(PlainForm):
        paper = fields.PaperField(label="A letter", largest_bytes=1_000_000)

    big, empty = SimpleUploadedFile("a.pdf", b"x" * 1_000_001), SimpleUploadedFile("b.pdf", b"")

    assert Papers({}, {"paper": big}).errors["paper"] == ["Choose a file smaller than 1 MB"]
    assert Papers({}, {"paper": empty}).errors["paper"] == ["That file is empty. Choose another"]
    assert Papers({}, {}).errors["paper"] == ["Choose a letter"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (fields.TextField(label="Postcode"), "Enter the postcode"),
        (fields.TextField(label="What happened"), "Enter what happened"),
        (fields.TextField(label="Your name"), "Enter your name"),
        (fields.TextField(label="NHS number"), "Enter the NHS number"),
        (fields.TextField(label="Who is ringing?"), "Answer the question “Who is ringing?”"),
        (fields.ChoiceField(label="Kind of visit", choices=[("a", "A")]), "Choose the kind of visit"),
        (fields.TickField(label="I agree"), "Tick the box “I agree”"),
        (fields.TextField(label="Name", missing="Say who is ringing"), "Say who is ringing"),
        (fields.EmailField(label="E-mail"), "Enter the e-mail"),
    ],
)
def test_what_is_missing_is_said_in_the_words_of_the_question(field, message):
    assert answer(field, "") == message


def test_numbers_and_addresses_say_what_form_they_want():
    hours = {"label": "Hours", "min_value": 1, "max_value": 168}

    assert answer(fields.WholeNumberField(**hours), "7") == 7
    assert answer(fields.WholeNumberField(**hours), "7.5") == "Hours must be a whole number, such as 7"
    assert answer(fields.WholeNumberField(**hours), "0") == "Hours must be 1 or more"
    assert answer(fields.WholeNumberField(**hours), "169") == "Hours must be 168 or less"
    assert (
        answer(fields.EmailField(label="E-mail"), "ana@") == "Enter an e-mail address like name@example.com"
    )
