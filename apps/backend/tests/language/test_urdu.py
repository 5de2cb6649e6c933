"""Ways to say things that Urdu has and English does not, in its own script and in Latin letters."""

import pytest

from support.phrases import only, read
from todo.language import IntentKind


def named(text):
    """The kind of the one intent, and which tasks it is about."""
    intent = only(text)
    return str(intent.kind), [ref.numbers or ref.words or ref.kind for ref in intent.references]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("ٹاسک ۵ کی تفصیل دکھائیں", [(5,)]),
        ("task 4 ki details dikhao", [(4,)]),
        ("mujhe task 2 ki poori tafseel dikhao", [(2,)]),
        ("ٹاسک 6 کے بارے میں بتاؤ", [(6,)]),
        ("task 4 mein kya likha hai", [(4,)]),
        ("task 5 dikhao", [(5,)]),
        ("دوسرے والے کی تفصیل دکھاؤ", [(2,)]),
        ("iski detail dikhao", ["pronoun"]),
        ("کام نمبر 3 کیا ہے", [(3,)]),
        ("task 3 ka status kya hai", [(3,)]),
        ("kya task 3 mukammal hai", [(3,)]),
    ],
)
def test_the_details_of_a_task_are_those_of_that_task(text, refs):
    assert named(text) == ("list", refs)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("کیا میں جمعرات کو فارغ ہوں", "2026-11-26"),
        ("میں اتوار کو فری ہوں کیا", "2026-11-29"),
        ("main kal free hun?", "2026-11-24"),
        ("kya jumme ko main busy hun", "2026-11-27"),
        ("کیا کل میرے پاس وقت ہے", "2026-11-24"),
        ("kal mera din free hai?", "2026-11-24"),
    ],
)
def test_whether_a_day_is_free_is_what_is_due_on_it(text, day):
    intent = only(text)
    assert (intent.kind, str(intent.filter.due.start), str(intent.filter.due.end)) == (
        IntentKind.LIST,
        day,
        day,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("بجلی کا بل کب جمع کرانا ہے", "بجلی کا بل"),
        ("bachon ki fees kab deni hai", "bachon ki fees"),
        ("report kab submit karni hai", "report"),
        ("کب جانا ہے ڈاکٹر کے پاس", "ڈاکٹر کے پاس"),
        ("میٹنگ کتنے بجے ہے", "میٹنگ"),
        ("dentist ki appointment kis din hai", "dentist ki appointment"),
        ("meeting kab thi", "meeting"),
    ],
)
def test_when_something_is_to_be_done_is_asked_with_any_verb(text, words):
    intent = only(text)
    assert (intent.kind, intent.asked, intent.filter.words) == (IntentKind.SEARCH, "when", words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("رپورٹ سبمٹ کر دی ہے", "رپورٹ"),
        ("doodh le aya hun", "doodh"),
        ("bijli ka bill jama karwa diya hai", "bijli ka bill"),
        ("report wala kaam nipta diya", "report"),
        ("homework mukammal kar chuka hun", "homework"),
        ("ammi se baat kar li", "ammi"),
        ("میں نے کپڑے دھو لیے ہیں", "کپڑے"),
        ("گاڑی ٹھیک ہو گئی", "گاڑی"),
        ("main gym ho aya hun", "gym"),
        ("meeting ho gayi", "meeting"),
        ("fees de di", "fees"),
        ("ہو گیا دودھ والا کام", "دودھ"),
        ("khatam kar diya report wala", "report"),
        ("kal report bhej di thi", "report"),
        ("aaj subah gym ho gaya", "gym"),
        ("kal wali meeting ho gayi", "meeting"),
    ],
)
def test_what_is_told_as_done_is_completed(text, words):
    assert named(text) == ("complete", [words])


@pytest.mark.parametrize(
    "text",
    [
        "bahut der ho gayi",
        "mujhe bukhar ho gaya hai",
        "mera phone kharab ho gaya",
        "barish ho gayi",
        "آج بہت گرمی ہو گئی ہے",
    ],
)
def test_what_befalls_a_person_completes_nothing(text):
    assert only(text).kind is IntentKind.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("1 aur 2 dono ho gaye", [(1, 2)]),
        ("doodh wala aur bread wala dono ho gaye", ["doodh", "bread"]),
        ("دودھ والا، انڈے والا اور بل والا تینوں ہو گئے", ["دودھ", "انڈے", "بل"]),
        ("report aur bill wale dono kaam ho gaye", ["report", "bill"]),
        ("gym wala aur bank wala kaam dono mukammal kar do", ["gym", "bank"]),
    ],
)
def test_what_is_counted_last_was_named_before(text, refs):
    assert named(text) == ("complete", refs)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bank se mutaliq kaam dhoondo", "bank"),
        ("office ke hawale se kaam dikhao", "office"),
        ("school se related kaam dhoondo", "school"),
        ("شادی سے متعلقہ سب کام دکھاؤ", "شادی"),
        ("بل سے جڑے کام دکھاؤ", "بل"),
        ("کیا میری لسٹ میں دودھ ہے", "دودھ"),
        ("doodh list mein hai kya", "doodh"),
        ("دودھ کا کوئی کام ہے کیا", "دودھ"),
        ("shadi wale kaam kaunse hain", "shadi"),
    ],
)
def test_tasks_about_something_are_looked_for(text, words):
    intent = only(text)
    assert (intent.kind, intent.filter.words) == (IntentKind.SEARCH, words)


@pytest.mark.parametrize("text", ["bijli ka bill jama ho gaya kya", "کیا بجلی کا بل جمع کروا دیا"])
def test_whether_something_is_done_completes_nothing(text):
    intent = only(text)
    assert (intent.kind, intent.filter.status) == (IntentKind.SEARCH, "completed")


@pytest.mark.parametrize(
    "text",
    [
        "یہ کیسے استعمال کرتے ہیں",
        "isko kaise istemal karun",
        "yeh app kaise chalti hai",
        "ایپ استعمال کرنے کا طریقہ بتائیں",
        "tum kaise kaam karte ho",
    ],
)
def test_how_this_is_used_is_a_call_for_help(text):
    assert only(text).kind is IntentKind.HELP


@pytest.mark.parametrize(
    ("text", "kind", "refs"),
    [
        ("پرانے والے کام نہیں، صرف کام 6 حذف کرو", "delete", [(6,)]),
        ("رپورٹ سب سے ضروری ہے", "prioritise", ["رپورٹ"]),
        ("doctor wala kaam cancel", "delete", ["doctor"]),
        ("mujhe task 4 ki zaroorat nahi", "delete", [(4,)]),
        ("wapas le aao jo delete kiya", "restore", ["pronoun"]),
        ("in sab ko done mark kar do", "complete", ["pronoun"]),
        ("kaam ho gaya", "complete", ["pronoun"]),
        ("dentist ki date badal kar jumma kar do", "reschedule", ["dentist"]),
        ("done kar do task 3", "complete", [(3,)]),
        ("sb kaam krdo complete", "complete", ["set"]),
        ("doosre number wala kaam mukammal", "complete", [(2,)]),
        ("sab se neeche wala delete kar do", "delete", [(-1,)]),
        ("task 3 nahi task 4 delete karo", "delete", [(4,)]),
        ("5 baje nahi 6 baje", "reschedule", ["pronoun"]),
        ("urgent hai", "prioritise", ["pronoun"]),
        ("ghar tag laga do", "tag", ["pronoun"]),
        ("agar ho sake to task 3 kal kar dein", "reschedule", [(3,)]),
        ("یار میں تھک گیا ہوں، سارے کام کل پر کر دو", "reschedule", ["set"]),
        ("بارش ہو رہی ہے، کپڑے اٹھانے والا کام کل کر دو", "reschedule", ["کپڑے اٹھانے"]),
        ("3 tick karo", "complete", [(3,)]),
        ("aaj wale kal kar do", "reschedule", ["set"]),
        ("kal wali delete kar do", "delete", ["set"]),
        ("task 3 kal karunga", "reschedule", [(3,)]),
        ("task 3 ko 3 baje ki bajaye 5 baje kar do", "reschedule", [(3,)]),
        ("meeting monday se tuesday kar do", "reschedule", ["meeting"]),
        ("meeting aage kar do", "reschedule", ["meeting"]),
        ("doctor kal nahi parson", "reschedule", ["doctor"]),
        ("aaj nahi ho sakta, kal kar do", "reschedule", ["pronoun"]),
        ("task 3 aaj nahi kal karna hai", "reschedule", [(3,)]),
        ("ٹاسک 3 پیر کو کرنا ہے", "reschedule", [(3,)]),
        ("task 4 ko 2 din aur de do", "reschedule", [(4,)]),
        ("sara kaam khatam kar liya", "complete", ["set"]),
        ("kar diya bhai", "complete", ["pronoun"]),
        ("maine galti se task 3 done kar diya", "reopen", [(3,)]),
        ("report abhi tak nahi bani", "reopen", ["report"]),
        ("task 3 abhi rehta hai", "reopen", [(3,)]),
        ("meeting cancel ho gayi hai, usko hata do", "delete", ["meeting"]),
        ("delete kiya hua task wapas lao", "restore", ["pronoun"]),
        ("list khali kar do", "delete", ["set"]),
        ("task 1 aur 2 ko office ka tag do", "tag", [(1, 2)]),
        ("task 3 pe note laga do ke cash lana hai", "describe", [(3,)]),
        ("task 2 ab har roz nahi chahiye", "clear_repeat", [(2,)]),
        ("aaj gym skip kar do", "skip", ["gym"]),
    ],
)
def test_which_tasks_a_short_wish_is_about(text, kind, refs):
    assert named(text) == (kind, refs)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("note karo parson bijli ka meter check karwana hai", ["bijli ka meter check karwana"]),
        ("urgent hai: boss ko file bhejni hai", ["boss ko file bhejni"]),
        ("ایک ضروری کام: پاسپورٹ رینیو کروانا", ["پاسپورٹ رینیو کروانا"]),
        ("ye bhi add kar do ke parson application deni hai", ["application deni"]),
        ("ابو کی دوائی ختم ہو رہی ہے، کل لے آنی ہے", ["ابو کی دوائی ختم ہو رہی ہے، لے آنی"]),
        ("امی کی برسی 3 جنوری کو ہے", ["امی کی برسی"]),
        ("بچوں کو روز 2 بجے اسکول سے لینا ہے", ["بچوں کو اسکول سے لینا"]),
        ("ali se kal milna hai", ["ali se milna"]),
        ("میٹنگ کو کل 3 بجے شامل کرو", ["میٹنگ"]),
        ("kal uniform istri karna hai, zaroori hai", ["uniform istri karna"]),
        ("dawai mangwani hai aaj hi", ["dawai mangwani"]),
        ("list mein daal do: chawal, daal aur ghee", ["chawal, daal aur ghee"]),
    ],
)
def test_words_that_lead_to_a_title_are_no_part_of_it(text, titles):
    assert [intent.title for intent in read(text).intents] == titles


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("sare kaam dikhao jo complete nahi hue", "list", "pending"),
        ("jo kaam abhi tak nahi hue", "list", "pending"),
        ("ابھی تک کیا نہیں ہوا", "list", "pending"),
        ("وہ سب دکھاؤ جو ابھی تک نہیں ہوئے", "list", "pending"),
        ("kuch bacha hai aaj ka?", "list", "pending"),
        ("اب تک کیا کیا ہو چکا ہے", "list", "completed"),
        ("delete kiye hue kaam dikhao", "list", "trash"),
        ("aaj jo kaam kiye", "list", "completed"),
        ("aaj ka kitna kaam ho gaya", "count", "completed"),
        ("trash mein kya hai", "list", "trash"),
        ("is hafte kitne kaam kiye maine", "count", "completed"),
    ],
)
def test_which_state_is_asked_for(text, kind, status):
    intent = only(text)
    assert (intent.kind, intent.filter.status, intent.filter.words) == (kind, status, None)


@pytest.mark.parametrize("text", ["kal jo kaam add kiye the wo dikhao", "کل میں نے کیا کیا شامل کیا"])
def test_what_was_added_on_a_day_is_asked_for(text):
    assert str(only(text).filter.added_on.start) == "2026-11-22"


@pytest.mark.parametrize(
    "text", ["naya kaam", "ek kaam add karna hai", "add karo", "mujhe ek kaam likhwana hai"]
)
def test_a_new_task_without_a_title_is_asked_for_one(text):
    intent = only(text)
    assert (intent.kind, intent.title) == (IntentKind.ADD, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [("kya kal meeting hai", "meeting"), ("kal bank jana hai kya", "bank jana")],
)
def test_whether_something_is_on_a_day_is_looked_for_on_that_day(text, words):
    intent = only(text)
    assert (intent.kind, intent.filter.words, str(intent.filter.due.start)) == (
        IntentKind.SEARCH,
        words,
        "2026-11-24",
    )


def test_tasks_without_a_tag_or_a_date_are_asked_for():
    assert only("bina tag wale kaam dikhao").filter.untagged
    assert only("bina date wale kaam").filter.undated
