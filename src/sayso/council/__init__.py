"""The council looks at itself: reads only."""
