"""How long a carer may wait for a break here before somebody is told."""

from sayso.foundation.policy.declaring import Form, Setting

SETTINGS = (
    Setting(
        key="break_wait_days",
        topic="breaks",
        label="For how long a carer may wait for a break before their worker is told",
        form=Form.DAYS,
        default=42,
        least=7,
        most=180,
        unit="days",
        authority="The council’s own promise; Care Act 2014, section 20, sets no time",
        hint="A worker is told when a break waits longer, unless caring surely takes no more than before.",
    ),
)
