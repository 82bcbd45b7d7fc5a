"""Made-up employers of every sort that the rules take, paid lawfully on the day of the tests."""

from datetime import date

from hypothesis import strategies as st

from sayso.rules.employment.facts import AssistantFacts, EmployingFacts

TODAY = date(2026, 11, 20)


@st.composite
def employers(draw: st.DrawFn) -> EmployingFacts:
    people = []
    for _ in range(draw(st.integers(1, 3))):
        irregular = draw(st.booleans())
        people.append(
            AssistantFacts(
                age=draw(st.integers(16, 80)),
                reached_pension_age=draw(st.booleans()),
                wage=draw(st.integers(1271, 4000)),
                minutes_a_week=draw(st.integers(1, 4000)),
                minutes_a_year=draw(st.integers(1, 200_000)),
                pattern="irregular" if irregular else "fixed",
                days_a_week=draw(st.integers(1, 7)),
                nights=draw(st.integers(0, 4)),
                night_pence=draw(st.integers(1271, 9000)),
                night_awake_minutes=draw(st.integers(0, 60)),
                pension=draw(st.sampled_from(["as_the_law_says", "opted_in", "opted_out"])),
                sick_days_a_year=draw(st.integers(0, 20)),
                sets_aside=draw(st.booleans()),
            )
        )
    return EmployingFacts(
        on=TODAY,
        assistants=tuple(people),
        claims_allowance=draw(st.booleans()),
        allowance_used_elsewhere=draw(st.integers(0, 1_200_000)),
        other=draw(st.integers(0, 100_000)),
    )
