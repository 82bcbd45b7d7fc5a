"""How the council writes: where letters come from, how hard they may be to read."""

from sayso.foundation.policy.declaring import Form, Setting

OURS = "The council’s own choice; no law sets it"

SETTINGS = (
    Setting(
        key="council_address",
        topic="letters",
        label="The address on our letters",
        form=Form.TEXT,
        default=None,
        authority=OURS,
        hint="Letters that cannot be delivered come back here.",
    ),
    Setting(
        key="letter_reading_grade_ceiling",
        topic="letters",
        label="The school year above which a letter warns its writer",
        form=Form.NUMBER,
        default=7,
        least=1,
        most=18,
        unit="years of school",
        authority=OURS,
        hint="Seven is about eleven years old. A score never takes the place of asking people.",
    ),
)
