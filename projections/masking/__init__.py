"""What stands for the numbers of sources where they leave the terminal."""
