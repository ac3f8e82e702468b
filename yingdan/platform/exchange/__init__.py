"""Data in from files: read, understood, checked, written in batches that can be resumed and taken back."""
