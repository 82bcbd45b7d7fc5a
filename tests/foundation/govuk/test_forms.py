"""The form that every page uses: what it guards, what it keeps, and how it refuses."""

import re
import uuid

import pytest
from django.http import QueryDict
from django.template import Context, Template

from sayso.foundation.govuk import fields
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.drawing import problems
from sayso.foundation.govuk.forms import PlainForm
from sayso.rules.refusals import Invalid, WrongState


class NoteForm(PlainForm):
    happened = fields.LongTextField(label="What happened")
    kind = fields.RadiosField(label="Kind", choices=[("visit", "Visit"), ("call", "Call")])
    seen_on = DateField(label="Date", required=False)


class FindForm(PlainForm):
    once = False
    q = fields.TextField(label="Find", required=False)


GOOD = {"happened": "Ana was well.", "kind": "visit"}


def drawn(form, how="{% gds_form form %}"):
    return Template("{% load look %}" + how).render(Context({"form": form}))


def key_in(html):
    return uuid.UUID(re.search(r'name="form_key" value="([^"]+)"', html)[1])


def test_a_page_bears_a_key_of_its_own_and_sends_it_back():
    first, second = key_in(drawn(NoteForm())), key_in(drawn(NoteForm()))
    form = NoteForm(GOOD | {"form_key": str(first)})

    assert first != second
    assert form.is_valid()
    assert form.cleaned_data["form_key"] == first


def test_a_form_with_mistakes_keeps_its_key():
    key = uuid.uuid4()

    assert key_in(drawn(NoteForm({"form_key": str(key)}))) == key


@pytest.mark.parametrize("sent", ["", "not-a-key", "<script>"])
def test_a_broken_key_never_stops_anyone_saying_what_happened(sent):
    form = NoteForm(GOOD | {"form_key": sent})

    assert form.is_valid()
    assert isinstance(form.cleaned_data["form_key"], uuid.UUID)
    assert key_in(drawn(NoteForm({"form_key": sent})))


def test_the_version_that_was_seen_goes_with_the_page_and_comes_back():
    assert 'name="seen_version" value="7"' in drawn(NoteForm(seen_version=7))
    form = NoteForm(GOOD | {"seen_version": "7"}, seen_version=8)
    assert form.is_valid()
    assert form.cleaned_data["seen_version"] == 7


def test_a_tampered_version_is_refused_for_a_guess_could_lose_words():
    form = NoteForm(GOOD | {"seen_version": "newest"})

    assert not form.is_valid()
    assert problems(form)[0].text.startswith("This page is out of date.")
    assert problems(form)[0].href == ""


def test_after_both_versions_were_shown_the_newer_one_counts_as_seen():
    posted = QueryDict("happened=Words&kind=visit&seen_version=7")
    form = NoteForm(posted)

    form.has_now_seen(8)

    assert 'name="seen_version" value="8"' in drawn(form)
    assert "Words" in drawn(form)
    assert posted["seen_version"] == "7"


def test_a_form_that_only_asks_has_no_guards():
    assert drawn(FindForm()).count("hidden") == 0


def test_a_refusal_stands_at_the_field_it_names():
    form = NoteForm(GOOD)

    form.refuse(Invalid("No.", fields={"happened": "Say who was there", "not_here": "Something else"}))

    assert form.errors["happened"] == ["Say who was there"]
    assert form.non_field_errors() == ["Something else"]


def test_any_other_refusal_stands_on_its_own_at_the_top():
    form = NoteForm(GOOD)

    form.refuse(WrongState("This note was signed. Write a new one."))

    assert [problem.text for problem in problems(form)] == ["This note was signed. Write a new one."]
    assert "This note was signed" in drawn(form, "{% gds_error_summary form %}")


def test_problems_come_in_the_order_of_the_page_and_lead_to_the_box_to_mend():
    form = NoteForm({"seen_on_day": "4", "seen_on_month": "5"})

    assert [problem.href for problem in problems(form)] == ["#id_happened", "#id_kind", "#id_seen_on_year"]


def test_whatever_is_typed_is_text_and_never_a_tag():
    nasty = '<script>alert("x")</script>\'">'

    class Nasty(PlainForm):
        line = fields.TextField(label=nasty, hint=nasty)
        many = fields.LongTextField(label="Many", max_length=9)
        pick = fields.RadiosField(label="Pick", choices=[(nasty, nasty)], hints={nasty: nasty})
        grouped = fields.ChoiceField(label="G", choices=[(nasty, [(nasty, nasty)])], hint=nasty)
        day = DateField(label="Day")

    form = Nasty({"line": nasty, "many": nasty, "grouped": nasty + "x", "day_day": nasty, "form_key": nasty})
    html = drawn(form, "{% gds_error_summary form %}{% gds_form form %}{% gds_button label about=label %}")
    button = Template("{% load look %}{% gds_button label about=label %}").render(Context({"label": nasty}))

    for shown in (html, button):
        assert "<script" not in shown
        assert "&lt;script" in shown


def test_nothing_is_ticked_that_was_not_ticked():
    html = drawn(NoteForm())

    assert "checked" not in html
    assert drawn(NoteForm(GOOD)).count(" checked") == 1


def test_what_need_not_be_answered_says_so():
    assert "Date (optional)" in drawn(NoteForm())


def test_one_question_can_be_the_heading_of_its_page():
    html = drawn(NoteForm(), '{% gds_field form "kind" heading=True %}')

    assert re.search(r"<h1[^>]*govuk-fieldset__heading[^>]*>\s*Kind\s*</h1>", html)
