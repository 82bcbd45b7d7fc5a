"""Sayso: adult social care as the person's own."""

__version__ = "0.1.0"
