"""What the room keeps."""

from sayso.journey.powers.models.held import BECAUSE, Power, PowerPause, PowerUse, RegisterCheck

__all__ = ["BECAUSE", "Power", "PowerPause", "PowerUse", "RegisterCheck"]
