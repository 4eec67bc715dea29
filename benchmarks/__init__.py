"""Synthetic atlases and measured ratios; run from the root of the checkout."""
