"""The rules; every module here is found by :func:`docgen.lint.registry.rules`."""
