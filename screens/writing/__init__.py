"""The note-taker at work on the live screen: what its widgets ask for, and how it is carried out."""
