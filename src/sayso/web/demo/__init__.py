"""The made-up council."""
