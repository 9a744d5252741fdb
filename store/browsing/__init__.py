"""All meetings at a glance: which of them fit what is typed, and how a series has gone on."""
