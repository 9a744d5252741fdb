"""Tests, in folders that mirror the packages; tests/e2e drives the real program."""
