"""Which tables `records_naming` does not look through for somebody's key, each with the reason.

`records_naming` is the database's own function: on whose records somebody is named. A house test holds to it
that every table of ours with a person in it, or with words that somebody wrote, is in the one or the other.
"""

from collections.abc import Mapping

from sayso.council.records.facts.tables import ELSEWHERE, HEADINGS, NOT_ELSEWHERE, NOT_GATHERED

BY_NAME = "It names nobody by key. Its words are searched by name on the records of those tied to them."
OVER = "It names somebody over another table, which is looked through."
NOT_FOR_THEM = "Whom it names by key is not given it: `NOT_ELSEWHERE` says why."
_WHO_LOOKED = "Who may look and who looked. The person has a page of it."
_OURS = "About our own work, our workers or the law. What it says of nobody in care names nobody."
_BOOKS = "The same sums as what was paid and what is paid towards it, which are gathered."
_BY_HAND = "It stands on nobody's record. Whoever answers asks the team that has it."

_KEYS = {".".join(way.split(".")[:2]) for way in NOT_ELSEWHERE}
#: Of tables that are gathered, or are said not to be: each by how it names somebody, if it does.
_OF_PERSONS: Mapping[str, str] = {
    **dict.fromkeys((table for table in HEADINGS if table not in ELSEWHERE), BY_NAME),
    **dict.fromkeys(_KEYS, NOT_FOR_THEM),
    **{table: OVER for table, way in ELSEWHERE.items() if "__" in way},
    **NOT_GATHERED,
}
NOT_NAMING: Mapping[str, str] = {
    **_OF_PERSONS,
    "access.User": "A sign-in. Whose own it is, they know; whoever works here is named where they worked.",
    "access.ApiToken": "Of a sign-in. Its holder has a page of it.",
    "access.Grant": _WHO_LOOKED,
    "access.Restriction": _WHO_LOOKED,
    "access.Opening": _WHO_LOOKED,
    "access.LooksReleased": _WHO_LOOKED,
    "audit.AuditEvent": _WHO_LOOKED,
    "access.RoleHeld": _OURS,
    "access.Team": _OURS,
    "govuk.SentForm": "A form that was sent once, so that it is not sent twice. It is gone soon.",
    "govuk.KeptForm": "A form that somebody has not finished, kept for them alone. It is gone soon.",
    "policy.Consultation": _OURS,
    "policy.SettingValue": _OURS,
    "policy.CouncilFigure": _OURS,
    "ledger.LedgerAccount": _BOOKS,
    "ledger.PostedTransaction": _BOOKS,
    "ledger.PostedLeg": _BOOKS,
    "payments.BankStatement": _BOOKS,
    "payments.StatementLine": _BOOKS,
    "payments.StatementSource": _OURS,
    "payments.CouncilAccount": _OURS,
    "payments.PaymentRun": _OURS,
    "payments.RunFile": _OURS,
    "charging.ChargeRun": _OURS,
    "casework.OpenContact": _BY_HAND,
    "safeguarding.StaffConcern": _BY_HAND,
    "allocation.PublishedTable": _OURS,
    "options.FeedImport": _OURS,
    "options.Offer": _OURS,
    "options.Check": _OURS,
    "workforce.LessonDone": _OURS,
}
