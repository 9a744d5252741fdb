"""What lies over all meetings."""
