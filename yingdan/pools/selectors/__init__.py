"""Which pools and which of their records an actor sees."""
