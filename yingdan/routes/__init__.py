"""Routes 路线: in which order a person visits the outlets of a day or of a cycle of days."""
