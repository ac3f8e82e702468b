"""Import and export of any resource."""
