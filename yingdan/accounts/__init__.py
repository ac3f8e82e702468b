"""Users, sign-in, sessions, tokens, roles and permissions."""
