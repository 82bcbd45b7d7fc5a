"""Which tables are not in somebody's own copy, each with the reason why not."""

from collections.abc import Mapping

_STORY = "What workers write of their work is given by a data officer: it may hold what others told us."
_WORK = "Who of us does what: the part that is for you stands on your page."
_SAFETY = (
    "About keeping people safe: a file on a phone could put somebody in danger. A data officer gives it."
)
_PRIVATE = "What you said in private stays where only you open it: a file can be found by somebody else."
_MACHINERY = "Keys and marks of the machinery. What they stand for is in the copy."
_CLOSE = "What somebody close to you does and does not do is theirs to tell."

_MEANS = "What you pay is a sum of many lines. Ask us, and you get it in a letter with each line."
NOT_COPIED: Mapping[str, str] = {
    "charging.Contribution": _MEANS,
    "charging.FinancialAssessment": _MEANS,
    "charging.LookAgain": _MEANS,
    "charging.MoneyChange": _MEANS,
    "charging.SumLetter": "The letter itself is in the copy. This says that it was written.",
    "charging.ToldMeans": _MEANS,
    "casework.Contact": _STORY,
    "casework.Note": _STORY,
    "assessment.Conversation": _STORY,
    "assessment.SupporterCheck": _STORY,
    "review.FoundApart": _STORY,
    "review.ChoiceTakenUp": _STORY,
    "casework.Task": _WORK,
    "casework.Allocation": _WORK,
    "casework.Transfer": _WORK,
    "casework.CoverFor": _WORK,
    "casework.WaitingRisk": _STORY,
    "casework.DutyHandover": _WORK,
    "casework.ConcernHeard": _SAFETY,
    "casework.SafetyNote": _SAFETY,
    "casework.SafetyPaper": _SAFETY,
    "safeguarding.Concern": _SAFETY,
    "safeguarding.ConcernDecision": _SAFETY,
    "people.HiddenAddress": _SAFETY,
    "powers.PowerPause": _SAFETY,
    "powers.RegisterCheck": "That we looked a power up. The power itself is in the copy.",
    "powers.PowerUse": "That we opened a power to somebody’s sign-in. The power itself is in the copy.",
    "people.Death": "Nobody reads that of themself. Where it is a mistake we say sorry, and undo it.",
    "casework.PrivateNote": _PRIVATE,
    "casework.PrivatePaper": _PRIVATE,
    "charging.ChargeRunLine": "A dry run changed nothing. The sum that came of it stands with your sums.",
    "assessment.Willingness": _PRIVATE,
    "planning.TaskOffer": _PRIVATE,
    "assessment.AgreedHours": _CLOSE,
    "planning.CarerTask": _CLOSE,
    "planning.PowerYes": "A yes in your place stands with the plan, on your page of who acts for you.",
    "planning.PlanComment": "What others said of your plan is theirs. It stands beside it on your page.",
    "options.OwnChoiceAnswer": _PRIVATE,
    "control.Turn": "That you let orders wait is for you alone: a file can be found. It stands on your page.",
    "control.EarlySigns": _PRIVATE,
    "control.SignsShown": "With whom you share your early signs is for you alone. It stands on your page.",
    "control.TaskLevel": "Who does what for you is for you alone. It stands on your page.",
    "purchasing.WaitingOrder": "An order that waits tells that you paused. What is placed is in the copy.",
    "payments.PayeeAccount": "Your bank details: a file on a phone could be used by somebody else.",
    "purchasing.OrderPrice": "What an order costs stands in your budget, a line each.",
    "breaks.BreakNeed": _PRIVATE,
    "breaks.BreakStep": _PRIVATE,
    "breaks.BreakBooking": _PRIVATE,
    "breaks.BreakOutcome": _PRIVATE,
    "partnership.PartnershipSide": _CLOSE,
    "partnership.Account": _PRIVATE,
    "partnership.Release": _PRIVATE,
    "partnership.WhoDecides": _CLOSE,
    "partnership.PaidProposal": "What was put changed nothing. What was decided of it is there.",
    "partnership.PaidTime": "It stands with what was agreed.",
    "partnership.PaidSum": "It stands with what was agreed.",
    "partnership.NoCarer": "That somebody cares for you or not stands among the people you told us of.",
    "partnership.AloneAsk": _PRIVATE,
    "people.Merge": _MACHINERY,
    "people.NotSame": _MACHINERY,
    "people.Finding": _MACHINERY,
    "decisions.Decision": _MACHINERY,
    "decisions.Attempt": "What was tried and not decided: nothing of it became so.",
    "decisions.Telling": _MACHINERY,
    "decisions.Reply": "Your reply stands in the words of the decision.",
    "decisions.UnmetNeed": "It stands in the reasons of the decision.",
    "letters.LetterCopy": "Each letter is on your page, whole, as it was drawn.",
    "letters.Sending": _MACHINERY,
}
