"""The same views, served."""
