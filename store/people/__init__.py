"""The people of all meetings: who they are, how they are found by name, and who may be one and the same."""
