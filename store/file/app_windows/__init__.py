"""The windows of the app: the lock of each, its journal, its half-typed texts, where it was."""
