"""How often each of two people is asked how it is between them, where they chose nothing themself."""

from sayso.foundation.policy.declaring import Form, Setting

CHECK_IN_WEEKS = "check_in_weeks"

SETTINGS = (
    Setting(
        key=CHECK_IN_WEEKS,
        topic="partnership",
        label="How often we ask people how it is between them, where they chose no other time",
        form=Form.NUMBER,
        default=13,
        least=4,
        most=52,
        unit="weeks",
        authority="The council’s own choice; no law sets it",
        hint="Each can choose for themself, alone, to be asked more often, less often, or never.",
    ),
)
