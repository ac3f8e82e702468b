"""What is done with cards, by noun."""
