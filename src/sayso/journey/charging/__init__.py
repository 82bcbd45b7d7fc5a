"""What somebody pays, worked out and shown line by line."""
