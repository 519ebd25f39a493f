"""Which time zone goes with a place that people type, or with the language that Telegram reports."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_LETTERS_WITHOUT_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What is known of places. Every value is an IANA name.

    `cities` is by `place_key`; `languages` and `regions` by lower-case code; `common` holds well-known zones of every
    offset, better known ones first.
    """

    cities: Mapping[str, str]
    languages: Mapping[str, str]
    regions: Mapping[str, str]
    common: tuple[str, ...]


def place_key(name: str) -> str:
    """The name without letter case, accents and punctuation: "São Paulo" and "sao_paulo" are the same place."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS_WITHOUT_ACCENT))
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w+]|_", " ", bare).split())


@cache
def load_places() -> Places:
    """The places, read once from `data/cities.yaml` and `data/languages.yaml`."""
    data = files("question_bank") / "data"
    places = yaml.safe_load((data / "cities.yaml").read_text(encoding="utf-8"))
    codes = yaml.safe_load((data / "languages.yaml").read_text(encoding="utf-8"))
    return Places(
        cities={place_key(name): zone for zone, names in places["cities"].items() for name in names},
        languages=dict(codes["languages"]),
        regions=dict(codes["regions"]),
        common=tuple(places["common"]),
    )
