"""A note-taker at work in a meeting, on any screen: the desk, what is done to entries, places in words."""
