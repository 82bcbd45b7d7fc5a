"""What the ledger refuses, and what to do about it."""

from sayso.rules.refusals import Invalid, WrongState


class Unbalanced(Invalid):
    """The debits and credits of a transaction do not come to the same."""

    code = "unbalanced"


class UnknownAccount(Invalid):
    """A leg stands in an account that the chart does not have, or that needs a person and names none."""

    code = "unknown_account"


class BadPence(Invalid):
    """A sum is not a whole number of pence above nothing, or is too large to be true."""

    code = "bad_pence"


class BadCode(Invalid):
    """A tag is not a code. Words about people have no place in the ledger."""

    code = "bad_code"


class KeyUsed(WrongState):
    """The key of a posting was used before, for another posting."""

    code = "key_used"


class ReversedAlready(WrongState):
    """The transaction was reversed before, or is itself a reversal, or is not there."""

    code = "not_reversible"


class TooMuchReleased(WrongState):
    """More would be released from a commitment than stands on it."""

    code = "too_much_released"
