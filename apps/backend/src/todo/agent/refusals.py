"""What a call that was refused says to a person, in their language. Models read the English sentence."""

from collections.abc import Mapping
from typing import Any

_UR: dict[str, str] = {
    "task_not_found": "کام {task_id} نہیں ہے۔",
    "task_changed": "کام {task_id} اس دوران بدل گیا ہے، اس لیے کچھ نہیں کیا گیا۔ دوبارہ کہیں۔",
    "invalid_task": "یہ تبدیلی اس کام کے ساتھ نہیں چل سکتی، اس لیے کچھ نہیں بدلا۔",
    "invalid_cursor": "یہ فہرست آگے نہیں پڑھی جا سکی۔ دوبارہ کہیں۔",
    "activity_not_found": "یہ تبدیلی ریکارڈ میں نہیں ہے۔",
    "nothing_to_undo": "واپس لینے کو کوئی تبدیلی نہیں رہی۔",
    "already_undone": "یہ تبدیلی پہلے ہی واپس لی جا چکی ہے۔",
    "changed_since": "کام {task_id} اس کے بعد بدل چکا ہے، اس لیے کچھ واپس نہیں لیا گیا۔ اسے خود تبدیل کریں۔",
    "too_much_to_undo": (
        "آخری تبدیلی {count} کاموں کی ہے، ایک بار میں زیادہ سے زیادہ {most} واپس ہو سکتے ہیں۔ "
        "کچھ نہیں بدلا۔ فہرست میں کام چن کر حذف کریں یا سرگرمی میں تبدیلیاں واپس لیں۔"
    ),
    "approval_not_found": "یہ تصدیق موجود نہیں ہے۔",
    "approval_already_decided": "اس کا فیصلہ پہلے ہی ہو چکا ہے۔ ایک تصدیق ایک ہی بار کام آتی ہے۔",
    "approval_expired": "اسے 10 منٹ سے زیادہ ہو گئے، اس لیے کچھ نہیں بدلا۔ دوبارہ کہیں۔",
    "approval_outdated": "دکھائے جانے کے بعد ایک کام بدل گیا ہے، اس لیے کچھ نہیں کیا گیا۔ دوبارہ کہیں۔",
    "too_many_calls": "ایک جواب میں اس سے زیادہ نہیں ہو سکتا۔ باقی کے لیے دوبارہ کہیں۔",
    "insufficient_scope": "اس کی اجازت نہیں ہے۔",
    "foreign_user": "اس کی اجازت نہیں ہے۔",
    "internal_error": "ہماری طرف سے خرابی ہوئی؛ کچھ نہیں بدلا۔",
    "database_unavailable": "ڈیٹا بیس تک ابھی رسائی نہیں۔ کچھ نہیں بدلا؛ دوبارہ کوشش کریں۔",
}
_UR_OTHERWISE = "یہ نہیں ہو سکا؛ کچھ نہیں بدلا۔"


def refusal(language: str, code: str, message: str, details: Mapping[str, Any]) -> str:
    """`code`, `message` and `details` are those of an AppError."""
    if language != "ur":
        return message
    return _UR.get(code, _UR_OTHERWISE).format(**details)
