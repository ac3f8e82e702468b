"""Pure functions of reports: periods and deadlines, composing, matching."""
