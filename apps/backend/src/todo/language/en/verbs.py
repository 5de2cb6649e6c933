"""English words of command. Data only."""

from todo.language.en.past import past_forms
from todo.language.lexicon import Table

WORDS: Table = {
    "add_verb": {
        "add": (
            "i want add|want add|i want create|i want to add|"
            "pencil in|squeeze in|slot in|fit in|make me|create me|get me down for|add|create|make|insert|"
            "jot down|note down|write down|note|record|put down|"
            "set up|add in|ad|include|register|enter|capture|throw in|plus|generate|append|draft|"
            "open up|save|creat|adding|creating|making"
        ),
    },
    "put_verb": {
        "put": (
            "put|add|throw|stick|place|include|write|get|drop|insert|append|pop|bung|chuck|whack|toss|slot|squeeze|"
            "pencil|pen|slap|park"
        )
    },
    "list_place": {
        "list": (
            "list|to-do list|todo list|to do list|shopping list|tasks|task list|todos|to-dos|"
            "grocery list|groceries list|agenda|plate|todo|to-do|lists|reminders|list of tasks|calendar|"
            "schedule|list of things to do|my list|lst|to do lst|todo lst"
        ),
    },
    "list_proper": {
        "list": (
            "list|to-do list|todo list|to do list|shopping list|grocery list|groceries list|task list|tasks list"
        ),
    },
    "show_verb": {
        "show": (
            "provide|provide me with|provide a list of|get a list of|i want see|want see|"
            "showing|listing|show|list|display|gimme|wanna see|show me all|i wanna see|i'd like to see|"
            "id like to see|"
            "see|view|show me|give me|let me see|list out|read out|pull up|"
            "bring up|show us|see all|let's see|read me|tell me|lemme see|let me know|show off|"
            "i want to see|present|enumerate|recap|summarize|summarise|remind me of|shw|sho|shwo|"
            "get me a list of|get my|show my"
        ),
    },
    "complete_verb": {
        "complete": (
            "complete|finish|close|check off|tick off|tick|cross off|cross out|mark off|conclude|"
            "completing|finishing|accomplish|wrap up|"
            "done w|finished w|done w/|finished w/|finished with|resolve|close out|knock off|fulfil|fulfill|strike off|"
            "strike out|"
            "complet|finalize|finalise|done|done with|finished|completed|check out|close off"
        ),
    },
    "did_verb": {
        "did": (
            "finished|completed|done|done with|done w/|finished w/|did|finished with|just finished|just completed|"
            "already finished|already did|have finished|have completed|have done|"
            "already completed|accomplished|took care of|taken care of|wrapped up|got done with|"
            "done w|finished w|did already|just did|checked off|crossed off|already done|am done with|finally finished|"
            "ticked off|am finished with"
        ),
    },
    "done_word": {
        "done": (
            "done|complete|completed|finished|as done|as complete|as completed|as finished|"
            "done and dusted|all done|sorted|over with|over and done with|to done|to complete|to completed|"
            "checked|closed|as closed|off|as checked|"
            "checked off|to finished|resolved|as resolved|as a done task|accomplished|compleated|"
            "ready|taken care of|done already|finito"
        ),
    },
    "finished": {"done": "done|finished|complete|completed|ready|closed"},
    "undone_word": {
        "undone": (
            "not done|incomplete|as not done|as incomplete|as pending|pending|undone|as undone|"
            "open|as open|not complete|not completed|as not complete|as not completed|unfinished|"
            "as unfinished|as not finished|not finished|uncompleted|as uncompleted|to pending|"
            "to incomplete|to open|to not done|unchecked|as unchecked|active|as active|to do|"
            "as to do|as todo|still open|still pending|as still open|uncomplete|to undone|"
            "as outstanding|outstanding"
        ),
    },
    "reopen_verb": {
        "reopen": (
            "reopen|re-open|uncomplete|un-complete|uncheck|untick|unmark|reactivate|redo|"
            "un-check|unfinish|open again|reset|unclose|un-mark"
        ),
    },
    "rename_verb": {"rename": "rename|retitle|re-title|reword|rephrase|rewrite|renaming|rename task|re-name"},
    "change_verb": {
        "change": (
            "change|edit|update|modify|alter|set|correct|amend|chnage|revise|adjust|fix|switch|"
            "turn|replace"
        ),
    },
    "title_word": {"title": "title|name|text|wording|spelling|description of|label of|heading|titel"},
    "move_verb": {
        "move": (
            "reschedule|move|postpone|push|delay|shift|defer|bump|snooze|bring forward|put off|"
            "push back|move back|push out|reshedule|rescheduled|re-schedule|carry over|carry|"
            "hold off on|hold fire on|hang fire on|moving|pushing|rescheduling|postponing|delaying|hold off|"
            "set back|push off|move over|roll over|"
            "roll|extend|swap"
        ),
    },
    "direction": {"there": "forward|back|up|out|off|ahead|over"},
    "how_look": {
        "how": "how does|what's|whats|how is|how do|how will|how are|how's|hows|what does|what is|what will|what do",
    },
    "did_i": {"i": "have i|did i|am i|have we|did we|are we"},
    "forward": {"later": "back|out|forward|later|off|down"},
    "earlier": {"earlier": "up|earlier|ahead|sooner"},
    "prepone": {"earlier": "prepone|preponed|pre-pone|bring forward|move up|move forward"},
    "earlier_verb": {"earlier": "advance|bring forward|bring|move|pull"},
    "to_word": {
        "to": (
            "to|until|till|for|by|on|into|onto|at|over to|from now to|back to|forward to|up to|"
            "->|→|="
        ),
    },
    "as_word": {"as": "to|as|into|to say|with|to read|->|→|:|=|to be|to this|to just|by"},
    "date_word": {
        "date": (
            "due date|date|deadline|time|due time|due dates|dates|deadlines|due|schedule|"
            "reminder time|due day|day|start time"
        ),
    },
    "clear_verb": {
        "clear": (
            "clear|remove|delete|drop|erase|unset|cancel|take off|get rid of|reset|strip|"
            "take away|take|wipe|empty|lose"
        ),
    },
    "no_date": {
        "none": (
            "no due date|no date|no deadline|no longer due|without a due date|without due date|"
            "undated|no specific date|without a deadline|dateless|someday|not due|no time limit|"
            "due never|due whenever|due anytime"
        ),
    },
    "delete_verb": {
        "delete": (
            "delete|remove|cancel|erase|drop|trash|get rid of|scrap|discard|throw away|throw out|"
            "bin|take off|dump|chuck|kill|purge|destroy|rid of|clear|clear out|wipe|clean up|delte|dlt|"
            "deleting|removing|cancelling|canceling|del|rm|eliminate|nuke|toss|forget about|forget|"
            "undo adding|empty|clean out|strike|ditch|axe|zap|bin off|rub out|do away with"
        ),
    },
    "restore_verb": {
        "restore": (
            "restore|bring back|undelete|un-delete|recover|get back|put back|unremove|un-remove|"
            "retrieve|undo deleting|revive"
        ),
    },
    "undo_verb": {
        "undo": (
            "undo|revert|roll back|rollback|take back|reverse|ctrl z|ctrl-z|undo that|undo it|"
            "take that back|go back|undo please|undoo|udno|undu|unde|step back|put it back|put that back|"
            "undo this"
        ),
    },
    "undone_noun": {
        "change": "changes|things|actions|steps|edits|commands|operations|of them|times|updates"
    },
    "a_language": {
        "language": (
            "english|urdu|roman urdu|hindi|arabic|punjabi|persian|german|french|spanish|chinese|"
            "turkish|other languages|another language"
        )
    },
    "this_time": {
        "once": "this time|for now|once|just once|today|tonight|tomorrow|this week|this month|for today|for once"
    },
    "trashed": {
        "trash": "delete|deleted|remove|removed|trash|trashed|throw away|thrown away|bin|binned|get rid of"
    },
    "was_added": {
        "added": (
            "added|created|i added|i created|i made|i've added|i have added|ive added|i've created|that i added|"
            "that i created|which i added|we added|we created|i put in|i wrote down|new since|entered"
        )
    },
    "undo_object": {
        "it": (
            "it|that|this|last|the last|my last|change|action|last change|the last change|"
            "my last change|last action|the last action|that change|that last change|"
            "the last thing|what i just did|what you just did|previous|the previous|last thing|"
            "operation|the previous change|my change|my last action|everything you just did|"
            "the last one|edit|step|the last edit|previous action|the previous action|last edit|"
            "command|last command|the last command|all that|those changes|the change|"
            "the change you made|the last operation|last operation|this change|what i did|"
            "last step|the last step|the delete|delete|deletion|the deletion|that delete|"
            "the completion|my mistake|mistake|the last delete|last delete|the last task|"
            "the rename|the move"
        ),
    },
    "tag_verb": {"tag": "tag|label|categorize|categorise|classify|file|mark"},
    "untag_verb": {
        "untag": "untag|un-tag|unlabel|remove the tag from|remove tags from|un-label",
    },
    "prioritise_verb": {"up": "prioritize|prioritise|star|flag|pin|escalate|priortize"},
    "deprioritise_verb": {
        "down": "deprioritize|deprioritise|unprioritize|unprioritise|de-prioritize|de-prioritise|unstar|unflag",
    },
    "raise_verb": {"raise": "raise|increase|up|bump up|boost|elevate|bump|upgrade|promote|push up"},
    "lower_verb": {
        "lower": "lower|decrease|reduce|downgrade|drop|bring down|bump down|demote",
    },
    "search_verb": {
        "search": (
            "i search|i look for|i'm looking for|i am looking for|looking for|searching for|i'm searching for|"
            "i want find|"
            "find|search|search for|look for|look up|lookup|locate|where is|where's|wheres|query|"
            "seek|hunt for|find me|search up|filter|filter by|grep|serch|do i have a task about|"
            "look through|search through|can you find|where are"
        ),
    },
    "bare_list": {
        "all": (
            "what have i got|what've i got|what i got|what do i got|what have we got|what all do i have|"
            "what all have i got|what is there|what's there|what needs doing|what do i have to do|"
            "what is to be done|what all is there|what am i supposed to do|what am i meant to do|"
            "what's to do|what's due|what is due|anything due|is anything due|"
            "what do i need to do|what must i do|what's on|what do i have on|what have i got on|"
            "what have i got to do|what i got to do|what do i got to do|what all do i have to do|"
            "what's on the go|what's outstanding|what do i still have|what remains|what's remaining"
        ),
    },
    "have_any": {
        "any": (
            "have i got much on|have i got anything on|have i got much|do i have much on|do i have much|"
            "do i have a lot on|"
            "have i got a lot on|do i have a lot|am i doing anything|am i doing much|am i up to anything|"
            "is anything on|"
            "is there much on|is there anything on|have i got plans|do i have plans|have i any plans|any plans|"
            "do i have anything on|are there plans|have i got stuff|do i have stuff|got much|got much on|"
            "do i have anything|do i have something|is there anything|is there something|"
            "do i have any task|do i have any tasks|do i have a task|is there a task|"
            "is there any task|are there any tasks|are there tasks|have i got anything|any tasks|"
            "any task|anything|have i got any tasks|do i have tasks|is there any reminder|"
            "do i have a reminder|did i add anything|did i add a task|do we have anything|"
            "have i added anything|is there an item|do i have an item|got anything|"
            "do i have a todo|are there any todos|any todos|any items|any reminders|"
            "have i got a task|do i need to do anything|is anything|any|are any tasks|"
            "is there a reminder|is there a todo|is there something|is there an entry|"
            "is any task|what do i have|show me anything|show anything|do i have any|"
            "are there any|is there any"
        ),
    },
    "search_prep": {
        "about": (
            "about|regarding|mentioning|containing|on|with|for|related to|called|named|"
            "to do with|that mentions|that mention|involving|that says|saying|concerning|"
            "matching|to|titled|with the word|in it about|having"
        ),
    },
    "count_verb": {
        "count": (
            "count|how many|number of|total number of|what's the number of|how much|total|"
            "what is the number of|tell me how many|count of|the number of|how many of|"
            "give me a count of|count up|what's the count of|what is the count of|amount of"
        ),
    },
    "list_question": {
        "what": (
            "what am i up to|what are we up to|what am i meant to be doing|what's going on|what do i have going on|"
            "what have i got going on|what's the plan|what's the plan for|what are my plans|what are the plans|"
            "what's|whats|what is|what are|what do i have|what have i|what did i|what|which|"
            "what do i need|what should i|what am i|what must i|what do i|which of|what was|"
            "what were|which ones|what all|what else|what else do i have|what tasks|"
            "what do i gotta|what i gotta|what i have to|what i need to|what have i got|what i got|what must|"
            "what've i got|what other|whatever|what all do i have|what all do i need|what do we have|"
            "anything|do i have anything|is anything|are there any|is there anything|"
            "do i have any|any|have i got anything|do i have|what've i|what has|when is|when's|"
            "when are|am i|what will i|what can i"
        ),
    },
    "work_on": {
        "do": (
            "do|work on|start|tackle|start with|focus on|do next|begin with|be working on|"
            "be doing|prioritize|prioritise|do first|finish first|work on first|start on"
        ),
    },
    "moved": {
        "moved": (
            "put back|put forward|put forwards|set back|swapped|switched|bumped up|bumped back|pulled forward|"
            "pushed forward|pushed out|shunted|"
            "moved|rescheduled|postponed|pushed|pushed back|delayed|shifted|changed|brought forward|put off|"
            "preponed|moved up|moved back|bumped"
        ),
    },
    "news": {"news": "news|any news|update|updates|any update|any updates|word|any word|progress"},
    "turn_up": {
        "come": "come|came|arrive|arrived|call|called|ring|reply|replied|respond|show up|turn up|get back|happen|go"
    },
    "not_going": {
        "not": (
            "i won't be going to|i'm not going to|i am not going to|not going to|i can't make it to|"
            "i won't make it to|i won't be at|i can't go to|not coming to|i'm not coming to|i won't be attending|"
            "i'm not attending|not attending|i won't go to|i'm not doing|not doing|i won't be doing|"
            "we're not going to|we won't be going to|i won't be able to make|i can't make|i won't make|i can't do|"
            "i cannot make|i cannot do|i won't be able to do|i won't be able to attend|i can't attend|"
            "i can't face|can't face|i can't be bothered with|can't be bothered with|i can't deal with|i won't do|"
            "can't do|can't make|won't make|won't do|not in the mood for|i'm not in the mood for|"
            "i won't manage|i can't manage|i won't get to|i won't get round to|i won't get around to|i didn't get to|"
            "i didn't manage|i didn't get round to|i didn't get around to|i won't finish|i can't finish|"
            "i won't have time for|i don't have time for|i won't be able to finish|i'm not going to manage|"
            "i'm not going to get to|i'm not going to finish|not going to manage|i never got round to|"
            "i couldn't do|i couldn't finish|i couldn't make|i can't get to|won't manage|can't manage|"
            "i don't feel like|no time for|i have no time for|can't make it to"
        )
    },
    "no_longer_have": {
        "need": (
            "i no longer need to|i no longer have to|i don't need to|i don't have to|we don't need to|"
            "we no longer need to|no longer need to|don't need to|don't have to|no need to|i needn't"
        )
    },
    "stop_repeat": {
        "stop": (
            "stop repeating|don't repeat|dont repeat|do not repeat|stop recurring|"
            "remove the recurrence from|remove recurrence from|remove the repeat from|"
            "remove repeat from|stop the repeat of|make it stop repeating|"
            "remove the repetition from|cancel the recurrence of|stop the recurrence of|"
            "clear the recurrence of|end the recurrence of|stop the repetition of"
        ),
    },
    "need_to": {
        "need": (
            "i must to|i have got to|"
            "i really need to|i really have to|i really must|i really should|i really ought to|i was supposed to|"
            "i was meant to|i need to|i have to|i must|i gotta|gotta|i've got to|ive got to|i got to|i should|"
            "i ought to|need to|have to|must|we need to|we have to|i will need to|i'll need to|"
            "i'm supposed to|im supposed to|i am supposed to|i want to remember to|"
            "i need to remember to|i have to remember to|i must remember to|i need|i've to|"
            "i'd better|i better|i hafta|i need 2|should|i needa|i am going to|i'm going to|i'll|"
            "i will|i am gonna|i'm gonna|gonna|gonna need|i'm gonna need|"
            "i'll need|i will need|i plan to|we should|we must|need|we need"
        ),
    },
    "remember_to": {
        "remember": (
            "don't let me miss|i can't miss|i mustn't miss|i don't want to miss|remember to|remember|"
            "don't forget to|dont forget to|do not forget to|"
            "don't let me forget to|dont let me forget to|don't forget|dont forget|do not forget|"
            "make sure to|make sure i|make sure that i|don't let me forget|dont let me forget|"
            "i shouldn't forget to|i can't forget to|i must not forget to|help me remember to|"
            "make sure i don't forget to|make sure that i don't forget to|make sure i remember to|"
            "make sure we don't forget to|make sure i don't forget|so i don't forget|see that i don't forget to|"
            "see to it that i|make sure we|make sure that we|please make sure i|i'd hate to forget to|i can't forget|"
            "i must not forget|i mustn't forget|"
            "never forget to|be sure to|remember that|don't let me forget about|"
            "i mustn't forget to|don't forget about|dont forget about|keep in mind to|make sure|"
            "i don't want to forget to|i cannot forget to|make a note to|make a note that|"
            "take a note to|note to self|note that|make a note of|take a note of|mental note"
        ),
    },
    "remind_me": {
        "remind": (
            "remind me|set a reminder|set reminder|set me a reminder|add a reminder|"
            "create a reminder|make a reminder|reminder|rmd me|ping me|alert me|notify me|"
            "give me a reminder|put a reminder|nudge me|reming me|remindme|set an alarm|"
            "stick a reminder in|pop a reminder in|put a reminder in|stick in a reminder|be reminded|"
            "i want to be reminded|"
            "i need to be reminded|i'd like to be reminded|i should be reminded|give me a nudge|"
            "do a reminder|do the reminder|keep a reminder|put in a reminder|set up a reminder|schedule a reminder|"
            "drop me a reminder|send me a reminder|send a reminder|i need a reminder|i want a reminder|"
            "need a reminder|want a reminder|i'd like a reminder|pop a reminder|put me a reminder|"
            "can i have a reminder|leave me a reminder|shout at me|poke me|prompt me|jog my memory|tell me later"
        ),
    },
    "note_word": {
        "note": (
            "note|notes|description|comment|details|detail|the note|the description|a note|"
            "a description|a comment"
        ),
    },
    "no_longer_need": {
        "need": (
            "i don't want to do|i dont want to do|i don't have to do|i don't need to do|i don't need|"
            "i dont need|i no longer need|i do not need|we don't need|no need for|"
            "i won't need|i don't want|i no longer want|i do not want|no longer need|don't need"
        ),
    },
    "anymore": {"anymore": "anymore|any more|any longer|now"},
    "peek_verb": {
        "peek": (
            "open|check|review|get|read|print|fetch|look at|tell me about|go over|go through|"
            "give|get me|how about|what about"
        ),
    },
    "comes_again": {
        "again": "repeats|repeat|recurs|recur|comes|come|comes up|come up|comes back|come back|happens|happen"
    },
    "be_doing": {
        "do": (
            "seeing|meeting|meeting with|visiting|going to|going|calling|having|getting|picking up|paying|doing|"
            "supposed to see|supposed to meet|supposed to do|supposed to pay|supposed to call|supposed to go to|"
            "meant to see|meant to meet|meant to do|meant to pay|due to see|due at|starting|sending|taking|"
            "flying|travelling|collecting|buying|supposed to be at|back at"
        )
    },
    "be": {
        "be": (
            "is|are|was|were|has been|have been|got|gets|should be|'s|is now|are now|has to be|"
            "needs to be|must be|is been|are been"
        ),
    },
    "next_words": {
        "next": (
            "what's next|whats next|what next|what is next|next task|what now|what's up next|"
            "what do i do next|what do i do now|next up|what's the next thing i should do|"
            "what is the next thing i should do|what's the next thing to do|what is the next thing to do|"
            "the next thing to do|what's my next task|what is my next task|what's the next task"
        ),
    },
    "past_verb": {"did": past_forms()},
    "stop_reminding": {
        "stop": (
            "don't remind me about|don't remind me of|don't remind me to|dont remind me about|dont remind me of|"
            "dont remind me to|do not remind me about|do not remind me to|stop reminding me about|"
            "stop reminding me of|"
            "stop reminding me to|no need to remind me about|no need to remind me to"
        ),
    },
    "filter_lead": {"what": "whatever|whatever's|whichever|what all|all that|everything that"},
    "past_only": {
        "did": (
            "bought|paid|called|sent|cleaned|emailed|submitted|booked|wrote|washed|picked up|returned|"
            "cooked|fixed|watered|renewed|ordered|handed in|mailed|texted|printed|ironed|vacuumed|sorted|sorted out|"
            "took|taken|did the|collected|delivered|attended|went to|dropped off|just called|just sent|just paid|"
            "just bought|just cleaned|just booked|just emailed|just submitted|just ordered|just picked up|"
            "already called|already sent|already paid|already bought|already cleaned|already booked|already emailed|"
            "already submitted|already ordered|already picked up|already did|paid for|sent off|tidied|tidied up|"
            "cleaned up|wrapped up|took out|finished off|been to|been at|fed|walked|hoovered|mowed|swept|posted|filed|"
            "mended|repaired|baked|packed|unpacked|got rid of|rang|spoke to|talked to|replied to|signed|just been to"
        ),
    },
    "done_when": {
        "past": (
            "last night|this morning|this afternoon|earlier|earlier today|just now|already|an hour ago|hours ago|"
            "a few hours ago|a while ago|a minute ago|a few minutes ago|the other day|a few days ago|over the weekend|"
            "today|a couple of hours ago|a couple of days ago|ages ago|right now"
        ),
    },
    "short_done": {
        "done": "done|finished|completed|complete|is done|sorted|all done|✅|☑️|☑|✔️|✔|✓",
    },
    "have_event": {
        "have": (
            "i have a|i have an|i have|i've got a|i've got an|ive got a|i got a|i got an|"
            "got a|got an|i'm having a|we've got a|we've got an|i've got|we have a|we have an|we have|"
            "there's a|there is a"
        ),
    },
    "arrange": {"add": "set up|setup|arrange|organize|organise|put together|sort out"},
    "new_word_en": {
        "new": "new|another|quick|extra|recurring|repeating|brand new|one more|small|simple",
    },
}  # fmt: skip
