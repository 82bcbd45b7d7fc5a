"""What people tell each other: stories in somebody's own words, shown while they agree to it.

Comes in: a story that somebody offers; a moderator's reading of it. Goes out: the page of stories, without
who told them. Taking one back is the author's alone, and it is gone in the same minute.
"""
