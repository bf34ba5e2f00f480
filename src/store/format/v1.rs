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

use serde::{Deserialize, Serialize};

use super::{NAME, ascii};
use crate::diary::DayBoundary;
use crate::dose::{DecimalSign, Exact, Grouping, McgWord, Syringe, Volume};
use crate::store::syringes::capacity_ul;
use crate::store::{InsulinUnits, Settings, Syringes, TextSize, Theme};

/// See the table above.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    format: String,
    version: u64,
    theme: String,
    text_size: String,
    decimal: String,
    grouping: String,
    microgram: String,
    insulin_units: String,
    day_boundary: u16,
    syringes: Vec<WireSyringe>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSyringe {
    capacity_ul: u64,
    marks: u64,
}

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

fn meaning<T: Copy>(words: Words<T>, word: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
}

fn word<T: Copy + PartialEq>(words: Words<T>, meaning: T) -> String {
    // Every meaning has a word: the round trip over all settings is tested.
    words.iter().find(|(_, one)| *one == meaning).map_or("", |(name, _)| *name).to_owned()
}

/// The settings, or `None` when anything is not as it should be.
pub(super) fn read(text: &str) -> Option<Settings> {
    let kept: Wire = ascii::read(text)?;
    let mut syringes = Syringes::default();
    for owned in &kept.syringes {
        syringes.own(syringe(owned)?).ok()?;
    }
    Some(Settings {
        syringes,
        decimal: meaning(DECIMAL, &kept.decimal)?,
        grouping: meaning(GROUPING, &kept.grouping)?,
        mcg: meaning(MICROGRAM, &kept.microgram)?,
        insulin_units: meaning(INSULIN_UNITS, &kept.insulin_units)?,
        day_boundary: DayBoundary::new(kept.day_boundary).ok()?,
        theme: meaning(THEME, &kept.theme)?,
        text_size: meaning(TEXT_SIZE, &kept.text_size)?,
    })
}

fn syringe(kept: &WireSyringe) -> Option<Syringe> {
    let capacity = Exact::decimal(kept.capacity_ul, 3).ok()?;
    let spacing = capacity.over(Exact::whole(kept.marks)).ok()?;
    Syringe::new(Volume::ml(capacity), Volume::ml(spacing)).ok()
}

/// These fields. Version 2 has the same ones under its own number, and a checksum after them.
pub(super) fn write(version: u64, settings: &Settings) -> String {
    let syringe = |owned: &Syringe| {
        // The list took none that is finer than a microlitre.
        let capacity_ul = capacity_ul(*owned)?.into();
        Some(WireSyringe { capacity_ul, marks: owned.marks().into() })
    };
    ascii::write(&Wire {
        format: NAME.to_owned(),
        version,
        theme: word(THEME, settings.theme),
        text_size: word(TEXT_SIZE, settings.text_size),
        decimal: word(DECIMAL, settings.decimal),
        grouping: word(GROUPING, settings.grouping),
        microgram: word(MICROGRAM, settings.mcg),
        insulin_units: word(INSULIN_UNITS, settings.insulin_units),
        day_boundary: settings.day_boundary.minutes(),
        syringes: settings.syringes.owned().iter().filter_map(syringe).collect(),
    })
}
