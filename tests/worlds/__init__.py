"""Two worlds: with and without one's private entries, all that the other gets is the same to the byte."""
