"""How rows of an import become customers, contacts and follow-ups."""
