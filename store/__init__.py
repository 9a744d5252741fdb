"""What a meeting is and how it is kept. The only folder that knows SQL."""
