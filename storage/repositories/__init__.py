"""One repository a noun: frozen records in and out, no row leaves."""
