"""Sources become records and rejects."""
