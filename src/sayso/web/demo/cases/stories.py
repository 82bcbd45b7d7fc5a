"""Stories: Ana's, which everybody can read, and one that she is asked to change; Bea's, which waits."""

from sayso.council.community import actions
from sayso.council.community.models import Story
from sayso.web.demo.council import Council, acting

TEA = (
    "For three years somebody came at half past four with my tea. I am not hungry at half past four. I "
    "said so, and for once somebody wrote it down. Now Lena comes at seven. We lay the table for two "
    "and she tells me about her exams. It costs the same. Ask for the hour you want. It is your tea."
)
DOG = "Jo next door has Biscuit when I am in hospital, and asks for nothing. I want to tell the whole street."
SAY_BACK = (
    "What a good neighbour. You name her and where she lives, and she may not want that. Ask her first,"
    " or call her “my neighbour”, and tell it again."
)
BEAS = (
    "Nobody told me that I could say which hours are mine. I thought you take all of it or you are a "
    "bad daughter. I go swimming on Thursdays now. I am kinder on Fridays."
)


def tell(council: Council) -> None:
    """Let Ana tell two and Bea one; Rhys reads Ana's, and Bea's waits for him."""
    rhys = council.logins["Rhys Parry"]
    tea = _tells(council, "Ana Marsh", TEA, called="Ana", hour="16:20", days_ago=40)
    dog = _tells(council, "Ana Marsh", DOG, called="Ana", hour="16:45", days_ago=9)
    _tells(council, "Bea Marsh", BEAS, called="", hour="22:10", days_ago=2)
    at = council.at("10:20", days_ago=39)
    with acting(rhys, at):
        actions.read_story(story=tea.pk, is_fit=True, by=rhys, at=at)
    at = council.at("10:05", days_ago=8)
    with acting(rhys, at):
        actions.read_story(story=dog.pk, is_fit=False, said_back=SAY_BACK, by=rhys, at=at)


def _tells(council: Council, who: str, words: str, *, called: str, hour: str, days_ago: int) -> Story:
    own, at = council.logins[who], council.at(hour, days_ago=days_ago)
    new = actions.NewStory(person=council.people[who], words=words, called=called)
    with acting(own, at):
        return actions.tell_story(story=new, by=own, at=at)
