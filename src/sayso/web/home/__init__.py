"""Pages that read across rooms: home pages, worklists, search. No models."""
