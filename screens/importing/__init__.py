"""The import: a path, what is in the documents there, and taking them in."""
