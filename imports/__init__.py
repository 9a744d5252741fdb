"""How documents from elsewhere are read in; the mirror of exports."""
