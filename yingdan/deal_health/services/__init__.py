"""Services of health."""
