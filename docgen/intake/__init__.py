"""From YAML, JSON and form posts to a typed model, with all mistakes at once."""
