"""The organisation: teams, members, and who may see whose rows."""
