"""Funnel and pipeline read from the past of deals (`deals.models.DealState`)."""
