"""What a meeting is: its records, the kinds of entries, and what follows from them alone."""
