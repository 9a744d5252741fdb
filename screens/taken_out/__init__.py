"""What was taken out of one meeting: shown, and brought back."""
