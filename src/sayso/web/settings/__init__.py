"""How one installation is set up: its folder, its secrets, its database and Django's own settings."""
