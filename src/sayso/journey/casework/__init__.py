"""Contacts, notes, papers, allocation and tasks."""
