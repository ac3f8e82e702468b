"""What the audit trail is about, in the trade's words: every audited table and column has a name in both languages."""
