"""Tests of risks."""
