"""Questions about records. Every one takes `viewer`, and answers by what that viewer may see."""

from sayso.journey.casework.queries.duty import (
    Tonight,
    contact,
    contacts_of,
    handovers_of,
    open_contact,
    support_of,
    tonight_list,
)
from sayso.journey.casework.queries.notes import notes_of, readers_of, versions_of
from sayso.journey.casework.queries.owning import live_lead, live_leads, owner_and_team, tray_of
from sayso.journey.casework.queries.papers import paper, papers_of, stored_at
from sayso.journey.casework.queries.work import (
    Promise,
    Worker,
    colleagues,
    handed_by,
    handed_to,
    my_tasks,
    my_workers,
    open_contacts,
    open_tasks_of,
    task,
    tray,
    what_happens_next,
    without_lead,
    working_with,
)

__all__ = [
    "Promise",
    "Tonight",
    "Worker",
    "colleagues",
    "contact",
    "contacts_of",
    "handed_by",
    "handed_to",
    "handovers_of",
    "live_lead",
    "live_leads",
    "my_tasks",
    "my_workers",
    "notes_of",
    "open_contact",
    "open_contacts",
    "open_tasks_of",
    "owner_and_team",
    "paper",
    "papers_of",
    "readers_of",
    "stored_at",
    "support_of",
    "task",
    "tonight_list",
    "tray",
    "tray_of",
    "versions_of",
    "what_happens_next",
    "without_lead",
    "working_with",
]
