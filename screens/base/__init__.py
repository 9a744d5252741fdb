"""What all screens stand on."""
