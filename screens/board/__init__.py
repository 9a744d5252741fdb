"""The board of an exercise: its cells side by side, and the wall of notes."""
