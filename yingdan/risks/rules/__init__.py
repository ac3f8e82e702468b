"""Pure rules of risks."""
