"""Plain words to page and PDF; an outbox with proof of sending."""
