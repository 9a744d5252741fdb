"""The parts of the register screen: what is listed, how a line of it looks, what is changed, what is read."""
