"""Spreadsheets of enterprises become tables of an atlas."""
