"""Amounts of the law that nobody has confirmed yet, and that a council enters for itself meanwhile."""

from sayso.foundation.policy.declaring import Form, Setting
from sayso.rules.figures import statutory

ENTERED = "entered_figures"
SETTINGS = (
    Setting(
        key=ENTERED,
        topic="figures",
        label="Amounts that the law sets and we could not confirm",
        form=Form.PENCE_BY_NAME,
        default={},
        unit="a week",
        names={name: figure.title for name, figure in statutory().by_name.items()},
        authority="Care Act 2014, section 14: a charge is worked out by the regulations in force",
        hint="Each stands until the law's own amount is confirmed. Working and letters say who entered it.",
    ),
)
