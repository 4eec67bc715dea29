"""Pure functions on rows and matrices."""
