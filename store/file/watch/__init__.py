"""Seeing that the file became another one, and keeping what the old one held."""
