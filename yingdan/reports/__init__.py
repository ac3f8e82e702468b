"""Daily, weekly and monthly reports written from the records, and plans against what happened."""
