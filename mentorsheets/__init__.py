"""Runs a community's mentoring from the spreadsheet its coordinator already keeps."""
