"""Pure rules of remedies."""
