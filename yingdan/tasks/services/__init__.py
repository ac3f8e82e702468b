"""Services of tasks."""
