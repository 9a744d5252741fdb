"""What waits to be written: a change as data, how it is carried out, and what gone windows have left."""
