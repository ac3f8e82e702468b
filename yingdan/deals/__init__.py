"""Pipelines, deals, stages and their history."""
