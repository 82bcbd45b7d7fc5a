"""Every case in the files beside this one gives what it says, to the penny."""

import pytest

from sayso.rules.allocation.indicative import indicative_budget
from tests.rules.allocation.case_files import ALL, Sentence, found, table, wanted

EVERY = pytest.mark.parametrize("sentence", ALL, ids=[one.name for one in ALL])


@EVERY
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    result = indicative_budget(sentence.read(), table=table(sentence.table), on=sentence.on)

    for key, value in sentence.expect.items():
        if key in ("says", "message"):
            assert value in found(result, key)
        else:
            assert found(result, key) == wanted(key, value), (key, result)
    assert result.is_refused == ("refused" in sentence.expect)


def test_no_two_cases_say_the_same() -> None:
    names = [one.name for one in ALL]

    assert len(names) == len(set(names))
