"""Tests of the note-taker at work."""
