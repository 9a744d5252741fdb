"""The parts of the list of meetings: what finds, what is drawn, and the preview beside it."""
