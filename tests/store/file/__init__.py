"""The file as a thing on the disk."""
