"""From budgets to what is due, and from a bank's lines to what they were."""
