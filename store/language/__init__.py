"""Words, dates and spelling: what is understood of a text before it is known what it is for."""
