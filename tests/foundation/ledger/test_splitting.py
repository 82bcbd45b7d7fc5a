"""Row 32: splitting a sum between funders loses no penny."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.ledger.postings import Share, split
from sayso.rules.refusals import Invalid


def test_the_odd_penny_goes_to_the_funder_named():
    half = {"council": 1, "nhs": 1}
    assert split(101, half, remainder_to="nhs") == [
        Share(funder="council", pence=50),
        Share(funder="nhs", pence=51),
    ]
    assert split(1, half, remainder_to="council") == [Share(funder="council", pence=1)]


@given(
    pence=st.integers(1, 10**12),
    weights=st.lists(st.integers(0, 10_000), min_size=1, max_size=6).filter(any),
)
def test_the_parts_always_add_up_and_nobody_is_more_than_a_penny_each_off(pence, weights):
    named = {f"funder_{number}": weight for number, weight in enumerate(weights)}
    parts = {share.funder: share.pence for share in split(pence, named, remainder_to="funder_0")}
    assert sum(parts.values()) == pence
    total = sum(weights)
    for funder, weight in list(named.items())[1:]:
        assert parts.get(funder, 0) == pence * weight // total
    assert 0 <= parts.get("funder_0", 0) - pence * weights[0] // total < len(weights)


@pytest.mark.parametrize("weights", [{}, {"council": 0}, {"council": 2, "nhs": -1}, {"nhs": 1}])
def test_shares_that_make_no_sense_are_refused(weights):
    with pytest.raises(Invalid):
        split(100, weights, remainder_to="council")
