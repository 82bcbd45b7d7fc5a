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
        heading="Parts of your plan that are not yours to pay for",
        fields=(("payer", "Paid by"), FROM, UNTIL),
        by="starts_on",
    ),
    "charging.NhsCare": Section(
        heading="Whether the NHS pays for all your care",
        fields=(
            ("was_thought_of", "We thought of it"),
            ("why", "Why"),
            ("referred_on", "We asked the NHS on"),
            ("decided", "It decided"),
            ("decided_on", "On"),
            ("eligible_from", "It is for the NHS to pay from"),
            ("takes_over_on", "It pays from"),
            ("disputed_on", "You asked it to look again on"),
        ),
    ),
    "charging.NhsRefund": Section(
        heading="What the NHS paid back",
        fields=(
            ("came_on", "On"),
            ("refund_pence", "It paid back"),
            ("to_person_pence", "To you"),
            ("to_council_pence", "To the council"),
        ),
    ),
    "charging.Residence": Section(
        heading="Which council meets your needs",
        fields=(
            ("council_name", "Council"),
            ("basis", "Because"),
            ("since", "Since"),
            ("disputed_with", "Not agreed with"),
            ("moves_out_on", "You move on"),
            ("moves_to", "To"),
            ("taken_over_on", "It meets your needs from"),
            ("came_on", "You came on"),
            ("came_from", "From"),
        ),
    ),
}
