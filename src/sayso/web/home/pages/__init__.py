"""Pages that read across rooms, and the pages for when something goes wrong."""
