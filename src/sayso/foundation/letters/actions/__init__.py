"""What can be done with letters: write, lay out, send, deliver; record what became of them."""

from sayso.foundation.letters.actions.deliver_letters import deliver_letters
from sayso.foundation.letters.actions.lay_out_letter import lay_out_letter
from sayso.foundation.letters.actions.record_carried import record_carried, record_fates
from sayso.foundation.letters.actions.record_returned import record_returned
from sayso.foundation.letters.actions.send_letters import send_letter, send_letters
from sayso.foundation.letters.actions.write_letters import write_letter, write_letters

__all__ = [
    "deliver_letters",
    "lay_out_letter",
    "record_carried",
    "record_fates",
    "record_returned",
    "send_letter",
    "send_letters",
    "write_letter",
    "write_letters",
]
