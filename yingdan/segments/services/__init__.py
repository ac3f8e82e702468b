"""What is done: schemes, runs, pins, losses, standings, notices."""
