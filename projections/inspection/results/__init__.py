"""What a report states beside the figures of lines of work, held against the books."""
