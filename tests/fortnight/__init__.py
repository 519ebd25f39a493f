"""A fortnight with the bot: somebody who has a loop in a month, day by day, with the clock moved by hand."""
