"""What stands in somebody's own copy of what is free by law."""

from collections.abc import Mapping

from sayso.web.home.copied_section import FROM, UNTIL, Section

FREE_BY_LAW: Mapping[str, Section] = {
    "charging.Aftercare": Section(
        heading="Your right to aftercare, which is free",
        fields=(
            FROM,
            UNTIL,
            ("detained_on", "You were last kept in hospital from"),
            ("section", "Under"),
            ("nhs_body", "With us, it is owed by"),
            ("what", "What is aftercare"),
        ),
        by="starts_on",
    ),
    "charging.AftercareWord": Section(
        heading="What each body said of your aftercare",
        fields=(
            ("body", "Who"),
            ("is_over", "It is over"),
            ("reviewed_on", "Looked at on"),
            ("reason", "Why"),
        ),
    ),
    "charging.FreeLine": Section(
        heading="Parts of your plan that are free by law", fields=(FROM, UNTIL), by="starts_on"
    ),
}
