"""The program docgen."""
