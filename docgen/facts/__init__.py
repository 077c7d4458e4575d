"""What stands in a Word file.

:mod:`docgen.facts.package` refuses what could harm; :mod:`docgen.facts.reader` says what is there,
with effective formatting and no opinion; :mod:`docgen.facts.model` is the shape of the answer.
"""
