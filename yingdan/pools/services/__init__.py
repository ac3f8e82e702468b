"""The verbs of public pools."""
