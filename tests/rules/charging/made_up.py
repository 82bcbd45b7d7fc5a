"""Made-up people for properties: any setting, household, income, capital and cost that the form allows."""

from typing import Any

from hypothesis import strategies as st

from sayso.rules.charging.tables import CAPITAL, INCOME
from sayso.rules.money import pounds_text

WEEKLY = st.integers(min_value=0, max_value=60_000).map(pounds_text)
WORTH = st.integers(min_value=0, max_value=4_000_000).map(pounds_text)
INCOME_KINDS = sorted(name for name, kind in INCOME.items() if "not_settled" not in kind.counts)
CAPITAL_KINDS = sorted(name for name, kind in CAPITAL.items() if "not_settled" not in kind.counts)

INCOMES = st.fixed_dictionaries({"kind": st.sampled_from(INCOME_KINDS), "weekly": WEEKLY})
CAPITALS = st.fixed_dictionaries(
    {"kind": st.sampled_from(CAPITAL_KINDS), "amount": WORTH, "owners": st.integers(min_value=1, max_value=3)}
)
COSTS = st.fixed_dictionaries({"kind": st.just("rent_net"), "weekly": WEEKLY})


@st.composite
def cases(draw: st.DrawFn, **fixed: Any) -> dict[str, Any]:
    """A case of 2023/24, whose figures are all confirmed for a single person."""
    inputs = {
        "setting": draw(st.sampled_from(["home", "care_home_permanent", "care_home_temporary"])),
        "household": "single",
        "age": draw(st.integers(min_value=18, max_value=100)),
        "premiums": draw(st.lists(st.sampled_from(["disability", "carer"]), unique=True)),
        "income": draw(st.lists(INCOMES, max_size=4)),
        "capital": draw(st.lists(CAPITALS, max_size=3)),
        "housing_costs": draw(st.lists(COSTS, max_size=2)),
        "dre": draw(WEEKLY),
        "week_of_stay": draw(st.integers(min_value=1, max_value=60)),
    }
    cost = draw(st.none() | WEEKLY)
    if cost is not None:
        inputs["cost"] = cost
    return {"id": "made up", "assessment_date": "2023-05-01", "inputs": inputs | fixed}
