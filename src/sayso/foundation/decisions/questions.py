"""What is put to be decided, before anybody decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.decisions.grounds import Nature


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question in plain words, whose it is, what it is about, and the options that were seen.

    My life: the person holds it, unless another `holder` or an `officer` is given; deciding is then held
    until `holder_because` names a capacity record or a lawful power. The council's duty names its `officer`.
    `subject_kind` and `subject_key` say which record it is about.
    """

    nature: Nature
    words: str
    options: Sequence[str] = ()
    subject_kind: str = ""
    subject_key: UUID | None = None
    officer: User | None = None
    holder: UUID | None = None
    holder_because: str = ""
    holder_because_key: UUID | None = None
    about_need: bool = False
    lowers_or_ends: bool = False
    keeps_safe: bool = False
