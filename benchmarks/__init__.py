"""What is measured, and against what: ``make bench``, or ``make bench ONLY=key,start``.

Every figure is taken together with its reference, in turns, in one run, so that a busy machine slows
both. Times in a terminal are those at which the bytes arrived; the emulator is fed afterwards.
"""
