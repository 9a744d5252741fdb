"""Who is there, and the people of all meetings."""
