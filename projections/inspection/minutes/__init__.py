"""The minutes of an inspection: what it looked at, what it found, and what that rests on."""
