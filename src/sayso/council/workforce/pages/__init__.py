"""A worker's own learning, the lessons, and what a team has learnt."""
