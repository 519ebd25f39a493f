"""Importing: what of a file the bank lacks, shown before it is taken in. What is there already stays as it is."""
