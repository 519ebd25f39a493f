"""Moments that may become stories: kept in a line each, or taken from a résumé."""
