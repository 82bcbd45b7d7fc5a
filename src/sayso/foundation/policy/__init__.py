"""The council's own settings, by date, each with its source and the consultation it cites."""
