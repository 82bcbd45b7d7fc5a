"""What the room shows and asks."""
