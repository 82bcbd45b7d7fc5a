"""One formula of twelve steps, the shape of a means test, told in numpy, Polars and OpenFisca.

Numpy and Polars count whole pence in 64-bit integers. OpenFisca counts pounds in 32-bit floats: that is what
it offers for money.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

LOWER, UPPER, BAND, MIG, SHARE, SMALL = 1_425_000, 2_325_000, 25_000, 21_435, 9_000, 125
FACTS = ("capital", "income", "savings_credit", "disregard", "housing", "disability", "cost")


def people(rows: int) -> pl.DataFrame:
    """Facts of made-up people in whole pence."""
    row = pl.int_range(rows, eager=False)
    return pl.select(
        capital=(row * 37_123) % 2_600_000,
        income=12_000 + (row * 7_919) % 48_000,
        savings_credit=(row * 31) % 2_000,
        disregard=pl.lit(650, dtype=pl.Int64) + 0 * row,
        housing=(row * 613) % 9_000,
        disability=(row * 271) % 6_000,
        cost=5_000 + (row * 4_001) % 90_000,
    )


def in_numpy(facts: Mapping[str, Any]) -> Any:
    """Return the charge of each person, in whole pence."""
    excess = np.maximum(facts["capital"] - LOWER, 0)
    tariff = (excess + BAND - 1) // BAND * 100
    over = facts["capital"] > UPPER
    left_out = np.minimum(facts["savings_credit"], facts["disregard"])
    included = np.maximum(facts["income"] - left_out, 0)
    assessable = included + tariff
    costs = facts["housing"] + facts["disability"]
    after = np.maximum(assessable - costs, 0)
    available = np.maximum(after - MIG, 0)
    share = available * SHARE // 10_000
    limited = np.minimum(share, facts["cost"])
    return np.where(over, facts["cost"], np.where(limited < SMALL, 0, limited))


def in_polars(facts: pl.DataFrame) -> pl.Series:
    """Return the same, written by hand for Polars."""
    of = pl.col
    nothing = pl.lit(0, dtype=pl.Int64)
    asked = facts.lazy().with_columns(
        tariff=(pl.max_horizontal(of("capital") - LOWER, nothing) + BAND - 1) // BAND * 100,
        included=pl.max_horizontal(of("income") - pl.min_horizontal("savings_credit", "disregard"), nothing),
    )
    asked = asked.with_columns(
        assessable=of("included") + of("tariff"), costs=of("housing") + of("disability")
    )
    asked = asked.with_columns(after=pl.max_horizontal(of("assessable") - of("costs"), nothing))
    asked = asked.with_columns(available=pl.max_horizontal(of("after") - MIG, nothing))
    asked = asked.with_columns(limited=pl.min_horizontal(of("available") * SHARE // 10_000, "cost"))
    small = pl.when(of("limited") < SMALL).then(nothing).otherwise(of("limited"))
    whole = pl.when(of("capital") > UPPER).then(of("cost")).otherwise(small)
    return asked.select(charge=whole).collect()["charge"]


class InOpenFisca:
    """The same as OpenFisca variables over a simulation of so many people."""

    def __init__(self, facts: pl.DataFrame) -> None:
        from openfisca_core.entities import build_entity
        from openfisca_core.periods import DateUnit
        from openfisca_core.simulations import SimulationBuilder
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem

        person = build_entity(key="person", plural="people", label="A person", is_person=True)
        system = TaxBenefitSystem([person])
        for made in _variables(person, DateUnit.MONTH):
            system.add_variable(made)
        self._facts, self._system, self._builder = facts, system, SimulationBuilder
        self._pounds = {name: (facts[name].to_numpy() / 100).astype(np.float32) for name in FACTS}

    def charge(self) -> Any:
        """Return the charge of each person in pounds, as 32-bit floats."""
        simulation = self._builder().build_default_simulation(self._system, count=len(self._facts))
        for name, values in self._pounds.items():
            simulation.set_input(name, "2024-01", values)
        return simulation.calculate("charge", "2024-01")


def _variables(person: Any, month: Any) -> list[type]:
    from openfisca_core.variables import Variable

    def variable(name: str, formula: Any = None) -> type:
        parts = {"value_type": float, "entity": person, "definition_period": month, "label": name}
        return type(name, (Variable,), parts | ({"formula": formula} if formula else {}))

    def tariff(people: Any, period: Any) -> Any:
        excess = np.maximum(people("capital", period) - LOWER / 100, 0)
        return np.ceil(excess / (BAND / 100))

    def included(people: Any, period: Any) -> Any:
        left_out = np.minimum(people("savings_credit", period), people("disregard", period))
        return np.maximum(people("income", period) - left_out, 0)

    def after(people: Any, period: Any) -> Any:
        assessable = people("included", period) + people("tariff", period)
        return np.maximum(assessable - people("housing", period) - people("disability", period), 0)

    def available(people: Any, period: Any) -> Any:
        return np.maximum(people("after", period) - MIG / 100, 0)

    def limited(people: Any, period: Any) -> Any:
        share = np.floor(people("available", period) * (SHARE / 10_000) * 100) / 100
        return np.minimum(share, people("cost", period))

    def charge(people: Any, period: Any) -> Any:
        asked = people("limited", period)
        asked = np.where(asked < SMALL / 100, 0, asked)
        return np.where(people("capital", period) > UPPER / 100, people("cost", period), asked)

    formulas = {f.__name__: f for f in (tariff, included, after, available, limited, charge)}
    return [*(variable(name) for name in FACTS), *(variable(name, made) for name, made in formulas.items())]
