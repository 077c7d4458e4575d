"""Word to PDF and page pictures through a kept-open LibreOffice."""
