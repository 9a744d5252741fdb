"""What can be done to a meeting, one module for each thing that it is done to.

Each function is one undoable step, committed when it returns; within ``store.step(…)`` it is a part of
that step. None of them deletes a row: they set ``deleted``.
"""
