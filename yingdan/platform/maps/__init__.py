"""Map services, for whoever needs ways, places or the weather."""
