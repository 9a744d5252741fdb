"""The checks: what is missing or doubtful, and what somebody has dismissed."""
