"""Services of risks."""
