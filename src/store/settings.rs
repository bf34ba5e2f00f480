//! The settings: what a person chooses once. Opened and saved as a whole, under one key.
//!
//! It knows no page and no words. How the text under the key looks is the business of the format modules.

use std::fmt;

use super::format::{self, ReadError};
use super::{KeyValue, PREFIX, StorageError, Syringes};
use crate::diary::DayBoundary;
use crate::dose::{DecimalSign, Grouping, McgWord};

/// The key of the settings.
pub const KEY: &str = "ldn-diary/settings";

/// Unreadable settings are kept under this and a number from 1 on.
const ASIDE: &str = "ldn-diary/unreadable/settings-";

/// The most unreadable settings that are kept beside each other. Each is a few hundred characters.
const MOST_ASIDE: u32 = 50;

/// The longest text that is read as settings, in bytes. All that can be chosen takes about a tenth of it; what is longer is
/// somebody else's, and would only hold up the start.
const MOST_BYTES: usize = 16 * 1024;

/// Whether the settings keep something under this key.
pub(super) fn is_theirs(key: &str) -> bool {
    key == KEY || is_aside(key)
}

/// Whether this key has unreadable settings that were set aside.
pub(super) fn is_aside(key: &str) -> bool {
    key.starts_with(ASIDE)
}

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser says.
    #[default]
    Normal,
    /// About a fifth larger.
    Large,
    /// About two fifths larger.
    Largest,
}

/// Whether draws are given in the units of a U-100 insulin syringe as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InsulinUnits {
    /// Millilitres alone: millilitres and units mixed up are tenfold errors.
    #[default]
    Off,
    /// The person chose them on purpose.
    On,
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The syringes that they own.
    pub syringes: Syringes,
    /// The decimal sign; `None` is the locale's.
    pub decimal: Option<DecimalSign>,
    /// How long numbers are parted; `None` is the locale's.
    pub grouping: Option<Grouping>,
    /// The word for a microgram.
    pub mcg: McgWord,
    /// Whether draws are given in insulin syringe units as well.
    pub insulin_units: InsulinUnits,
    /// When their night ends.
    pub day_boundary: DayBoundary,
    /// Which colours the page has.
    pub theme: Theme,
    /// How large the text is.
    pub text_size: TextSize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            syringes: Syringes::default(),
            decimal: None,
            grouping: None,
            mcg: McgWord::Mcg,
            insulin_units: InsulinUnits::Off,
            day_boundary: DayBoundary::default(),
            theme: Theme::System,
            text_size: TextSize::Normal,
        }
    }
}

/// The settings as they were found, and how they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What holds from now on: the kept settings, or the defaults when there are none that can be read.
    pub settings: Settings,
    /// How the kept settings stand.
    pub standing: Standing,
}

/// How the kept settings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They were read, or there are none yet.
    Sound,
    /// Nothing can be kept or read here.
    Unavailable(StorageError),
    /// A newer version of the app wrote them. They are left as they are, and nothing is saved over them.
    TooNew,
    /// They could not be read, and are kept under this key.
    SetAside(String),
    /// They could not be read, nor kept under another key. They are left as they are, and nothing is saved over them.
    Unreadable(StorageError),
}

/// Why settings were not saved. What was kept before stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The place refused.
    Storage(StorageError),
    /// A newer version of the app wrote what is there.
    TooNew,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(f),
            Self::TooNew => f.write_str("a newer version of the app wrote the settings"),
        }
    }
}

impl std::error::Error for SaveError {}

/// Opens the settings. Settings that cannot be read are set aside under a key of their own.
#[must_use]
pub fn open(store: &dyn KeyValue) -> Opened {
    let with_defaults = |standing| Opened { settings: Settings::default(), standing };
    let text = match store.get(KEY) {
        Ok(Some(text)) => text,
        Ok(None) => return with_defaults(Standing::Sound),
        Err(error) => return with_defaults(Standing::Unavailable(error)),
    };
    let read =
        if text.len() > MOST_BYTES { Err(ReadError::Unreadable) } else { format::read(&text) };
    match read {
        Ok(settings) => Opened { settings, standing: Standing::Sound },
        Err(ReadError::TooNew) => with_defaults(Standing::TooNew),
        Err(ReadError::Unreadable) => with_defaults(match set_aside(store, &text) {
            Ok(key) => Standing::SetAside(key),
            Err(error) => Standing::Unreadable(error),
        }),
    }
}

/// The settings as a backup holds them.
pub(super) fn write_for_backup(settings: &Settings) -> String {
    format::write_for_backup(settings)
}

/// The settings that a text says, as far as this version reads it.
pub(super) fn read(text: &str) -> Option<Settings> {
    let short = text.len() <= MOST_BYTES;
    short.then(|| format::read(text).ok()).flatten()
}

/// Saves the settings over those that are there, but never over what cannot be read or is newer.
///
/// # Errors
/// [`SaveError`]; what was kept before stands.
pub fn save(store: &dyn KeyValue, settings: &Settings) -> Result<(), SaveError> {
    // What is there is looked at anew: another tab may have put something newer since.
    match open(store).standing {
        Standing::Sound | Standing::SetAside(_) => {
            store.set(KEY, &format::write(settings)).map_err(SaveError::Storage)
        }
        Standing::TooNew => Err(SaveError::TooNew),
        Standing::Unavailable(error) | Standing::Unreadable(error) => {
            Err(SaveError::Storage(error))
        }
    }
}

/// Keeps an unreadable text under a key of its own, once: the same text again gets the same key.
fn set_aside(store: &dyn KeyValue, text: &str) -> Result<String, StorageError> {
    debug_assert!(ASIDE.starts_with(PREFIX), "outside the prefix nothing is ours");
    for number in 1..=MOST_ASIDE {
        let key = [ASIDE, &number.to_string()].concat();
        match store.get(&key)? {
            Some(kept) if kept == text => return Ok(key),
            Some(_) => {}
            None => return store.set(&key, text).map(|()| key),
        }
    }
    Err(StorageError::Full)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dose::{Exact, Syringe, Volume};
    use crate::store::crc::crc32;
    use crate::store::{MemoryStore, Mood};

    /// One of every setting, so that a typo in the format is seen; also the texts that every version must open for ever.
    const V1: &str = include_str!("../../tests/golden/settings/version-1.json");
    const V2: &str = include_str!("../../tests/golden/settings/version-2.json");

    /// As a later version may write it.
    const NEWER: &str = include_str!("../../tests/golden/settings/newer.json");

    /// An object that is not closed yet, with its checksum.
    fn checked(fields: &str) -> String {
        format!("{fields},\"crc32\":\"{:08x}\"}}", crc32(&[fields]))
    }

    fn syringe(capacity_ul: u64, marks: u64) -> Syringe {
        let capacity = Exact::decimal(capacity_ul, 3).expect("a volume");
        let spacing = capacity.over(Exact::whole(marks)).expect("a spacing");
        Syringe::new(Volume::ml(capacity), Volume::ml(spacing)).expect("a syringe")
    }

    fn store_with(text: &str) -> MemoryStore {
        let store = MemoryStore::default();
        store.set(KEY, text).expect("memory has room");
        store
    }

    fn at(store: &MemoryStore, key: &str) -> Option<String> {
        store.get(key).expect("memory can be read")
    }

    fn chosen() -> Settings {
        let mut settings = Settings {
            theme: Theme::Dark,
            text_size: TextSize::Large,
            decimal: Some(DecimalSign::Comma),
            grouping: Some(Grouping::Space),
            mcg: McgWord::Micrograms,
            insulin_units: InsulinUnits::On,
            day_boundary: DayBoundary::new(690).expect("a boundary"),
            ..Settings::default()
        };
        settings.syringes.own(syringe(3000, 30)).expect("taken");
        settings.syringes.own(syringe(1000, 100)).expect("taken");
        settings
    }

    #[test]
    fn version_2_is_read_and_written_as_it_was_frozen() {
        assert_eq!(open(&store_with(V2)), Opened { settings: chosen(), standing: Standing::Sound });
        let store = MemoryStore::default();
        save(&store, &chosen()).expect("saved");
        assert_eq!(at(&store, KEY).as_deref(), Some(V2));
        assert_eq!(write_for_backup(&chosen()), V1, "a backup is read by every version");
    }

    #[test]
    fn version_1_is_read_and_becomes_version_2_when_it_is_saved() {
        let store = store_with(V1);
        assert_eq!(open(&store), Opened { settings: chosen(), standing: Standing::Sound });
        assert_eq!(at(&store, KEY).as_deref(), Some(V1), "opening writes nothing");
        save(&store, &chosen()).expect("saved");
        assert_eq!(at(&store, KEY).as_deref(), Some(V2));
        assert_eq!(store.keys().expect("memory can be read").len(), 1);
    }

    /// What an app looks at that knows version 1 alone, and what `static/start.js` does.
    #[test]
    fn version_2_is_an_object_of_a_higher_version_with_the_look_at_the_top() {
        let object: serde_json::Value = serde_json::from_str(V2).expect("an object");
        for (name, value) in
            [("format", "ldn-diary settings"), ("theme", "dark"), ("text_size", "large")]
        {
            assert_eq!(object.get(name).and_then(serde_json::Value::as_str), Some(value));
        }
        assert_eq!(object.get("version").and_then(serde_json::Value::as_u64), Some(2));
    }

    #[test]
    fn with_nothing_kept_the_defaults_hold_and_nothing_is_written() {
        let store = MemoryStore::default();
        assert_eq!(
            open(&store),
            Opened { settings: Settings::default(), standing: Standing::Sound }
        );
        assert!(store.keys().expect("memory can be read").is_empty());
    }

    #[test]
    fn settings_of_a_newer_version_are_left_alone() {
        let much_newer = checked(r#"{"format":"ldn-diary settings","version":4000000000000"#);
        for newer in [NEWER, much_newer.as_str()] {
            let store = store_with(newer);
            assert_eq!(open(&store).standing, Standing::TooNew);
            assert_eq!(save(&store, &chosen()), Err(SaveError::TooNew));
            assert_eq!(at(&store, KEY).as_deref(), Some(newer));
            assert_eq!(store.keys().expect("memory can be read").len(), 1);
        }
    }

    fn damaged() -> Vec<String> {
        let mut damaged: Vec<String> = [
            "",
            "null",
            "[]",
            "{}",
            "\0",
            "{\"version\":1}",
            "🙂",
            r#"{"format":"something else","version":1}"#,
            r#"{"format":"ldn-diary settings","version":0}"#,
            r#"{"format":"ldn-diary settings","version":"1"}"#,
            r#"{"format":"ldn-diary settings","version":-1}"#,
            r#"{"format":"ldn-diary settings","version":1.5}"#,
            // Every version above 1 has a checksum.
            r#"{"format":"ldn-diary settings","version":3}"#,
        ]
        .map(str::to_owned)
        .into();
        let (fields, end) = V2.split_once(",\"crc32\"").expect("a checksum");
        for (was, is) in [
            ("\"dark\"", "\"Dark\""),
            ("\"dark\"", "7"),
            ("\"theme\":\"dark\",", ""),
            ("\"theme\":\"dark\"", "\"theme\":\"dark\",\"theme\":\"light\""),
            ("\"theme\":\"dark\"", "\"theme\":\"dark\",\"colour\":\"blue\""),
            ("\"day_boundary\":690", "\"day_boundary\":721"),
            ("\"day_boundary\":690", "\"day_boundary\":65776"),
            ("\"day_boundary\":690", "\"day_boundary\":-30"),
            ("\"day_boundary\":690", "\"day_boundary\":\"04:00\""),
            ("\"day_boundary\":690,", ""),
            ("\"marks\":30", "\"marks\":0"),
            ("\"marks\":30", "\"marks\":501"),
            ("\"marks\":30", "\"marks\":-30"),
            ("\"marks\":30", "\"marks\":30,\"units\":100"),
            ("\"capacity_ul\":3000", "\"capacity_ul\":0"),
            ("\"capacity_ul\":3000", "\"capacity_ul\":100001"),
            ("\"capacity_ul\":3000,\"marks\":30", "\"capacity_ul\":1000,\"marks\":100"),
        ] {
            assert!(V1.contains(was), "{was}");
            damaged.push(V1.replace(was, is));
            // A right checksum makes nothing right that is wrong.
            damaged.push(checked(&fields.replace(was, is)));
        }
        let fields_of_1 = fields.replace("\"version\":2", "\"version\":1");
        damaged.extend([checked(&fields_of_1), checked(&[fields, ",\"more\":1"].concat())]);
        damaged.extend([" ", "\n"].map(|more| [V2, more].concat()));
        damaged.push([fields, ",\"crc32\"", &end.to_uppercase()].concat());
        for whole in [V1, V2] {
            damaged.extend((1..whole.len()).filter_map(|cut| whole.get(..cut)).map(str::to_owned));
        }
        damaged
    }

    #[test]
    fn damaged_settings_are_set_aside_and_then_new_ones_can_be_saved() {
        for text in damaged() {
            let store = store_with(&text);
            let key = String::from("ldn-diary/unreadable/settings-1");
            assert_eq!(
                open(&store),
                Opened { settings: Settings::default(), standing: Standing::SetAside(key.clone()) },
                "{text}"
            );
            assert_eq!(
                at(&store, KEY).as_deref(),
                Some(text.as_str()),
                "opening changes nothing under the key"
            );
            save(&store, &chosen()).expect("saved");
            assert_eq!(at(&store, &key).as_deref(), Some(text.as_str()), "kept");
            assert_eq!(open(&store), Opened { settings: chosen(), standing: Standing::Sound });
        }
    }

    #[test]
    fn a_text_too_long_for_settings_is_damage_and_is_not_even_read() {
        let padded = |length: usize| [V1, &" ".repeat(length.saturating_sub(V1.len()))].concat();
        assert_eq!(open(&store_with(&padded(16_384))).standing, Standing::Sound);
        let store = store_with(&padded(16_385));
        let key = "ldn-diary/unreadable/settings-1";
        assert_eq!(open(&store).standing, Standing::SetAside(key.to_owned()));
        assert_eq!(at(&store, key), Some(padded(16_385)), "kept whole");
    }

    #[test]
    fn opening_the_same_damage_again_keeps_it_once_and_another_one_beside_it() {
        let store = store_with("one");
        assert_eq!(open(&store), open(&store));
        assert_eq!(store.keys().expect("memory can be read").len(), 2);
        store.set(KEY, "two").expect("memory has room");
        assert_eq!(
            open(&store).standing,
            Standing::SetAside("ldn-diary/unreadable/settings-2".to_owned())
        );
        assert_eq!(at(&store, "ldn-diary/unreadable/settings-1").as_deref(), Some("one"));
    }

    #[test]
    fn damage_that_cannot_be_set_aside_is_never_written_over() {
        let store = store_with("damaged");
        store.turn(Mood::Full);
        assert_eq!(open(&store).standing, Standing::Unreadable(StorageError::Full));
        assert_eq!(save(&store, &chosen()), Err(SaveError::Storage(StorageError::Full)));
        assert_eq!(at(&store, KEY).as_deref(), Some("damaged"));
    }

    #[test]
    fn a_place_for_damage_that_is_full_of_it_takes_no_more_and_nothing_is_lost() {
        let store = store_with("damaged");
        for number in 1..=MOST_ASIDE {
            store
                .set(&format!("{ASIDE}{number}"), &format!("older damage {number}"))
                .expect("memory has room");
        }
        assert_eq!(open(&store).standing, Standing::Unreadable(StorageError::Full));
        assert_eq!(save(&store, &chosen()), Err(SaveError::Storage(StorageError::Full)));
        assert_eq!(at(&store, KEY).as_deref(), Some("damaged"));
    }

    #[test]
    fn denied_and_full_storage_are_errors_and_what_was_kept_stands() {
        let denied = MemoryStore::in_mood(Mood::Denied);
        assert_eq!(open(&denied).standing, Standing::Unavailable(StorageError::Denied));
        assert_eq!(save(&denied, &chosen()), Err(SaveError::Storage(StorageError::Denied)));

        let full = store_with(V1);
        full.turn(Mood::Full);
        assert_eq!(open(&full).settings, chosen());
        assert_eq!(save(&full, &Settings::default()), Err(SaveError::Storage(StorageError::Full)));
        assert_eq!(at(&full, KEY).as_deref(), Some(V1));
    }

    prop_compose! {
        fn any_settings()(
            syringes in prop::collection::vec((1_u64..=100_000, 1_u64..=500), 0..30),
            decimal in prop::sample::select(vec![None, Some(DecimalSign::Point), Some(DecimalSign::Comma)]),
            grouping in prop::sample::select(vec![None, Some(Grouping::None), Some(Grouping::Space), Some(Grouping::Sign)]),
            mcg in prop::sample::select(vec![McgWord::Mcg, McgWord::Micrograms]),
            insulin_units in prop::sample::select(vec![InsulinUnits::Off, InsulinUnits::On]),
            boundary in 0_u16..=720,
            theme in prop::sample::select(vec![Theme::System, Theme::Light, Theme::Dark]),
            text_size in prop::sample::select(vec![TextSize::Normal, TextSize::Large, TextSize::Largest]),
        ) -> Settings {
            let day_boundary = DayBoundary::new(boundary).expect("a boundary");
            let mut settings = Settings { decimal, grouping, mcg, insulin_units, day_boundary, theme, text_size, ..Settings::default() };
            for (capacity, marks) in syringes {
                // One too many, or one twice, is not taken: the list is what it is.
                settings.syringes.own(syringe(capacity, marks)).ok();
            }
            settings
        }
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_opened(settings in any_settings()) {
            let store = MemoryStore::default();
            prop_assert_eq!(save(&store, &settings), Ok(()));
            prop_assert_eq!(open(&store), Opened { settings, standing: Standing::Sound });
        }

        #[test]
        fn any_text_is_opened_without_loss(text in ".{0,200}") {
            let store = store_with(&text);
            let opened = open(&store);
            prop_assert!(matches!(opened.standing, Standing::SetAside(_)), "{:?}", opened.standing);
            prop_assert_eq!(save(&store, &opened.settings), Ok(()));
            let kept = at(&store, "ldn-diary/unreadable/settings-1");
            prop_assert_eq!(kept, Some(text));
        }
    }
}
