"""Whatever a case holds, the answer is a result: it is never an exception, and never a guess."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.charging.cases import assess
from tests.examples import examples
from tests.rules.charging.case_files import ALL

STRANGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
WHOLE = {
    "id": "strange",
    "assessment_date": "2024-05-01",
    "inputs": {
        "setting": "home",
        "household": "single",
        "birth_date": "1950-01-01",
        "premiums": ["carer"],
        "treated_as": "assessed",
        "agreed_charge": 1,
        "capital": [{"kind": "savings", "amount": 1, "owners": 2, "qualifying_occupier": "partner"}],
        "income": [{"kind": "esa", "amount": 5, "period": "week", "paid_to_spouse": 1}],
        "housing_costs": [{"kind": "rent_gross", "weekly": 5, "housing_benefit": 1}],
        "dre_items": [{"kind": "laundry", "weekly": 5, "decision": "part", "allowed": 4}],
        "deductions": [{"kind": "other", "weekly": 5}],
        "policy": {
            "housing_extras": ["water"],
            "extra_income_disregards": [{"kind": "esa", "weekly": 1}],
            "dre_item_limits": {"laundry": 4},
            "discretionary_property_disregards": ["former_home"],
            "mig_uplift": "3%",
            "effective_day": "Monday",
            "short_stay_rule": "home",
        },
    },
}


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in children:
        yield from places(inner, (*at, key))


EVERYWHERE = [place for place in places(WHOLE) if place]


@settings(max_examples=examples(200))
@given(st.sampled_from(EVERYWHERE), STRANGE)
def test_a_strange_value_anywhere_is_a_result(place: tuple[Any, ...], strange: Any) -> None:
    case = deepcopy(WHOLE)
    inside: Any = case
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = strange

    [result] = assess([case])

    assert result.is_refused == (result.refusal is not None)
    assert json.dumps(result.as_json(), default=str)


@pytest.mark.parametrize("strange", [None, 3, "case", [], {}, {"inputs": []}, {"inputs": {}}])
def test_what_is_not_a_case_is_refused(strange: Any) -> None:
    [result] = assess([strange])

    assert result.is_refused


def test_a_float_is_refused_because_it_cannot_hold_every_penny() -> None:
    case = deepcopy(WHOLE)
    case["inputs"]["income"][0]["amount"] = 5.1  # type: ignore[index]

    [result] = assess([case])

    assert result.is_bad_input
    assert "inputs.income[0].amount" in str(result.refusal)


def test_every_refusal_has_a_sentence_and_every_case_can_be_written_as_json() -> None:
    for result in assess([one.given for one in ALL]):
        told = json.loads(json.dumps(result.as_json(), default=str))
        assert set(told) == {"id", "outcome", "results", "working", "lines", "refusal"}
        if told["refusal"]:
            assert told["refusal"]["message"].endswith(".")
