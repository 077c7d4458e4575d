"""Every external program behind one wrapper."""
