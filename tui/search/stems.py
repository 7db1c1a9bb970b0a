"""What a word counts as where papers are compared: its stem, or nothing where it tells nothing of a paper."""

from functools import lru_cache

_MOST_KNOWN = 1 << 16
_SHORTEST_PLURAL = 4  # letters
_SHORTEST_STEM = 4
_ENDINGS = ("ing", "ed", "er")
_SHORTEST_WITH_ER = 8  # letters: "scheduler", but not "paper"
_OTHERS = frozenset(("plane", "shoulder", "transformer"))  # words that are no form of the one they seem to be

_ABOUT_NOTHING = """
    a about above across after again against all allow almost also although always am among an and another any are
    around as at away based be because been before behind being below between beyond both but by can cannot could
    did do does doing done down during each either else enough ever every few for four from further get give go had
    has have having hence here how however if in including instead into is it its itself just keep less let like
    made make making many may might more most much must near need neither never no nor not now of off often on once
    one only onto or other our out over own per rather really same see several should since so some still such take
    taken taking than that the their them then there these they thing this those though three through thus till to
    together too toward two under until up upon us use used using very via was way we well were what when where
    whether which while who whole whom whose why will with within without would yet you your
"""
_ABOUT_ANYTHING = """
    accelerate achieve address analysis application apply approach base best better big build case challenge
    characterize co collection combine compare comprehensive consider current demonstrate design develop development
    different directly discover driven easy effect effective efficiency efficient efficiently empirical enable end
    enhance evaluate evaluation existing experiment exploit explore fast find fine first framework full fully gap
    general generic good grained handle help high idea improve inspire integrate introduce investigate issue joint
    key large lead level leverage limit long look low main manner meet method multi multiple new non novel number
    open optimal optimize order paper perform performance practical practice pre present problem process propose
    provide quality re real recent reduce report require research result rethinking revisit robust role scalable
    scale scheme second self semi sensitive set setting short show simple simply single small solution solve
    specific state step strategy study support survey system technique term test time tool type understand
    understood unified unify usage useful user value various version view wild work world
"""
"""Words that titles and summaries of all fields have, and prefixes that hyphens make words of."""


@lru_cache(_MOST_KNOWN)
def stem_of(word: str) -> str:
    """The stem of a folded word of two letters or more; "" for a number, a single letter and a word that tells nothing.

    Stems are compared and never shown: plurals, -ing, -ed and -er of English words come to the same one.
    """
    if len(word) < 2 or word.isdecimal():
        return ""
    stem = _cut(word)
    return "" if stem in _TELLS_NOTHING else stem


def _cut(word: str) -> str:
    word = _singular(word)
    if word in _OTHERS:
        return word
    for ending in _ENDINGS if len(word) >= _SHORTEST_WITH_ER else _ENDINGS[:2]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]  # "planning" is of "plan", but "sampling" of "sample" and "processing" of "process"
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word.removesuffix("es")
    short = len(word) == _SHORTEST_PLURAL and word.endswith("us")  # "gpus", but not "corpus"
    return word[:-1] if short or word[-2] not in "siu" else word


_TELLS_NOTHING = frozenset(_cut(word) for word in (_ABOUT_NOTHING + _ABOUT_ANYTHING).split())
