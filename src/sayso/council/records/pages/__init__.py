"""The pages of the desk, and of whoever asks."""
