"""Cards with their regions, routes and outlets; how each rep stands; the company's settings."""

from yingdan.coverage.models.card import Card, Outlet, Region, Route
from yingdan.coverage.models.standing import Finding, Setup, Standing

__all__ = ["Card", "Finding", "Outlet", "Region", "Route", "Setup", "Standing"]
