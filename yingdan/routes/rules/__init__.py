"""Pure rules of routes: travel, the clock of a day, the order of stops, visit patterns, cycles of days."""
