"""What belongs to one running program: its lock, its journal, its half-typed texts, where it was."""
