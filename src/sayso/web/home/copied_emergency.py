"""What somebody wrote for an emergency, and papers, in their own copy. What others wrote for it is theirs."""

from collections.abc import Mapping

from sayso.web.home.copied_section import STANDS, Section

EMERGENCY: Mapping[str, Section] = {
    "planning.EmergencyPart": Section(
        heading="Your plan for an emergency",
        fields=("part", "words", "recorded_at"),
        only=STANDS,
    ),
    "planning.EmergencyYes": Section(
        heading="Your yes to your plan for an emergency",
        fields=("recorded_at", "review_on"),
        only=STANDS,
    ),
}
PAPERS: Mapping[str, Section] = {
    "casework.Paper": Section(
        heading="Papers we keep",
        fields=("title", "kind", "dated"),
        by="kept_at",
        only={"withdrawn_at": None},
    ),
}
