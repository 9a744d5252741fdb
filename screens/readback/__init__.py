"""The read-back: one thing at a time, for the whole room to see."""
