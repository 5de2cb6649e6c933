"""The sentences of the built-in assistant, in English and Urdu: a test compares the two tables."""

from typing import Any

from todo.agent.builtin import elsewhere
from todo.agent.builtin.directions import RIGHT_TO_LEFT, isolated
from todo.language import LanguageCode

ASKS = {
    "several_days": "ask_several",
    "several_times": "ask_several",
    "invalid_date": "ask_date",
    "unknown_day": "ask_date",
    "invalid_time": "ask_time",
    "unknown_repeat": "ask_repeat",
    "unknown_time": "ask_moment",
}
"""The sentence for each kind of doubt; for the others "ambiguous"."""

EN: dict[str, str] = {
    **elsewhere.EN,
    "added": "Added #{id} {title}{due}{rest}.",
    "duplicate": "You already had #{id} with the same title.",
    "completed": "Done: #{id} {title}.",
    "next": "The next one is #{id}{due}.",
    "reopened": "#{id} {title} is open again.",
    "updated": "Updated #{id} {title}{due}{rest}.",
    "renamed": "#{id} is now “{title}”.",
    "rescheduled": "#{id} {title} is now due{due}.",
    "skipped": "Skipped once: #{id} {title} is now due{due}.",
    "not_skipped": "#{id} {title} does not come again, so there is nothing to skip.",
    "not_repeating": "#{id} {title} does not repeat, so there is nothing to end.",
    "undated": "#{id} {title} has no date any more.",
    "deleted": "Deleted #{id} {title}. It stays in the trash for 30 days.",
    "bulk": "Changed {count}: {numbers}.",
    "bulk_none": "There was nothing to change.",
    "bulk_unknown": "There is no task {numbers}.",
    "bulk_part": "These are the first {count}, as many as go at once; say it again afterwards for the rest.",
    "undone": "Taken back: {what}.",
    "was_created": "#{id} {title} was added",
    "was_updated": "#{id} {title} was changed",
    "was_completed": "#{id} {title} was completed",
    "was_reopened": "#{id} {title} was reopened",
    "was_deleted": "#{id} {title} was deleted",
    "was_restored": "#{id} {title} was restored",
    "and_then": "; ",
    "comma": ", ",
    "approve_delete": "To delete {tasks}, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_restore": "To bring back {tasks}, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_undo": "To take back {tasks}, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_complete": "To mark {tasks} as done, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_reopen": "To open {tasks} again, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_reschedule": "To move {tasks}, confirm on the card or answer yes. Until then it all stays as it is.",
    "approve_undate": (
        "To take the date off {tasks}, confirm on the card or answer yes. Until then it all stays as it is."
    ),
    "approve_change": "To change {tasks}, confirm on the card or answer yes. Until then it all stays as it is.",
    "list_all": "You have {count}:",
    "list_pending": "Still to do, {count}:",
    "list_completed": "Completed, {count}:",
    "list_trash": "In the trash, {count}:",
    "list_found": "I found {count}:",
    "list_page": "{first}–{last} of {count}:",
    "no_more": "That was the whole list.",
    "is_due": "#{id} {title} is due{due}.",
    "is_undated": "#{id} {title} has no date.",
    "is_done": "Yes, #{id} {title} is done.",
    "is_open": "No, #{id} {title} is still to do{due}.",
    "is_high": "#{id} {title} has high priority.",
    "is_medium": "#{id} {title} has medium priority.",
    "is_low": "#{id} {title} has low priority.",
    "is_repeated": "#{id} {title} repeats {rule}.",
    "is_once": "#{id} {title} does not repeat.",
    "is_tagged": "#{id} {title} is tagged {tags}.",
    "is_untagged": "#{id} {title} has no tags.",
    "tasks_one": "1 task",
    "tasks_many": "{count} tasks",
    "tasks_at_least": "at least {count} tasks",
    "more": "… and {count} more in the list.",
    "many_more": "… and many more in the list.",
    "none_all": "You have no tasks yet. Tell me what you need to do, for example “add buy milk tomorrow”.",
    "none_pending": "Nothing is pending.",
    "none_completed": "Nothing is completed yet.",
    "none_trash": "The trash is empty.",
    "none_found": "No task fits that.",
    "count_all": "You have {count} to do.",
    "count_pending": "You have {count} to do.",
    "count_completed": "You have completed {count}.",
    "count_overdue": "You have {count} overdue.",
    "count_trash": "There are {count} in the trash.",
    "count_found": "I count {count} like that.",
    "count_due": "You have {count} due {when}.",
    "already_completed": "#{id} {title} is done already.",
    "already_open": "#{id} {title} is open already.",
    "noted_end": "I noted the end: {words}.",
    "note": "Note: {words}",
    "confirm_alone": "What waits on the card is not confirmed yet: press Confirm there.",
    "change_stands": "All right. What was changed stays as it is; say “undo” to take it back.",
    "goodbye": "Goodbye! Your list stays as it is.",
    "well": "I am fine, thank you. Tell me what you need to do, or ask “what is due today?”.",
    "trash_kept": (
        "I cannot empty the trash from here. What is in it goes for good by itself after 30 days; to be rid of one "
        "task at once, open “Trash” in the list and choose “Delete for good” in its menu."
    ),
    "missing_words": "I cannot find a task like “{words}”.",
    "missing": "I do not see which task you mean. Name it by its number or its title.",
    "which": "Which one do you mean?",
    "need_target": "Which task do you mean? Name it by its number or its title.",
    "need_title": "What should the task be called?",
    "title_due": "It will be due {when}.",
    "title_repeats": "It will repeat {rule}, first {when}.",
    "need_date": "For when? For example “tomorrow at 2 pm”.",
    "ambiguous": "I can read that in two ways. Which one do you mean?",
    "ask_several": "One task has one date and one time. Which one do you mean?",
    "ask_date": "I do not know which day that is: “{words}”. Which date do you mean?",
    "ask_time": "I do not know which time that is: “{words}”. When do you mean?",
    "ask_repeat": "I cannot repeat a task like that: “{words}”. Say it as one rule, for example “every day at 8 am”.",
    "ask_moment": "I do not know when that is: “{words}”. At what time should it be?",
    "failed": "That did not work: {why}",
    "nothing_waiting": "There is nothing waiting for your answer.",
    "still_waiting": (
        "I did not change anything. Answer yes for exactly what the card shows, no to leave it, "
        "or tell me anew which tasks you mean."
    ),
    "left_alone": "All right, I left everything as it is.",
    "hello": "Hello! Tell me what you need to do, or ask “what is pending?”.",
    "thanks": "You are welcome.",
    "help": (
        "I keep your todo list. For example:\n"
        "- add call mom tomorrow at 5 pm, high priority\n"
        "- what is pending? · what is due this week?\n"
        "- mark task 3 as complete\n"
        "- change task 1 to “Call mom tonight”\n"
        "- move task 2 to Friday at 2 pm\n"
        "- delete task 4 (I ask first) · undo that"
    ),
    "out_of_scope": (
        "I am the built-in assistant and I look after your tasks; I did not understand that one. "
        "Try “add buy milk tomorrow”, “what is pending?” or “mark task 1 as complete”."
    ),
    "done_mark": "✓",
    "repeats": ", repeats {rule}",
    "priority_high": ", high priority",
    "priority_low": ", low priority",
    "due": ", due {when}",
    "due_plain": " {when}",
}

UR: dict[str, str] = {
    **elsewhere.UR,
    "added": "شامل کر دیا: #{id} {title}{due}{rest}۔",
    "duplicate": "اسی عنوان کا کام #{id} پہلے سے موجود تھا۔",
    "completed": "مکمل ہو گیا: #{id} {title}۔",
    "next": "اگلا کام #{id} ہے{due}۔",
    "reopened": RIGHT_TO_LEFT + "#{id} {title} دوبارہ کھل گیا۔",
    "updated": "تبدیل کر دیا: #{id} {title}{due}{rest}۔",
    "renamed": RIGHT_TO_LEFT + "#{id} کا نام اب ”{title}“ ہے۔",
    "rescheduled": RIGHT_TO_LEFT + "#{id} {title} کی نئی تاریخ{due} ہے۔",
    "skipped": "اس بار چھوڑ دیا: #{id} {title} کی اگلی تاریخ{due} ہے۔",
    "not_skipped": RIGHT_TO_LEFT + "#{id} {title} دوبارہ نہیں آتا، اس لیے چھوڑنے کو کچھ نہیں۔",
    "not_repeating": RIGHT_TO_LEFT + "#{id} {title} دہرایا نہیں جاتا، اس لیے ختم کرنے کو کچھ نہیں۔",
    "undated": RIGHT_TO_LEFT + "#{id} {title} کی اب کوئی تاریخ نہیں۔",
    "deleted": "حذف کر دیا: #{id} {title}۔ یہ 30 دن ردی میں رہے گا۔",
    "bulk": "تبدیل کر دیا، {count}: {numbers}۔",
    "bulk_none": "تبدیل کرنے کو کچھ نہیں تھا۔",
    "bulk_unknown": "کام {numbers} موجود نہیں۔",
    "bulk_part": "یہ پہلے {count} ہیں، ایک بار میں اتنے ہی ہو سکتے ہیں؛ باقی کے لیے بعد میں پھر کہیں۔",
    "undone": "واپس لے لیا: {what}۔",
    "was_created": "#{id} {title} شامل ہوا تھا",
    "was_updated": "#{id} {title} تبدیل ہوا تھا",
    "was_completed": "#{id} {title} مکمل ہوا تھا",
    "was_reopened": "#{id} {title} دوبارہ کھلا تھا",
    "was_deleted": "#{id} {title} حذف ہوا تھا",
    "was_restored": "#{id} {title} بحال ہوا تھا",
    "and_then": "؛ ",
    "comma": "، ",
    "approve_delete": RIGHT_TO_LEFT
    + "{tasks} حذف کرنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_restore": RIGHT_TO_LEFT
    + "{tasks} بحال کرنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_undo": RIGHT_TO_LEFT
    + "{tasks} واپس لینے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_complete": RIGHT_TO_LEFT
    + "{tasks} مکمل کرنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_reopen": RIGHT_TO_LEFT
    + "{tasks} دوبارہ کھولنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_reschedule": RIGHT_TO_LEFT
    + "{tasks} کی تاریخ بدلنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_undate": RIGHT_TO_LEFT
    + "{tasks} کی تاریخ ہٹانے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "approve_change": RIGHT_TO_LEFT
    + "{tasks} تبدیل کرنے کے لیے کارڈ پر تصدیق کریں یا ہاں کہیں۔ تب تک سب ویسا ہی رہے گا۔",
    "list_all": "آپ کے پاس {count}:",
    "list_pending": "باقی، {count}:",
    "list_completed": "مکمل شدہ، {count}:",
    "list_trash": "ردی میں، {count}:",
    "list_found": "نتیجہ، {count}:",
    "list_page": RIGHT_TO_LEFT + "{first} تا {last}، کل {count}:",
    "no_more": "فہرست یہیں تک تھی۔",
    "is_due": RIGHT_TO_LEFT + "#{id} {title} کی تاریخ{due} ہے۔",
    "is_undated": RIGHT_TO_LEFT + "#{id} {title} کی کوئی تاریخ نہیں ہے۔",
    "is_done": "جی ہاں، #{id} {title} مکمل ہے۔",
    "is_open": "جی نہیں، #{id} {title} ابھی باقی ہے{due}۔",
    "is_high": RIGHT_TO_LEFT + "#{id} {title} کی اہمیت زیادہ ہے۔",
    "is_medium": RIGHT_TO_LEFT + "#{id} {title} کی اہمیت درمیانی ہے۔",
    "is_low": RIGHT_TO_LEFT + "#{id} {title} کی اہمیت کم ہے۔",
    "is_repeated": RIGHT_TO_LEFT + "#{id} {title} کی تکرار: {rule}۔",
    "is_once": RIGHT_TO_LEFT + "#{id} {title} دہرایا نہیں جاتا۔",
    "is_tagged": RIGHT_TO_LEFT + "#{id} {title} کے ٹیگ: {tags}۔",
    "is_untagged": RIGHT_TO_LEFT + "#{id} {title} پر کوئی ٹیگ نہیں ہے۔",
    "tasks_one": "1 کام",
    "tasks_many": "{count} کام",
    "tasks_at_least": "کم از کم {count} کام",
    "more": "… اور {count} مزید فہرست میں ہیں۔",
    "many_more": "… اور بہت سے مزید فہرست میں ہیں۔",
    "none_all": "ابھی کوئی کام نہیں۔ بتائیں کیا کرنا ہے، جیسے ”کل دودھ خریدنا شامل کرو“۔",
    "none_pending": "کوئی کام باقی نہیں۔",
    "none_completed": "ابھی کچھ مکمل نہیں ہوا۔",
    "none_trash": "ردی خالی ہے۔",
    "none_found": "ایسا کوئی کام نہیں۔",
    "count_all": "کرنے کو: {count}۔",
    "count_pending": "باقی: {count}۔",
    "count_completed": "مکمل شدہ: {count}۔",
    "count_overdue": "تاخیر والے: {count}۔",
    "count_trash": "ردی میں: {count}۔",
    "count_found": "کل ملا کر: {count}۔",
    "count_due": "{when}: {count}۔",
    "already_completed": RIGHT_TO_LEFT + "#{id} {title} پہلے ہی مکمل ہے۔",
    "already_open": RIGHT_TO_LEFT + "#{id} {title} پہلے ہی کھلا ہے۔",
    "noted_end": "اختتام بھی لکھ لیا: {words}۔",
    "note": "نوٹ: {words}",
    "confirm_alone": "جو کارڈ پر ہے اس کی تصدیق ابھی نہیں ہوئی: وہاں تصدیق دبائیں۔",
    "change_stands": "ٹھیک ہے۔ جو بدل چکا وہ ویسا ہی ہے؛ واپس لینے کے لیے ”واپس لو“ کہیں۔",
    "goodbye": "خدا حافظ! آپ کی فہرست محفوظ ہے۔",
    "well": "میں ٹھیک ہوں، شکریہ۔ بتائیں کیا کرنا ہے، یا پوچھیں ”آج کیا کرنا ہے؟“۔",
    "trash_kept": (
        "ردی یہاں سے خالی نہیں ہو سکتی۔ اس کے کام 30 دن بعد خود ہمیشہ کے لیے ختم ہو جاتے ہیں؛ کسی ایک کو ابھی "
        "ختم کرنے کے لیے فہرست میں ”ردی“ کھولیں اور اس کے مینو سے ”ہمیشہ کے لیے حذف“ چنیں۔"
    ),
    "missing_words": RIGHT_TO_LEFT + "”{words}“ جیسا کوئی کام نہیں ملا۔",
    "missing": "سمجھ نہیں آیا کہ کون سا کام مراد ہے۔ نمبر یا عنوان بتائیں۔",
    "which": "ان میں سے کون سا؟",
    "need_target": "کون سا کام؟ نمبر یا عنوان بتائیں۔",
    "need_title": "کام کا عنوان کیا ہو؟",
    "title_due": "تاریخ: {when}۔",
    "title_repeats": "{rule}، پہلی بار: {when}۔",
    "need_date": "کب کے لیے؟ جیسے ”کل دوپہر 2 بجے“۔",
    "ambiguous": "اس کے دو مطلب ہو سکتے ہیں۔ آپ کی مراد کون سا ہے؟",
    "ask_several": "ایک کام کی ایک ہی تاریخ اور ایک ہی وقت ہوتا ہے۔ آپ کی مراد کون سا ہے؟",
    "ask_date": "مجھے معلوم نہیں یہ کون سا دن ہے: ”{words}“۔ کون سی تاریخ؟",
    "ask_time": "مجھے معلوم نہیں یہ کون سا وقت ہے: ”{words}“۔ کتنے بجے؟",
    "ask_repeat": "میں کام کو اس طرح نہیں دہرا سکتا: ”{words}“۔ ایک اصول بتائیں، مثلاً ”ہر روز صبح آٹھ بجے“۔",
    "ask_moment": "مجھے معلوم نہیں یہ کب ہے: ”{words}“۔ کتنے بجے؟",
    "failed": "یہ نہیں ہو سکا: {why}",
    "nothing_waiting": "آپ کے جواب کا انتظار کرنے والی کوئی بات نہیں۔",
    "still_waiting": (
        "میں نے کچھ نہیں بدلا۔ جو کارڈ پر ہے صرف اسی کے لیے ہاں کہیں، چھوڑنے کے لیے نہیں، "
        "یا دوبارہ بتائیں کہ کون سے کام مراد ہیں۔"
    ),
    "left_alone": "ٹھیک ہے، سب ویسا ہی رہنے دیا۔",
    "hello": "السلام علیکم! بتائیں کیا کرنا ہے، یا پوچھیں ”کیا باقی ہے؟“۔",
    "thanks": "خوشی ہوئی۔",
    "help": (
        "میں آپ کے کاموں کی فہرست رکھتا ہوں۔ مثلاً:\n"
        "- کل شام 5 بجے امی کو فون کرنا شامل کرو\n"
        "- کیا باقی ہے؟\n"
        "- کام 3 مکمل کر دو\n"
        "- کام 1 کو ”آج رات امی کو فون“ میں بدل دو\n"
        "- کام 4 حذف کرو (پہلے پوچھوں گا) · واپس لو"
    ),
    "out_of_scope": (
        "میں اندرونی معاون ہوں اور آپ کے کاموں کا خیال رکھتا ہوں؛ یہ بات سمجھ نہیں آئی۔ "
        "مثلاً کہیں ”کل دودھ خریدنا شامل کرو“، ”کیا باقی ہے؟“ یا ”کام 1 مکمل کر دو“۔"
    ),
    "done_mark": "✓",
    "repeats": "، تکرار: {rule}",
    "priority_high": "، زیادہ اہم",
    "priority_low": "، کم اہم",
    "due": "، {when}",
    "due_plain": " {when}",
}


_TYPED = ("title", "words")
"""What is told in the person's own words."""


def say(language: LanguageCode, key: str, **values: Any) -> str:
    typed = {name: isolated(str(values[name]), language) for name in _TYPED if name in values}
    return (UR if language == "ur" else EN)[key].format(**values | typed)


def counted(language: LanguageCode, count: int, *, at_least: bool = False) -> str:
    if at_least:
        return say(language, "tasks_at_least", count=count)
    return say(language, "tasks_one") if count == 1 else say(language, "tasks_many", count=count)


def beginnings(*keys: str) -> tuple[str, ...]:
    """How the sentences begin in both languages, up to what is filled in; for those that begin with words."""
    return tuple(
        table[key].partition("{")[0] for key in keys for table in (EN, UR) if not table[key].startswith("{")
    )
