"""Every case in the files beside this one gives what it says."""

from functools import cache
from typing import Any

import pytest

from sayso.rules.eligibility.appearance import Appearance, appear, appearance_of
from sayso.rules.refusals import Invalid
from tests.rules.eligibility.case_files import ALL, EVERY, REFUSED, Sentence


def named(sentences: list[Sentence]) -> Any:
    return pytest.mark.parametrize("sentence", sentences, ids=[one.name for one in sentences])


@cache
def together() -> dict[str, Appearance]:
    """All cases at once, adults and carers in one list."""
    found = appear([one.read() for one in EVERY])
    return dict(zip([one.name for one in EVERY], found, strict=True))


@named(EVERY)
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    found = together()[sentence.name]

    for key, value in sentence.expect.items():
        if key == "says":
            assert value in found.says
        elif key == "verdict":
            assert found.verdict.value == value
        else:
            said = getattr(found, key)
            assert (list(said) if isinstance(said, tuple) else said) == value, (key, found)


@named(EVERY)
def test_a_case_gives_the_same_alone_as_among_all(sentence: Sentence) -> None:
    assert appearance_of(sentence.read()) == together()[sentence.name]


@named(REFUSED)
def test_a_case_that_the_law_does_not_know_is_refused_by_name(sentence: Sentence) -> None:
    with pytest.raises(Invalid) as refused:
        sentence.read()

    assert refused.value.code == sentence.expect["refused"]
    assert list(refused.value.fields) == sentence.expect["fields"]
    assert sentence.expect.get("says", "") in refused.value.message


def test_no_two_cases_of_one_file_say_the_same() -> None:
    names = [one.name for one in ALL]

    assert len(names) == len(set(names))
