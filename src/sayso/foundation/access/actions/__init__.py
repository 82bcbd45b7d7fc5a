"""Changes to logins, roles, restrictions and openings."""

from sayso.foundation.access.actions.add_login import add_login
from sayso.foundation.access.actions.break_glass import break_glass
from sayso.foundation.access.actions.check_opening import check_broken_glass, check_opening
from sayso.foundation.access.actions.end_role import end_role
from sayso.foundation.access.actions.give_role import give_role
from sayso.foundation.access.actions.make_token import end_token, make_token
from sayso.foundation.access.actions.open_own_record import open_own_record
from sayso.foundation.access.actions.open_record import open_record
from sayso.foundation.access.actions.release_looks import release_looks
from sayso.foundation.access.actions.restrict_record import lift_restriction, restrict_record
from sayso.foundation.access.actions.set_up_council import set_up_council

__all__ = [
    "add_login",
    "break_glass",
    "check_broken_glass",
    "check_opening",
    "end_role",
    "end_token",
    "give_role",
    "lift_restriction",
    "make_token",
    "open_own_record",
    "open_record",
    "release_looks",
    "restrict_record",
    "set_up_council",
]
