"""The help: every key, marker and command."""
