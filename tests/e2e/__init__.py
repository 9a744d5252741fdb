"""Whole journeys: the installed program in a real pseudo-terminal, read by a terminal emulator."""
