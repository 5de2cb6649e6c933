"""Urdu words of command, and the verbs that go with them in all polite forms. Data only."""

from todo.language.grammar import Rule
from todo.language.lexicon import Table

_HELPERS = (
    "دو", "دیں", "دیجیے", "دیجئے", "دیجیئے", "دینا", "دے", "لو", "لیں", "لینا", "لیجیے", "لیجئے", "دیجیے گا",
    "دیجئے گا", "دی جائے", "دیا جائے", "دیے جائیں", "ڈالو", "ڈالیں",
    "لیتے ہیں", "دیتے ہیں", "دیں گے", "لیں گے", "دوں", "لوں", "دو گے",
)  # fmt: skip
_GLUED = ("دو", "دیں", "دینا", "دیجیے", "دیجئے", "دے", "لو", "لیں", "لینا")
_ENDINGS = ("و", "یں", "یے", "یے گا", "ئیے", "نا", "تے رہو", "تے رہیں", "تے رہنا")
_ENDINGS_AFTER_A = ("ؤ", "ئیں", "ئیے", "ئیے گا", "یے", "نا", "تے رہو", "تے رہیں", "تے رہنا")


def _forms(*stems: str) -> str:
    """The polite and plain ways to ask for what a stem names: "مٹا" -> مٹاؤ, مٹائیں, مٹا دو, مٹا دیجیے …"""
    forms = []
    for stem in stems:
        endings = _ENDINGS_AFTER_A if stem.endswith("ا") else _ENDINGS
        forms += [stem, *(stem + ending for ending in endings), *(f"{stem} {helper}" for helper in _HELPERS)]
        forms += [stem + helper for helper in _GLUED]
    return "|".join(forms)


def _with(words: str, verbs: str) -> str:
    """Each of the words with each form of the verbs: "واپس" and "لو", "لے لیں" …"""
    return "|".join(f"{word} {verb}" for word in words.split("|") for verb in verbs.split("|"))


def _past(*stems: str) -> str:
    """What is done: "خرید" -> خرید لیا, خرید لی, خرید دیے, خرید چکا ہوں …"""
    endings = (
        "لیا", "لی", "لیے", "لئے", "دیا", "دی", "دیے", "دئیے", "چکا ہوں", "چکی ہوں", "چکے ہیں", "چکا",
        "چکی", "چکے", "ڈالا",
    )  # fmt: skip
    return "|".join(f"{stem} {ending}" for stem in stems for ending in endings)


def _happened(*stems: str) -> str:
    """What has come to its end: "ہو" -> ہو گیا, ہو گئی ہے, ہو چکے ہیں …"""
    endings = ("گیا", "گئی", "گئے", "گئیں", "چکا", "چکی", "چکے", "چکیں")
    helpers = ("", " ہے", " ہیں", " تھا", " تھی", " تھے")
    return "|".join(f"{stem} {ending}{helper}" for stem in stems for ending in endings for helper in helpers)


_DO = _forms("کر", "کروا", "کرا") + "|کیجیے|کیجئے|کیجیئے|کیجیے گا|کیجئے گا"
_TAKE_BACK = _forms("کر", "لے", "پلٹ", "لوٹا") + "|کیجیے|کیجئے|لو|لیں|لیجیے|لیجئے|لینا"
_MARKED = "ڈن|done|مکمل|complete|کمپلیٹ|ختم|finish|finished|completed|فنش"


WORDS: Table = {
    "do": {
        "do": _DO + "|کرے|کیا جائے|کی جائے|کر سکتے"
    },
    "become": {"make": _forms("بنا", "سمجھ", "رکھ", "لگا")},
    "make_own": {"make": _forms("بنا")},
    "raise_ur": {"raise": _forms("بڑھا", "اونچی کر", "اوپر کر")},
    "lower_ur": {"lower": _forms("گھٹا", "نیچی کر", "نیچے کر")},
    "give_ur": {"give": _forms("دے") + "|دو|دیں|دیجیے"},
    "put_ur": {"put": _forms("ڈال", "لکھ", "رکھ", "جوڑ", "بڑھا")},
    "write_ur": {"write": _forms("لکھ")},
    "add_word": {"add": "شامل|ایڈ|add|درج|نوٹ|اضافہ|کا اضافہ|محفوظ|create|کریئیٹ|سیو|انٹر"},
    "new_word": {"new": "new|ایک new|نیا|نئی|نئے|ایک نیا|ایک نئی|ایک|ایک اور|اور ایک"},
    "remind_verb": {"remind": _forms("دلا", "کروا", "کرا") + "|رکھنا|رکھو|رکھیں"},
    "remind_noun": {"remind": "یاد دہانی|یاددہانی|یاد دھانی|ریمائنڈر|ریمائنڈ|reminder|remind"},
    "dont_forget": {
        "remember": "بھولنا مت|مت بھولنا|نہ بھولنا|بھولنا نہیں|بھول نہ جانا|مجھے بھولنے نہ دینا|بھولنے مت دینا"
        "|مت بھولیں|نہ بھولیں"
    },
    "must": {"must": "ہے|ہیں|ہوگا|پڑے گا|چاہیے|ہو گا|پڑے گی|ہوگی|ہو گی|تھا|ہی ہے|پڑتا ہے"},
    "show_ur": {
        "show": _forms("دکھا", "بتا", "سنا")
        + "|دیکھنے ہیں|دیکھنا ہے|دیکھنا چاہتا ہوں|دیکھنی ہے|لسٹ کرو|لسٹ کر دو|show کرو|شو کرو|show کر دو|"
        "شو کر دو"
        "|دیکھیں|دیکھو|list کرو|کی فہرست دو|کی فہرست دیں|کی لسٹ دو|کی لسٹ دیں|دکھاؤ ذرا|پیش کریں|کھولو|گنواؤ"
        "|پڑھ کر سناؤ|پڑھو|چاہییں|چاہئیں|کی فہرست چاہیے|کی لسٹ چاہیے|کی لسٹ دے دو|کی فہرست دے دو|نظر آئیں|"
        "دیکھنی ہیں|دیکھوں"
    },
    "find_ur": {
        "find": _forms("ڈھونڈ")
        + "|تلاش کرو|تلاش کریں|تلاش کر دو|تلاش کر دیں|تلاش کیجیے|سرچ کرو|سرچ کریں|search کرو|کھوجو|find کرو"
        "|سرچ کر دو|کو ڈھونڈو|ڈھونڈ کر دو|ڈھونڈ کے دو|search کر دو|کہاں ہے|ڈھونڈ کر دکھاؤ|تلاش"
    },
    "about_ur": {
        "about": "کے بارے میں|سے متعلق|کے متعلق|کے حوالے سے|کے بارے|کے نام سے|کے نام کا|سے متعلقہ|کا ذکر"
    },
    "done_ur": {
        "done": "مکمل|ختم|پورا|پورے|پوری|کمپلیٹ|complete|done|ڈن|finish|فنش|مکمل نشان زد|مکمل شدہ|ہوا|بند|مارک|"
        + _with(_MARKED, "مارک|mark|نشان زد|ٹک|tick")
        + "|"
        + _with("مارک|mark|مارک as|mark as|mark it as", _MARKED)
    },
    "happened": {
        "done": _happened("ہو", "نمٹ", "نپٹ", "نبٹ")
        + "|"
        + _past("کر", "نمٹا", "نپٹا", "نبٹا")
        + "|کر لیا ہے|کرلیا|کر دیا ہے|کر لی ہے|کرلیا ہے|کر لیا تھا|کر لیے ہیں|ہوا|ہوئے|ہوگیا|ہوگیا ہے|ہوگئی|"
        "ہوگئے|ہوچکا|ہوچکا ہے"
        "|کردیا|کردیا ہے"
    },
    "not_happened": {
        "undone": "نہیں ہوا|نہیں ہوا ہے|نہیں ہوئی|نہیں ہوئے|نہیں کیا|نہیں ہے|نہیں ہو سکا|نہیں کر سکا|نہیں کی"
    },
    "undone_ur": {"undone": "نامکمل|نا مکمل|غیر مکمل|پینڈنگ|pending|زیر التوا|ان ڈن|باقی|incomplete|ادھورا"},
    "open_verb": {"open": _forms("کھول")},
    "reopen_word": {"open": "ری اوپن|reopen"},
    "delete_verb_ur": {"delete": _forms("مٹا", "ہٹا", "نکال", "پھینک", "اڑا")},
    "delete_word": {
        "delete": "حذف|ڈیلیٹ|delete|منسوخ|کینسل|ریموو|remove|خارج|cancel|صاف|ڈلیٹ|کلیئر|clear|erase|trash|ڈلیٹڈ"
    },
    "clear_verb_ur": {"clear": _forms("ہٹا", "مٹا", "نکال", "اتار")},
    "clear_word": {"clear": "ختم|حذف|صاف|ڈیلیٹ|ریموو|clear|remove|delete|cancel|کینسل|کلیئر|منسوخ|خالی"},
    "date_ur": {
        "date": "تاریخ|تاریخیں|تاریخوں|ڈیٹ|ڈیٹس|dates|due dates|deadlines|ڈیڈ لائنز|ڈیڈ لائنیں|اوقات|تاریخ وقت|"
            "ٹائم|time|آخری تاریخ|ڈیڈ لائن|ڈیڈلائن|وقت|مقررہ تاریخ|ڈیو ڈیٹ|تاریخ اور وقت|مہلت|due date"
        "|deadline|آخری تاریخیں|مقررہ تاریخیں|date"
    },
    "title_ur": {"title": "نام|عنوان|ٹائٹل|متن|title"},
    "renamed": {"as": "بدل کر|تبدیل کر کے|بدل کے|تبدیل کرکے|بدلو اور|تبدیل کر کے اسے"},
    "move_word": {
        "move": "ملتوی|منتقل|مؤخر|موخر|شفٹ|ری شیڈول|reschedule|مقرر|move|تبدیل|سیٹ|شیڈول|postpone|set|shift|"
            "change|update|اپڈیٹ|اپ ڈیٹ|delay|ڈیلے|forward|transfer|schedule|پوسٹپون|پوسٹ پون|لیٹ|چینج|موو|"
            "ٹرانسفر|کنورٹ"
    },
    "move_verb_ur": {
        "move": _forms("بدل", "رکھ", "بڑھا", "ٹال", "ڈال", "کھسکا", "سرکا", "ہٹا", "لے جا") + "|لے جاؤ|لے جائیں|"
        "لے جانا|لے آؤ|لے آئیں"
    },
    "onward": {"later": "اور|لیٹ|late|ڈیلے|delay|آگے|اور آگے|بعد|پیچھے|کے لیے آگے|کے لیے|تک|کے لئے|مزید"},
    "bring_back": {"restore": _forms("لا") + "|لے آؤ|لے آئیں"},
    "restore_word": {"restore": "بحال|restore|ری سٹور|ریسٹور|ری اسٹور|recover|ریکور"},
    "undo_ur": {
        "undo": _with("واپس|کالعدم|undo|ان ڈو|ریورس|reverse|revert", _TAKE_BACK)
        + "|"
        + _forms("پلٹ", "الٹ", "پلٹا")
        + "|undo|ان ڈو|واپس پلٹو"
    },
    "undone_noun_ur": {"change": "تبدیلیاں|تبدیلیوں|عمل|کام|چیزیں|باتیں"},
    "repeat_verb_ur": {
        "repeat": _forms("دہرا", "دوہرا")
        + "|"
        + _with("ریپیٹ|repeat|رپیٹ|جاری", _DO + "|" + _forms("رکھ"))
        + "|چلتا رہے|چلنے دو|چلنے دیں|کرتے رہو|کرتے رہنا"
    },
    "repetition_ur": {
        "repetition": "تکرار|دہرائی|دہرانا|دہراؤ|ریپیٹ|رپیٹ|repeat|repetition|recurrence|سلسلہ|بار بار ہونا|بار بار آنا"
        "|بار بار کرنا|بار بار|روز روز کرنا|ریپیٹ ہونا|repeat ہونا|ریپیٹ کرنا|repeat کرنا"
    },
    "stop_word_ur": {"stop": "بند|ختم|اینڈ|end|stop|سٹاپ|اسٹاپ"},
    "stop_verb_ur": {"stop": _forms("روک", "ہٹا", "نکال")},
    "tag_noun_ur": {"tag": "ٹیگ|ٹیگز|لیبل|tag|tags|label"},
    "language_ur": {
        "language": "اردو بولتے|اردو بول|اردو سمجھتے|اردو سمجھ|اردو جانتے|اردو آتی|انگریزی بولتے|انگریزی بول"
        "|انگریزی سمجھتے|انگریزی سمجھ|انگریزی جانتے|انگریزی آتی|اردو میں بات|انگریزی میں بات|اردو میں جواب"
        "|انگریزی میں جواب"
    },
    "undo_what": {
        "it": "جو ابھی کیا|جو ابھی کیا تھا|جو ابھی کیا وہ|جو ابھی کیا تھا وہ|جو کیا تھا|جو کیا تھا وہ|جو کیا وہ|"
            "ابھی جو کیا تھا"
        "|ابھی جو کیا وہ|ابھی جو کیا تھا وہ|ابھی والا|ابھی والی|جو آپ نے کیا|جو ابھی ہوا|جو ابھی ہوا وہ|میرا|"
        "میری|چیز|ایکشن|action|change|چینج|آخری والی|آخری والا|پچھلی والی|آخری|پچھلا|پچھلی|تبدیلی|عمل|کام|یہ|"
        "اسے|اس کو|آخری تبدیلی|آخری عمل|پچھلی تبدیلی|پچھلا عمل|جو کیا"
        "|وہ|ابھی جو کیا|پچھلا کام|آخری کام|کو"
    },
    "negated": {"not": "مت|نہ|نہیں"},
    "how_ur": {"how": "کیسے|کس طرح|کیسا|کا طریقہ"},
    "in_list": {
        "list": "|".join(
            f"{owner}{place} میں{also}"
            for owner in ("", "میری ", "اپنی ", "میرے ", "اپنے ", "ہماری ")
            for place in (
                "فہرست", "لسٹ", "list", "کاموں", "کاموں کی فہرست", "کاموں کی لسٹ", "شاپنگ لسٹ", "خریداری کی فہرست",
                "ٹو ڈو لسٹ", "ٹاسکس", "ٹاسک لسٹ", "task list", "todo list", "to do list", "سودے کی لسٹ",
            )
            for also in ("", " بھی")
        )
    },
    "past_ur": {
        "did": _past(
            "خرید", "لے", "لا", "بھیج", "دے", "لکھ", "پڑھ", "دھو", "بنا", "پکا", "بھر", "بک کر", "بک کروا", "مل", "کھا",
            "ادا کر", "ادا کروا", "جمع کر", "جمع کرا", "جمع کروا", "صاف کر", "صاف کروا", "استری کر", "فون کر", "کال کر",
            "ای میل کر", "میسج کر", "ٹھیک کر", "ٹھیک کروا", "تیار کر",
            "چیک کر", "چیک کروا", "بات کر", "رابطہ کر", "پیک کر", "آرڈر کر", "ڈیلیور کر", "بند کر", "پڑھا", "بلا",
            "پھینک", "واپس کر", "پرنٹ کر", "سلوا",
            "اٹھا", "دکھا", "ڈال", "لگا", "بدل", "بدلوا", "نکال", "نکلوا", "کٹوا", "دے آ", "پہنچا", "رکھ", "سنبھال",
            "submit کر",
            "pay کر", "send کر", "book کر", "email کر", "call کر", "بیچ", "چھوڑ", "سیکھ", "نمٹا", "نپٹا",
        )
        + "|"
        + _happened(
            "آ", "مل", "بن", "پہنچ", "بھر", "دھل", "پک", "جمع ہو", "ادا ہو", "صاف ہو", "بک ہو", "تیار ہو", "ٹھیک ہو",
            "بک", "submit ہو", "pay ہو", "book ہو", "چلا", "بھیجا",
        )
        + "|خریدا|خریدے|ہو آیا|ہو آئی|لایا|لائی|لائے|مل آیا|مل آئی|ادا کیا|جمع کیا|صاف کیا|فون کیا|کال کی|کال کیا"
        "|دھویا|دھوئے|بنایا|بھیج آیا|لے آیا|لے آئی|لے آئے|دے آیا|دے آئی|لکھا|پڑھا|بھیجا|بھیجی|پکایا"
    },
    "i_did": {"i": "میں نے|ہم نے"},
}  # fmt: skip

RULES = (
    Rule("make", "<do:value>", "value"),
    Rule("make", "<become:value>", "value"),
    Rule("make", "سیٹ|set|مارک|mark|چینج|change|تبدیل|نشان [زد] <do:value>", "value"),
    Rule("make", "قرار|ہونا دے|دو|دیں|دیجیے|چاہیے", "value", {"value": "make"}),
    Rule("remind_ur", "یاد <remind_verb:value>", "value"),
    Rule(
        "remind_ur",
        "[کا|کی|کے] [لیے|لئے] [ایک] <remind_noun> [سیٹ|set|شامل|add|ایڈ|آن|on] <make:value>",
        "value",
    ),
    Rule("remind_ur", "کی|کے [لیے] یاد|ریمائنڈر دہانی", "value", {"value": "remind"}),
    Rule("stop_ur", "<stop_word_ur:value> <do>", "value"),
    Rule("stop_ur", "<stop_word_ur:value> ہو|ہونا جائے|جانا|چاہیے", "value"),
    Rule("stop_ur", "<stop_verb_ur:value>", "value"),
    Rule("reopen_ur", "[دوبارہ|واپس|پھر] [سے] <open_verb:value>", "value"),
    Rule("reopen_ur", "<reopen_word:value> <do>", "value"),
    Rule("delete_ur", "<delete_verb_ur:value>", "value"),
    Rule("delete_ur", "<delete_word:value> <do>", "value"),
    Rule("remove_ur", "<clear_verb_ur:value>", "value"),
    Rule("remove_ur", "<clear_word:value> <do>", "value"),
    Rule("move_ur", "<move_word:value> <do>", "value"),
    Rule("move_ur", "<move_verb_ur:value>", "value"),
    Rule("move_ur", "<do:value>", "value"),
    Rule("restore_ur", "[دوبارہ|پھر] [سے] واپس <bring_back:value>", "value"),
    Rule("restore_ur", "[واپس|دوبارہ|پھر] [سے] <restore_word:value> <do>", "value"),
    Rule("restore_ur", "ردی سے نکالو", "value", {"value": "restore"}),
)
