//! Settings, version 1. Frozen: it is never changed, only followed by a version 2.
//!
//! ```json
//! {"format":"ldn-diary settings","version":1,"theme":"system","text_size":"normal","decimal":"system","grouping":"system",
//!  "microgram":"mcg","syringes":[{"capacity_ul":3000,"marks":30}]}
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
//! | `syringes` | those owned, smallest first, none twice, at most 24. `capacity_ul`: the capacity in microlitres; `marks`: into how many equal parts it is divided |
//!
//! Every field is there, in any order; no other field is. `static/start.js` reads `theme` and `text_size` before the app starts.

use serde::{Deserialize, Serialize};

use super::{NAME, ReadError, from_json};
use crate::dose::{DecimalSign, Exact, Grouping, McgWord, Syringe, Volume};
use crate::store::syringes::capacity_ul;
use crate::store::{Settings, Syringes, TextSize, Theme};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsV1 {
    format: String,
    version: u64,
    theme: ThemeV1,
    text_size: TextSizeV1,
    decimal: DecimalV1,
    grouping: GroupingV1,
    microgram: MicrogramV1,
    syringes: Vec<SyringeV1>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ThemeV1 {
    System,
    Light,
    Dark,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TextSizeV1 {
    Normal,
    Large,
    Largest,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DecimalV1 {
    System,
    Point,
    Comma,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum GroupingV1 {
    System,
    None,
    Space,
    Sign,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MicrogramV1 {
    Mcg,
    Micrograms,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SyringeV1 {
    capacity_ul: u32,
    marks: u32,
}

pub(super) fn read(text: &str) -> Result<Settings, ReadError> {
    let kept: SettingsV1 = from_json(text)?;
    let mut syringes = Syringes::default();
    for kept in &kept.syringes {
        let syringe = syringe(kept).ok_or(ReadError::Unreadable)?;
        syringes.own(syringe).map_err(|_twice_or_too_many| ReadError::Unreadable)?;
    }
    Ok(Settings {
        syringes,
        decimal: match kept.decimal {
            DecimalV1::System => None,
            DecimalV1::Point => Some(DecimalSign::Point),
            DecimalV1::Comma => Some(DecimalSign::Comma),
        },
        grouping: match kept.grouping {
            GroupingV1::System => None,
            GroupingV1::None => Some(Grouping::None),
            GroupingV1::Space => Some(Grouping::Space),
            GroupingV1::Sign => Some(Grouping::Sign),
        },
        mcg: match kept.microgram {
            MicrogramV1::Mcg => McgWord::Mcg,
            MicrogramV1::Micrograms => McgWord::Micrograms,
        },
        theme: match kept.theme {
            ThemeV1::System => Theme::System,
            ThemeV1::Light => Theme::Light,
            ThemeV1::Dark => Theme::Dark,
        },
        text_size: match kept.text_size {
            TextSizeV1::Normal => TextSize::Normal,
            TextSizeV1::Large => TextSize::Large,
            TextSizeV1::Largest => TextSize::Largest,
        },
    })
}

fn syringe(kept: &SyringeV1) -> Option<Syringe> {
    let capacity = Exact::decimal(kept.capacity_ul.into(), 3).ok()?;
    let spacing = capacity.over(Exact::whole(kept.marks.into())).ok()?;
    Syringe::new(Volume::ml(capacity), Volume::ml(spacing)).ok()
}

pub(super) fn write(settings: &Settings) -> Result<String, serde_json::Error> {
    let syringe = |owned: &Syringe| {
        // The list took none that is finer.
        capacity_ul(*owned).map(|capacity_ul| SyringeV1 { capacity_ul, marks: owned.marks() })
    };
    let kept = SettingsV1 {
        format: NAME.to_owned(),
        version: 1,
        theme: match settings.theme {
            Theme::System => ThemeV1::System,
            Theme::Light => ThemeV1::Light,
            Theme::Dark => ThemeV1::Dark,
        },
        text_size: match settings.text_size {
            TextSize::Normal => TextSizeV1::Normal,
            TextSize::Large => TextSizeV1::Large,
            TextSize::Largest => TextSizeV1::Largest,
        },
        decimal: match settings.decimal {
            None => DecimalV1::System,
            Some(DecimalSign::Point) => DecimalV1::Point,
            Some(DecimalSign::Comma) => DecimalV1::Comma,
        },
        grouping: match settings.grouping {
            None => GroupingV1::System,
            Some(Grouping::None) => GroupingV1::None,
            Some(Grouping::Space) => GroupingV1::Space,
            Some(Grouping::Sign) => GroupingV1::Sign,
        },
        microgram: match settings.mcg {
            McgWord::Mcg => MicrogramV1::Mcg,
            McgWord::Micrograms => MicrogramV1::Micrograms,
        },
        syringes: settings.syringes.owned().iter().filter_map(syringe).collect(),
    };
    serde_json::to_string(&kept)
}
