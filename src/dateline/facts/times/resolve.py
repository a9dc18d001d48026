"""What a phrase that names a time means: each rule of `patterns` has its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.facts.times import clocks, dates, lengths, periods
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.timeline import Reading, Timeline

READERS: Mapping[str, Callable[[Phrase, Timeline], Reading | None]] = {
    "iso": dates.read_iso,
    "slashed": dates.read_slashed,
    "date": dates.read_date,
    "next_date": dates.read_next_date,
    "ordinal_day": dates.read_ordinal_day,
    "date_range": dates.read_date_range,
    "month": dates.read_month_alone,
    "month_range": dates.read_month_range,
    "year": dates.read_year,
    "spoken_year": dates.read_spoken_year,
    "year_range": dates.read_year_range,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "holiday": dates.read_holiday,
    "quarter": periods.read_quarter,
    "plain_quarter": periods.read_plain_quarter,
    "half": periods.read_half,
    "season": periods.read_season,
    "day": periods.read_deictic,
    "weekday": periods.read_weekday,
    "weekday_range": periods.read_weekday_range,
    "relative": periods.read_relative,
    "year_end": periods.read_year_end,
    "part": clocks.read_part_of_day,
    "overnight": clocks.read_overnight,
    "clock": clocks.read_clock,
    "clock_range": clocks.read_clock_range,
    "duration": lengths.read_duration,
    "duration_range": lengths.read_duration_range,
    "ago": lengths.read_ago,
    "vague": lengths.read_vague,
    "every": lengths.read_every,
    "weekend": lengths.read_weekends,
    "reference": lengths.read_reference,
}


def read_phrase(phrase: Phrase, line: Timeline) -> Reading | None:
    """What the phrase means here; None where it names no time after all."""
    return READERS[phrase.name](phrase, line)
