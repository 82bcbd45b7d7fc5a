"""What a letter is made of: nothing unknown, nothing missing, nothing left as a hole."""

import json

import pytest

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.letters.composing import compose
from sayso.foundation.letters.content import Frame, from_json, plain
from sayso.foundation.letters.drawing import LOOK
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.printing import article
from sayso.foundation.letters.wording import read_wording, wording, wordings
from sayso.rules.refusals import Invalid
from tests.factories.letters import FIELDS

FRAME = Frame(
    council="Lindenshire Council",
    address=("4 Market Place", "Lindenbridge"),
    telephone="01632 960 100",
    written_on="Friday 20 November 2026",
    our_number="L-204-113",
    called="Ana",
    writer="Sam Okafor",
    writer_role="Social worker",
    writer_telephone="01632 960 118",
)
SMALL = """
code: small
version: 3
name: Small
heading: "Yes to {what}"
fields:
  what: {form: words, label: What we said yes to}
  more: {form: list, label: What else, optional: true}
chapters:
  - rows:
      - say: ["We say **yes** to {what}."]
  - heading: More
    when: more
    rows:
      - say: ["{more}"]
"""
EVERY = pytest.mark.parametrize("code", sorted(FIELDS))


def composed(code, **changed):
    return compose(wording(code), FIELDS[code] | changed, FRAME)


def test_each_of_our_letters_has_fields_to_be_tested_with():
    assert {one.code for one in wordings()} == set(FIELDS)


@EVERY
@pytest.mark.requirement("S3-09")
def test_each_letter_is_easy_to_read_in_both_wordings(code):
    content = composed(code)
    assert reading_grade(content.text) < CEILING
    assert reading_grade(content.easy_text) < CEILING - 2
    words = f"{content.text} {content.easy_text}".lower()
    assert not [word for word in ("please note", "just ", "simply") if word in words]


@EVERY
def test_each_letter_leaves_no_hole_and_no_mark(code):
    for layout in Layout:
        html = article(composed(code), layout)
        assert "{" not in html
        assert "**" not in html
        assert "None" not in html


@EVERY
def test_each_letter_does_without_what_is_optional(code):
    needed = {name: FIELDS[code][name] for name, place in wording(code).places.items() if not place.optional}
    content = compose(wording(code), needed, FRAME)
    assert all(sentence for section in content.sections for row in section.rows for sentence in row.say)
    assert all(section.rows for section in content.sections)


@EVERY
def test_each_symbol_is_one_that_we_have(code):
    for chapter in wording(code).chapters:
        for part in chapter.parts:
            assert part.symbol == "pound" or (LOOK / "icons" / f"{part.symbol}.svg").exists()


@EVERY
def test_a_letter_is_kept_and_read_back_word_for_word(code):
    content = composed(code)
    assert from_json(json.loads(json.dumps(content.as_json))) == content


@EVERY
@pytest.mark.requirement("B-24")
def test_a_missing_field_is_named_and_nothing_is_printed(code):
    needed = [name for name, place in wording(code).places.items() if not place.optional]
    with pytest.raises(Invalid) as refused:
        compose(wording(code), {}, FRAME)
    assert sorted(refused.value.fields) == sorted(needed)
    assert all(sentence.endswith(".") for sentence in refused.value.fields.values())


@pytest.mark.requirement("B-24")
def test_a_field_that_the_letter_has_no_place_for_is_named():
    with pytest.raises(Invalid, match="no place for “weather”"):
        composed("advice", weather="fine")


@pytest.mark.parametrize(("name", "value"), [("charge_pence", "59"), ("charge_pence", True), ("tried_on", 5)])
def test_a_field_of_another_form_is_named(name, value):
    with pytest.raises(Invalid) as refused:
        composed("what_you_would_pay", **{name: value})
    assert list(refused.value.fields) == [name]


def test_what_is_not_known_yet_is_said_and_never_nought():
    html = article(composed("what_you_would_pay"), Layout.STANDARD)
    assert "not known yet" in html
    assert "Your rent" in html


def test_typed_words_are_never_bold_nor_markup_nor_a_field():
    content = compose(read_wording(SMALL), {"what": "**tea** <b>{more}</b>"}, FRAME)
    (sentence,) = content.sections[0].rows[0].say
    assert plain(sentence) == "We say yes to **tea** <b>{more}</b>."
    assert [text for text, bold in sentence if bold] == ["yes"]
    assert "&lt;b&gt;{more}&lt;/b&gt;" in article(content, Layout.STANDARD)


def test_easy_read_says_one_idea_a_sentence_of_what_was_typed():
    content = composed("advice", why="A rail is all you need. It costs £40.50. You said so.")
    (row,) = content.sections[3].rows
    assert [plain(one) for one in row.easy] == ["A rail is all you need.", "It costs £40.50.", "You said so."]


def test_easy_read_says_each_line_of_the_sum_no_less():
    easy = composed("what_you_would_pay").easy_text
    for line in FIELDS["what_you_would_pay"]["lines"]:
        assert line.label in easy
    assert "\N{MINUS SIGN}£232.60" in easy


@pytest.mark.parametrize(
    ("from_", "to", "named"),
    [
        ("heading:", "headline:", "headline"),
        ("{what}.", "{whatever}.", "whatever"),
        ("when: more", "when: less", "less"),
        ("- say:", "- says:", "says"),
        ("optional: true", "maybe: true", "maybe"),
    ],
)
def test_a_wording_with_anything_unknown_in_it_is_not_read(from_, to, named):
    with pytest.raises((Invalid, KeyError), match=named):
        read_wording(SMALL.replace(from_, to, 1))


def test_the_newest_version_of_a_letter_is_the_one_in_use_and_an_unknown_letter_is_refused():
    assert wording("advice").version == max(one.version for one in wordings() if one.code == "advice")
    with pytest.raises(Invalid, match="no letter called"):
        wording("threat")
    with pytest.raises(Invalid):
        wording("advice", 99)
