"""Urdu in Latin letters ("kal subah 9 baje"), and how the script writes it. Data only."""

_SPELLINGS = {
    "آج": "aaj|aj", "کل": "kal", "پرسوں": "parson|parso", "صبح": "subah|subha",
    "دوپہر": "dopahar|dopehar|dopeher", "شام": "sham|shaam", "رات": "raat|rat", "بجے": "baje|bajay",
    "پیر": "peer|pir", "منگل": "mangal", "بدھ": "budh", "جمعرات": "jumerat|jumeraat",
    "جمعہ": "jumma|jummah|juma", "جمعے": "jummay|jumme|jume|jumay", "ہفتہ": "hafta", "ہفتے": "haftay|hafte",
    "اتوار": "itwar|itwaar", "مہینہ": "mahina", "مہینے": "mahine|mahinay|maheene", "سال": "saal",
    "دن": "din", "روز": "roz", "روزانہ": "rozana", "ہر": "har", "گھنٹہ": "ghanta",
    "گھنٹے": "ghante|ghantay", "منٹ": "minat", "بعد": "baad|bad", "پہلے": "pehle|pehlay|pahle",
    "تک": "tak", "اگلے": "agle|aglay", "اگلا": "agla", "اگلی": "agli", "اس": "is", "پچھلے": "pichle",
    "پچھلا": "pichla", "تاریخ": "tareekh|tarikh", "آخر": "aakhir|akhir", "آخری": "aakhri|akhri",
    "ایک": "ek|aik", "دو": "do", "تین": "teen", "چار": "char|chaar", "پانچ": "paanch|panch",
    "چھ": "chay|chhe", "سات": "saat|sat", "آٹھ": "aath|ath", "نو": "nau", "دس": "das",
    "گیارہ": "gyarah", "بارہ": "barah", "ساڑھے": "saarhe|sarhe|sadhe", "سوا": "sawa",
    "پونے": "paune|pone", "ڈیڑھ": "derh", "ڈھائی": "dhai", "آدھا": "aadha",
    "آدھے": "aadhe|adhe|aadhay", "پہلا": "pehla|pahla", "پہلی": "pehli", "دوسرا": "doosra|dusra",
    "دوسرے": "doosre|dusre", "تیسرا": "teesra|tisra", "چوتھا": "chautha", "کام": "kaam|kam",
    "کاموں": "kaamon", "فہرست": "fehrist", "لسٹ": "list", "والا": "wala", "والی": "wali",
    "والے": "wale|walay", "میرا": "mera", "میرے": "mere|meray", "میری": "meri",
    "مجھے": "mujhe|mujhay|muje|mujhko", "ہمیں": "hamein", "سب": "sab", "سارے": "sare|saare|saray",
    "سارا": "sara", "تمام": "tamam", "نمبر": "number|nambar", "اور": "aur|or", "پھر": "phir",
    "اسے": "isay|ise", "اسکو": "isko", "انہیں": "inhein", "انکو": "inko", "دونوں": "dono",
    "یہ": "ye|yeh", "وہ": "wo|woh", "کا": "ka", "کی": "ki", "کے": "ke|kay|k", "کو": "ko",
    "سے": "se|say", "پر": "par|pe|pr", "میں": "me|mein|mai|main", "نے": "ne|nay", "لیے": "liye|liay",
    "ہے": "hai|he|h", "ہیں": "hain", "تھا": "tha", "ہوگا": "hoga", "چاہیے": "chahiye",
    "کیا": "kya|kia|kiya", "کون": "kaun|kon", "کونسے": "konse|kaunse", "کتنے": "kitne|kitnay",
    "کیسے": "kaise|kaisay", "کوئی": "koi", "کچھ": "kuch", "بارے": "bare|baare", "ابھی": "abhi",
    "اب": "ab", "بھی": "bhi", "ذرا": "zara", "کر": "kar|kr", "کرو": "karo|kro",
    "کریں": "karen|karein|kren", "کردو": "kardo|krdo", "کردیں": "kardain|kardein|krden",
    "کرنا": "karna|krna", "کرنی": "karni", "کرنے": "karne", "دیں": "dein|den|dain", "دینا": "dena",
    "دیجیے": "dijiye", "کیجیے": "kijiye|kariye", "لو": "lo", "لیں": "len|lein", "لینا": "lena",
    "لینی": "leni", "لیا": "liya|lia", "دیا": "diya", "کیے": "kiye", "دکھاؤ": "dikhao|dekhao",
    "دکھا": "dikha", "دکھائیں": "dikhaen|dikhain", "بتاؤ": "batao", "بتا": "bata",
    "بتائیں": "bataen|batain", "شامل": "shamil", "بناؤ": "banao", "بنا": "bana", "بنائیں": "banaen",
    "ڈالو": "dalo|daalo", "ڈال": "dal|daal", "لکھو": "likho", "لکھ": "likh", "رکھو": "rakho",
    "رکھ": "rakh", "رکھنا": "rakhna", "نیا": "naya", "نئی": "nayi|nai", "یاد": "yaad|yad",
    "دلاؤ": "dilao", "دلا": "dila", "دلانا": "dilana", "دلائیں": "dilaen|dilain", "کرواؤ": "karwao",
    "کروا": "karwa", "کراؤ": "karao", "بھولنا": "bhoolna|bhulna", "مت": "mat", "نہ": "na",
    "مکمل": "mukammal|mukamal", "ختم": "khatam|khatm", "پورا": "poora|pura", "ہو": "ho",
    "گیا": "gaya|gya", "گئی": "gayi", "گئے": "gaye", "چکا": "chuka", "ہوگیا": "hogaya|hogya",
    "ہوا": "hua", "ہوئے": "hue", "ہٹاؤ": "hatao", "ہٹا": "hata", "ہٹائیں": "hataen", "مٹاؤ": "mitao",
    "مٹا": "mita", "نکالو": "nikalo", "نکال": "nikal", "حذف": "hazf", "منسوخ": "mansookh",
    "واپس": "wapas|wapis", "لاؤ": "lao", "لا": "la", "ڈھونڈو": "dhoondo|dhundo", "ڈھونڈ": "dhoond",
    "تلاش": "talash", "کھولو": "kholo", "کھول": "khol", "دوبارہ": "dobara|dubara", "بدل": "badal",
    "بدلو": "badlo", "تبدیل": "tabdeel|tabdil", "نام": "naam|nam", "عنوان": "unwan",
    "ملتوی": "multavi|multawi", "منتقل": "muntaqil", "موخر": "muakhar", "آگے": "agay|aage",
    "بڑھاؤ": "barhao", "بڑھا": "barha", "لے": "le", "جاؤ": "jao", "جانا": "jaana|jana",
    "لگاؤ": "lagao", "لگا": "laga", "ترجیح": "tarjeeh|tarjih", "زیادہ": "zyada|ziyada",
    "اہم": "aham|ahem", "ضروری": "zaroori|zaruri", "فوری": "fori", "فوراً": "foran",
    "باقی": "baqi|baki", "نامکمل": "namukammal", "تاخیر": "takheer", "ہاں": "haan|han|haa",
    "جی": "ji|jee", "ٹھیک": "theek|thik", "بالکل": "bilkul", "ضرور": "zaroor",
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
    "صرف": "sirf", "پاس": "paas|pas", "ادھورے": "adhoore|adhure", "سکتے": "sakte|saktay", "سکتا": "sakta",
    "بھائی": "bhai|bhaai", "یار": "yaar|yar", "جناب": "janab", "سر": "sir jee",
    "غلطی": "galti|ghalti|ghalati",
    "موسم": "mausam", "کیسا": "kaisa",
}  # fmt: skip

SPELLED = {latin: word for word, spellings in _SPELLINGS.items() for latin in spellings.split("|")}

_SHARED = (
    "is|do|list|number|me|main|he|h|k|or|say|se|bad|bare|par|pr|pe|la|le|lo|to|ab|sat|din|har|"
    "mat|na|ho|den|dal|aj|ath|rat|char|peer|das|kam|wo|ye|mai|len|ne|nam|naam|hue|sham|ke|ka|"
    "ki|ko|jana|han|ji|sara|pure|pura|kon|saal|roz|dila|bana|tum|dain|"
    "dein|lein|tha|juma|kay|nay|nau|nai|kal|"
    "lane|jo|pas|chor|andar|kis|reh|lana|baar|kab|jama|paas"
)
"""Spellings that are words of other languages too."""

TELLS = frozenset(SPELLED) - frozenset(_SHARED.split("|"))
