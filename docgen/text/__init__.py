"""Vietnamese text: Unicode form, folding, wording of dates and numbers, strict YAML."""
