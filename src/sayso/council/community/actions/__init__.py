"""The changes that can be made to stories."""

from sayso.council.community.actions.tell_story import NewStory, read_story, take_back_story, tell_story

__all__ = ["NewStory", "read_story", "take_back_story", "tell_story"]
