"""People: handover, stand-in, the seven fixed."""
