"""Changes to the council's settings, and consultations on them."""

from sayso.foundation.policy.actions.open_consultation import open_consultation
from sayso.foundation.policy.actions.set_setting import NewValue, set_setting, set_settings
from sayso.foundation.policy.actions.tell_outcome import tell_outcome

__all__ = ["NewValue", "open_consultation", "set_setting", "set_settings", "tell_outcome"]
