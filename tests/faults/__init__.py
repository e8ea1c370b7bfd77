"""Processes killed at random moments while they record, import and catch up. `make faults`."""
