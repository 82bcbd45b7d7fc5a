"""The doors: pages that read across rooms, the API, the command line, settings and the made-up council."""
