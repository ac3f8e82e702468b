"""How the product is put together: settings, the API and the web entry points."""
