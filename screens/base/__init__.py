"""What all screens stand on: line, keys, drawn parts, drafts, threads, and the one way to write."""
