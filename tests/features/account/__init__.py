"""Tests of /help, /privacy, /cancel and /delete."""
