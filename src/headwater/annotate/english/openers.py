"""Words that are capitalised because of where they stand (first in a sentence, in a headline), not because they name."""

from headwater.annotate.english import listed
from headwater.annotate.english.abbreviations import OPENERS

# Beside the words that open sentences: nouns, verbs and interjections that often do, and pronouns in all forms.
COMMON_FIRST = OPENERS | listed(
    """above across actually additionally ahead airlines almost alone along alongside already always amongst apart around
    authorities back based basically beyond breaking certainly children click clearly close come comments consider
    consequently currently customers dear definitely depending details don't early easy elsewhere eventually everything
    exactly except experts family fans finally find firefighters first five forget forgive four fortunately frankly
    friends fully generally get getting go going good got great growing half hello help hence here's hers herself hi
    himself his hopefully hundreds i'd i'll i'm i've imagine immediately importantly in-depth including increasingly
    initially inside interestingly investigators isn't it's items itself join keep know knowing left less let let's
    listen live local long look looking lots made mainly make making men millions mostly motorists mr. nearly need new
    news nine notably note obviously often oh okay older onlookers only opinion opposite otherwise ours ourselves
    outside overall own parents particularly passengers passersby past people perhaps photo picture plus possibly present
    presumably previous previously prior probably protesters put quite read reading really regarding related relatives
    remember reportedly researchers residents retired reuters/ right roughly said satellite say saying says scientists see
    seems seen send several share shortly show similarly simply six someone's sorry sources speaking specifically start
    stay still stop story strangely strong students subscribe sure take taken talking ten thank thanks that's theirs
    themselves there's they'd they'll they're they've thing things think third thousands tickets time timeline top total
    towards truly try turn twenty typically ultimately underneath unfortunately updated usually versus video videos view
    visit visitors volunteers wait want watch watching we'd we'll we're we've welcome what's who's whoever's whole
    witnesses women won't word workers world worldwide worse write written wrong yeah years you'd you'll you're you've
    young yours yourself zero am be been being have having does done were had may might must shall ought should've
    asked added told according accused speaking born built called caused described driven facing founded given held
    hoping killed known located named posted published quoting responding citing writing seeing set standing working
    concerned compared regardless relevant respondents reports report results rescuers rescue crews critics campaigners
    survivors suspects victims voters analysts economists lawyers officials officers doctors nurses teachers teenagers
    troops soldiers spokespeople sponsors supporters emergency official evidence police prosecutors detectives
    advertisement caption credit editor gallery image images newsletter sign signed source tweet post posted via
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december spring summer autumn winter"""
)
