"""What stands against what: options and wishes, with what each costs and gives."""
