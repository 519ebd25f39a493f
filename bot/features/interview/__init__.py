"""The debrief of a real interview: what was asked, which story was told, how it went."""
