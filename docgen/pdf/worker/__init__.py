"""One LibreOffice kept open behind a pipe, in a jail, for many conversions (decision 21)."""
