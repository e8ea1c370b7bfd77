"""Pages and pictures of the guides that are made by the program itself: `make guides`."""
