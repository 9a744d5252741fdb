"""All meetings: the home screen, and what opens from it."""
