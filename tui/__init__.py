"""How heldag is run: the command line, the app shell, settings, the command palette."""
