"""What a lesson may hold, and by when it is owed: read and worked out without a database."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.council.workforce.queries import LESSONS, Place, place_of
from sayso.council.workforce.queries.asked import first_due
from sayso.council.workforce.queries.lessons import FOLDER, read_lesson
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declared.learning import again_key, days_key, roles_key
from sayso.rules.calendar import add_months
from sayso.rules.refusals import Invalid

LESSON = LESSONS["partnerships"]
TEXT = (FOLDER / "partnerships.yaml").read_text(encoding="utf-8")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
WORDS_A_MINUTE = (150, 240)
MOST_WORDS_A_SENTENCE = 15
NEVER_SAID = ("client", "service user", "package", "unqualified", "non-compliant", "burden")


def said() -> list[str]:
    texts = [LESSON.about, *LESSON.take_away, *LESSON.to_think_about]
    for step in LESSON.steps:
        texts += [*step.say, *step.story, *step.points, *step.after]
        if step.question:
            texts.append(step.question.ask)
            texts += [text for answer in step.question.answers for text in (answer.say, answer.because)]
    return texts


def test_the_lesson_on_partnerships_takes_about_ten_minutes():
    slow, fast = (rate * LESSON.minutes for rate in WORDS_A_MINUTE)
    assert LESSON.minutes == 10
    assert slow <= LESSON.words <= fast


def test_it_has_a_few_steps_some_questions_and_says_why_of_every_answer():
    questions = [step.question for step in LESSON.steps if step.question]
    assert 6 <= len(LESSON.steps) <= 8
    assert 3 <= len(questions) <= 4
    assert {sum(one.fits for one in question.answers) for question in questions} == {1}
    assert len({next(i for i, one in enumerate(q.answers) if one.fits) for q in questions}) > 1
    assert all(len(one.because.split()) >= 10 for question in questions for one in question.answers)


def test_it_is_in_plain_words_and_blames_nobody():
    sentences = [one for text in said() for one in re.split(r"(?<=[.?!])\s+", text) if one]
    lengths = [len(one.split()) for one in sentences]
    assert sum(lengths) / len(lengths) <= MOST_WORDS_A_SENTENCE
    assert max(lengths) <= 30
    whole = " ".join(said()).lower()
    assert [word for word in NEVER_SAID if word in whole] == []


def test_each_lesson_has_its_settings():
    keys = {key(code) for code in LESSONS for key in (roles_key, days_key, again_key)}
    assert keys <= set(SETTINGS)
    assert {key for key in SETTINGS if key.startswith("lesson_")} == keys


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("edition: 1", "edition: 1\ncolour: red", "do not know: colour"),
        ("minutes: 10\n", "", "does not say: minutes"),
        ("          fits: true\n", "", "exactly one answer that fits"),
        ("since: 2026-11-01", "since: soon", "since as a date"),
        ("  - title: Two people, and both of them give", "  - title: ''", "something is empty"),
        ("          because: Yes. Both are true at once.", "          why: Yes.", "do not know: why"),
    ],
)
def test_a_lesson_that_is_not_whole_is_not_read(old, new, says):
    assert old in TEXT
    with pytest.raises(Invalid, match=says):
        read_lesson(TEXT.replace(old, new, 1))


@given(started=DAYS, since=DAYS, chosen=st.none() | DAYS, days=st.integers(1, 365))
def test_nobody_owes_a_lesson_before_role_lesson_and_choice_have_begun(started, since, chosen, days):
    due = first_due(started=started, lesson_since=since, chosen=chosen, days=days)
    began = [one for one in (started, since, chosen) if one]
    assert all((due - one).days >= days for one in began)
    assert any((due - one).days == days for one in began)


@given(done=st.none() | DAYS, first=st.none() | DAYS, months=st.integers(0, 120), on=DAYS)
def test_a_lesson_is_late_only_past_a_day_that_was_named(done, first, months, on):
    place, due_on = place_of(done=done, first=first, months=months, on=on)
    assert (place is Place.OVERDUE) == (due_on is not None and due_on < on)
    if first is None:
        assert place in (Place.DONE, Place.NOT_ASKED)
        assert due_on is None
    elif done and not months:
        assert (place, due_on) == (Place.DONE, None)
    elif done:
        assert due_on == add_months(done, months)
    else:
        assert due_on == first
