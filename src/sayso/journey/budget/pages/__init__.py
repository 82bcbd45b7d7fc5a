"""The pages of budget."""
