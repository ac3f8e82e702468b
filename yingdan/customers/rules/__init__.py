"""Pure rules of customers: no database, no clock."""
