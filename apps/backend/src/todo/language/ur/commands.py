"""Urdu ways to say each wish; the verb comes last. Data only; the order is the order in which they are tried."""

from todo.language.frames import Frame
from todo.language.lexicon import Table


def _asked(stem: str) -> str:
    """The polite and plain ways to ask for what a stem names: "مٹا" -> مٹاؤ, مٹائیں, مٹا دو, مٹا دیجیے …"""
    endings = ("ؤ", "ئیں", "ئیے", "ئیے گا", "نا") if stem.endswith("ا") else ("و", "یں", "یے", "یے گا", "نا")
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
        "دیتے",
    )
    forms = [stem + ending for ending in endings] + [f"{stem} {helper}" for helper in helpers]
    return "|".join([*forms, *(stem + helper for helper in ("دو", "دیں")), stem])


_DO = (
    _asked("کر")
    + "|کرو|کریں|کیجیے|کیجئے|کیجیے گا|کرے|کیا جائے|کی جائے|کر سکتے|کردینا|کردیجیے|کرا دو|کروا دو|کر ڈالو"
)

WORDS: Table = {
    "do": {"do": _DO},
    "make": {"make": f"{_asked('بنا')}|{_DO}|{_asked('سمجھ')}|{_asked('رکھ')}|{_asked('لگا')}"},
    "make_own": {"make": _asked("بنا")},
    "put_ur": {"put": f"{_asked('ڈال')}|{_asked('لکھ')}|{_asked('رکھ')}|{_asked('جوڑ')}|{_asked('بڑھا')}"},
    "add_word": {"add": "شامل|ایڈ|add|درج|نوٹ|اضافہ|کا اضافہ|محفوظ|create|کریئیٹ|سیو|انٹر"},
    "new_word": {"new": "نیا|نئی|نئے|ایک نیا|ایک نئی|ایک|ایک اور|اور ایک"},
    "remind_ur": {
        "remind": (
            f"{'|'.join('یاد ' + form for form in _asked('دلا').split('|'))}|{'|'.join('یاد ' + form for form in _asked('کروا').split('|'))}"
            f"|{'|'.join('یاد ' + form for form in _asked('کرا').split('|'))}|یاد دہانی کرا دو|یاد دہانی کروا دیں|یاد دہانی کرا دیں"
            "|یاد رکھنا|یاد رکھو|یاد رکھیں|یاددہانی کرا دیں|کی یاد دہانی کرا دیں|کی یاد دہانی لگا دو|ریمائنڈ کر دو|ریمائنڈ کرو"
            "|remind کر دو|remind کرو|کا ریمائنڈر لگا دو|ریمائنڈر لگا دو|کی یاد دہانی"
        )
    },
    "dont_forget": {
        "remember": "بھولنا مت|مت بھولنا|نہ بھولنا|بھولنا نہیں|بھول نہ جانا|مجھے بھولنے نہ دینا|بھولنے مت دینا|مت بھولیں|نہ بھولیں"
    },
    "must": {"must": "ہے|ہیں|ہوگا|پڑے گا|چاہیے|ہو گا|پڑے گی|ہوگی|ہو گی|تھا|ہی ہے|پڑتا ہے"},
    "show_ur": {
        "show": (
            f"{_asked('دکھا')}|{_asked('بتا')}|{_asked('سنا')}|دیکھنے ہیں|دیکھنا ہے|دیکھنا چاہتا ہوں|دیکھنی ہے|لسٹ کرو|لسٹ کر دو"
            "|show کرو|شو کرو|show کر دو|شو کر دو|دیکھیں|دیکھو|list کرو|کی فہرست دو|کی فہرست دیں|کی لسٹ دو|کی لسٹ دیں"
            "|دکھاؤ ذرا|پیش کریں|کھولو|گنواؤ|پڑھ کر سناؤ|پڑھو"
        )
    },
    "find_ur": {
        "find": (
            f"{_asked('ڈھونڈ')}|تلاش کرو|تلاش کریں|تلاش کر دو|تلاش کر دیں|تلاش کیجیے|سرچ کرو|سرچ کریں|search کرو|کھوجو|find کرو"
            "|سرچ کر دو|کو ڈھونڈو|ڈھونڈ کر دو|ڈھونڈ کے دو|search کر دو|کہاں ہے|ڈھونڈ کر دکھاؤ|تلاش"
        )
    },
    "about_ur": {
        "about": "کے بارے میں|سے متعلق|کے متعلق|کے حوالے سے|کے بارے|کے نام سے|کے نام کا|سے متعلقہ|کا ذکر"
    },
    "done_ur": {
        "done": "مکمل|ختم|پورا|پوری|کمپلیٹ|complete|done|ڈن|مکمل طور پر ختم|finish|فنش|مکمل نشان زد|مکمل شدہ|ہو گیا نشان زد|ہوا|بند|مارک"
    },
    "happened": {
        "done": (
            "ہو گیا|ہو گیا ہے|ہوگیا|ہوگیا ہے|ہو گئی|ہو گئی ہے|ہو چکا|ہو چکا ہے|ہو چکی ہے|ہو گئے|ہو گئے ہیں|کر لیا|کر لیا ہے"
            "|کرلیا|کر چکا ہوں|کر چکی ہوں|کر دیا|کر دیا ہے|کر لی|کر لی ہے|ہے|ہوا|ہو گیا تھا|کر لیے|کر لیے ہیں|نمٹا لیا|نمٹا دیا"
            "|کرلیا ہے|ہوئے|کر لیا تھا|ہوچکا ہے|ہوچکا|نپٹا لیا"
        )
    },
    "not_happened": {
        "undone": "نہیں ہوا|نہیں ہوا ہے|نہیں ہوئی|نہیں ہوئے|نہیں کیا|نہیں ہے|نہیں ہو سکا|نہیں کر سکا|نہیں کی"
    },
    "undone_ur": {"undone": "نامکمل|نا مکمل|غیر مکمل|پینڈنگ|pending|زیر التوا|ان ڈن|باقی|incomplete|ادھورا"},
    "reopen_ur": {
        "open": f"{'|'.join('دوبارہ ' + form for form in _asked('کھول').split('|'))}|{_asked('کھول')}|ری اوپن کرو|ری اوپن کر دو|reopen کر دو|reopen کرو"
    },
    "delete_ur": {
        "delete": (
            f"{_asked('مٹا')}|{_asked('ہٹا')}|{_asked('نکال')}|{'|'.join(w + ' ' + f for w in ('حذف', 'ڈیلیٹ', 'delete', 'منسوخ', 'کینسل', 'ریموو', 'remove', 'خارج', 'cancel', 'صاف', 'ڈلیٹ', 'کلیئر') for f in _DO.split('|'))}"
            f"|{_asked('پھینک')}|{_asked('اڑا')}|{_asked('صاف')}"
        )
    },
    "remove_ur": {
        "remove": f"{_asked('ہٹا')}|{_asked('مٹا')}|{_asked('نکال')}|{_asked('اتار')}|ختم کر دو|ختم کر دیں|ختم کرو|ختم کریں|حذف کر دو|حذف کر دیں|حذف کرو|حذف کریں|صاف کر دو|صاف کرو|نکالو|ڈیلیٹ کر دو|ڈیلیٹ کرو|ہٹائیں"
    },
    "date_ur": {
        "date": "تاریخ|آخری تاریخ|ڈیڈ لائن|ڈیڈلائن|وقت|مقررہ تاریخ|ڈیو ڈیٹ|تاریخ اور وقت|مہلت|due date|deadline"
    },
    "title_ur": {"title": "نام|عنوان|ٹائٹل|متن|title"},
    "renamed": {"as": "بدل کر|تبدیل کر کے|بدل کے|تبدیل کرکے|بدلو اور|تبدیل کر کے اسے"},
    "move_ur": {
        "move": (
            f"{'|'.join(w + ' ' + f for w in ('ملتوی', 'منتقل', 'مؤخر', 'موخر', 'شفٹ', 'ری شیڈول', 'reschedule', 'مقرر', 'move', 'تبدیل', 'سیٹ', 'شیڈول', 'postpone', 'set') for f in _DO.split('|'))}"
            f"|لے جاؤ|لے جائیں|لے جانا|لے آؤ|لے آئیں|{_asked('بدل')}|{_asked('رکھ')}|{_DO}|{_asked('بڑھا')}|{_asked('ٹال')}"
        )
    },
    "onward": {"later": "آگے|بعد|پیچھے|کے لیے آگے|کے لیے|تک|کے لئے|مزید"},
    "push_ur": {
        "push": f"{_asked('بڑھا')}|{_asked('ٹال')}|ملتوی کر دو|ملتوی کر دیں|ملتوی کرو|ملتوی کریں|مؤخر کر دو|مؤخر کر دیں|موخر کر دو|موخر کر دیں|لے جاؤ|لے جائیں|{_DO}"
    },
    "restore_ur": {
        "restore": f"{'|'.join('واپس ' + form for form in _asked('لا').split('|'))}|بحال کرو|بحال کریں|بحال کر دو|بحال کر دیں|بحال کیجیے|restore کر دو|restore کرو|ری سٹور کر دو|واپس لے آؤ|واپس لے آئیں|ردی سے نکالو"
    },
    "undo_ur": {
        "undo": "واپس کرو|واپس کر دو|واپس کریں|واپس کر دیں|واپس لو|واپس لے لو|واپس لیں|کالعدم کرو|کالعدم کر دو|کالعدم کریں|undo کرو|undo کر دو|ان ڈو کرو|ان ڈو کر دو|ان ڈو|واپس کیجیے|undo کریں|پلٹ دو|الٹ دو|واپس پلٹو|undo"
    },
    "undo_what": {
        "it": "آخری|پچھلا|پچھلی|تبدیلی|عمل|کام|یہ|اسے|اس کو|آخری تبدیلی|آخری عمل|پچھلی تبدیلی|پچھلا عمل|جو کیا|وہ|ابھی جو کیا|پچھلا کام|آخری کام|کو"
    },
    "negated": {"not": "مت|نہ|نہیں"},
    "how_ur": {"how": "کیسے|کس طرح|کیسا|کا طریقہ"},
    "in_list": {
        "list": "فہرست میں|لسٹ میں|میری فہرست میں|میری لسٹ میں|اپنی فہرست میں|اپنی لسٹ میں|کاموں میں|میرے کاموں میں|کاموں کی فہرست میں|شاپنگ لسٹ میں|خریداری کی فہرست میں|list میں|ٹو ڈو لسٹ میں"
    },
    "of_ur": {"of": "کا|کی|کے|کو|پر|کے لیے"},
    "to_ur": {"to": "میں|سے"},
    "i_did": {"i": "میں نے|ہم نے"},
}

FRAMES = (
    Frame("help", "{any} <how_ur> {any}", {"domain": True}),
    Frame("refuse", "{any} <negated> <do>"),
    Frame("refuse", "{any} <negated> <delete_ur>"),
    Frame("undo", "[<undo_what>] [<undo_what>] [<undo_what>] <undo_ur>"),
    # Asking
    Frame("count", "[مجھے] {filter} [<show_ur>]", {"noun": True, "requires": "how_many", "known": True}),
    Frame("search", "[کیا] {words} <about_ur> [میں] [کوئی] [کیا] [<task_noun>] [<must>]"),
    Frame("search", "[مجھے] [وہ] {words} <about_ur> [<task_noun>] <find_ur>"),
    Frame("search", "[مجھے] {words} <find_ur>"),
    Frame("search", "<find_ur> {words}"),
    Frame("search", "[مجھے] {words} <about_ur> <task_noun> <show_ur>"),
    Frame("list", "[مجھے] {filter} <show_ur>", {"noun": True}),
    Frame("list", "<show_ur> [مجھے] {filter}", {"noun": True}),
    Frame("list", "[مجھے] {filter} کیا [کیا] کرنا|ہے [ہے|ہوگا|چاہیے]", {"known": True, "noun": True}),
    Frame("list", "[مجھے|میں] [اب|اور] کیا [کیا] کرنا|کروں [ہے|چاہیے]", {"status": "pending"}),
    Frame("list", "{filter}", {"noun": True, "known": True, "implied": True}),
    # Clearing
    Frame("clear_date", "{ref} کی|کا|کے|سے <date_ur> <remove_ur>"),
    Frame("clear_repeat", "{ref} کو|کا بار بار ہونا|کرنا بند <do>"),
    Frame("untag", "{ref} سے|پر|کا {tags} [کا|والا] ٹیگ|لیبل <remove_ur>"),
    Frame("tag", "{ref} پر|کو|میں|کے {tags} [کا|سے] ٹیگ|لیبل <make>"),
    Frame("tag", "{ref} پر|کو|میں {tags} کا ٹیگ|لیبل <add_word> <do>"),
    # Priority
    Frame("prioritise", "{ref} کی|کا|کو <importance> <make>"),
    Frame("prioritise", "{ref} کی|کا <priority_noun> <priority_word:priority> <make>"),
    Frame("prioritise", "{ref} <importance> <make>", {"explicit": True}),
    Frame("prioritise", "{ref} <importance> ہے", {"explicit": True}),
    # Renaming
    Frame("rename", "{ref} کا|کو <title_ur> <renamed> {name} <make>"),
    Frame("rename", "{ref} کا|کو <title_ur> {name} <make>"),
    Frame("rename", "{ref} کا|کو <title_ur> {name} میں|سے تبدیل|بدل <do>"),
    Frame("rename", "{ref} کو {name} میں|سے تبدیل|بدل <do>"),
    Frame("rename", "{ref} [کو] <renamed> {name} <make>"),
    # Rescheduling
    Frame("reschedule", "{ref} [کو] <length> [<onward>] [<onward>] <push_ur>", {"explicit": True}),
    Frame("reschedule", "{ref} [کو] <length> [<onward>] <onward> <push_ur>"),
    Frame("reschedule", "{ref} کی|کا|کے <date_ur> [کو] {when} [پر] <move_ur>"),
    Frame("reschedule", "{ref} {when} [پر|کو|تک|کے] [لیے] <move_ur>", {"named": True}),
    # Completing and reopening
    Frame("reopen", "{ref} [کو] <undone_ur> <make>"),
    Frame("reopen", "{ref} [کو] <reopen_ur>"),
    Frame("reopen", "{ref} [ابھی] [تک] <done_ur> <not_happened>"),
    Frame("reopen", "{ref} [ابھی] [تک] <not_happened>", {"explicit": True}),
    Frame("complete", "[<i_did>] {ref} [کو] <done_ur> <make>", {"done": True}),
    Frame("complete", "[<i_did>] {ref} [کو] <done_ur> <happened>"),
    Frame("complete", "[<i_did>] {ref} <happened>", {"explicit": True}),
    Frame("complete", "[<i_did>] {ref} <done_ur> [ہے]", {"explicit": True}),
    # Deleting and bringing back
    Frame("restore", "{ref} [کو] <restore_ur>"),
    Frame("delete", "{ref} [کو] [<in_list>] [فہرست|لسٹ] [سے] <delete_ur>"),
    # Adding
    Frame("add", "<remind_ur> [کہ|:] [مجھے] {title}"),
    Frame("add", "[مجھے] {title} <remind_ur>"),
    Frame("add", "مجھے <remind_ur> [کہ|:] {title}"),
    Frame("add", "<dont_forget> [کہ|:] {title}"),
    Frame("add", "{title} <dont_forget>"),
    Frame("add", "[<new_word>] [<importance>] [<new_word>] <task_noun> <add_word> <do> [کہ|:|-] {title}"),
    Frame("add", "[<new_word>] [<importance>] [<new_word>] <task_noun> <make_own> [کہ|:|-] {title}"),
    Frame("add", "[<new_word>] <task_noun> : {title}"),
    Frame("add", "<new_word> <task_noun> {title} <add_word> <do>"),
    Frame("add", "[<in_list>] {title} کا|کی|کے [<new_word>] <task_noun> <add_word> <do>"),
    Frame("add", "{title} کا|کی|کے [<new_word>] <task_noun> <make_own>"),
    Frame("add", "<in_list> {title} <add_word> <do>"),
    Frame("add", "<in_list> {title} <put_ur>"),
    Frame("add", "{title} [کو] <in_list> <add_word> <do>"),
    Frame("add", "{title} [کو] <in_list> <put_ur>"),
    Frame("add", "<add_word> <do> [:|کہ] {title}"),
    Frame("add", "{title} <add_word> <do>"),
    Frame("add", "{title} <add_word> <do> {extras}"),
    Frame("add", "<new_word> <task_noun> {title}"),
    Frame("add", "[مجھے|ہمیں|میں] {title} <must>", {"infinitive": True}),
)
