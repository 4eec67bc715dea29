"""Canned Cypher files become rows."""
