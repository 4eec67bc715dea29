"""Records become a store."""
