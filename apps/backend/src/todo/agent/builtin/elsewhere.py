"""Where in the application is what the assistant does not do, in English and Urdu."""

EN: dict[str, str] = {
    "topic_account": (
        "Your email, your password and the account itself are in Settings: “Profile”, and “Your data” for "
        "deleting it. I cannot change them from here."
    ),
    "topic_activity": (
        "What was changed, and by whom, is in Settings under “Activity”. The last change here I can take "
        "back: say “undo”."
    ),
    "topic_attachments": "Tasks have no files or pictures. I can add a note: “add a note to task 2: …”.",
    "topic_changes": (
        "I cannot do that with your list. I can add, list, complete, reopen, move, rename, tag and delete "
        "tasks."
    ),
    "topic_clock": "It is {now}.",
    "topic_engine": (
        "I am the built-in assistant of this todo list: rules on this server, no AI model. Ask “what can "
        "you do?”."
    ),
    "topic_export": (
        "Your tasks can be downloaded in Settings under “Your data”, as CSV or JSON. I cannot do it from "
        "here."
    ),
    "topic_import": (
        "Tasks come in from a file in Settings under “Your data”, “Import tasks”. I cannot do it from here."
    ),
    "topic_language": (
        "I answer in English or Urdu, whichever you write. The language of the app is in Settings under "
        "“Appearance”."
    ),
    "topic_name": "Your name is in Settings under “Profile”. I cannot change it from here.",
    "topic_notifications": (
        "The app sends no notifications; what is due is at the top of the list. Ask me “what is due today?”."
    ),
    "topic_order": (
        "Tasks have no order by hand. The list is sorted by date and priority: say “show my tasks by "
        "priority”."
    ),
    "topic_redo": "I cannot do again what was undone. Say anew what you want.",
    "topic_sharing": (
        "The list is yours alone: I cannot share or send tasks. You can download them in Settings under "
        "“Your data”."
    ),
    "topic_shortcuts": "Press ? in the list to see the keyboard shortcuts.",
    "topic_sign_out": "You sign out in Settings, at the top. I cannot do it from here.",
    "topic_subtasks": "Tasks have no subtasks. I can add each as a task of its own, or a note to one.",
    "topic_sync": (
        "There is no connection to other apps or calendars. Assistants that speak MCP can use an access "
        "token from Settings."
    ),
    "topic_theme": "Light and dark are in Settings under “Appearance”. I cannot change them from here.",
    "topic_time_zone": "Your time zone is in Settings under “Profile”. I cannot change it from here.",
}

UR: dict[str, str] = {
    "topic_account": (
        "ای میل، پاس ورڈ اور اکاؤنٹ ترتیبات میں ہیں: ”پروفائل“، اور حذف کرنے کے لیے ”آپ کا ڈیٹا“۔ میں "
        "یہاں سے نہیں بدل سکتا۔"
    ),
    "topic_activity": (
        "کیا کب بدلا، یہ ترتیبات میں ”سرگرمی“ میں ہے۔ آخری تبدیلی میں واپس لے سکتا ہوں: ”واپس لو“ کہیں۔"
    ),
    "topic_attachments": "کاموں کے ساتھ فائل یا تصویر نہیں لگتی۔ نوٹ لگ سکتا ہے۔",
    "topic_changes": (
        "یہ میں آپ کی فہرست کے ساتھ نہیں کر سکتا۔ میں کام شامل، مکمل، تبدیل، منتقل اور حذف کر سکتا ہوں۔"
    ),
    "topic_clock": "ابھی {now} ہے۔",
    "topic_engine": (
        "میں اس فہرست کا اندرونی معاون ہوں: اسی سرور پر چلنے والے اصول، کوئی AI ماڈل نہیں۔ پوچھیں ”تم کیا "
        "کر سکتے ہو؟“۔"
    ),
    "topic_export": (
        "کام ترتیبات میں ”آپ کا ڈیٹا“ سے CSV یا JSON میں ڈاؤن لوڈ ہوتے ہیں۔ یہاں سے نہیں ہو سکتا۔"
    ),
    "topic_import": (
        "فائل سے کام ترتیبات میں ”آپ کا ڈیٹا“، ”کام درآمد کریں“ سے آتے ہیں۔ یہاں سے نہیں ہو سکتا۔"
    ),
    "topic_language": (
        "میں اردو یا انگریزی میں جواب دیتا ہوں، جس میں آپ لکھیں۔ ایپ کی زبان ترتیبات میں ”ظاہری شکل“ میں ہے۔"
    ),
    "topic_name": "آپ کا نام ترتیبات میں ”پروفائل“ میں ہے۔ میں یہاں سے نہیں بدل سکتا۔",
    "topic_notifications": (
        "ایپ اطلاعات نہیں بھیجتی؛ جو آج کرنا ہے وہ فہرست میں اوپر ہے۔ پوچھیں ”آج کیا کرنا ہے؟“۔"
    ),
    "topic_order": "کاموں کی ترتیب ہاتھ سے نہیں بدلتی۔ فہرست تاریخ اور اہمیت کے حساب سے ہے۔",
    "topic_redo": "جو واپس لیا گیا وہ دوبارہ نہیں ہو سکتا۔ نئے سرے سے کہیں۔",
    "topic_sharing": (
        "یہ فہرست صرف آپ کی ہے: میں کام کسی کو نہیں بھیج سکتا۔ ترتیبات میں ”آپ کا ڈیٹا“ سے ڈاؤن لوڈ ہو "
        "سکتے ہیں۔"
    ),
    "topic_shortcuts": "فہرست میں ؟ یا ? دبائیں تو کی بورڈ شارٹ کٹ دکھائی دیں گے۔",
    "topic_sign_out": "ترتیبات میں سب سے اوپر سے سائن آؤٹ ہوتا ہے۔ یہاں سے نہیں ہو سکتا۔",
    "topic_subtasks": "کاموں کے ذیلی کام نہیں ہوتے۔ ہر ایک کو الگ کام یا نوٹ بنا سکتا ہوں۔",
    "topic_sync": (
        "دوسری ایپس یا کیلنڈر سے کوئی رابطہ نہیں۔ MCP والے معاون ترتیبات کے رسائی ٹوکن سے جڑ سکتے ہیں۔"
    ),
    "topic_theme": "روشن اور گہرا رنگ ترتیبات میں ”ظاہری شکل“ میں ہے۔ میں یہاں سے نہیں بدل سکتا۔",
    "topic_time_zone": "ٹائم زون ترتیبات میں ”پروفائل“ میں ہے۔ میں یہاں سے نہیں بدل سکتا۔",
}
