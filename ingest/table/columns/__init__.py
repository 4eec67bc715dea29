"""What each column of a sheet means, why, and a mapping that a steward can edit."""
