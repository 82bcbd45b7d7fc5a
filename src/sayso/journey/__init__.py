"""One room a stage of the person's path, in the order they walk it."""
