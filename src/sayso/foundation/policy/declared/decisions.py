"""The council's own promises about decisions: how long people have to answer, and how soon we look again."""

from sayso.foundation.policy.declaring import Form, Setting

PROMISE = "The council’s own promise; no law sets it"

SETTINGS = (
    Setting(
        key="reply_working_days",
        topic="decisions",
        label="How long people have to tell us that they do not agree",
        form=Form.DAYS,
        default=20,
        least=10,
        most=250,
        unit="working days",
        authority=PROMISE,
        hint="Later is heard too. Before this day, a lower budget or an ending waits.",
    ),
    Setting(
        key="look_again_working_days",
        topic="decisions",
        label="How soon we answer when someone asks us to look again",
        form=Form.DAYS,
        default=20,
        least=1,
        most=60,
        unit="working days",
        authority=PROMISE,
    ),
    Setting(
        key="day_starts_at",
        topic="decisions",
        label="When a working day starts",
        form=Form.TIME,
        default="09:00",
        authority=PROMISE,
        hint="Work that waited for the night is due by then on the next working day.",
    ),
    Setting(
        key="day_ends_at",
        topic="decisions",
        label="When a working day ends",
        form=Form.TIME,
        default="17:00",
        authority=PROMISE,
        hint="After this, the out-of-hours workers answer.",
    ),
)
