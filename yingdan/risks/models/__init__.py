"""Models of risks."""
