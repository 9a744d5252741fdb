"""Searching everything that is written."""
