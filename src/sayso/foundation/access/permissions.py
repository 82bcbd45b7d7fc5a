"""Everything that somebody may be permitted to do. One list, so that a page and an action ask the same."""

from enum import StrEnum


class Permission(StrEnum):
    """One kind of thing a role lets somebody do. Which records it reaches is a matter of grants."""

    # Anyone, signed in or not
    READ_PUBLIC_PAGES = "read_public_pages"
    RAISE_CONCERN = "raise_concern"
    TRY_A_CHARGE = "try_a_charge"

    # Anyone signed in
    SEE_OWN_HOME = "see_own_home"
    KEEP_OWN_SIGN_IN = "keep_own_sign_in"
    SEE_OWN_RECORD = "see_own_record"
    SEE_WHO_LOOKED = "see_who_looked"
    CHOOSE_SHARING = "choose_sharing"

    # Finding and opening
    FIND_PEOPLE = "find_people"
    OPEN_WITH_PURPOSE = "open_with_purpose"
    BREAK_GLASS = "break_glass"
    CHECK_BROKEN_GLASS = "check_broken_glass"
    CHECK_PURPOSES = "check_purposes"
    RELEASE_LOOKS = "release_looks"

    # People
    SEE_PERSON = "see_person"
    ADD_PERSON = "add_person"
    CHANGE_PERSON = "change_person"
    PROPOSE_MERGE = "propose_merge"
    CONFIRM_MERGE = "confirm_merge"
    RESTRICT_RECORD = "restrict_record"

    # Casework
    RECORD_CONTACT = "record_contact"
    START_URGENT_SUPPORT = "start_urgent_support"
    SEE_DUTY_SHEET = "see_duty_sheet"
    WRITE_NOTE = "write_note"
    KEEP_PAPERS = "keep_papers"
    SEE_MY_DAY = "see_my_day"
    DO_TASKS = "do_tasks"
    SEE_TEAM_TRAY = "see_team_tray"
    ALLOCATE = "allocate"
    TRANSFER = "transfer"
    DECIDE_FOR_COUNCIL = "decide_for_council"

    # Assessment
    ASSESS = "assess"
    SAY_WHAT_MATTERS = "say_what_matters"

    # Acting for somebody
    KEEP_POWERS = "keep_powers"
    ACT_UNDER_POWER = "act_under_power"

    # A first figure, and the plan
    WORK_OUT_FIRST_FIGURE = "work_out_first_figure"
    WRITE_PLAN = "write_plan"
    OFFER_TASK = "offer_task"
    ANSWER_TASK = "answer_task"

    # What somebody pays, and the budget
    ASSESS_MEANS = "assess_means"
    TELL_MEANS = "tell_means"
    ASK_TO_LOOK_AGAIN = "ask_to_look_again"
    PROPOSE_BUDGET = "propose_budget"
    AGREE_BUDGET = "agree_budget"
    AGREE_BUDGET_ABOVE_LIMIT = "agree_budget_above_limit"

    # How much of it they hold themself
    KEEP_LEVELS = "keep_levels"
    HOLD_OWN_SUPPORT = "hold_own_support"

    # Choosing and buying
    IMPORT_OFFERS = "import_offers"
    CHOOSE_SUPPORT = "choose_support"
    READ_WANTS = "read_wants"
    READ_BREAK_FIGURES = "read_break_figures"
    READ_CHOICE_ANSWERS = "read_choice_answers"
    ORDER_SUPPORT = "order_support"
    RECORD_VISITS = "record_visits"

    # Paying
    KEEP_PAYEES = "keep_payees"
    MAKE_PAYMENT_RUN = "make_payment_run"
    CHECK_PAYMENT_RUN = "check_payment_run"
    IMPORT_STATEMENT = "import_statement"

    # The two of them, and looking again
    KEEP_PARTNERSHIP = "keep_partnership"
    PAY_SOMEBODY_CLOSE = "pay_somebody_close"
    REVIEW_SUPPORT = "review_support"
    ANSWER_REVIEW = "answer_review"

    # Decisions
    PROPOSE_DECISION = "propose_decision"
    MAKE_DECISION = "make_decision"
    REPLY_TO_DECISION = "reply_to_decision"

    # Safeguarding
    READ_CONCERNS = "read_concerns"
    DECIDE_ON_CONCERN = "decide_on_concern"
    READ_STAFF_CONCERNS = "read_staff_concerns"

    # Money
    SEE_LEDGER = "see_ledger"
    POST_TO_LEDGER = "post_to_ledger"

    # Letters
    WRITE_LETTER = "write_letter"
    SEND_LETTER = "send_letter"

    # Learning
    TAKE_LESSONS = "take_lessons"
    SEE_TEAM_LEARNING = "see_team_learning"

    # What we hold about somebody
    ASK_FOR_RECORD = "ask_for_record"
    ANSWER_RECORD_REQUESTS = "answer_record_requests"
    READ_RECORDS_SECOND = "read_records_second"
    READ_STORIES = "read_stories"  # before everybody can

    # The council itself
    CHANGE_SETTINGS = "change_settings"
    CONFIRM_FIGURES = "confirm_figures"
    GIVE_ROLES = "give_roles"
    READ_TRAIL = "read_trail"
    USE_API = "use_api"
