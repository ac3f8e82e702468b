"""Resources, events, audit, files, import and export: what entities get for free."""
