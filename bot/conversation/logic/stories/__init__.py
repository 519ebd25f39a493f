"""Stories: their letters and marks, what they tell, and which of them fits."""
