"""The names of months and days in the languages that families of a council's forms most often read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CODE = re.compile(r"\(([a-z]{2,3})\b[^)]*\)\s*$|^\s*([a-z]{2,3})(?:[-_]\w+)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The twelve months, how they are shortened, and the seven days shortened, Monday first."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    short_days: tuple[str, ...]


def calendar_of(language: str) -> Calendar:
    """Of a form's language by its name or code, `Welsh (cy)`, `Cymraeg` or `cy`; English where it is not known."""
    code = _CODE.search(language)
    known = (code[1] or code[2]).lower() if code else _NAMES.get(language.strip().casefold(), "en")
    return _CALENDARS.get(known, _CALENDARS["en"])


def _calendar(months: str, short_months: str, short_days: str) -> Calendar:
    return Calendar(tuple(months.split()), tuple(short_months.split()), tuple(short_days.split()))


_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("welsh", "cymraeg"), "cy"),
    **dict.fromkeys(("french", "français", "francais"), "fr"),
    **dict.fromkeys(("polish", "polski"), "pl"),
    **dict.fromkeys(("romanian", "română", "romana"), "ro"),
    **dict.fromkeys(("spanish", "español", "espanol"), "es"),
    **dict.fromkeys(("urdu", "اردو"), "ur"),
}
_CALENDARS: Mapping[str, Calendar] = {
    "en": _calendar(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Mon Tue Wed Thu Fri Sat Sun",
    ),
    "cy": _calendar(
        "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
        "Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag",
        "Llun Maw Mer Iau Gwen Sad Sul",
    ),
    "fr": _calendar(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "lun. mar. mer. jeu. ven. sam. dim.",
    ),
    "pl": _calendar(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "pon. wt. śr. czw. pt. sob. niedz.",
    ),
    "ro": _calendar(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.",
        "lun. mar. mie. joi vin. sâm. dum.",
    ),
    "es": _calendar(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "lun mar mié jue vie sáb dom",
    ),
    "ur": _calendar(
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    ),
}
