"""Vietnamese sentences by code."""
