"""English words around commands: what tasks are called, fillers, politeness, small talk. Data only."""

from todo.language.lexicon import Table

_HELP_ME = "".join(
    f"{asked}help me {verb} {how}{time}|"
    for asked in ("", "can you ", "could you ", "please ")
    for verb in ("get", "get more", "be", "be more", "become", "become more", "stay", "keep")
    for how in ("organised", "organized", "productive", "on track", "on top of things")
    for time in ("", " today", " this week", " this month", " again")
)

WORDS: Table = {
    "task_noun": {
        "one": "task|todo|to-do|to do|item|reminder|ticket|entry|chore|taks|tsk|thing",
        "many": (
            "tasks|todos|to-dos|to dos|items|reminders|tickets|entries|chores|things|stuff|"
            "to-do items"
        ),
    },
    "carried_verb": {
        "verb": (
            "buy|call|email|text|meet|meet with|get|order|visit|send|pay|message|phone|ring|bring|wash|clean|"
            "water|feed|see|contact|remind|pick up|drop off|ask|invite|thank|fix|book|renew|cook|bake"
        )
    },
    "occasion": {
        "when": (
            "before lunch|after lunch|before work|after work|before dinner|after dinner|before breakfast|"
            "after breakfast|after school|before school|before bed|after class|before class|on my way home|"
            "on the way home|on my way to work|on the way to work|when i get home|when i get back|at home|"
            "at work|at the office|before the meeting|after the meeting|while i'm out|while im out"
        )
    },
    "verb_end": {"off": "off"},
    "soon": {"soon": "soon|due soon|coming soon|coming up soon"},
    "most_of_all": {"most": "most|highest|number one"},
    "particle": {"off": "off|by|into"},
    "rank": {
        "oldest": "oldest|earliest|longest standing",
        "created": "newest|latest|most recent|recent|recently added",
        "priority": "most important|most urgent|highest priority|top priority|high priority",
        "due_date": "next|soonest|next due|first due|closest|top|first|most pressing",
        "upcoming": "upcoming|coming|coming up",
    },
    "one_noun": {"one": "one", "many": "ones"},
    "hours_from": {
        "from": "after|from|past|since|later than|not before",
        "to": "before|by|until|till|earlier than|b4|not after",
    },
    "no_task": {
        "no": (
            "there|anything|something|any|it|that|this|i|we|you|he|she|they|everything|all|nothing|today|tomorrow"
        )
    },
    "tag_place": {"in": "in|under|from|on|inside|filed under|listed under"},
    "more_words": {
        "more": (
            "next page|the next page|more|show more|show me more|load more|see more|list more|more please|"
            "show the next page|show me the next page|go to the next page|go to next page|next page please|"
            "the next ones|show the next ones|show me the next ones|the next few|show the next few|"
            "what else is on the list|what else is on my list|what else is in the list|what comes after that|"
            "what comes after those|and the rest of the list|show the rest of the list|show me the rest of the list|"
            "the rest of the list|keep listing|carry on with the list|page 2|page two|second page|page 3|"
            "and the next ones|and after that|any more of them|next ones|give me more|more of them|"
            "show me the others on the list"
        ),
    },
    "determiner": {"the": "the|a|an|this|that|these|those|another"},
    "mine": {"mine": "my|our|mine"},
    "all_word": {
        "all": (
            "the lot|the whole lot|all|every|each|everything|all of|all the|every single|any and all|the whole|"
            "entire"
        ),
    },
    "number_mark": {"number": "number|no|no.|num|nr|#|№|id"},
    "list_sep": {"and": ",|and|&|or|plus|as well as|;|،"},
    "numbered": {
        True: (
            "chapter|chapters|ch|page|pages|pg|pp|version|versions|line|lines|verse|verses|question|questions|"
            "problem|problems|exercise|exercises|section|sections|part|parts|lesson|lessons|module|modules|"
            "episode|episodes|season|seasons|level|levels|room|rooms|flat|apartment|apt|house|floor|floors|"
            "gate|row|rows|seat|seats|step|steps|number|numbers|issue|issues|ticket|tickets|bug|bugs|grade|"
            "grades|age|ages|aged|bus|route|week|weeks|day|days|year|years|round|rounds|set|sets|size|sizes|"
            "slide|slides|sheet|sheets|figure|figures|table|tables|volume|volumes|vol|paragraph|paragraphs|"
            "article|articles|rule|rules|phase|phases|sprint|sprints|invoice|invoices|track|tracks|stage|"
            "stages|score|scored|won|lost|beat|people|kg|km|ml|percent"
        )
    },
    "range_sep": {"to": "-|–|—|to|through|thru|until|till"},
    "its_own": {"its": "its|it's own|their"},
    "pronoun": {
        "one": (
            "it|that|this|that one|this one|that task|this task|the task|that item|this item|"
            "the same|the same one|that thing|the same task|the task i deleted|the task that i deleted|"
            "the task i just deleted|what i just deleted|what i just removed|what i removed|the one i removed|"
            "the one i just removed|the thing i just deleted|the one i just finished|what i just did|this one here|"
            "that last one|the one you just added|the deleted task|what i deleted|the one i deleted|"
            "the one i just deleted|the last deleted task|the task i removed|my deleted task|"
            "the thing i deleted|the last one i finished|the last one i completed|the last one i did|"
            "the last task i finished|the last task i completed|the task i just finished|the task i just completed"
        ),
        "many": (
            "them|those|these|all of them|them all|those tasks|these tasks|they|all those|all these|all of those|"
            "all of these"
        ),
        2: (
            "both|both of them|both of those|both of these|those two|these two|both tasks|the two|them both|"
            "the two of them"
        ),
        3: "all three|the three of them|those three|these three|all three of them",
        4: "all four|those four|these four|all four of them",
        5: "all five|those five|these five|all five of them",
    },
    "newest": {
        "newest": (
            "the newest|the newest task|the newest one|the latest task|the latest one|"
            "newest task|latest task|the task i just added|the one i just added|"
            "the task i just created|the one i just created|what i just added|"
            "the task you just added|the one you just added|the task i added last|my latest task|"
            "the last added task|the last one i added|the last task i added|the most recent task|"
            "the most recent one|my newest task"
        ),
    },
    "about": {
        "about": (
            "about|regarding|containing|mentioning|related to|concerning|that mention|"
            "that mentions|with the word|with the words|that contain|that contains|matching|"
            "called|named|titled|re|that says|having to do with|mention|mentions|contain|contains|include|includes|"
            "to do with"
        ),
    },
    "sequence": {"then": "then|and then|after that|and after that|afterwards|followed by"},
    "indefinite": {"a": "a|an|another|a new|one more|a quick"},
    "of_new": {"of": "for|to|called|named|titled|:|-|on|about|that says"},
    "called": {"called": "called|named|titled|about|:"},
    "of_task": {"of": "task's"},
    "status": {
        "pending": (
            "pending|open|outstanding|incomplete|unfinished|remaining|undone|uncompleted|active|"
            "left|left to do|not done|not completed|not complete|not finished|still open|"
            "still pending|to be done|yet to do|not yet done|haven't done|havent done|"
            "haven't finished|haven't completed|unchecked|still need to do|isn't done|"
            "aren't done|still to do|in progress|unresolved|haven't i done|haven't i finished|"
            "haven't i completed|havent i done|havent i finished|have i not done|have i not finished|"
            "have i not completed|haven't i gotten to|still have to do|still need to do|have left|"
            "i haven't done|i havent done|i haven't finished|i havent finished|i haven't completed|not done yet|"
            "needs doing|needs to be done|still needs doing|needs done|remain|remains|that remain|"
            "remains to be done|remaining to do|the rest|left to finish|left to complete|still have|"
            "still need to finish|haven't got to|"
            "i've not done|still on my list|still left|to go"
        ),
        "completed": (
            "completed|complete|done|finished|closed|checked off|ticked off|checked|already done|"
            "crossed off|accomplished|did|got done|finish|get done"
        ),
        "untagged": (
            "have no tags|has no tags|have no tag|has no tag|don't have tags|do not have tags|don't have any tags|"
            "untagged|not tagged|without tags|without a tag|without any tags|without any tag|with no tags|"
            "with no tag|that have no tags|that have no tag|having no tags|without labels|with no labels|"
            "without a label"
        ),
        "trash": "deleted|trashed|in the trash|in trash|the trash|in the bin|trash can",
        "overdue": (
            "overdue|over due|late|late on|running late|running late on|late with|already late|"
            "past deadlines|past due|missed|behind on|behind schedule|past their due date|"
            "past the due date|delayed|past deadline|overdo"
        ),
        "undated": (
            "without a due date|without due date|without due dates|with no due date|with no date|"
            "without a date|with no deadline|without a deadline|undated|no due date|"
            "without dates|have no date|have no due date|has no date|has no due date|have no dates|have no deadline|"
            "having no date|no date|no dates|don't have a date|dont have a date|don't have a due date|not scheduled|"
            "not dated|with no due dates|unscheduled|without deadlines|without any due date|"
            "that have no due date|that don't have a due date|no deadline|with no dates"
        ),
        "recurring": "recurring|repeating|repeated|that repeat|recurrent|which repeat|repeats|repeat|recur",
    },
    "tag_noun": {"tag": "tag|tags|label|labels|category"},
    "filler": {
        "filler": (
            "my|the|me|i|have|has|that|are|is|with|due|which|of|to|do|on|in|for|please|a|an|any|"
            "manage|managed|manage to|managed to|descending|ascending|in descending order|in ascending order|"
            "some|still|list|lists|be|what|what's|whats|there|also|just|and|or|it|so|far|"
            "currently|right now|now|was|were|been|i've|ive|got|am|i'm|did|does|at|by|should|"
            "must|need|needs|want|up|coming|marked|as|set|not yet|yet|scheduled|planned|"
            "happening|going on|who|only|thing|one|ones|those|these|them|you|can|will|would|"
            "could|had|having|get|done by me|from|until|total|in total|altogether|status|"
            "priority|agenda|schedule|plate|calendar|plan|plans|deadline|deadlines|today's list|"
            "date|dates|ready|work on|working on|supposed|our|we|left for|else|next up|here|"
            "of mine|works|gotta|whatever|of them|tag|tags|label|really|exactly|that's|thats|are there|going|"
            "should be|can be|"
            "what all|have to|need to|to get done|get done today|to finish|to complete|to be finished|"
            "to be completed|need to finish|have to finish|sort|order|summary|overview|breakdown|rundown|"
            "a summary of|"
            "summary of|most|status of|quick|full|complete list|details|detail|info|"
            "free|busy|available|already|ever|like|only"
        ),
    },
    "search_lead": {
        "lead": (
            "task|tasks|todo|todos|item|items|anything|something|everything|all|the|my|any|a|me|"
            "for|about|with|containing|regarding|mentioning|that mention|related to|called|named|"
            "that contain|matching|to do with|having|on|of|in|word|the word|text|that says|one|"
            "ones|entries|entry|reminder|reminders|to|where|things|thing|which mention|that has"
        ),
    },
    "text_tail": {
        "tail": (
            "please|pls|thanks|for me|in my list|on my list|from my list|from the list|in my tasks|on there|"
            "among my tasks|in my todos|in my to-dos|in tasks|in the list|on the list|in there|in it|in them|"
            "in the title|in its title|in the name|in its name|in the text|to do with it|"
            "anywhere|somewhere"
        ),
    },
    "ref_tail": {
        "tail": (
            "please|pls|now|already|from my list|from the list|off my list|off the list|"
            "on my list|in my list|today|too|yet|from my tasks|from my todo list|"
            "from my to-do list|off my plate|again|also|as well|instead|for me|from list|"
            "in the list|on the list|completely|permanently|anymore|any more|any longer"
        ),
    },
    "title_lead": {
        "lead": (
            "to|that|it's to|it is to|its to|it's called|it is called|called|named|titled|saying|for me to|"
            "me to|for us to|that i need to|that i have to|"
            "don't forget to|i don't forget to|remember to|i remember to|uh|um|er|erm|"
            "that says|i need to|i have to|i should|i must|saying to|about|for|reading|"
            "which says|with the title|with title|of|probably|really|definitely|maybe"
        ),
    },
    "title_tail": {
        "tail": (
            "on|by|at|for|due|and|to|please|pls|thanks|thank you|with|the|with a|in|from|set|"
            "starting|is due|it is|it's|for me|that's due|which is due|that is due|due date|"
            "deadline|with deadline|a|is|as|of|my|before|until|repeating|recurring|repeat|every"
        ),
    },
    "boundary": {
        "boundary": (
            "about|for|with|at|on|by|to|in|and|or|from|regarding|before|after|due|until|then|but|"
            "because|re|via|if|so|unless|when|while|as|near|around|please|pls|during|between|"
            "also|is|are|was"
        ),
    },
    "top": {"top": "top"},
    "whatever": {"any": "anything|any"},
    "finite": {
        "is": (
            "is|are|was|were|am|isn't|aren't|wasn't|weren't|need|needs|has|have|had|hasn't|haven't|i've|we've|"
            "i'm|we're|"
            "it's|he's|she's|they're|they've|there's|that's|ran|run|won't|can't|couldn't|didn't|doesn't|don't|"
            "got|broke|"
            "died|came|called|keeps|keep|want|wants|looks|feels|smells|leaks|forgot|lost|feel|feeling|cannot|will|i'll|"
            "comes|starts|moved|changed|said|says|told|asked|fell|failed|closed|closes|opens"
        ),
    },
    "phrasal": {
        "verb": (
            "log|check|sign|move|fill|hand|turn|plug|drop|call|come|go|going|look|looking|deal|dealing|meet|meeting|"
            "catch up|keep up|put up|come up|sort|work|working|live|living|stay|staying|start|tune|fit|cave|give|bring|"
            "take|get|getting|pay|paid|waiting|wait|ask|asking|asked|care|talk|talking|speak|speaking|listen|think|"
            "thinking|dream|cope|agree|begin|end|happy|done|finish|buzz|let|kick|join|break|settle|chip|step|pop|trade|"
            "zoom|dial|clock|buy|tuck|lock|coming|signed|logged|checked|switch|turned|put|try|carry|move|hold|"
            "come|get|set|see|add|do|rely|focus|count|based|send|cash|opt|book|staying|made|made up"
        ),
    },
    # Asked for by nobody: a word that has a meaning is no unknown deed.
    "remark": {
        "felt": (
            "love|hate|like|enjoy|adore|dislike|prefer|miss|forgive|bless|damn|screw|believe|understand|remember|want|"
            "mean|hope|guess|suppose|wonder|whose|both|all|half|not|such|quite|rather|nice|good|bad|great|only|even|"
            "maybe|perhaps|once|than|against|across|along|behind|below|beneath|beside|beyond|despite|inside|into|like|"
            "off|outside|over|past|through|toward|towards|under|upon|within|without|unlike|about|above|wow|gosh|oops|"
            "problem|problems|issue|issues|trouble|error|stuck|bored|fed|question|questions|help|chat|"
            "appreciate|regret|doubt|imagine|blame|thank"
        ),
    },
    "no_reference": {
        "me": (
            "it's|that's|there's|me|us|ages|forever|him|i|we|he|she|you|i'm|i've|i'll|i'd|we've|we're|we'll|you're"
        ),
    },
    "causes": {"get": "get|have|keep|make|need|want|see|hear|let|getting|having|be|i|he|she|we|they|you"},
    "relative": {"which": "which|who|what|where|whose|whom|how"},
    "no_name": {"other": "other|others|rest|rest of them"},
    "modal": {"can": "can|could|should|must|may|might|would|shall|doesn't|does|no longer|never"},
    "out_particle": {"out": "out"},
    "verb_particle": {"off": "out|up|off|over|down|round|around|through|with|away|back"},
    "why": {
        "why": (
            "no time|too|not feeling|not well|no energy|can't|won't|couldn't|busy|nothing|been|had|don't|didn't|"
            "no need|no point|someone|somebody|nobody|everyone|already|sorry|all sorted|all done|all finished|"
            "both done|took me|took ages|took forever|"
            "took a while|not"
        ),
    },
    "phrasal_end": {"to": "at|in|on|with|for|from|by|of|to|as"},
    "because": {
        "because": "because|since|as|due to|because of|seeing as|given that|now that|cause|'cause|'cos",
    },
    "tagged": {"tagged": "tagged|labelled|labeled"},
    "hence": {"so": "so|hence|therefore|that's why"},
    "correction": {
        "instead": (
            "actually|instead|sorry|my mistake|my bad|i mean|i meant|on second thought|on second thoughts|oops|"
            "oh wait|wait no|no wait"
        ),
    },
    "since": {"since": "since"},
    "of_a_task": {
        "acts": (
            "end|stop|do|finish|start|keep|make|put|set|repeat|change|move|begin|continue|leave|have|skip|buy|"
            "get|need|use|"
            "undo|redo|hide|pause|resume|try|extend|shorten|limit|fix|see|take|give"
        )
    },
    "domain_word": {
        "said": (
            "due date|due dates|deadline|deadlines|priorities|recurring|repeating|repeat|reminders|note|notes|"
            "subtask|"
            "trash|search|my list|the list|overdue"
        ),
    },
    "either": {"or": "or"},
    "copula": {"be": "is|are|was|were|isn't|aren't|wasn't|isnt|arent"},
    "repair": {
        "instead": (
            "no wait|wait no|no sorry|sorry no|sorry i mean|sorry i meant|i mean|i meant|no i mean|no i meant|"
            "or rather|"
            "actually no|oops i mean|oops i meant|scratch that|wait i mean|make that|no make that|no scratch that|"
            "oh wait|no actually|i mean to say|correction|sorry make that|wait make that|oops make that|wait actually"
        ),
    },
    "repair_of_time": {"instead": "no|nope|sorry|rather|actually|wait|oops"},
    "lead": {
        "lead": (
            "please|pls|plz|hey|ok|okay|k|so|well|now|also|and|then|just|can you|could you|"
            "would you|will you|can u|could u|can you please|could you please|would you please|"
            "i want to|i'd like to|id like to|i would like to|i want you to|i'd like you to|"
            "let's|lets|kindly|go ahead and|can we|btw|by the way|hi|hello|and then|and also|"
            "after that|you should|i wish to|help me to|i wanna|i need you to|i'd love to|"
            "any chance you could|any chance you can|could i trouble you to|can i trouble you to|be a star and|"
            "is there any chance you could|would you be a dear and|do me a favor and|do the needful and|"
            "please do the needful and|kindly do the needful and|"
            "as discussed|as agreed|as mentioned|as we discussed|as per our discussion|as requested|as promised|"
            "lol|haha|hahaha|hehe|alright|right|actually|thanks|thank you|finally|firstly|secondly|"
            "i mean|i meant|on second thought|on second thoughts|"
            "oh wait|no wait|wait no|oops wait|sorry|my bad|my mistake|we can|you may|we should|i think we can|"
            "i guess|i suppose|okay so now|so now|right so|oh no|whoops|ugh|argh|erm|uhh|umm|hmmm|"
            "hey assistant|hey bot|i changed my mind|changed my mind|do one thing|first of all|in that case|"
            "please can you|please could you|"
            "could you also|"
            "can you also|and please|i guess|i suppose|so yeah|lastly|would you mind|do you mind|can you maybe|"
            "could you maybe|"
            "would you kindly|could you kindly|"
            "i'd appreciate it if you could|if you could|would it be possible to|is it possible for you to|"
            "you can|you could|i was hoping you could|could u|could u please|can u please|can u pls|"
            "could you pls|can you pls|will u|would u|gonna need you to|i need u to|please just|"
            "do me a favour and|please go ahead and|ok so|okay so|so please|yes please|"
            "try to|i think you can|assistant|bot|hmm|um|uh|oh|oops|"
            "be a dear and|quickly|simply|plus|but|could you just|can you just|may i|can i|"
            "could i|afterwards|may you|let me|instead|all right|dear|sir|yo|"
            "would you be so kind as to|could you be so kind as to|be so kind as to|would you be kind enough to|"
            "could you be kind enough to|i was wondering if you could|i was wondering if you can|"
            "i wonder if you could|i'd be grateful if you could|i would be grateful if you could|"
            "i would be grateful if you could kindly|i would appreciate it if you could|i'd be glad if you could|"
            "it would be great if you could|it'd be great if you could|it would be nice if you could|"
            "would be great if you could|if it's not too much trouble|if it is not too much trouble|"
            "if its not too much trouble|if you don't mind|if you do not mind|if it's ok|if possible|"
            "when you get a chance|when you have a moment|when you have time|when you can|"
            "please be informed that|this is to inform you that|just to let you know|fyi|just so you know|"
            "requesting you to|request you to|i request you to|may i request you to|may i ask you to|"
            "can i ask you to|can i get you to|could i ask you to|could i get you to|can you help me|"
            "can you help me to|could you help me|help me|please help me|please help me to|you may please|"
            "good morning|good afternoon|good evening|hi there|hello there|hey there|hi bot|hello bot|"
            "one more thing|another thing|last thing|also please|also pls|basically|so basically|"
            "i think|i believe|i'm pretty sure|pretty sure|i'm sure|looks like|seems like|i reckon|"
            "could we|shall we|may we|might we|should i|shall i|"
            "cool|ok cool|okay cool|great|nice|perfect|awesome|"
            "excuse me|bruh|bro|ngl|tbh|fr|dude|please be advised that|kindly note that|please note that|"
            "for your information|following our discussion|per our discussion|i hereby request that|i should like to|"
            "please to|have a look and|take a look and|check and|check my list and|look at my list and|"
            "go through my list and|have a look at my list and|so i was thinking|i was thinking|i should like to know|"
            "i would like to know|i'd be most obliged if you would|i should be most obliged if you would|"
            "i would be obliged if you could|i should be grateful if you would|i should be grateful if you could|"
            "would you please tell me|please tell me|so you can|you can finally|"
            "it turns out|it turns out that|turns out|turns out that|as it turns out|apparently|unfortunately|sadly|"
            "annoyingly|it seems|it seems that|it looks like|hiya|heya|howdy|hullo|is it possible to|"
            "i'd like to know|i want to know|i wanted to know|i need to know|could i know|can i know|may i know|"
            "make sure you|be sure to please|remember please|i was going to ask you to|i was going to say|"
            "i lied|hang on|hold on|wait|i'm done so|are you able to|is there a way to|would you be able to|"
            "will you please|would u please|"
            "will u please|do you think you could|do you think you can|just|quick one|quick question|question"
        ),
    },
    "tail": {
        "tail": (
            "please|pls|plz|thanks|thank you|thx|for me|ok|okay|right now|too|as well|ty|"
            "will you|would you|can you|instead|if you can|if possible|"
            "don't let me forget|don't forget|so i don't forget|so i remember|do you know|do you know?|altogether|"
            "please and thank you|"
            "my mistake|my bad|my fault|whoops|at last|at long last|"
            "if you don't mind|cheers|kindly|mate|buddy|bro"
        ),
    },
    "connector": {
        "and": "and|then|and then|also|and also|plus|&|after that|afterwards|but|finally|so|and lastly|and finally",
    },
    "yes": {
        "yes": (
            "yes|y|yeah|yep|yup|ya|yea|yess|yes please|sure|sure thing|ok|okay|k|kk|go ahead|"
            "do it|confirm|confirmed|please do|absolutely|correct|right|of course|definitely|"
            "go for it|affirmative|that's right|thats right|sounds good|proceed|go on|yes sir|"
            "indeed|fine|approve|approved|agreed|i agree|i confirm|i'm sure|im sure|i am sure|"
            "alright|all right|looks good|please proceed|just do it|by all means|exactly|true|"
            "continue|aye|make it so|that's correct|please|yes i do|yes i am|yes i'm sure|"
            "certainly|you bet|totally|why not|mhm|mmhm|mm hmm|mmm hmm|do that|please do that|do so|yes to all|"
            "do them all|"
            "go on then|go ahead please|ok go|just do that|i do|yes i want to|please go ahead|of course yes|"
            "works for me|fine by me|that's fine|thats fine|that works|sounds right|lgtm|yas|yeh|yah|uh huh|👍|"
            "✅|💯|👌|yupp|yeahh"
        ),
    },
    "no": {
        "no": (
            "no|n|nope|nah|cancel|never mind|nevermind|nvm|don't|dont|do not|stop|not now|"
            "leave it|forget it|abort|no thanks|no thank you|don't do it|dont do it|"
            "don't do that|dont do that|do not do that|do not do it|not really|no way|wait|"
            "hold on|cancel that|cancel it|keep it|keep them|not yet|nay|negative|decline|reject|"
            "no wait|no no|no stop that|not this|not those|not them|not that one|not this one|not all of them|"
            "not these|let's not|lets not|scrap that|ignore that|"
            "ignore it|disregard|disregard that|oh no|hang on|i changed my mind|changed my mind|"
            "stop it|stop that|stop this|stop the run|stop running|stop now|stop everything|stop please|"
            "stop answering|"
            "actually no|i'm not sure|im not sure|i am not sure|not sure|not sure yet|not sure about that|"
            "maybe later|"
            "later|hold off|hold off on that|scratch that|don't touch them|don't change anything|"
            "dont change anything|"
            "don't delete anything|dont delete anything|don't do anything|do nothing|leave everything|"
            "leave it for now|"
            "let me think|i need to think|on second thought no|cancel please|no need|not necessary|don't bother|"
            "forget about it|leave them|leave it alone|leave them alone|leave them be|leave those|keep those|"
            "keep them all|keep everything|leave all of them|"
            "please don't|please dont|no don't|absolutely not|not that|skip it|skip|that's wrong|"
            "wrong|i don't want that|let it be|leave it be|nothing|no stop|of course not|"
            "definitely not|do not proceed|don't proceed|do not go ahead|don't go ahead|do not continue|don't continue|"
            "please do not|please do not proceed|leave it as it is|leave it as is|keep it as it is|keep it as is|"
            "leave them as they are|"
            "keep them as they are|leave things as they are|leave it like that|leave it like it is|leave it how it is|"
            "keep it the way it is|leave it the way it is|leave everything as it is|keep things as they are|"
            "leave that as it is|keep that as it is|don't change it|don't touch it|👎|❌|naw|nooo|noo"
        ),
    },
    "help_word": {
        "help": (
            _HELP_ME + "help|help me|commands|usage|instructions|what can you do|what do you do|"
            "how does this work|how do you work|how to use this|how do i use this|"
            "what can i say|what can i ask|what can i do|menu|guide|show help|"
            "i need help|how does it work|what commands do you know|what can you help with|"
            "what are your features|tutorial|what are my options|what's this for|what is this for|"
            "what's this app for|what is this app for|what is this app|what's this app|options|list commands|"
            "show commands|can you help|can you help me|get started|what is this|what can i type|"
            "what can i ask you|how can you help|how can you help me|what do you understand|"
            "what can you help me with|what all can you do|what else can you do|what do you know|"
            "show me what you can do|what are you able to do|what are you capable of|how do you help|"
            "what things can you do|give me some help|i am lost|i'm lost|i'm new here|im new here|"
            "what should i say|what can i tell you|how can i use you|what commands are there|"
            "what are the commands|features|"
            "what you can do|what you're able to do|what you are able to do|explain what you can do|"
            "explain what you're able to do|explain what you are able to do|explain what you do|"
            "tell me what you can do|"
            "describe what you can do|how this works|explain how this works|explain how it works|how you work|"
            "explain how you work|explain yourself|tell me how this works|show me how this works|what you do|"
            "capabilities|manual|your capabilities|how to use|?help|/help"
        ),
    },
    "how": {
        "how": (
            "how do i|how to|how can i|how do you|how would i|how does one|how should i|can i|"
            "is it possible to|what happens if|what happens when|how do we|how can you|"
            "explain how|how does|how is it|where do i|where can i|can you explain|teach me|"
            "show me how"
        ),
    },
    "greet": {
        "hi": (
            "hi|hello|hey|hiya|howdy|yo|good morning|good afternoon|good evening|good day|"
            "greetings|morning|sup|what's up|whats up|how are you|how are you doing|"
            "how's it going|hows it going|hi there|hello there|hey there|salam|salaam|"
            "assalam o alaikum|assalamualaikum|assalamu alaikum|aoa|nice to meet you|good night|"
            "bye|goodbye|see you|see ya|hola|how do you do|evening|hi bot|hello bot|👋|gm|heya|"
            "bye bye|good bye|see you later|see you soon|see you tomorrow|talk to you later|take care|"
            "helo|hellow|hullo|hi hi|goodnight|cya|ttyl|how are you doing today|hope you're well|"
            "hope you are well|hope all is well|hope you're doing well|"
            "how's your day|how are things|how's everything|good to see you|how have you been|you there|"
            "are you there|"
            "hii|hiii|helloo|heyy|how r u|wassup|aslam o alaikum|long time no see"
        ),
    },
    "farewell": {
        "bye": (
            "bye|goodbye|good bye|bye bye|see you|see ya|see you later|see you soon|see you tomorrow|"
            "talk to you later|"
            "good night|goodnight|take care|cya|ttyl"
        ),
    },
    "wellbeing": {
        "how": (
            "how are you|how are you doing|how's it going|hows it going|how r u|how do you do|how are things|"
            "how's everything|how have you been|how's your day"
        ),
    },
    "thank": {
        "thanks": (
            "thanks|thank you|thx|thnx|ty|tysm|cheers|thanks a lot|thank you so much|"
            "thank you very much|many thanks|much appreciated|appreciate it|thanks a million|"
            "thanks so much|great thanks|awesome|great|perfect|nice|good job|well done|cool|"
            "excellent|good work|wonderful|amazing|brilliant|you're the best|you are the best|"
            "love it|i appreciate it|nice one|thank u|thanku|thankyou|great job|nice work|"
            "legend|you legend|lifesaver|you're a lifesaver|champion|you're a champ|top man|thnks|thanx|thnk u|"
            "tnx|tks|good bot|🙏|❤️|thanks again|thanks a bunch|thanks a ton|thanks heaps|"
            "thank you kindly|ta|"
            "you're great|you are great|you're amazing|you're the best|good stuff|bless you|you rock|"
            "you're a star|you're awesome|your a legend|you're a legend|your a star|your a lifesaver|"
            "your the best|your amazing|your awesome|your great|you are a legend|you are a star|"
            "you are awesome|you beauty|ace|sorted thanks|spot on|smashing|magic|sweet|sweet thanks|"
            "cheers mate|ta very much|much obliged|that's perfect|lovely|fantastic|superb|"
            "awesome thanks|"
            "that's great|got it|that's all|that is all|that's it|"
            "that's all for now|that's it for now|that's all for today|that's it for today|nothing more|"
            "nothing for now|"
            "nothing else|that will be all|that'll be all|that was helpful|that was very helpful|"
            "that was really helpful|"
            "very helpful|so helpful|really helpful|that's helpful|that's very helpful|that's really helpful|"
            "that helps|"
            "that helps a lot|that helped|that was great|that was perfect|that was quick|that was fast|"
            "you've been very helpful|you've been a great help|you've been great|you're very helpful|you're so helpful|"
            "that's a big help|that's a great help|what a help|that did the trick|that's brilliant|that's lovely|"
            "that's awesome|that's amazing|that's wonderful|that is great|that is perfect|just what i needed|"
            "exactly what i needed|you've saved my day|you saved me|that'll do|that will do"
        ),
    },
    "addressee": {
        "you": (
            "you|there|bot|buddy|pal|all of them|both of them|the lot|every one of them|friend|mate|assistant|"
            "my friend|my dear|my man|pals|guys|everyone|sir|dear|man|all|team|again|"
            "today|and|so much|very much|a lot|a ton|for your help|for the help|for that|to you|"
            "then|now|please|too|really|it|that"
        ),
    },
    "yes_lead": {"yes": "yes|yeah|yep|yup|yes please|ya|sure|absolutely|definitely"},
    "no_lead": {
        "no": (
            "no|nope|nah|no thanks|never mind|nevermind|nvm|cancel that|scratch that|actually no|no wait|forget that|"
            "wait no"
        ),
    },
    "negation": {"not": "don't|dont|do not|never|you shouldn't|please don't|don't ever|stop"},
    "statement": {
        "statement": (
            "i'm|im|i am|he|she|it|it's|its|they|you|you're|we|we're|this|that|that's|there|"
            "i feel|i think|i love|i hate|i like|he's|she's|my name|his|her|your|i was|i know|"
            "i don't|i dont|i can't|i cant|i"
        ),
    },
    "question": {
        "question": (
            "what|what's|whats|who|who's|whos|where|when|why|how|which|whose|is|are|do i|do you|"
            "do we|do they|does|did|can|could|would|should|will|am|tell me|explain|"
            "give me|if|was|were|has|have you|have we|sing|define|tell us|show me how|write me|"
            "write a poem|write a story|write a song|write code|write some code|write a haiku|draw me|"
            "play some music|"
            "play music|play a song|play me|order me|book me|buy me|make me|bring me|fetch me|cook me|sing me|"
            "draw me|write me|send me|find me|call me a|get me a|read me a|tell me a"
        ),
    },
    "chat_request": {
        "request": "translate|calculate|solve|compose|recommend|suggest|search|google|convert",
    },
    "list_noun": {
        "list": (
            "list|lists|to-do list|todo list|to do list|agenda|plate|task list|schedule|calendar|"
            "todo"
        ),
    },
    "resume": {"to": "to|that i need to|that"},
    "resume_add": {
        "to": (
            "another one called|another called|another task called|one called|another named|a second one called|"
            "another one for|one more called|"
            "a task to|another task to|another to|one to|a reminder to|another reminder to|"
            "a second task to|a task for|another one to|another task for"
        ),
    },
    "sort": {
        "due_date": (
            "sorted by due date|by due date|by date|ordered by due date|ordered by date|"
            "sort by due date|sorted by date|order by date|in order of due date|by deadline|"
            "sorted by deadline|in order|in date order"
        ),
        "priority": (
            "sorted by priority|by priority|ordered by priority|sort by priority|by importance|"
            "in order of priority|in order of importance|most important first"
        ),
        "title": (
            "sorted by title|by title|by name|alphabetically|in alphabetical order|"
            "sorted by name|sorted alphabetically"
        ),
        "created": (
            "sorted by creation date|by creation date|by date added|newest first|"
            "most recent first|latest first|sorted by newest"
        ),
    },
    "morning_hint": {"morning": "get up|getting up|wake up|wake|breakfast|sunrise|jog|fajr|morning"},
    "evening_hint": {
        "evening": "dinner|supper|movie|sunset|maghrib|isha|party|drinks|concert|evening",
    },
    "except": {
        "except": (
            "except|except for|but|but not|apart from|excluding|other than|besides|aside from|"
            "bar|save for|not including"
        ),
    },
    "pause_word": {
        "pause": (
            "lol|haha|hahaha|hehe|lmao|hmm|hmmm|um|umm|uh|uhh|erm|er|oh|ah|well|so|actually|like|mm|hm|huh|oh ok|"
            "ok so"
        )
    },
    "weak_yes": {"yes": "ok|okay|k|kk|alright|all right|fine|right|good|sure thing"},
}  # fmt: skip
