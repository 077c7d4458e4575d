"""What stands in a Word file: the one safe reader of packages."""
