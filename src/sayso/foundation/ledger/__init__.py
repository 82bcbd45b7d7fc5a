"""Double entry; knows nothing of care."""
