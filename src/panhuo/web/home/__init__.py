"""Home: whose turn is it?"""
