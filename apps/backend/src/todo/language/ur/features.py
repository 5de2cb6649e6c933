"""What Urdu speakers ask an application for besides their tasks, each by its topic. Data only."""

from collections.abc import Sequence

from todo.language.frames import Frame
from todo.language.grammar import Rule
from todo.language.lexicon import Table
from todo.language.types import Topic

_OWNERS = (
    "",
    "میرے ",
    "میری ",
    "میرے سارے ",
    "میرے سب ",
    "سارے ",
    "سب ",
    "تمام ",
    "اپنے ",
    "اپنا ",
    "میرا ",
    "اپنی ",
    "ساری ",
    "یہ ",
)
_THINGS = ("کام", "کاموں", "ٹاسک", "ٹاسکس", "فہرست", "لسٹ", "ڈیٹا", "کاموں کی فہرست", "کاموں کی لسٹ")

WORDS: Table = {
    "own_list_ur": {"list": "|".join(owner + thing for owner in _OWNERS for thing in _THINGS)},
    "export_ur": {"export": "ایکسپورٹ|برآمد|ڈاؤن لوڈ|ڈاونلوڈ|بیک اپ|export|download|backup"},
    "import_ur": {"import": "امپورٹ|درآمد|import"},
    "look_ur": {
        "look": (
            "ڈارک موڈ|لائٹ موڈ|نائٹ موڈ|ڈارک تھیم|گہرا رنگ|گہرا تھیم|dark mode|light mode|dark theme|تھیم|رنگ|"
            "theme|فونٹ|"
            "پس منظر"
        ),
    },
    "login_ur": {
        "account": (
            "پاس ورڈ|پاسورڈ|password|ای میل|ای میل ایڈریس|میرا پاس ورڈ|میرا پاسورڈ|میری ای میل|اپنا پاس ورڈ"
        ),
    },
    "account_ur": {"account": "اکاؤنٹ|میرا اکاؤنٹ|اپنا اکاؤنٹ|account|میرا account"},
    "notice_ur": {"notice": "نوٹیفکیشن|نوٹیفیکیشن|اطلاعات|اطلاع|الرٹ|notification|notifications"},
    "share_ur": {"share": "شیئر|شئیر|share|ای میل|email|فارورڈ"},
    "zone_ur": {"zone": "ٹائم زون|میرا ٹائم زون|time zone|timezone"},
    "tongue_ur": {"language": "زبان|ایپ کی زبان|language"},
    "hide_ur": {"change": "آرکائیو|چھپا|ہائیڈ|archive|hide|ڈپلیکیٹ|copy|کاپی|ضم"},
    "sync_ur": {"sync": "سنک|sync|کنیکٹ|connect|لنک"},
    "history_ur": {"log": "ہسٹری|سرگرمی|history|تاریخچہ"},
    "identity_ur": {
        "engine": (
            "تم کون ہو|آپ کون ہیں|آپ کا نام کیا ہے|تمہارا نام کیا ہے|کیا تم روبوٹ ہو|کیا آپ روبوٹ ہیں|"
            "تمہیں کس نے بنایا|"
            "آپ کو کس نے بنایا|کون ہو|کون ہیں|روبوٹ ہو|روبوٹ ہیں|کیا آپ انسان ہیں|کیا تم انسان ہو|تم کون ہو بھائی"
        ),
    },
    "log_out_ur": {"out": "لاگ آؤٹ|لاگ آوٹ|logout|log out|سائن آؤٹ|sign out"},
    "trash_ur": {"trash": "کوڑے دان|کوڑا دان|ردی|ردی کی ٹوکری|ٹریش|trash|کچرا|ری سائیکل بن"},
    "empty_ur": {"empty": "خالی|صاف|empty|clear"},
}  # fmt: skip

_PATTERNS: Sequence[tuple[Topic, str]] = (
    ("export", "[<own_list_ur>] [کو|کا] <export_ur> <do>"),
    ("import", "[<own_list_ur>] [کو] <import_ur> <do>"),
    ("theme", "<look_ur> [کو|آن|on|off|آف|بند] <make>"),
    ("theme", "<look_ur> [کو] [بدل|تبدیل] <make>"),
    ("theme", "<look_ur> [کو] <move_verb_ur>"),
    ("account", "[میرا|میری|اپنا|اپنی] <login_ur> [کو] [تبدیل|بدل|ری|reset|change] [سیٹ] <make>"),
    ("account", "[میرا|میری|اپنا|اپنی] <login_ur> [کو] <move_verb_ur>"),
    ("account", "<account_ur> [کو] <delete_ur>"),
    ("account", "<account_ur> [کو] بند|ختم <do>"),
    ("notifications", "<notice_ur> [کو] [بند|آن|آف|on|off|شروع] <make>"),
    ("sharing", "<own_list_ur> [کو] <share_ur> <do>"),
    ("time_zone", "<zone_ur> [کو] [تبدیل|بدل|change] <make>"),
    ("time_zone", "<zone_ur> [کو] <move_verb_ur>"),
    ("language", "<tongue_ur> [کو] [اردو|انگریزی|english|urdu] [تبدیل|بدل|change] <make>"),
    ("language", "<tongue_ur> [کو] <move_verb_ur>"),
    ("changes", "<own_list_ur> [کو] <hide_ur> <make>"),
    ("sync", "<own_list_ur> [کو] <sync_ur> <do>"),
    ("activity", "[میری] <history_ur> [<show_ur>]"),
    ("sign_out", "[مجھے] <log_out_ur> [<do>]"),
)

RULES = (
    *(Rule("feature", pattern, "value", {"value": topic}) for topic, pattern in _PATTERNS),
    Rule("identity", "<identity_ur:value>", "value"),
)

FRAMES = (
    Frame("help", "<identity:topic>"),
    *(
        Frame("out_of_scope", pattern, {"topic": "clock"})
        for pattern in (
            "[آج] کیا|کونسی|کونسا تاریخ|دن|date [ہے]",
            "آج [کی] تاریخ|دن|date کیا|کونسا [ہے]",
            "[آج] کون سا|سی دن|تاریخ [ہے]",
            "[ابھی] کیا وقت|ٹائم|time [ہوا|ہے] [ہے]",
            "[ابھی] وقت|ٹائم|time کیا [ہوا|ہے] [ہے]",
            "[ابھی] کتنے بجے [ہیں]",
        )
    ),
    Frame("out_of_scope", "<feature:topic>"),
    Frame("out_of_scope", "[مجھے|ہمیں|میں] <feature:topic> [ہے|چاہیے|چاہتا|چاہتی] [ہے|ہوں|تھا]"),
    Frame("out_of_scope", "{ref} [کو] {any} کے ساتھ <share_ur> <do>", {"explicit": True, "topic": "sharing"}),
    Frame(
        "out_of_scope",
        "{ref} [کو] {any} کو بھیج|ای|فارورڈ [میل] <do>",
        {"explicit": True, "topic": "sharing"},
    ),
    Frame("delete", "<trash_ur> [کو] <empty_ur> <do>", {"trash": True}),
    Frame("delete", "<trash_ur> میں [سے] [سب] <all_word> <delete_ur>", {"trash": True}),
)
