"""Tests of the API as its description promises it."""
