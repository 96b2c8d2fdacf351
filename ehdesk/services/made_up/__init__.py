"""A family that does not exist, to show the program with and to practise with."""
