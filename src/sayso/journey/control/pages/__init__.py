"""The pages of this room: one's own, and those of whoever works with somebody."""
