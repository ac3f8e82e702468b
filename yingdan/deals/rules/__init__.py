"""Pure rules of deals: no database, no clock."""
