"""The meetings of a body that meets again and again: what one takes over from the one before."""
