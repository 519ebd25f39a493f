"""The committed Docker set-up, started and used as an operator would: `make compose-check`."""
