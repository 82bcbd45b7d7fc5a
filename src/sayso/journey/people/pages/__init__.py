"""Pages about people: finding, adding, changing, joining and opening."""
