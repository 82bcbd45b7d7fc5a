"""What somebody pays, worked out and shown line by line.

`pages` asks one question a page and keeps nothing: the answers travel in the page itself. `facts` is the
only door to the rules: it turns answers and the council's settings into a case, and asks for its sum.
"""
