"""Rounds of a note-taker's bad luck: typing goes on while things happen to the file and to the program."""
