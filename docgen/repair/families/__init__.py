"""The menders, one module for each group of families; each names the codes that it mends."""
