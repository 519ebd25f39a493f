"""Which of my stories?"""
