"""The file as a thing on the disk: what it is known by, whether it is still ours, what waits beside it."""
