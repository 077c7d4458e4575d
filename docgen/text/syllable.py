"""The shape of a Vietnamese syllable: enough to tell Vietnamese from text in another coding.

It accepts every syllable of the standard spelling and many that no word uses; it is no spelling
checker and knows nothing of loan words or of the names of minority peoples.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = re.compile(
    "[\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}"
    "\N{COMBINING TILDE}\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}]"
)
_TONES_OF_STOPS = {"\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"}
_STOP = re.compile("(?:c|ch|p|t)$")

_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uơ "
    "uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu "
    "ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
)  # fmt: skip
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnprstvx]"


@cache
def _shape() -> re.Pattern[str]:
    """The pattern takes a millisecond to build and most runs never meet a doubtful word."""
    return re.compile(
        rf"(?:{_ONSETS})?(?:{_RIMES.replace(' ', '|')})"
        r"|qu(?:a|ac|ach|ai|am|an|ang|anh|ao|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|ân|âng|ât|ây"
        r"|e|en|eo|et|ôc|ê|êch|ên|ênh|êt|êu|i|it|in|inh|ơ|y|ych|ynh|yt|yên|yêt)"
    )


def is_syllable(word: str, *, strict: bool = True) -> bool:
    """Say whether ``word``, in any case, is built like one Vietnamese syllable.

    ``strict`` also asks of a syllable that ends in c, ch, p or t for one of its two tones.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    bare = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or not _shape().fullmatch(bare):
        return False
    return not (strict and _STOP.search(bare)) or bool(_TONES_OF_STOPS.intersection(tones))
