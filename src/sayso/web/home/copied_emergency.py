"""What somebody wrote for an emergency, and papers, in their own copy. What others wrote for it is theirs."""

from collections.abc import Mapping

from sayso.web.home.copied_section import STANDS, Section

EMERGENCY: Mapping[str, Section] = {
    "planning.EmergencyPart": Section(
        heading="Your plan for an emergency",
        fields=(("part", "About"), ("words", "You said"), ("recorded_at", "Written down on")),
        only=STANDS,
    ),
    "planning.EmergencyYes": Section(
        heading="Your yes to your plan for an emergency",
        fields=(("recorded_at", "You said yes on"), ("review_on", "We look at it again by")),
        only=STANDS,
    ),
}
PAPERS: Mapping[str, Section] = {
    "casework.Paper": Section(
        heading="Papers we keep",
        fields=(("title", "What it is"), ("kind", "Kind"), ("dated", "Dated")),
        by="kept_at",
        only={"withdrawn_at": None},
    ),
}
