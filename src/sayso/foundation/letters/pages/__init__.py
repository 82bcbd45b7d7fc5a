"""Letters on a page: those to one person, one of them, its PDF, writing and sending it; and one's own."""
