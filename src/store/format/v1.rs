//! Settings, version 1. Frozen: it is never changed, only followed by a version 2.
//!
//! ```json
//! {"format":"ldn-diary settings","version":1,"theme":"system","text_size":"normal","decimal":"system","grouping":"system",
//!  "microgram":"mcg","insulin_units":"off","day_boundary":240,"syringes":[{"capacity_ul":3000,"marks":30}]}
//! ```
//!
//! | field | what it is |
//! |---|---|
//! | `format`, `version` | as in every version |
//! | `theme` | `system`, `light` or `dark` |
//! | `text_size` | `normal`, `large` or `largest` |
//! | `decimal` | the decimal sign: `system`, `point` or `comma` |
//! | `grouping` | how long numbers are parted: `system`, `none`, `space` or `sign` (the one of `.` and `,` that is not the decimal sign) |
//! | `microgram` | the word: `mcg` or `micrograms` |
//! | `insulin_units` | whether draws are given in units of a U-100 insulin syringe as well: `off` or `on` |
//! | `day_boundary` | when a night ends, in minutes after midnight: 0 to 720 |
//! | `syringes` | those owned, smallest first, none twice, at most 24. `capacity_ul`: the capacity in microlitres; `marks`: into how many equal parts it is divided |
//!
//! Every field is there, in any order; no other field is. `static/start.js` reads `theme` and `text_size` before the app starts.

use super::NAME;
use crate::diary::DayBoundary;
use crate::dose::{DecimalSign, Exact, Grouping, McgWord, Syringe, Volume};
use crate::store::json::Json;
use crate::store::syringes::capacity_ul;
use crate::store::{InsulinUnits, Settings, Syringes, TextSize, Theme};

const FIELDS: usize = 10;

/// The words of a field, each with what it means; both directions go through it.
type Words<T> = &'static [(&'static str, T)];

const THEME: Words<Theme> =
    &[("system", Theme::System), ("light", Theme::Light), ("dark", Theme::Dark)];
const TEXT_SIZE: Words<TextSize> =
    &[("normal", TextSize::Normal), ("large", TextSize::Large), ("largest", TextSize::Largest)];
const DECIMAL: Words<Option<DecimalSign>> =
    &[("system", None), ("point", Some(DecimalSign::Point)), ("comma", Some(DecimalSign::Comma))];
const GROUPING: Words<Option<Grouping>> = &[
    ("system", None),
    ("none", Some(Grouping::None)),
    ("space", Some(Grouping::Space)),
    ("sign", Some(Grouping::Sign)),
];
const MICROGRAM: Words<McgWord> = &[("mcg", McgWord::Mcg), ("micrograms", McgWord::Micrograms)];
const INSULIN_UNITS: Words<InsulinUnits> = &[("off", InsulinUnits::Off), ("on", InsulinUnits::On)];

fn meaning<T: Copy>(words: Words<T>, word: Option<&Json>) -> Option<T> {
    let word = word?.text()?;
    words.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
}

fn word<T: Copy + PartialEq>(words: Words<T>, meaning: T) -> Json {
    // Every meaning has a word: the round trip over all settings is tested.
    words.iter().find(|(_, one)| *one == meaning).map_or(Json::Null, |(name, _)| Json::from(*name))
}

/// The settings, or `None` when anything is not as it should be.
pub(super) fn read(kept: &Json) -> Option<Settings> {
    let mut syringes = Syringes::default();
    for owned in kept.get("syringes")?.list()? {
        syringes.own(syringe(owned)?).ok()?;
    }
    let settings = Settings {
        syringes,
        decimal: meaning(DECIMAL, kept.get("decimal"))?,
        grouping: meaning(GROUPING, kept.get("grouping"))?,
        mcg: meaning(MICROGRAM, kept.get("microgram"))?,
        insulin_units: meaning(INSULIN_UNITS, kept.get("insulin_units"))?,
        day_boundary: day_boundary(kept.get("day_boundary")?)?,
        theme: meaning(THEME, kept.get("theme"))?,
        text_size: meaning(TEXT_SIZE, kept.get("text_size"))?,
    };
    kept.has_fields(FIELDS).then_some(settings)
}

fn day_boundary(kept: &Json) -> Option<DayBoundary> {
    DayBoundary::new(u16::try_from(kept.whole()?).ok()?).ok()
}

fn syringe(kept: &Json) -> Option<Syringe> {
    let capacity = Exact::decimal(kept.get("capacity_ul")?.whole()?, 3).ok()?;
    let spacing = capacity.over(Exact::whole(kept.get("marks")?.whole()?)).ok()?;
    let syringe = Syringe::new(Volume::ml(capacity), Volume::ml(spacing)).ok()?;
    kept.has_fields(2).then_some(syringe)
}

pub(super) fn write(settings: &Settings) -> Json {
    let syringe = |owned: &Syringe| {
        // The list took none that is finer than a microlitre.
        let capacity = capacity_ul(*owned)?;
        Some(Json::object([("capacity_ul", capacity.into()), ("marks", owned.marks().into())]))
    };
    Json::object::<FIELDS>([
        ("format", NAME.into()),
        ("version", 1.into()),
        ("theme", word(THEME, settings.theme)),
        ("text_size", word(TEXT_SIZE, settings.text_size)),
        ("decimal", word(DECIMAL, settings.decimal)),
        ("grouping", word(GROUPING, settings.grouping)),
        ("microgram", word(MICROGRAM, settings.mcg)),
        ("insulin_units", word(INSULIN_UNITS, settings.insulin_units)),
        ("day_boundary", u32::from(settings.day_boundary.minutes()).into()),
        ("syringes", Json::List(settings.syringes.owned().iter().filter_map(syringe).collect())),
    ])
}
