"""Rules of remedies."""
