"""What the program costs, beside something comparable in the same run. `make bench`."""
