"""The commands, one module each; ``command(t)`` makes the click command in a language.

Nothing heavy is imported at the top of these modules: ``--help`` imports them all.
"""
