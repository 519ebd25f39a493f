"""What `make bench` measures; never part of the tests."""
