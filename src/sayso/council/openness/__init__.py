"""What the council tells everyone about how it decides."""
