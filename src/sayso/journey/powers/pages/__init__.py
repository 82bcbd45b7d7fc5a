"""The pages of powers: a worker's, the person's own, and those of whoever acts for somebody."""
