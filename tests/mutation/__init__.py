"""Faults put into the program one at a time, to see that a test notices each."""
