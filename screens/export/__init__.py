"""The export: what is missing, how the document will read, and where it is written."""
