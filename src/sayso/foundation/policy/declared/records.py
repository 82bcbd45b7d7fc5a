"""How long a record opened with a purpose stays open, and how long records are kept."""

from sayso.foundation.policy.declaring import Form, Setting

LIMITATION = "UK General Data Protection Regulation, Article 5(1)(e): no longer than needed"

SETTINGS = (
    Setting(
        key="opening_hours",
        topic="records",
        label="How long a record stays open once opened with a purpose",
        form=Form.NUMBER,
        default=12,
        least=1,
        most=24,
        unit="hours",
        authority="UK General Data Protection Regulation, Article 5(1)(f)",
    ),
    Setting(
        key="adult_record_kept_days",
        topic="records",
        label="How long we keep an adult’s record after their support ends",
        form=Form.DAYS,
        default=None,
        unit="days",
        authority=LIMITATION,
        hint="Nothing is disposed of until the council has set this.",
    ),
    Setting(
        key="enquiry_kept_days",
        topic="records",
        label="How long we keep the record of a call that led to nothing more",
        form=Form.DAYS,
        default=None,
        unit="days",
        authority=LIMITATION,
        hint="Nothing is disposed of until the council has set this.",
    ),
)
