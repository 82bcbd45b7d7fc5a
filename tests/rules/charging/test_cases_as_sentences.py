"""Every case in the files beside this one gives what it says, to the penny."""

import pytest

from sayso.rules.charging.cases import assess
from tests.rules.charging.case_files import ALL, Sentence, found, wanted


@pytest.mark.parametrize("sentence", ALL, ids=[one.name for one in ALL])
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    [result] = assess([sentence.given])

    for key, value in sentence.expect.items():
        if key == "says":
            assert value in found(result, key)
        else:
            assert found(result, key) == wanted(key, value), (key, result.results, result.refusal)


def test_every_case_gives_the_same_alone_as_among_all() -> None:
    together = assess([one.given for one in ALL])

    alone = [assess([one.given])[0] for one in ALL]
    assert [one.as_json() for one in together] == [one.as_json() for one in alone]


@pytest.mark.parametrize("sentence", ALL, ids=[one.name for one in ALL])
def test_a_case_that_expects_no_refusal_is_assessed(sentence: Sentence) -> None:
    [result] = assess([sentence.given])

    assert result.is_refused == ("refused" in sentence.expect)


def test_no_two_cases_say_the_same() -> None:
    names = [one.name for one in ALL]

    assert len(names) == len(set(names))
