"""A meeting as the document that it is becoming: what stands below what."""
