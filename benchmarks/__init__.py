"""Measurements, each one a script that anybody can run."""
