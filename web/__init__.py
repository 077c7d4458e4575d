"""The web form of one office."""
