"""The parts of the people screen: who is there, the register, one person, a list that is taken in."""
