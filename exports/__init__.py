"""Rows become workbooks, pages and open formats."""
