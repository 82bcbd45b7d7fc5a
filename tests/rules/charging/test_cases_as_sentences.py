"""Every case in the files beside this one gives what it says, to the penny."""

from functools import cache

import pytest

from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult
from tests.rules.charging.case_files import ALL, Sentence, found, wanted

EVERY = pytest.mark.parametrize("sentence", ALL, ids=[one.name for one in ALL])


@cache
def all_results() -> dict[str, CaseResult]:
    """All cases worked out at once, as an uprating would."""
    results = assess([one.given for one in ALL])
    return dict(zip([one.name for one in ALL], results, strict=True))


@EVERY
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    result = all_results()[sentence.name]

    for key, value in sentence.expect.items():
        if key == "says":
            assert value in found(result, key)
        else:
            assert found(result, key) == wanted(key, value), (key, result.results, result.refusal)


@EVERY
def test_a_case_that_expects_no_refusal_is_assessed(sentence: Sentence) -> None:
    assert all_results()[sentence.name].is_refused == ("refused" in sentence.expect)


@pytest.mark.parametrize("sentence", ALL[::5], ids=[one.name for one in ALL[::5]])
def test_a_case_gives_the_same_alone_as_among_all(sentence: Sentence) -> None:
    [alone] = assess([sentence.given])

    assert alone.as_json() == all_results()[sentence.name].as_json()


def test_no_two_cases_say_the_same() -> None:
    names = [one.name for one in ALL]

    assert len(names) == len(set(names))
