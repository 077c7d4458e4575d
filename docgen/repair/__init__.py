"""Mends what is certain in a Word file: edits the given package, never renders it anew."""
