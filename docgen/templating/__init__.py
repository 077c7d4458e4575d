"""Word templates: stamped from the norm, compiled once, rendered, checked."""
