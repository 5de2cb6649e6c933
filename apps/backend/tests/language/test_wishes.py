"""What a message asks for: one behaviour a test; the breadth is in the corpus."""

import pytest

from support.phrases import only, read
from todo.language import IntentKind, sentence_case


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("finish the 'delete old logs' ticket", "delete old logs"),
        ('delete the "show the demo" task', "show the demo"),
        ("ٹاسک 'کام حذف کرنا' مکمل کر دو", "کام حذف کرنا"),
    ],
)
def test_words_of_a_command_inside_quotes_belong_to_the_title(text, title):
    assert [reference.words for reference in only(text).references] == [title]


@pytest.mark.parametrize(
    "title",
    ["delete old logs", "complete the tax form", "show the demo to Sara", "review and delete stale branches"],
)
def test_words_of_a_command_inside_a_new_title_stay_in_it(title):
    intent = only(f"add a task to {title}")
    assert (intent.kind, intent.title) == (IntentKind.ADD, title)


def test_several_wishes_are_several_intents_in_order():
    intents = read("add call mom, complete task 2 and delete task 3").intents
    assert [intent.kind for intent in intents] == ["add", "complete", "delete"]
    assert [reference.numbers for intent in intents for reference in intent.references] == [(2,), (3,)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("add milk and eggs", ["milk and eggs"]),
        ("add buy milk and call mom", ["buy milk and call mom"]),
        ("add buy milk, call mom and pay rent", ["buy milk", "call mom", "pay rent"]),
        ("pay rent on friday and call mom on sunday", ["pay rent", "call mom"]),
        ("add read, test and merge the request", ["read, test and merge the request"]),
        ("کل بل جمع کرانا ہے اور پرسوں دوا لینا ہے", ["بل جمع کرانا", "دوا لینا"]),
    ],
)
def test_things_to_do_are_several_tasks_if_they_are_said_apart(text, titles):
    assert [intent.title for intent in read(text).intents] == titles


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("end it on 31 december", "2026-12-31"),
        ("repeat it until march", "2027-03-31"),
        ("make the gym stop before march", "2027-02-28"),
        ("stop repeating task 3 after christmas", "2026-12-25"),
    ],
)
def test_the_end_of_a_repetition_is_no_new_date(text, last):
    intent = only(text)
    assert (intent.kind, str(intent.ends), intent.when) == (IntentKind.RESCHEDULE, last, None)


def test_a_time_alone_is_on_the_day_that_was_named_before_it():
    intents = read("tomorrow call mom at 5 and email Bob at 6").intents
    assert [str(intent.when and intent.when.date) for intent in intents] == ["2026-11-24", "2026-11-24"]


@pytest.mark.parametrize(
    "text", ["yes", "Yes please!", "ok", "yep, go ahead", "ہاں", "جی ہاں کر دو", "haan", "ٹھیک ہے"]
)
def test_a_plain_yes(text):
    assert read(text).is_plain_yes
    assert not read(text).is_plain_no


@pytest.mark.parametrize(
    "text", ["no", "nope", "cancel", "no thanks", "don't do it", "نہیں", "رہنے دو", "nahi"]
)
def test_a_plain_no(text):
    assert read(text).is_plain_no
    assert not read(text).is_plain_yes


@pytest.mark.parametrize(
    "text", ["yes add milk", "yes and delete task 3", "ok add milk", "no, show my tasks", "ہاں دودھ شامل کرو"]
)
def test_a_yes_or_no_with_a_wish_is_not_plain(text):
    assert not read(text).is_plain_yes
    assert not read(text).is_plain_no


def test_a_yes_that_repeats_the_act_says_which():
    assert read("yes, delete it").confirms is IntentKind.DELETE
    assert read("yes, delete task 3").confirms is None
    assert read("yes").confirms is None


@pytest.mark.parametrize(
    "text", ["don't delete task 3", "do not complete task 2", "never delete my tasks", "ٹاسک 2 حذف مت کرو"]
)
def test_what_is_not_to_be_done_is_a_refusal(text):
    assert {intent.kind for intent in read(text).intents} == {IntentKind.REFUSE}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("كام دكهاؤ", "کام دکھاؤ"),
        ("ٹاسک ٣ مکمل کریں", "ٹاسک 3 مکمل کریں"),
        ("ٹاسک ۳ مکمل کریں", "ٹاسک 3 مکمل کریں"),
        ("ميرے کام دکھاؤ", "میرے کام دکھاؤ"),
        ("کَام دِکھاؤ", "کام دکھاؤ"),
    ],
)
def test_keyboards_and_digits_make_no_difference(typed, meant):
    found, expected = only(typed), only(meant)
    assert found.kind == expected.kind
    assert [ref.numbers for ref in found.references] == [ref.numbers for ref in expected.references]


@pytest.mark.parametrize(
    "typed", ["compelte task 4", "delet taks 4", "remvoe task 4", "renmae task 4 to x", "complte task 4"]
)
def test_a_slip_of_the_finger_is_forgiven(typed):
    intent = only(typed)
    assert [reference.numbers for reference in intent.references] == [(4,)]


@pytest.mark.parametrize(
    "text",
    [
        "what's the capital of France?",
        "tell me a joke",
        "asdfgh",
        "if I delete a task can I get it back",
        "آج موسم کیسا ہے؟",
    ],
)
def test_what_is_no_wish_about_tasks_is_out_of_scope(text):
    assert only(text).kind in (IntentKind.OUT_OF_SCOPE, IntentKind.HELP)


def test_the_spans_of_an_added_task_are_those_of_the_text():
    text = "add call Ali tomorrow at 5pm #work p1"
    pieces = {piece.kind: text[slice(*piece.span)] for piece in only(text).pieces}
    assert pieces == {"title": "call Ali", "when": "at 5pm", "tag": "#work", "priority": "p1"}


def test_a_title_in_lower_case_becomes_a_sentence():
    assert sentence_case("buy groceries") == "Buy groceries"
    assert sentence_case("iPhone repair") == "iPhone repair"
    assert sentence_case("") == ""


def test_the_language_of_a_text_is_that_of_its_words():
    assert read("show my tasks", "ur").language == "en"
    assert read("میرے کام دکھاؤ", "en").language == "ur"
    assert read("mere kaam dikhao", "en").language == "ur"
    assert read("3", "ur").language == "ur"


@pytest.mark.parametrize(
    "text",
    [
        "every monday",
        "ہر پیر",
        "tomorrow at 5",
        "کل پانچ بجے",
        "in half an hour",
        "#work every monday",
        "daily",
    ],
)
def test_a_repetition_or_a_time_alone_is_a_new_task_that_lacks_its_title(text):
    intent = only(text)
    assert (intent.kind, intent.title, intent.implied) == (IntentKind.ADD, None, True)


@pytest.mark.parametrize("text", ["tomorrow", "کل شام", "next week", "high priority", "#work", "overdue"])
def test_a_day_a_priority_or_a_tag_alone_lists(text):
    assert only(text).kind is IntentKind.LIST


@pytest.mark.parametrize("text", ["5", "3/4", "tomorrow at 5?"])
def test_what_is_neither_alone_is_not_understood(text):
    assert only(text).kind is IntentKind.OUT_OF_SCOPE


def test_two_days_said_in_the_other_order_are_the_days_between():
    due = only("monday and friday").filter.due
    assert (f"{due.start}", f"{due.end}") == ("2026-11-27", "2026-11-30")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("make tasks 1, 2 and 5 high priority", (1, 2, 5)), ("set tasks 3, 4 and 6 to low priority", (3, 4, 6))],
)
def test_numbers_with_commas_between_are_tasks_and_no_hours(text, numbers):
    intent = only(text)
    assert (intent.kind, intent.references[0].numbers) == (IntentKind.PRIORITISE, numbers)


@pytest.mark.parametrize(
    "title", ["change the oil", "update the deck", "adjust the brakes", "revise chapters 4-6"]
)
def test_to_change_a_thing_on_a_day_is_something_to_do(title):
    intent = only(f"{title} on sunday")
    assert (intent.kind, intent.title) == (IntentKind.ADD, title)


def test_days_named_with_every_week_are_those_of_the_rule():
    when = only("gym mon, wed and fri at 7am every week").when
    assert (when.recurrence, f"{when.date}") == ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25")


@pytest.mark.parametrize(
    "text",
    [
        "make task 2 high priority and due friday",
        "update task 2: due friday, priority high",
        "task 2 is due friday and high priority",
        "set task 2 to friday, high priority",
        "کام 2 کو جمعہ اور زیادہ ترجیح کر دو",
    ],
)
def test_several_changes_of_one_task_are_a_wish_each_and_about_that_task(text):
    intents = read(text).intents
    assert [intent.kind for intent in intents] == ["reschedule", "prioritise"]
    assert [reference.numbers for intent in intents for reference in intent.references] == [(2,), (2,)]
    assert (f"{intents[0].when.date}", intents[1].priority) == ("2026-11-27", "high")


def test_a_new_title_in_quotes_may_stand_among_several_changes():
    intents = read('change the milk task to "Buy bread on friday" due tomorrow #food').intents
    assert [intent.kind for intent in intents] == ["reschedule", "tag", "rename"]
    assert (intents[2].title, f"{intents[0].when.date}") == ("Buy bread on friday", "2026-11-24")
    assert intents[1].tags == ("food",)


@pytest.mark.parametrize(
    "text", ["make dinner tomorrow #family", "set a reminder to call mom friday, high priority"]
)
def test_a_thing_to_do_with_a_date_and_more_is_not_taken_for_changes_of_a_task(text):
    assert [intent.kind for intent in read(text).intents] == [IntentKind.ADD]


@pytest.mark.parametrize(
    ("text", "minutes", "days"),
    [("make the dentist an hour later", 60, 0), ("make task 3 two days earlier", 0, -2)],
)
def test_to_make_a_task_later_counts_from_when_it_is_due(text, minutes, days):
    shift = only(text).shift
    assert (shift.minutes, shift.days) == (minutes, days)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("mujhe kal yaad dilana ke bill bharna hai", "bill bharna"),
        ("har jumme ko car wash karna hai", "car wash karna"),
        ("رپورٹ لکھو نام کا کام شامل کرو", "رپورٹ لکھو"),
    ],
)
def test_words_that_lead_to_a_title_are_no_part_of_it(text, title):
    assert (only(text).kind, only(text).title) == (IntentKind.ADD, title)


def test_a_task_to_make_without_a_title_is_asked_for_one():
    intent = only("ایک اہم کام بنا دو")
    assert (intent.kind, intent.title, intent.priority) == (IntentKind.ADD, None, "high")


@pytest.mark.parametrize("title", ["organize the garage", "arrange the flowers", "sort out the closet"])
def test_a_thing_that_is_there_and_is_to_be_put_in_order_keeps_its_verb(title):
    intent = only(f"{title} on saturday")
    assert (intent.kind, intent.title) == (IntentKind.ADD, title)


def test_what_a_task_is_set_up_for_is_its_title():
    assert only("set up a recurring task to back up files every sunday").title == "back up files"


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("export my tasks", "out_of_scope", "export"),
        ("Download all my tasks as CSV", "out_of_scope", "export"),
        ("switch to dark mode", "out_of_scope", "theme"),
        ("change my password", "out_of_scope", "account"),
        ("delete my account", "out_of_scope", "account"),
        ("how do i delete my account?", "help", "account"),
        ("share task 3 with Ali", "out_of_scope", "sharing"),
        ("archive completed tasks", "out_of_scope", "changes"),
        ("who are you?", "help", "engine"),
        ("میرے کام ایکسپورٹ کرو", "out_of_scope", "export"),
        ("ڈارک موڈ لگا دو", "out_of_scope", "theme"),
    ],
)
def test_what_the_application_does_elsewhere_is_named_and_no_task(text, kind, topic):
    intent = only(text)
    assert (intent.kind, intent.topic, intent.references) == (kind, topic, ())


@pytest.mark.parametrize(
    "text", ["add export my tasks", "change my password tomorrow", "remind me to share my list with Ali"]
)
def test_what_the_application_does_may_be_a_thing_to_do(text):
    assert only(text).kind is IntentKind.ADD


@pytest.mark.parametrize(
    ("text", "kind", "ref"),
    [
        ("delete 3, no wait, delete 4", "delete", (4,)),
        ("delete 3, I mean 4", "delete", (4,)),
        ("move 2 to friday, sorry, I mean saturday", "reschedule", (2,)),
    ],
)
def test_what_is_taken_back_in_the_same_breath_is_not_done(text, kind, ref):
    intent = only(text)
    assert (intent.kind, intent.references[0].numbers) == (kind, ref)


def test_a_time_that_is_taken_back_is_not_the_time():
    assert str(only("add gym at 5, no, 6 pm").when.time) == "18:00:00"
    assert str(only("move 2 to friday, sorry, I mean saturday").when.date) == "2026-11-28"


def test_days_of_the_week_for_one_task_may_be_each_weeks():
    (doubt,) = only("yoga tue/thu 7pm").ambiguities
    assert [choice.value for choice in doubt.choices] == [
        "2026-11-24",
        "2026-11-26",
        "FREQ=WEEKLY;BYDAY=TU,TH",
    ]


def test_a_time_before_something_else_is_asked_for():
    intent = only("remind me 15 minutes before the meeting to print the slides")
    assert (intent.title, intent.when) == ("print the slides", None)
    assert [(doubt.kind, doubt.assumed) for doubt in intent.ambiguities] == [("unknown_time", None)]


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("would you mind moving task 2 to friday", "reschedule", (2,)),
        ("do you mind marking 2 and 6 as done?", "complete", (2, 6)),
        ("I'd be grateful if you deleted task 2", "delete", (2,)),
        ("I'd be glad if you swapped task 2 to friday", "reschedule", (2,)),
        ("it'd be great if you could reopen number 2", "reopen", (2,)),
        ("is it possible to have task 2 removed?", "delete", (2,)),
        ("I'd like task 2 moved to friday", "reschedule", (2,)),
        ("could task 2 be given top priority?", "prioritise", (2,)),
        ("have task 2 repeat every friday", "reschedule", (2,)),
        ("I want number 2 tagged as home", "tag", (2,)),
    ],
)
def test_what_is_asked_for_in_a_roundabout_way_is_a_command(text, kind, numbers):
    intent = only(text)
    assert (intent.kind, [reference.numbers for reference in intent.references]) == (kind, [numbers])


def test_each_deed_that_is_asked_for_has_the_form_of_the_first():
    intents = read("I'd appreciate it if you deleted task 2 and reopened task 7").intents
    assert [intent.kind for intent in intents] == ["delete", "reopen"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("the plumber task is no longer needed", "delete", "plumber"),
        ("the meeting's cancelled", "delete", "meeting"),
        ("the party isn't happening anymore", "delete", "party"),
        ("the passport renewal has been dealt with", "complete", "passport renewal"),
        ("milk's been bought", "complete", "milk"),
        ("painted the kitchen", "complete", "kitchen"),
        ("got the car washed yesterday", "complete", "car"),
        ("I managed to call the bank", "complete", "bank"),
        ("the report isn't finished after all", "reopen", "report"),
        ("I ticked off the gym by mistake", "reopen", "gym"),
        ("I deleted the gym by accident", "restore", "gym"),
        ("the invoice is due friday, not thursday", "reschedule", "invoice"),
        ("the haircut needs to be thursday instead", "reschedule", "haircut"),
        ("they moved my dentist appointment to thursday", "reschedule", "dentist appointment"),
        ("the essay no longer has a deadline", "clear_date", "essay"),
        ("the gym should stop repeating", "clear_repeat", "gym"),
    ],
)
def test_what_is_said_of_a_task_tells_what_becomes_of_it(text, kind, words):
    intent = only(text)
    assert (intent.kind, [reference.words for reference in intent.references]) == (kind, [words])


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("my train is cancelled so move the interview to wednesday", "reschedule", "interview"),
        ("it's raining so move the picnic to sunday", "reschedule", "picnic"),
        ("the kids are ill, can you move the playdate to sunday please", "reschedule", "playdate"),
        ("push the gym to friday because i'm sick", "reschedule", "gym"),
        ("cancel the gym, i'm too tired", "delete", "gym"),
        ("i can't face the ironing today, put it off till tomorrow", "reschedule", "ironing"),
    ],
)
def test_the_reason_for_a_wish_is_no_part_of_it(text, kind, words):
    intent = only(text)
    assert (intent.kind, [reference.words for reference in intent.references]) == (kind, [words])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the boiler's leaking so remind me to ring Derek", "ring Derek"),
        ("we've run out of milk, add buy milk", "buy milk"),
        ("add call the bank because they rang", "call the bank because they rang"),
    ],
)
def test_the_reason_before_a_new_task_is_left_out_and_the_one_in_its_title_stays(text, title):
    assert only(text).title == title


@pytest.mark.parametrize(
    "title",
    [
        "log in",
        "check in on friday's guests",
        "find out which bus Grandad is coming on",
        "ask who she works with",
    ],
)
def test_a_preposition_that_ends_what_is_to_be_done_stays_in_the_title(title):
    assert only(f"add {title}").title == title


@pytest.mark.parametrize("title", ["bleed the radiators", "suss out the damp smell", "fluff my pillows"])
def test_an_unknown_word_before_a_thing_is_something_to_do(title):
    intent = only(title)
    assert (intent.kind, intent.title) == (IntentKind.ADD, title)


@pytest.mark.parametrize("text", ["love the app", "hate my life", "problem with the app"])
def test_what_is_felt_is_nothing_to_do(text):
    assert only(text).kind is IntentKind.OUT_OF_SCOPE


def test_a_month_is_no_tag():
    assert only("list everything due in december").filter.tags == ()


def test_to_cancel_a_subscription_by_a_day_is_something_to_do():
    intent = only("cancel netflix before the 30th")
    assert (intent.kind, intent.title, str(intent.when.date)) == (
        IntentKind.ADD,
        "cancel netflix",
        "2026-11-29",
    )


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("task 4 can wait, push it back three days", "reschedule", (4,)),
        ("i won't get to number 4 today so move it to friday", "reschedule", (4,)),
    ],
)
def test_what_it_is_was_named_in_the_remark_before_the_wish(text, kind, numbers):
    intent = only(text)
    assert (intent.kind, [reference.numbers for reference in intent.references]) == (kind, [numbers])


def test_a_done_thing_that_is_named_twice_is_done_once():
    text = "I handed in the essay so you can mark the essay as done"
    assert [reference.words for reference in only(text).references] == ["essay"]


@pytest.mark.parametrize(
    ("text", "title", "note"),
    [
        (
            "parents evening tuesday 6pm, note: ask about the maths set",
            "parents evening",
            "ask about the maths set",
        ),
        (
            "order a valve for flat 6 by wednesday, note: 15mm, chrome",
            "order a valve for flat 6",
            "15mm, chrome",
        ),
    ],
)
def test_a_new_task_may_end_with_a_note(text, title, note):
    intent = only(text)
    assert (intent.title, intent.description) == (title, note)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("check the cart every monday wednesday and friday", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("choir practice fortnightly on thursdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("pay the rent every month on day 5", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ],
)
def test_more_ways_to_say_how_often(text, rule):
    assert only(text).when.recurrence == rule


def test_the_days_between_now_and_another():
    due = only("what's due between now and friday").filter.due
    assert (str(due.start), str(due.end)) == ("2026-11-23", "2026-11-27")


def test_a_tag_may_stand_behind_a_time():
    intent = only("daily standup at 9:45am tag team")
    assert (intent.title, intent.tags) == ("daily standup", ("team",))


def test_the_day_of_a_task_that_was_done_is_when_it_was_due():
    (reference,) = only("i finished the task due yesterday").references
    assert (str(reference.filter.due.end), reference.filter.words) == ("2026-11-22", None)


def test_a_reason_before_several_wishes_is_no_part_of_the_first():
    intents = read("the lecturer is ill so push the reading back by one week and tag it with uni").intents
    assert [intent.kind for intent in intents] == ["reschedule", "tag"]
    assert [reference.words for reference in intents[0].references] == ["reading"]


def test_a_reminder_after_a_thing_to_do_is_a_task_of_its_own():
    intents = read("sign the slip by thursday, and remind me to buy a bag on wednesday").intents
    assert [intent.title for intent in intents] == ["sign the slip", "buy a bag"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "add task 1: clean kitchen, task 2: vacuum, task 3: laundry",
            ["clean kitchen", "vacuum", "laundry"],
        ),
        ("add these: 1. clean kitchen 2. vacuum 3. laundry", ["clean kitchen", "vacuum", "laundry"]),
        ("add 1) clean kitchen 2) vacuum and 3) laundry", ["clean kitchen", "vacuum", "laundry"]),
        ("add the following\n- milk\n- bread", ["milk", "bread"]),
        ("1. buy milk\n2. call mom", ["buy milk", "call mom"]),
        ("1) buy milk 2) call mom", ["buy milk", "call mom"]),
        ("add task 1: clean kitchen", ["clean kitchen"]),
        ("add chapter 1: intro", ["chapter 1: intro"]),
    ],
)
def test_a_numbered_list_is_a_task_for_each_of_its_items(text, titles):
    intents = read(text).intents
    assert [(intent.kind, intent.title, intent.when) for intent in intents] == [
        (IntentKind.ADD, title, None) for title in titles
    ]


def test_a_numbered_list_may_hold_wishes_of_any_kind():
    intents = read("1. complete task 2 2. delete task 3").intents
    assert [(intent.kind, intent.references[0].numbers) for intent in intents] == [
        (IntentKind.COMPLETE, (2,)),
        (IntentKind.DELETE, (3,)),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("remind me about it tomorrow", "2026-11-24"),
        ("remind me of this on friday", "2026-11-27"),
        ("remind me about that", None),
        ("remind me about it a week before", None),
    ],
)
def test_a_reminder_of_what_was_spoken_of_is_no_new_task(text, day):
    intent = only(text)
    assert (intent.kind, intent.references[0].kind) == (IntentKind.RESCHEDULE, "pronoun")
    assert (intent.when.date.isoformat() if intent.when else None) == day


def test_the_same_time_is_kept_on_another_day():
    intent = only("move the meeting with Bob to the same time on thursday")
    assert (intent.references[0].words, intent.when.time) == ("meeting with Bob", None)


@pytest.mark.parametrize(
    "text", ["show january", "who am I meeting in january?", "where do I have to be in january"]
)
def test_a_month_may_be_all_that_is_asked_for(text):
    intent = only(text)
    assert (intent.kind, f"{intent.filter.due.start:%m}") == (IntentKind.LIST, "01")


@pytest.mark.parametrize("text", ["can you help me get organised this week?", "help me stay on track"])
def test_who_asks_for_help_with_all_of_it_is_told_what_can_be_done(text):
    assert only(text).kind is IntentKind.HELP


@pytest.mark.parametrize(
    ("text", "count"), [("complete both", 2), ("delete all three", 3), ("complete them", None)]
)
def test_how_many_are_spoken_of_is_known(text, count):
    (reference,) = only(text).references
    assert (reference.kind, reference.plural, reference.count) == ("pronoun", True, count)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('add "call Tom" for thursday and "email Jerry" for friday', ["call Tom", "email Jerry"]),
        ("add 'wash car' and 'mow lawn' for saturday", ["wash car", "mow lawn"]),
        ('add "War and Peace" to my list', ["War and Peace"]),
        ('add read "Emma" and "Ulysses"', ['read "Emma" and "Ulysses"']),
    ],
)
def test_each_title_in_quotes_is_a_task_of_its_own(text, titles):
    assert [intent.title for intent in read(text).intents] == titles


def test_titles_in_quotes_are_tasks_of_their_own_where_they_are_there():
    assert [reference.words for reference in only('complete "a" and "b"').references] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "which tasks are due within the next 3 days?",
        "تین دن کے اندر کیا کرنا ہے؟",
        "show tasks due within 3 days",
    ],
)
def test_within_some_days_is_all_of_them(text):
    due = only(text).filter.due
    assert (f"{due.start}", f"{due.end}") == ("2026-11-23", "2026-11-26")


@pytest.mark.parametrize(
    "text", ["move dentist to next monday same time", "move the dentist to monday, at the same time"]
)
def test_the_same_time_may_be_said_last(text):
    intent = only(text)
    assert (intent.kind, intent.references[0].words) == (IntentKind.RESCHEDULE, "dentist")


def test_what_a_note_says_is_a_question_about_its_task():
    intent = only("what does the note on the landlord task say?")
    assert (intent.kind, intent.references[0].words) == (IntentKind.LIST, "landlord")


def test_tasks_that_have_no_tags_are_no_tag():
    assert only("which of my tasks have no tags").filter.untagged


@pytest.mark.parametrize(
    "text", ["I have so much to do today", "i've got a lot of stuff to do tomorrow", "we have too much to do"]
)
def test_a_sigh_over_all_there_is_to_do_is_no_task(text):
    assert only(text).kind is IntentKind.LIST


def test_which_of_those_comes_first_is_the_soonest():
    wanted = only("which of these is due first?").filter
    assert (wanted.status, wanted.order) == ("pending", "due_date")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("I completed task 4 and 6 yesterday", (4, 6)),
        ("I finished task 3 this morning", (3,)),
        ("finished tasks 1, 2 and 3 just now", (1, 2, 3)),
    ],
)
def test_when_a_task_was_done_is_no_part_of_which_it_is(text, numbers):
    intent = only(text)
    assert (intent.kind, intent.references[0].numbers) == (IntentKind.COMPLETE, numbers)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "I want to plan a party for saturday: buy cake, invite people, clean house",
            "plan a party: buy cake, invite people, clean house",
        ),
        ("pack for the trip: passport, charger, shoes", "pack for the trip: passport, charger, shoes"),
    ],
)
def test_what_belongs_to_a_thing_to_do_stays_with_it(text, title):
    assert only(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "what's the date today?",
        "what time is it",
        "what day is it?",
        "آج کیا تاریخ ہے؟",
        "ابھی کیا وقت ہوا ہے",
    ],
)
def test_who_asks_for_the_date_or_the_time_asks_for_no_task(text):
    assert only(text).topic == "clock"
