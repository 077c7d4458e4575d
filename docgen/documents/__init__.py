"""The fields of each form family and their own consistency."""
