"""Every case of employing somebody gives what it says, to the penny, or is refused by name."""

import pytest

from tests.rules.employment.case_files import ALL, Sentence, amount

ASIDE = {"refused", "says", "names"}


@pytest.mark.requirement("X-05")
@pytest.mark.parametrize("sentence", ALL, ids=[f"{one.asks}: {one.case}" for one in ALL])
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    found = sentence.answer()
    expected = sentence.expect

    assert (found.refusal.code if found.refusal else None) == expected.get("refused"), found.refusal
    if found.refusal is not None:
        assert expected.get("says", "") in found.refusal.message
        assert set(expected.get("names", ())) <= set(getattr(found.refusal, "missing", ()))
    elif "says" in expected:
        assert expected["says"] == found.values["says"][0]
    for name, told in expected.items():
        if name not in ASIDE:
            value, unit = found.values.get(name, (None, None))
            assert value == amount(told, unit), name


def test_enough_cases_are_told() -> None:
    assert len(ALL) >= 120
