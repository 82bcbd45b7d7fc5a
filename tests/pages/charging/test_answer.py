"""The answer: in words, as a picture, line by line; what would change it; what is said when there is none."""

import re

import pytest

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.govuk.templatetags.words import seen_text
from sayso.foundation.govuk.words import glossary
from sayso.journey.charging.pages.questions import QUESTIONS
from tests.pages.charging.replies import AT_HOME, DAY_2025, EVERY_WEEK, IN_A_CARE_HOME
from tests.pages.charging.walking import Walk, walk

pytestmark = pytest.mark.django_db
LAW = re.compile(r'<span class="law">.*?</span>', re.DOTALL)
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
BLOCK_ENDS = re.compile(r"</(p|li|h1|h2|dt|dd|th|td|tr|label|legend|option|button|div)>")


def amounts(html):
    """The amounts of the lines of the week's sum, as they are shown, with their headings."""
    table = html.split('id="lines"')[1].split("</table>")[0]
    rows = re.findall(r"<tr class=\"govuk-table__row[^>]*>(.*?)</tr>", table, re.DOTALL)[1:]
    return [(_text(re.search(r"<th.*?</th>", row)[0]), _text(row.rsplit("<td", 1)[1])) for row in rows]


def _text(html):
    return seen_text("<" + html).strip() if not html.startswith("<") else seen_text(html).strip()


@pytest.mark.requirement("S1-11")
def test_the_answer_stands_first_then_why():
    page = walk(AT_HOME).answer()

    assert 'You would pay <span class="big">£87.30 a week</span>' in page.html
    assert (
        "We count £314.00 a week. Of it, £194.70 is yours to live on and £32.00 is yours for costs."
        in page.html
    )
    assert "Your support costs £300.00 a week. The council would pay £212.70." in page.html
    assert "You would keep £219.70 of the £307.00 you get each week." in page.html


@pytest.mark.requirement("S1-11")
def test_the_lines_add_up_from_top_to_bottom():
    page = walk(AT_HOME).answer()

    shown = page.page.context["week"].lines
    running = 0
    for line in shown[: [one.label for one in shown].index("You would pay") + 1]:
        if line.total or line.label == "What is left":
            assert line.pence == running, line.label
        else:
            running += line.pence
    assert running == 8_730
    assert ("You would pay", "£87.30") in [
        (label, amount.split(">")[-1].strip()) for label, amount in amounts(page.html)
    ]


@pytest.mark.requirement("S1-11")
def test_every_line_says_why_on_what_authority_and_how_sure_we_are():
    page = walk(AT_HOME).answer()

    for line in (*page.page.context["week"].lines, *page.page.context["savings"].lines):
        assert line.why
        assert re.search(r": (read in|from professional|worked out|not confirmed)", line.authority), line
    assert "Single, pension age: £194.70 from 6 April 2022, read in the official text." in page.html
    assert "The first £14,250 is not counted. Then it is £1 a week for each £250, or part of it." in page.html


@pytest.mark.requirement("S1-11")
def test_the_picture_ends_in_the_charge_and_names_every_part():
    drawn = walk(AT_HOME).answer().page.context["picture"]

    assert [row[0] for row in drawn.grid.rows] == [
        "Money you get",
        "For your savings",
        "For your home: yours",
        "For disability: yours",
        "To live on: yours",
        "You would pay",
    ]
    assert drawn.grid.rows[-1][1] == "£87.30"


@pytest.mark.requirement("S1-11")
def test_what_would_change_it_is_worked_out_with_ones_own_answers():
    rows = walk(AT_HOME).answer().page.context["changes"]

    assert [(row.happens, row.would_pay, row.that_is) for row in rows] == [
        ("Your savings go up by £1,000", "£91.30", "£4.00 more"),
        ("All you have falls to £14,250", "£80.30", "£7.00 less"),
        ("You get £5 a week more", "£92.30", "£5.00 more"),
        ("Your disability costs you £3 a week more", "£84.30", "£3.00 less"),
        ("You get £50 a week more of support", "£87.30", "the same"),
    ]


@pytest.mark.requirement("X-05")
def test_the_same_answers_on_two_days_give_each_years_sum():
    young = AT_HOME | {"age": {"age": "30"}}
    later = {"day": {"on_day": "1", "on_month": "5", "on_year": "2024"}}

    assert "£187.85 a week" in walk(young).answer().html
    assert "£171.40 a week" in walk(young | later).answer().html


def test_nothing_to_pay_is_an_answer():
    page = walk(AT_HOME | {"income": AT_HOME["income"][:1], "savings": []}).answer()

    assert 'You would pay <span class="big">nothing</span>' in page.html
    assert "Nothing is left to pay with." in page.html


def test_more_than_the_upper_limit_means_the_full_cost_and_says_how_much_that_is_when_known():
    rich = AT_HOME | {"savings": [{"kind": "savings", "amount_pence": "23250.01", "owners": "1"}]}

    page = walk(rich).answer()
    assert "£300.00 a week" in page.html
    assert "You have £23,250.01 that counts. The limit is £23,250." in page.html

    unknown = walk(rich | {"cost": {"amount_pence": "", **EVERY_WEEK}}).answer()
    assert 'You would pay <span class="big">the full cost</span>' in unknown.html
    assert "You did not tell us what the support costs." in unknown.html
    drawn = unknown.page.context["picture"]
    assert drawn.grid.rows[-1] == ["Above the limit", "£0.01"], (
        "what comes in plays no part, and is not drawn"
    )
    assert "Why it is the full cost, as a picture" in unknown.html


def test_a_home_where_the_partner_lives_is_left_out_and_half_a_pension_passed_on():
    page = walk(IN_A_CARE_HOME).answer()

    assert page.page.context["sum"].refusal is None
    assert "Left out while someone the law protects lives there." in page.html
    assert "Counts for half, because at least half goes to your husband, wife or civil partner." in page.html


def test_no_charge_is_more_than_the_support_costs():
    page = walk(AT_HOME | {"cost": {"amount_pence": "50", **EVERY_WEEK}}).answer()

    assert "£50.00 a week" in page.html
    assert ["Not asked for", "− £37.30"] in [list(row) for row in page.page.context["picture"].grid.rows]


def test_a_figure_that_is_not_settled_is_named_with_its_day_and_no_sum_is_guessed():
    page = walk(AT_HOME | {"day": DAY_2025}).answer()

    assert page.page.status_code == 200
    assert "We cannot give you a figure yet" in page.html
    assert "<b>Single, pension age</b> on 1 May 2025" in page.html
    assert "regulation 7(2)(c)" in page.html
    assert "01632 960 100" in page.html
    assert "You would pay" not in page.html
    assert ("What we count", "£314.00") in [(a, b.split(">")[-1].strip()) for a, b in amounts(page.html)]
    assert "Check the official text" not in page.html


def test_a_figure_that_is_not_settled_stops_only_whoever_needs_it():
    young = walk(AT_HOME | {"day": DAY_2025, "age": {"age": "30"}}).answer()

    assert young.page.context["sum"].refusal is None


def test_what_was_not_said_is_asked_for_and_never_taken_as_nothing():
    page = walk(AT_HOME | {"age": {"age": ""}}).answer()

    assert "We cannot give you a figure yet" in page.html
    assert "Answer: Your age" in page.html
    page.post("/try-a-sum/age/")
    assert page.at == "/try-a-sum/age/"


def test_income_that_nobody_has_settled_is_named_and_the_rest_stands():
    credit = {"kind": "working_tax_credit", "amount_pence": "40", **EVERY_WEEK}

    page = walk(AT_HOME | {"income": [*AT_HOME["income"], credit]}).answer()

    assert "We cannot say how the law counts this" in page.html
    assert "Working Tax Credit" in page.html
    assert "You would pay" not in page.html


def test_an_answer_asked_for_with_no_answers_at_all_says_what_is_missing():
    page = Walk()
    page.seen.append(page.client.post("/try-a-sum/answer/", {"answers": ""}))

    assert page.page.status_code == 200
    assert "Answer: Where you get support" in page.html


def test_the_letter_says_the_same_as_the_page():
    page = walk(AT_HOME).answer()
    letter = walk(AT_HOME).letter()

    assert "What you might pay: £87.30 a week" in letter.html
    assert amounts(letter.html) == amounts(page.html)
    assert "State pension: £185.15 every week" in letter.html
    assert "It is not a decision" in letter.html


@pytest.mark.requirement("S3-09")
def test_hard_words_of_the_sum_are_explained_on_the_page():
    page = walk(AT_HOME).answer()

    assert glossary()["minimum-income-guarantee"].meaning in page.html
    assert glossary()["attendance-allowance"].meaning in page.html


def said(html):
    """What a reader of a page reads, the law in small left out; each block ends a sentence."""
    ended = BLOCK_ENDS.sub(". ", LAW.sub("", MAIN.search(html)[0]))
    return re.sub(r"\s*\.(\s*\.)+", ".", re.sub(r"\s+", " ", seen_text(ended)))


def pages():
    """Every page of the try-out, by name."""
    walked = walk(AT_HOME)
    found = {"start": Walk().open("/try-a-sum/").html, "check": walked.html, "answer": walked.answer().html}
    found |= {"letter": walked.letter().html, "no figure": walk(AT_HOME | {"day": DAY_2025}).answer().html}
    for question in QUESTIONS:
        found[question.slug] = Walk().open(f"/try-a-sum/{question.slug}/").html
    names = (
        "try_charge",
        "try_charge_question",
        "try_charge_check",
        "try_charge_answer",
        "try_charge_letter",
    )
    for name in names:
        found["help with " + name] = Walk().open(f"/help/{name}/").html
    return found


@pytest.mark.requirement("S3-09")
def test_every_page_can_be_read_at_about_eleven():
    grades = {name: reading_grade(said(html)) for name, html in pages().items()}

    assert {name: grade for name, grade in grades.items() if grade > CEILING} == {}
    assert max(grades.values()) > 1
