"""What stands in somebody's own copy of what is free by law."""

from collections.abc import Mapping

from sayso.web.home.copied_section import Section

FREE_BY_LAW: Mapping[str, Section] = {
    "charging.Aftercare": Section(
        heading="Your right to aftercare, which is free",
        fields=(
            "starts_on",
            "ends_before",
            "detained_on",
            "section",
            "nhs_body",
            "what",
        ),
        by="starts_on",
    ),
    "charging.AftercareWord": Section(
        heading="What each body said of your aftercare",
        fields=(
            "body",
            "is_over",
            "reviewed_on",
            "reason",
        ),
    ),
    "charging.FreeLine": Section(
        heading="Parts of your plan that are not yours to pay for",
        fields=("payer", "starts_on", "ends_before"),
        by="starts_on",
    ),
    "charging.NhsCare": Section(
        heading="Whether the NHS pays for all your care",
        fields=(
            "was_thought_of",
            "why",
            "referred_on",
            "decided",
            "decided_on",
            "eligible_from",
            "takes_over_on",
            "disputed_on",
        ),
    ),
    "charging.NhsRefund": Section(
        heading="What the NHS paid back",
        fields=(
            "came_on",
            "refund_pence",
            "to_person_pence",
            "to_council_pence",
        ),
    ),
    "charging.Residence": Section(
        heading="Which council meets your needs",
        fields=(
            "council_name",
            "basis",
            "since",
            "disputed_with",
            "moves_out_on",
            "moves_to",
            "taken_over_on",
            "came_on",
            "came_from",
        ),
    ),
}
