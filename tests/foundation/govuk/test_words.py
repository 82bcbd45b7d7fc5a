"""The glossary, and the terms that stand on a page."""

import pytest
from django.template import Context, Template

from sayso.foundation.govuk.reading import CEILING, long_sentences, reading_grade
from sayso.foundation.govuk.templatetags.words import seen_text
from sayso.foundation.govuk.words import glossary, words_in


def ids(text, **more):
    return [term.id for term in words_in(text, **more)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You can have a direct payment.", ["direct-payment"]),
        ("Direct payments are money.", ["direct-payment"]),
        ("Bea is a carer.", ["carer"]),
        ("A carer\N{RIGHT SINGLE QUOTATION MARK}s assessment is for Bea.", ["carer-s-assessment"]),
        ("Carers' assessments", ["carer"]),
        ("a top up, a top-up", ["top-up"]),
        ("needs\n  assessment", ["needs-assessment"]),
        ("attorneys and deputies", ["attorney", "deputy"]),
        ("an ISF", ["individual-service-fund"]),
        ("self-employed people", ["self-employed"]),
        ("scarecarers precarers", []),
        ("She has the power and the duty to give reasons.", []),
        ("CQC looks at care homes", ["cqc", "care-home"]),
        ("a safeguarding enquiry", ["safeguarding-enquiry"]),
    ],
)
@pytest.mark.requirement("S3-09")
def test_a_term_is_found_whole_in_any_form_and_the_longest_wins(text, found):
    assert ids(text) == found


@pytest.mark.parametrize("term", glossary().values(), ids=lambda term: term.id)
def test_every_term_of_the_glossary_is_found_where_it_stands(term):
    found = ids(f"This is about {term.term}.")

    assert found == ([] if term.everyday else [term.id])


def test_a_term_that_the_page_itself_explains_is_not_explained_twice():
    assert ids("A nominee and a deputy", but_not=["deputy"]) == ["nominee"]


def test_only_a_few_words_are_left_to_everyday_use():
    assert len([term for term in glossary().values() if term.everyday]) <= 6


def test_terms_point_at_terms():
    for term in glossary().values():
        assert set(term.mixed_up_with) <= set(glossary())


def test_the_meanings_are_easy_to_read():
    hard = {term.id: reading_grade(term.meaning) for term in glossary().values()}

    assert sum(hard.values()) / len(hard) < CEILING
    assert max(hard.values()) < 14


PAGE = """{% load words %}{% explain_words %}<h1>Your direct payment</h1><p>{{ typed }}</p>
<textarea>a nominee</textarea><svg><title>a deputy</title></svg>{% end_explain_words %}"""


@pytest.mark.requirement("S3-09")
def test_each_term_on_a_page_has_its_meaning_at_its_foot():
    html = Template(PAGE).render(Context({"typed": "<b>broker</b>"}))

    assert glossary()["direct-payment"].meaning in html
    assert glossary()["broker"].meaning in html
    assert "Words on this page: Direct payment, Broker<" in html
    assert glossary()["nominee"].meaning not in html
    assert "&lt;b&gt;broker" in html


def test_a_page_without_terms_says_nothing_about_words():
    html = Template("{% load words %}{% explain_words %}<p>Tea at seven.</p>{% end_explain_words %}").render(
        Context()
    )

    assert html == "<p>Tea at seven.</p>"


def test_what_a_reader_sees_of_a_page():
    assert seen_text("<p>Tea &amp; bread</p><script>var carer</script>").split() == ["Tea", "&", "bread"]


def test_a_legal_sentence_is_graded_harder_than_a_plain_one():
    plain = reading_grade("You can choose who helps you. We can help you choose.")
    legal = reading_grade(
        "The local authority must establish, in accordance with regulations, whether the adult has needs "
        "arising from a physical or mental impairment."
    )

    assert plain < 3 < CEILING < legal
    assert reading_grade("") == 0.0


def test_long_sentences_are_named_for_whoever_is_to_shorten_them():
    assert long_sentences("Short one. " + "word " * 21 + "end. Short.", most_words=20) == [
        "word " * 21 + "end."
    ]
