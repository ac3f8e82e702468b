"""Resources: an entity is described once; lists, filters, views, export, import and history come from that."""
