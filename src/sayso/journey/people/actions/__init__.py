"""Changes to what is known of people."""

from sayso.journey.people.actions.add_people import NewPerson, add_people, add_person
from sayso.journey.people.actions.confirm_merge import confirm_merge, undo_merge
from sayso.journey.people.actions.hide_address import hide_address
from sayso.journey.people.actions.mark_not_same import mark_not_same
from sayso.journey.people.actions.propose_merge import propose_merge
from sayso.journey.people.actions.record_address import (
    NewAddress,
    end_address,
    record_address,
    record_addresses,
)
from sayso.journey.people.actions.record_communication_need import (
    NewNeed,
    end_communication_need,
    record_communication_need,
    record_communication_needs,
)
from sayso.journey.people.actions.record_contact_point import (
    NewContactPoint,
    end_contact_point,
    record_contact_point,
    record_contact_points,
)
from sayso.journey.people.actions.record_death import NewDeath, record_death, undo_death
from sayso.journey.people.actions.record_equality_answer import (
    NewAnswer,
    record_equality_answer,
    record_equality_answers,
)
from sayso.journey.people.actions.record_name import NewName, record_name, record_names
from sayso.journey.people.actions.record_nhs_number import record_nhs_number
from sayso.journey.people.actions.record_particulars import record_particulars
from sayso.journey.people.actions.record_safe_contact import NewSafeContact, record_safe_contact
from sayso.journey.people.actions.record_standing import record_standing
from sayso.journey.people.actions.record_tie import NewTie, end_tie, record_tie, record_ties
from sayso.journey.people.actions.see_alone import NewAsked, close_see_alone, record_asked
from sayso.journey.people.actions.share_areas import share_areas
from sayso.journey.people.actions.stop_sharing import stop_sharing

__all__ = [
    "NewAddress",
    "NewAnswer",
    "NewAsked",
    "NewContactPoint",
    "NewDeath",
    "NewName",
    "NewNeed",
    "NewPerson",
    "NewSafeContact",
    "NewTie",
    "add_people",
    "add_person",
    "close_see_alone",
    "confirm_merge",
    "end_address",
    "end_communication_need",
    "end_contact_point",
    "end_tie",
    "hide_address",
    "mark_not_same",
    "propose_merge",
    "record_address",
    "record_addresses",
    "record_asked",
    "record_communication_need",
    "record_communication_needs",
    "record_contact_point",
    "record_contact_points",
    "record_death",
    "record_equality_answer",
    "record_equality_answers",
    "record_name",
    "record_names",
    "record_nhs_number",
    "record_particulars",
    "record_safe_contact",
    "record_standing",
    "record_tie",
    "record_ties",
    "share_areas",
    "stop_sharing",
    "undo_death",
    "undo_merge",
]
