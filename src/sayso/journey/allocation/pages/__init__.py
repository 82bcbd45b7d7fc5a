"""The pages of first figures, and of the council's points table."""
