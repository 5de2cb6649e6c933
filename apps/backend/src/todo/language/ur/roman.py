"""Urdu in Latin letters ("kal subah 9 baje"), and how the script writes it. Data only."""

from collections import defaultdict

from todo.language.tokens import fold
from todo.language.ur.sounds import MIN_LETTERS, sound

_SPELLINGS = {
    "آج": "aaj|aj", "ٹوٹل": "kul|kull", "کل": "kal|kl", "پرسوں": "parson|parso", "صبح": "subah|subha",
    "دوپہر": "dopahar|dopehar|dopeher", "شام": "sham|shaam", "رات": "raat|rat", "بجے": "baje|bajay",
    "پیر": "peer|pir", "منگل": "mangal", "بدھ": "budh", "جمعرات": "jumerat|jumeraat",
    "جمعہ": "jumma|jummah|juma", "جمعے": "jummay|jumme|jume|jumay", "ہفتہ": "hafta", "ہفتے": "haftay|hafte",
    "اتوار": "itwar|itwaar", "مہینہ": "mahina", "مہینے": "mahine|mahinay|maheene", "سال": "saal",
    "دن": "din", "روز": "roz", "روزانہ": "rozana", "ہر": "har|hr", "گھنٹہ": "ghanta",
    "گھنٹے": "ghante|ghantay", "منٹ": "minat", "بعد": "baad|bad", "پہلے": "pehle|pehlay|pahle",
    "تک": "tak", "اگلے": "agle|aglay", "اگلا": "agla", "اگلی": "agli", "اس": "is|us", "پچھلے": "pichle",
    "پچھلا": "pichla", "تاریخ": "tareekh|tarikh", "تاریخیں": "tareekhen|tareekhein|tarikhen", "آخر": "aakhir|"
        "akhir", "آخری": "aakhri|akhri",
    "ایک": "ek|aik", "دو": "do", "تین": "teen", "چار": "char|chaar", "پانچ": "paanch|panch",
    "چھ": "chay|chhe", "سات": "saat|sat", "آٹھ": "aath|ath", "نو": "nau", "دس": "das",
    "گیارہ": "gyarah", "بارہ": "barah", "ساڑھے": "saarhe|sarhe|sadhe", "سوا": "sawa",
    "پونے": "paune|pone", "ڈیڑھ": "derh", "ڈھائی": "dhai", "آدھا": "aadha",
    "آدھے": "aadhe|adhe|aadhay", "پہلا": "pehla|pahla", "پہلی": "pehli", "دوسرا": "doosra|dusra",
    "دوسرے": "doosre|dusre", "تیسرا": "teesra|tisra", "چوتھا": "chautha", "کام": "kaam|kam",
    "کاموں": "kaamon", "فہرست": "fehrist", "لسٹ": "list", "والا": "wala", "والی": "wali",
    "والے": "wale|walay", "میرا": "mera", "میرے": "mere|meray", "میری": "meri",
    "مجھے": "mujhe|mujhay|muje|mujhko|mje|mjhe", "ہمیں": "hamein", "سب": "sab", "سارے": "sare|saare|saray",
    "سارا": "sara", "تمام": "tamam", "نمبر": "number|nambar", "اور": "aur|or", "پھر": "phir",
    "اسے": "isay|ise", "اسکو": "isko|usko", "انہیں": "inhein", "انکو": "inko", "دونوں": "dono",
    "یہ": "ye|yeh", "وہ": "wo|woh", "کا": "ka", "کی": "ki", "کے": "ke|kay|k", "کو": "ko",
    "سے": "se|say", "پر": "par|pe|pr", "میں": "me|mein|mai|main", "نے": "ne|nay", "لیے": "liye|liay",
    "ہے": "hai|he|h|hy|hay|hae", "ہیں": "hain", "تھا": "tha", "ہوگا": "hoga", "چاہیے": "chahiye",
    "کیا": "kya|kia|kiya", "کون": "kaun|kon", "کونسے": "konse|kaunse", "کتنے": "kitne|kitnay",
    "کیسے": "kaise|kaisay", "کوئی": "koi", "کچھ": "kuch", "بارے": "bare|baare", "ابھی": "abhi",
    "اب": "ab", "بھی": "bhi", "ذرا": "zara", "کر": "kar|kr", "کرو": "karo|kro",
    "کریں": "karen|karein|kren", "کردو": "kardo|krdo", "کردیں": "kardain|kardein|krden",
    "کرنا": "karna|krna", "کرنی": "karni", "کرنے": "karne", "دیں": "dein|den|dain", "دینا": "dena",
    "دیجیے": "dijiye", "کیجیے": "kijiye|kariye", "لو": "lo", "لیں": "len|lein", "لینا": "lena",
    "لینی": "leni", "لیا": "liya|lia", "دیا": "diya|dia|dya", "کیے": "kiye", "دکھاؤ": "dikhao|dekhao",
    "دکھا": "dikha", "دکھائیں": "dikhaen|dikhain", "بتاؤ": "batao", "بتا": "bata",
    "بتائیں": "bataen|batain", "شامل": "shamil", "بناؤ": "banao", "بنا": "bana", "بنائیں": "banaen",
    "ڈالو": "dalo|daalo", "ڈال": "dal|daal", "لکھو": "likho", "لکھ": "likh", "رکھو": "rakho",
    "رکھ": "rakh", "رکھنا": "rakhna", "نیا": "naya", "نئی": "nayi|nai", "یاد": "yaad|yad",
    "دلاؤ": "dilao", "دلا": "dila", "دلانا": "dilana", "دلائیں": "dilaen|dilain", "کرواؤ": "karwao",
    "کروا": "karwa", "کراؤ": "karao", "بھولنا": "bhoolna|bhulna", "مت": "mat", "نہ": "na",
    "مکمل": "mukammal|mukamal", "ختم": "khatam|khatm", "پورا": "poora|pura", "ہو": "ho",
    "گیا": "gaya|gya", "گئی": "gayi|gai|"
        "gyi", "گئے": "gaye", "چکا": "chuka", "چکی": "chuki", "چکے": "chuke", "ہوگیا": "hogaya|hogya",
    "ہوا": "hua", "ہوئے": "hue|huay|huye|hoye", "ہٹاؤ": "hatao", "ہٹا": "hata", "ہٹائیں": "hataen", "مٹاؤ": "mitao",
    "مٹا": "mita", "نکالو": "nikalo", "نکال": "nikal", "حذف": "hazf", "منسوخ": "mansookh",
    "واپس": "wapas|wapis", "لاؤ": "lao", "لا": "la", "ڈھونڈو": "dhoondo|dhundo", "ڈھونڈ": "dhoond",
    "تلاش": "talash", "کھولو": "kholo", "کھول": "khol", "دوبارہ": "dobara|dubara", "بدل": "badal",
    "بدلو": "badlo", "تبدیل": "tabdeel|tabdil", "نام": "naam|nam", "عنوان": "unwan",
    "ملتوی": "multavi|multawi", "منتقل": "muntaqil", "موخر": "muakhar", "آگے": "agay|aage",
    "بڑھاؤ": "barhao", "بڑھا": "barha", "لے": "le", "جاؤ": "jao", "جانا": "jaana|jana",
    "لگاؤ": "lagao", "لگا": "laga", "ترجیح": "tarjeeh|tarjih", "زیادہ": "zyada|ziyada",
    "اہم": "aham|ahem", "ضروری": "zaroori|zaruri", "فوری": "fori", "فوراً": "foran",
    "باقی": "baqi|baki", "نامکمل": "namukammal", "تاخیر": "takheer", "ہاں": "haan|han|haa",
    "جی": "ji|jee|g|gee", "ٹھیک": "theek|thik", "بالکل": "bilkul", "ضرور": "zaroor",
    "نہیں": "nahi|nahin|nahe", "رہنے": "rehne|rehnay", "چھوڑو": "chodo|choro",
    "شکریہ": "shukriya|shukria", "مہربانی": "meherbani|mehrbani", "مدد": "madad",
    "بہت": "bohat|bahut|boht", "کہ": "keh", "کہنا": "kehna", "آپ": "aap", "تم": "tum",
    "سوموار": "somwar|somvar|somwaar", "خریدنا": "khareedna|kharidna", "خریدنی": "khareedni|kharidni",
    "لانا": "lana|laana", "لانی": "lani", "لانے": "lane", "بھیجنا": "bhejna", "بھیجنی": "bhejni",
    "ملنا": "milna", "دینی": "deni", "جانی": "jani", "جمع": "jama", "رہتے": "rehte|rehtay|rahte", "رہ": "reh",
    "دفعہ": "dafa", "بار": "baar", "مرتبہ": "martaba", "گھنٹوں": "ghanton", "منٹوں": "minton", "دنوں": "dinon",
    "پچھلی": "pichli", "تبدیلی": "tabdeeli", "سبھی": "sabhi", "چیز": "cheez|chez", "چیزیں": "cheezen|cheezain",
    "بجکر": "bajkar", "اندر": "andar|ander", "شروع": "shuru|shuroo", "اچھا": "acha|achha|accha",
    "بھول": "bhool|bhul", "سوائے": "siwaye|siwae", "علاوہ": "ilawa|elawa", "چھوڑ": "chor|chhor",
    "شدہ": "shuda|shudah", "لازمی": "lazmi", "کیسی": "kaisi", "کہاں": "kahan|kahaan", "کب": "kab", "کس": "kis",
    "جو": "jo",
    "صرف": "sirf", "پاس": "paas|pas", "ادھورے": "adhoore|adhure", "سکتے": "sakte|saktay",
    "بند": "band", "تینوں": "teeno|teenon|tino", "چاروں": "charo|charon", "آؤ": "aao|ao", "دے": "de",
    "جزاک اللہ": "jazakallah|jazakAllah",
    "ضرورت": "zaroorat|zarurat|zrurat", "کتنی": "kitni", "چل": "chal", "رہے": "rahe|rhe", "رہا": "raha|rha",
    "رہی": "rahi|rhi", "الٹا": "ulta", "اہمیت": "ahmiyat|ehmiyat|ahmiat", "درمیانی": "darmiyani|darmyani",
    "شاباش": "shabash|shabaash", "حال": "haal", "چال": "chaal", "لی": "li", "دی": "di",
    "سکتا": "sakta|skta", "سکتی": "sakti|skti", "پاؤں": "paun", "پائے": "paye",
    "بھائی": "bhai|bhaai", "یار": "yaar|yar", "جناب": "janab", "سر": "sir jee",
    "غلطی": "galti|ghalti|ghalati",
    "میں نے": "maine|meine|mene|mainay", "اس کی": "iski|uski", "اس کا": "iska|uska", "اس کے": "iske|uske",
    "ان کی": "inki|unki", "ان کا": "inka|unka", "وہی": "wohi|wahi", "ابھی ابھی": "abhiabhi", "لیٹ": "late",
    "موسم": "mausam", "کیسا": "kaisa",
    "ہوں": "hoon|hun|hu", "تھی": "thi", "آیا": "aya|aaya", "آئی": "ayi|aayi", "آئے": "aye|aaye", "جا": "ja",
    "صاف": "saaf|saf", "متعلق": "mutaliq|mutalliq|mutaaliq", "متعلقہ": "mutaliqa", "حوالے": "hawale|hawalay",
    "جڑے": "jure|juray", "فارغ": "farigh|faarigh|fariq", "مصروف": "masroof", "خالی": "khali",
    "تفصیل": "tafseel|tafsil", "تفصیلات": "tafseelat|tafsilat", "پوری": "poori|puri", "ساری": "sari|saari",
    "لکھا": "likha", "استعمال": "istemal|istimal|istamal", "کرتے": "karte|krte|kartay", "کرتا": "karta|krta",
    "کرتی": "karti|krti", "کروں": "karun|karoon|karu|krun", "جاتا": "jata", "جاتی": "jati", "چلتا": "chalta",
    "چلتی": "chalti", "چلتے": "chalte", "چلاتے": "chalate", "طریقہ": "tareeqa|tariqa|tareeka|tarika",
    "ہوتا": "hota", "ہوتی": "hoti", "فرصت": "fursat", "وقت": "waqt|wakt", "گئیں": "gayin|gayeen", "بات": "baat",
    "ادا": "ada", "استری": "istri|istari", "تیار": "tayyar|tayar", "دھو": "dho", "پی": "pee", "مل": "mil",
    "کھا": "kha", "دھل": "dhul", "رکھا": "rakha", "کروایا": "karwaya", "کرایا": "karaya", "کروائی": "karwai",
    "لایا": "laya", "لائی": "layi", "لائے": "laye", "دیکھ": "dekh", "یہاں": "yahan", "گھی": "ghee",
    "کونسا": "konsa|kaunsa|konsaa", "کونسی": "konsi|kaunsi", "بن": "ban", "بنی": "bani", "نپٹ": "nipat|nipt",
    "نمٹ": "nimat|nimt", "رہتا": "rehta|rahta", "رہتی": "rehti|rahti", "بخار": "bukhar", "اسی": "isi|usi",
    "تیسرے": "teesre|tisre|teesray", "تیسری": "teesri|tisri", "چوتھے": "chauthe|chothe",
    "دوسری": "doosri|dusri", "بجائے": "bajaye|bajae|bajaaye", "لوں": "lun|loon", "گا": "ga", "گی": "gi",
    "گے": "ge", "حالت": "halat|haalat", "چھوٹ": "choot|chhoot|chut", "پوچھ": "pooch", "کرکے": "karke|krke",
    "کرونگا": "karunga|krunga|karoonga", "کرونگی": "karungi|krungi", "کرینگے": "karenge|karainge",
    "نیچے": "neeche|neechay|niche", "اوپر": "upar|uper|oopar", "اگر": "agar", "سکے": "sake|sakay",
    "لیکن": "lekin|laikin", "لکھوانا": "likhwana", "آدھی": "aadhi|adhi", "بغیر": "bina|baghair|bagair|begair",
    "غلط": "galat|ghalat", "چلو": "chalo", "رکو": "ruko", "تمہارا": "tumhara|tmhara", "تمہارے": "tumhare",
    "آپکا": "apka|aapka", "کتنا": "kitna", "حساب": "hisab|hisaab", "ترتیب": "tarteeb|tartib", "اتنا": "itna",
    "اتنی": "itni", "بچے": "bache|bachay|bachey|bachche", "اللہ": "allah", "حافظ": "hafiz|hafeez",
    "خدا": "khuda", "دیر": "der|dair", "بارش": "barish|baarish", "گرمی": "garmi", "سردی": "sardi",
    "بیمار": "beemar|bimar", "خراب": "kharab",
}  # fmt: skip

_STEMS = {
    "کر": "kar|kr",
    "کروا": "karwa|krwa",
    "کرا": "kara|kra",
    "رکھ": "rakh|rkh",
    "لکھ": "likh",
    "بھیج": "bhej",
    "کھول": "khol",
    "نکال": "nikal|nikaal",
    "ڈال": "dal|daal",
    "ڈھونڈ": "dhoond|dhund",
    "بدل": "badal",
    "بنا": "bana",
    "دکھا": "dikha|dekha",
    "بتا": "bata",
    "سنا": "suna",
    "مٹا": "mita|mitta",
    "ہٹا": "hata",
    "بڑھا": "barha",
    "لگا": "laga",
    "دلا": "dila",
    "دلوا": "dilwa",
    "جوڑ": "jor",
    "ٹال": "taal",
    "سمجھ": "samajh",
    "نمٹا": "nimta|nimtta",
    "دہرا": "dohra",
    "روک": "rok",
    "گھٹا": "ghata",
    "اڑا": "ura|urra|uda",
    "پلٹ": "palat",
    "لوٹا": "lota|lauta",
    "بچا": "bacha",
    "بلا": "bula",
    "پہنچا": "pohncha|pohancha",
    "دھلوا": "dhulwa",
    "بنوا": "banwa",
    "منگوا": "mangwa",
    "لگوا": "lagwa",
    "بھجوا": "bhijwa|bhejwa",
    "بدلوا": "badalwa|badlwa",
    "بھروا": "bharwa",
    "سلوا": "silwa",
    "کٹوا": "katwa",
    "نکلوا": "nikalwa|niklwa",
    "خرید": "khareed|kharid",
    "پڑھ": "parh",
    "چھوڑ": "chhor|chhod|chor|chod",
    "نپٹا": "nipta|niptaa",
    "ڈلوا": "dalwa",
    "کھلوا": "khulwa",
    "لکھوا": "likhwa",
    "اٹھا": "utha",
    "پکا": "paka",
    "بھر": "bhar",
    "سیکھ": "seekh",
    "پھینک": "phenk|phaink",
    "سنبھال": "sambhal|sanbhal",
    "چلا": "chala",
    "سمجھا": "samjha",
}
"""Verbs of wishes and of what is planned."""
_AFTER_A = {"ؤ": "o", "ئیں": "en|ein|ain", "ئیے": "iye|iyay|ye", "یا": "ya"}
_AFTER_CONSONANT = {"و": "o", "یں": "en|ein|ain", "یے": "iye|iyay", "ا": "a", "ی": "i", "ے": "e"}
_GLUED = {
    "نا": "na", "نی": "ni", "نے": "ne|nay", "دو": "do", "دیں": "den|dein|dain", "دینا": "dena", "دے": "de|day",
    "دیجیے": "dijiye|dijye|dejiye", "لو": "lo", "لیں": "len|lein|lain", "لینا": "lena", "لیا": "liya|lia",
    "دیا": "diya|dia",
}  # fmt: skip


def _conjugated() -> dict[str, str]:
    """ "dikha" -> dikhao, dikhaen, dikhado …, each with how the script writes it."""
    found: dict[str, str] = {}
    for stem, spellings in _STEMS.items():
        own = _AFTER_A if stem.endswith("ا") else _AFTER_CONSONANT
        for latin in spellings.split("|"):
            found[latin] = stem
            for ending, written in {**own, **_GLUED}.items():
                found.update({latin + each: stem + ending for each in written.split("|")})
    return found


_JOINED = {
    "اسکی": "اس کی",
    "اسکا": "اس کا",
    "اسکے": "اس کے",
    "انکی": "ان کی",
    "انکا": "ان کا",
    "میںنے": "میں نے",
}
"""Words of the script that people write as one."""

SPELLED = {
    **{fold(joined): words for joined, words in _JOINED.items()},
    **_conjugated(),
    **{latin: word for word, spellings in _SPELLINGS.items() for latin in spellings.split("|")},
}

_SHARED = (
    "g|kl|late|is|us|do|list|number|me|main|he|h|k|or|say|se|bad|bare|par|pr|pe|la|le|lo|to|ab|sat|din|har|"
    "mat|na|ho|den|dal|aj|ath|rat|char|peer|das|kam|wo|ye|mai|len|ne|nam|naam|hue|sham|ke|ka|"
    "ki|ko|jana|han|ji|sara|pure|pura|kon|saal|roz|dila|bana|tum|dain|"
    "dein|lein|tha|juma|kay|nay|nau|nai|kal|"
    "lane|li|di|de|ao|jo|pas|chor|andar|kis|reh|lana|baar|kab|jama|paas|hun|hu|thi|aye|ja|jure|puri|sari|saari|"
    "pee|mil|ban|bani|nipt|nimt|ada|bhar|khali|karu|hota|hoti|jata|utha|saf|ge|ga|gi|der|lun|loon|ghee|tayar|chut|hafiz"
)
"""Spellings that are words of other languages too."""
_HINTS = (
    "ka|ki|ko|ke|kal|kl|lana|jana|hue|mai|nay|kay|naam|roz|saal|lein|dein|jama|dal|raat|rat|aj|hain|ne|pe|h|k|"
    "kam|ji|sb|"
    "kr|kia|tum|kon|ho|kis|hun|hu|thi|kab|ja|ada|laya|de|di|li"
)
HINTS = frozenset(_HINTS.split("|"))
"""Those of them that English does not have: two of these tell, too."""

TELLS = frozenset(SPELLED) - frozenset(_SHARED.split("|"))


def _sounded() -> dict[str, str]:
    """The word that a key stands for: a listed one before one that is only built, a short one before a long one."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for latin, word in SPELLED.items():
        if latin.isascii():
            heard[sound(latin)].add(word)
    found: dict[str, str] = {}
    for key, words in heard.items():
        first, *others = sorted(words, key=_rank)
        if len(key) >= MIN_LETTERS and not (others and _rank(first) == _rank(others[0])):
            found[key] = first
    return found


def _rank(word: str) -> tuple[bool, int]:
    return word not in _SPELLINGS, len(word)


SOUNDED = _sounded()
