"""Segments: classes, dormancy, churn."""
