"""Models of remedies."""
