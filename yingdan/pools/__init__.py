"""Public pools of leads and customers."""
