"""What is read: classes as a scheme sees them, rhythms, lists, figures."""
