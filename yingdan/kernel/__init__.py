"""What every app stands on; knows no business words."""
