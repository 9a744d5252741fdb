"""Tests of the parts of the screens."""
