"""Visits 拜访: planned, checked in and out on the phone, done in steps; sent as often as it takes, kept once."""
