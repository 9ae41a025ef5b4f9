"""Tests of the pairing engine."""
