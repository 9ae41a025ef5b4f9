"""Runs a community's mentoring from the spreadsheet its coordinator already keeps."""

__version__ = "0.1.0"
