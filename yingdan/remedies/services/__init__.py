"""Services of remedies."""
