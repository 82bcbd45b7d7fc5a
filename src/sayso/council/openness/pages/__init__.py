"""The public page, and the officer's pages behind it."""
