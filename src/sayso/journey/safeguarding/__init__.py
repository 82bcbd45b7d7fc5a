"""Concerns about an adult, raised by anyone."""
