"""The live screen: the minutes of a meeting, typed while it happens."""
