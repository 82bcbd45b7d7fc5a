"""How soon a concern is decided. No law sets a time; the guidance asks for prompt action."""

from sayso.foundation.policy.declaring import Form, Setting

SETTINGS = (
    Setting(
        key="concern_decided_working_days",
        topic="safeguarding",
        label="How soon we decide what to do about a concern",
        form=Form.NUMBER,
        default=2,
        least=1,
        most=10,
        unit="working days",
        authority="Care and support statutory guidance, chapter 14: prompt action, with times set locally",
    ),
)
