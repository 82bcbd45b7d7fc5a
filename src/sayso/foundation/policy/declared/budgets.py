"""What an hour costs here, how much a worker may agree alone, and when we ask what support changed."""

from sayso.foundation.policy.declaring import Form, Setting

RATES, WORKER_LIMIT = "hour_rate_by_way", "worker_limit_pence_a_week"
CHECK_DAYS, LOOK_AGAIN_WEEKS = "impact_check_working_days", "impact_look_again_weeks"
OURS = "The council’s own choice; no law sets it"
_LOCAL_PRICE = "Care and support statutory guidance, 11.25: a sum for which the need can really be met here"
_LOWEST_LEVEL = "Care and support statutory guidance, 10.83 to 10.86: agreed at the lowest suitable level"

SETTINGS = (
    Setting(
        key=RATES,
        topic="budgets",
        label="What an hour of support costs here, by how the money is held",
        form=Form.PENCE_BY_NAME,
        default=None,
        unit="an hour",
        # The codes of `planning.Way`: a test compares the two.
        names={
            "direct_payment": "A direct payment",
            "council": "The council arranges it",
            "service_fund": "An individual service fund",
            "third_party": "Somebody else holds the money",
        },
        authority=_LOCAL_PRICE,
        hint="Until it is set, nothing can be priced by the hour. No sum is guessed.",
    ),
    Setting(
        key=WORKER_LIMIT,
        topic="budgets",
        label="Up to what sum a social worker agrees a budget alone",
        form=Form.PENCE,
        default=None,
        unit="a week",
        authority=_LOWEST_LEVEL,
        hint="Above it a manager agrees. Until it is set, a manager agrees every budget.",
    ),
    Setting(
        key=CHECK_DAYS,
        topic="budgets",
        label="How soon we ask what support changes for a carer, when it had to start at once",
        form=Form.DAYS,
        default=5,
        least=1,
        most=20,
        unit="working days",
        authority=OURS,
    ),
    Setting(
        key=LOOK_AGAIN_WEEKS,
        topic="budgets",
        label="How soon after a budget starts we ask again what it changed for a carer",
        form=Form.NUMBER,
        default=6,
        least=1,
        most=26,
        unit="weeks",
        authority=OURS,
    ),
)
