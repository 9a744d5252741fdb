"""Searching everything that is written, and the searches that are saved."""
