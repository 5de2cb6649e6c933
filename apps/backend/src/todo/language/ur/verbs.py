"""Urdu words of command, and the verbs that go with them in all polite forms. Data only."""

from todo.language.grammar import Rule
from todo.language.lexicon import Table


def _forms(*stems: str) -> str:
    """The polite and plain ways to ask for what a stem names: "مٹا" -> مٹاؤ, مٹائیں, مٹا دو, مٹا دیجیے …"""
    helpers = (
        "دو",
        "دیں",
        "دیجیے",
        "دیجئے",
        "دینا",
        "دے",
        "لو",
        "لیں",
        "لینا",
        "دیجیے گا",
        "دی جائے",
        "دیا جائے",
    )
    forms = []
    for stem in stems:
        endings = (
            ("ؤ", "ئیں", "ئیے", "ئیے گا", "نا") if stem.endswith("ا") else ("و", "یں", "یے", "یے گا", "نا")
        )
        forms += [stem, *(stem + ending for ending in endings), *(f"{stem} {helper}" for helper in helpers)]
        forms += [f"{stem}دو", f"{stem}دیں"]
    return "|".join(forms)


WORDS: Table = {
    "do": {
        "do": _forms("کر", "کروا", "کرا")
        + "|کیجیے|کیجئے|کیجیے گا|کرے|کیا جائے|کی جائے|کر سکتے|کردینا|کردیجیے|کر ڈالو"
    },
    "become": {"make": _forms("بنا", "سمجھ", "رکھ", "لگا")},
    "make_own": {"make": _forms("بنا")},
    "put_ur": {"put": _forms("ڈال", "لکھ", "رکھ", "جوڑ", "بڑھا")},
    "add_word": {"add": "شامل|ایڈ|add|درج|نوٹ|اضافہ|کا اضافہ|محفوظ|create|کریئیٹ|سیو|انٹر"},
    "new_word": {"new": "نیا|نئی|نئے|ایک نیا|ایک نئی|ایک|ایک اور|اور ایک"},
    "remind_verb": {"remind": _forms("دلا", "کروا", "کرا") + "|رکھنا|رکھو|رکھیں"},
    "remind_phrase": {
        "remind": "یاد دہانی کرا دو|یاد دہانی کروا دیں|یاد دہانی کرا دیں|یاددہانی کرا دیں|کی یاد دہانی کرا دیں"
        "|کی یاد دہانی لگا دو|ریمائنڈ کر دو|ریمائنڈ کرو|remind کر دو|remind کرو|کا ریمائنڈر لگا دو"
        "|ریمائنڈر لگا دو|کی یاد دہانی"
    },
    "dont_forget": {
        "remember": "بھولنا مت|مت بھولنا|نہ بھولنا|بھولنا نہیں|بھول نہ جانا|مجھے بھولنے نہ دینا|بھولنے مت دینا"
        "|مت بھولیں|نہ بھولیں"
    },
    "must": {"must": "ہے|ہیں|ہوگا|پڑے گا|چاہیے|ہو گا|پڑے گی|ہوگی|ہو گی|تھا|ہی ہے|پڑتا ہے"},
    "show_ur": {
        "show": _forms("دکھا", "بتا", "سنا")
        + "|دیکھنے ہیں|دیکھنا ہے|دیکھنا چاہتا ہوں|دیکھنی ہے|لسٹ کرو|لسٹ کر دو|show کرو|شو کرو|show کر دو|شو کر دو"
        "|دیکھیں|دیکھو|list کرو|کی فہرست دو|کی فہرست دیں|کی لسٹ دو|کی لسٹ دیں|دکھاؤ ذرا|پیش کریں|کھولو|گنواؤ"
        "|پڑھ کر سناؤ|پڑھو"
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
        "done": "مکمل|ختم|پورا|پوری|کمپلیٹ|complete|done|ڈن|finish|فنش|مکمل نشان زد|مکمل شدہ|ہوا|بند|مارک"
    },
    "happened": {
        "done": "ہو گیا|ہو گیا ہے|ہوگیا|ہوگیا ہے|ہو گئی|ہو گئی ہے|ہو چکا|ہو چکا ہے|ہو چکی ہے|ہو گئے|ہو گئے ہیں"
        "|کر لیا|کر لیا ہے|کرلیا|کر چکا ہوں|کر چکی ہوں|کر دیا|کر دیا ہے|کر لی|کر لی ہے|ہے|ہوا|ہو گیا تھا|کر لیے"
        "|کر لیے ہیں|نمٹا لیا|نمٹا دیا|کرلیا ہے|ہوئے|کر لیا تھا|ہوچکا ہے|ہوچکا|نپٹا لیا"
    },
    "not_happened": {
        "undone": "نہیں ہوا|نہیں ہوا ہے|نہیں ہوئی|نہیں ہوئے|نہیں کیا|نہیں ہے|نہیں ہو سکا|نہیں کر سکا|نہیں کی"
    },
    "undone_ur": {"undone": "نامکمل|نا مکمل|غیر مکمل|پینڈنگ|pending|زیر التوا|ان ڈن|باقی|incomplete|ادھورا"},
    "open_verb": {"open": _forms("کھول")},
    "reopen_word": {"open": "ری اوپن|reopen"},
    "delete_verb_ur": {"delete": _forms("مٹا", "ہٹا", "نکال", "پھینک", "اڑا")},
    "delete_word": {
        "delete": "حذف|ڈیلیٹ|delete|منسوخ|کینسل|ریموو|remove|خارج|cancel|صاف|ڈلیٹ|کلیئر"
    },
    "clear_verb_ur": {"clear": _forms("ہٹا", "مٹا", "نکال", "اتار")},
    "clear_word": {"clear": "ختم|حذف|صاف|ڈیلیٹ|ریموو|clear|remove"},
    "date_ur": {
        "date": "تاریخ|آخری تاریخ|ڈیڈ لائن|ڈیڈلائن|وقت|مقررہ تاریخ|ڈیو ڈیٹ|تاریخ اور وقت|مہلت|due date|deadline"
    },
    "title_ur": {"title": "نام|عنوان|ٹائٹل|متن|title"},
    "renamed": {"as": "بدل کر|تبدیل کر کے|بدل کے|تبدیل کرکے|بدلو اور|تبدیل کر کے اسے"},
    "move_word": {
        "move": "ملتوی|منتقل|مؤخر|موخر|شفٹ|ری شیڈول|reschedule|مقرر|move|تبدیل|سیٹ|شیڈول|postpone|set"
    },
    "move_verb_ur": {
        "move": _forms("بدل", "رکھ", "بڑھا", "ٹال") + "|لے جاؤ|لے جائیں|لے جانا|لے آؤ|لے آئیں"
    },
    "onward": {"later": "آگے|بعد|پیچھے|کے لیے آگے|کے لیے|تک|کے لئے|مزید"},
    "bring_back": {"restore": _forms("لا") + "|لے آؤ|لے آئیں"},
    "restore_word": {"restore": "بحال|restore|ری سٹور"},
    "undo_ur": {
        "undo": "واپس کرو|واپس کر دو|واپس کریں|واپس کر دیں|واپس لو|واپس لے لو|واپس لیں|کالعدم کرو|کالعدم کر دو"
        "|کالعدم کریں|undo کرو|undo کر دو|ان ڈو کرو|ان ڈو کر دو|ان ڈو|واپس کیجیے|undo کریں|پلٹ دو|الٹ دو"
        "|واپس پلٹو|undo"
    },
    "undo_what": {
        "it": "آخری|پچھلا|پچھلی|تبدیلی|عمل|کام|یہ|اسے|اس کو|آخری تبدیلی|آخری عمل|پچھلی تبدیلی|پچھلا عمل|جو کیا"
        "|وہ|ابھی جو کیا|پچھلا کام|آخری کام|کو"
    },
    "negated": {"not": "مت|نہ|نہیں"},
    "how_ur": {"how": "کیسے|کس طرح|کیسا|کا طریقہ"},
    "in_list": {
        "list": "فہرست میں|لسٹ میں|میری فہرست میں|میری لسٹ میں|اپنی فہرست میں|اپنی لسٹ میں|کاموں میں"
        "|میرے کاموں میں|کاموں کی فہرست میں|شاپنگ لسٹ میں|خریداری کی فہرست میں|list میں|ٹو ڈو لسٹ میں"
    },
    "i_did": {"i": "میں نے|ہم نے"},
}  # fmt: skip

RULES = (
    Rule("make", "<do:value>", "value"),
    Rule("make", "<become:value>", "value"),
    Rule("remind_ur", "یاد <remind_verb:value>", "value"),
    Rule("remind_ur", "<remind_phrase:value>", "value"),
    Rule("reopen_ur", "[دوبارہ] <open_verb:value>", "value"),
    Rule("reopen_ur", "<reopen_word:value> <do>", "value"),
    Rule("delete_ur", "<delete_verb_ur:value>", "value"),
    Rule("delete_ur", "<delete_word:value> <do>", "value"),
    Rule("remove_ur", "<clear_verb_ur:value>", "value"),
    Rule("remove_ur", "<clear_word:value> <do>", "value"),
    Rule("move_ur", "<move_word:value> <do>", "value"),
    Rule("move_ur", "<move_verb_ur:value>", "value"),
    Rule("move_ur", "<do:value>", "value"),
    Rule("restore_ur", "واپس <bring_back:value>", "value"),
    Rule("restore_ur", "<restore_word:value> <do>", "value"),
    Rule("restore_ur", "ردی سے نکالو", "value", {"value": "restore"}),
)
