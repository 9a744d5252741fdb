"""What the user sees and does: one screen per file, its ``.tcss`` beside it."""
