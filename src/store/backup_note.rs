//! When a backup was saved last, and whether to be reminded: a note beside the diary, under a key of its own. Nothing of the diary is in
//! it, so it is kept in clear, and what cannot be read of it is no loss: it stands for a note that was never made.

use serde::{Deserialize, Serialize};

use super::format::ascii;
use super::format::diary_v1::{minute_of, moment};
use super::{KeyValue, StorageError};
use crate::diary::Moment;

/// The key of the note.
const KEY: &str = "ldn-diary/backup";
const FORMAT: &str = "ldn-diary backup note";
const VERSION: u64 = 1;

/// After so many days a backup that lacks anything is old.
pub const OLD_DAYS: i64 = 7;
/// So many changes that are in no backup are worth a reminder, however young the last one is.
pub const MANY_CHANGES: u64 = 20;

/// Whether the person is reminded to save a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminders {
    /// They are.
    #[default]
    On,
    /// They said that they do not want to be.
    Off,
}

/// A backup that was handed to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// When.
    pub at: Moment,
    /// [`Engine::changes`](super::Engine::changes) at that time.
    pub changes: u64,
}

/// Changes that no backup has, where there was never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// When they were first seen.
    pub at: Moment,
    /// How much of [`Engine::changes`](super::Engine::changes) is no change of what a person wrote, as sealing is.
    pub changes: u64,
}

/// What is known of backups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupNote {
    /// The last one.
    pub saved: Option<Saved>,
    /// Since when something waits for the first one. It counts for nothing once there is one.
    pub begun: Option<Begun>,
    /// Whether to remind.
    pub reminders: Reminders,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    format: String,
    version: u64,
    /// Minute on the wall clock since 1970, its offset from UTC in minutes, and the number of changes.
    saved: Option<(i64, i16, u64)>,
    /// The same of what waits for the first one.
    #[serde(default)]
    begun: Option<(i64, i16, u64)>,
    reminders: bool,
}

/// What a note of any version has.
#[derive(Deserialize)]
struct Opening {
    format: String,
    version: u64,
}

impl BackupNote {
    /// The note that is kept.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn read(store: &dyn KeyValue) -> Result<Self, StorageError> {
        Ok(store
            .get(KEY)?
            .and_then(|text| wire(&text))
            .map(|wire| Self::of(&wire))
            .unwrap_or_default())
    }

    /// Keeps this note. One of a later version of the app stays as it is.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before stands.
    pub fn keep(self, store: &dyn KeyValue) -> Result<(), StorageError> {
        let is_newer = |text: String| {
            let opening: Option<Opening> = ascii::read(&text);
            opening.is_some_and(|of| of.format == FORMAT && of.version > VERSION)
        };
        if store.get(KEY)?.is_some_and(is_newer) {
            return Ok(());
        }
        let wire = Wire {
            format: String::from(FORMAT),
            version: VERSION,
            saved: self.saved.map(|saved| (minute_of(saved.at), saved.at.offset(), saved.changes)),
            begun: self.begun.map(|begun| (minute_of(begun.at), begun.at.offset(), begun.changes)),
            reminders: self.reminders == Reminders::On,
        };
        store.set(KEY, &ascii::write(&wire))
    }

    fn of(wire: &Wire) -> Self {
        let saved = wire.saved.and_then(|(minute, offset, changes)| {
            Some(Saved { at: moment(minute, offset)?, changes })
        });
        let begun = wire.begun.and_then(|(minute, offset, changes)| {
            Some(Begun { at: moment(minute, offset)?, changes })
        });
        let reminders = if wire.reminders { Reminders::On } else { Reminders::Off };
        Self { saved, begun, reminders }
    }

    /// How many changes are in no backup, of the [`changes`](super::Engine::changes) that there were.
    #[must_use]
    pub fn unsaved(&self, changes: u64) -> u64 {
        // After everything was erased and begun anew the count is smaller than it was.
        let before = self.saved.map(|saved| saved.changes);
        let before = before.or_else(|| self.begun.map(|begun| begun.changes));
        changes.saturating_sub(before.filter(|before| *before <= changes).unwrap_or_default())
    }

    /// The note as it is to be once so many [`changes`](super::Engine::changes) were seen. Where a count was begun anew, as after
    /// everything was lost, none of it is in a backup of before, and it stays so when the count comes to what it was then. What waits
    /// for the first backup waits from the day on which there first was anything of the kind.
    #[must_use]
    pub fn looked_at(self, changes: u64, now: Moment) -> Self {
        let still = |counted: u64| if counted <= changes { counted } else { 0 };
        if let Some(saved) = self.saved {
            let saved = Saved { changes: still(saved.changes), ..saved };
            return Self { saved: Some(saved), ..self };
        }
        let begun = match self.begun {
            Some(begun) => {
                let at = if self.unsaved(changes) > 0 { begun.at } else { now };
                Some(Begun { at, changes: still(begun.changes) })
            }
            None => (changes > 0).then_some(Begun { at: now, changes: 0 }),
        };
        Self { begun, ..self }
    }

    /// The note as it is to be so that so many of these [`changes`](super::Engine::changes) are in no backup: after what was kept was
    /// written anew, and stayed what it was.
    #[must_use]
    pub fn with_unsaved(self, unsaved: u64, changes: u64, now: Moment) -> Self {
        let changes = changes.saturating_sub(unsaved);
        if let Some(saved) = self.saved {
            return Self { saved: Some(Saved { changes, ..saved }), ..self };
        }
        let at = self.begun.map_or(now, |begun| begun.at);
        Self { begun: Some(Begun { at, changes }), ..self }
    }

    /// How many days ago the last one was saved, by the dates of the wall clock; none where there is none. A clock that was set back does not count.
    #[must_use]
    pub fn age_days(&self, now: Moment) -> Option<i64> {
        self.saved.map(|saved| days(saved.at, now))
    }

    /// Whether to remind: something is in no backup and waits long since, or much is.
    #[must_use]
    pub fn is_due(&self, changes: u64, now: Moment) -> bool {
        let unsaved = self.unsaved(changes);
        let waits = self.begun.map(|begun| days(begun.at, now));
        let old = self.age_days(now).or(waits).is_some_and(|days| days >= OLD_DAYS);
        self.reminders == Reminders::On && (unsaved >= MANY_CHANGES || (old && unsaved > 0))
    }
}

/// How many days passed by the dates of the wall clock.
fn days(from: Moment, now: Moment) -> i64 {
    now.local().date().signed_duration_since(from.local().date()).num_days().max(0)
}

fn wire(text: &str) -> Option<Wire> {
    ascii::read::<Wire>(text).filter(|wire| wire.format == FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::NaiveDate;
    use crate::store::MemoryStore;

    fn at(day: u32, hour: u32) -> Moment {
        let local =
            NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(hour, 5, 0));
        Moment::new(local.expect("a time"), 60).expect("a moment")
    }

    fn saved(day: u32, changes: u64) -> BackupNote {
        BackupNote { saved: Some(Saved { at: at(day, 20), changes }), ..BackupNote::default() }
    }

    fn begun(day: u32, changes: u64) -> BackupNote {
        BackupNote { begun: Some(Begun { at: at(day, 20), changes }), ..BackupNote::default() }
    }

    #[test]
    fn what_is_kept_is_read_and_what_cannot_be_read_is_no_note() {
        let store = MemoryStore::default();
        assert_eq!(BackupNote::read(&store), Ok(BackupNote::default()));
        for reminders in [Reminders::On, Reminders::Off] {
            let note = BackupNote { reminders, ..saved(10, 7) };
            note.keep(&store).expect("kept");
            assert_eq!(BackupNote::read(&store), Ok(note));
        }
        begun(9, 3).keep(&store).expect("kept");
        assert_eq!(BackupNote::read(&store), Ok(begun(9, 3)));
        // As it was written before it knew since when something waits.
        let older =
            r#"{"format":"ldn-diary backup note","version":1,"saved":null,"reminders":true}"#;
        store.set(KEY, older).expect("kept");
        assert_eq!(BackupNote::read(&store), Ok(BackupNote::default()));
        for text in
            ["", "{}", "[1]", "{\"format\":\"x\",\"version\":1,\"saved\":null,\"reminders\":true}"]
        {
            store.set(KEY, text).expect("kept");
            assert_eq!(BackupNote::read(&store), Ok(BackupNote::default()));
        }
    }

    #[test]
    fn a_note_of_a_later_version_stays() {
        let store = MemoryStore::default();
        let newer =
            r#"{"format":"ldn-diary backup note","version":2,"saved":{"at":7},"and":"more"}"#;
        store.set(KEY, newer).expect("kept");
        saved(10, 7).keep(&store).expect("nothing to do");
        assert_eq!(store.get(KEY), Ok(Some(newer.to_owned())));
    }

    #[test]
    fn it_reminds_of_what_is_in_no_backup_and_only_then() {
        for (note, changes, now, due) in [
            (BackupNote::default(), 0, at(1, 20), false),
            (BackupNote::default(), 19, at(1, 20), false),
            (BackupNote::default(), 20, at(1, 20), true),
            (saved(1, 20), 20, at(30, 20), false),
            (saved(1, 20), 21, at(7, 23), false),
            (saved(1, 20), 21, at(8, 1), true),
            (saved(1, 20), 40, at(1, 21), true),
            (saved(9, 20), 39, at(1, 20), false),
            // Erased and begun anew: all of it is in no backup.
            (saved(1, 500), 20, at(1, 21), true),
            (BackupNote { reminders: Reminders::Off, ..saved(1, 20) }, 400, at(30, 20), false),
            // Never saved: a week after the first change that was seen.
            (begun(1, 0), 1, at(7, 23), false),
            (begun(1, 0), 1, at(8, 1), true),
            (begun(1, 0), 0, at(30, 1), false),
            (begun(1, 30), 30, at(30, 1), false),
            (begun(1, 30), 49, at(2, 1), false),
            (begun(1, 30), 50, at(2, 1), true),
        ] {
            assert_eq!(note.is_due(changes, now), due, "{note:?}, {changes} changes, {now:?}");
        }
        assert_eq!(saved(1, 20).age_days(at(7, 23)), Some(6));
        assert_eq!(saved(9, 20).age_days(at(1, 20)), Some(0));
        assert_eq!(begun(1, 0).age_days(at(30, 20)), None, "there is none");
    }

    /// After everything was lost and begun anew the count came to what it was at the last backup, and from there on the person was told
    /// of one change where there were hundreds.
    #[test]
    fn a_count_that_was_begun_anew_is_in_no_backup_however_far_it_comes() {
        let note = saved(1, 500).looked_at(20, at(2, 20));
        assert_eq!((note.unsaved(20), note.unsaved(501)), (20, 501));
        assert_eq!(note.age_days(at(3, 20)), Some(2), "when the last backup was made stays");
        let note = begun(1, 500).looked_at(20, at(2, 20));
        assert_eq!((note.unsaved(501), note.begun.map(|begun| begun.at)), (501, Some(at(1, 20))));
        for note in [saved(1, 20), begun(1, 19)] {
            assert_eq!(note.looked_at(20, at(5, 20)), note, "nothing is lost");
        }
    }

    /// A diary that was sealed before anything was in it waited for its first backup from that day on.
    #[test]
    fn what_waits_for_the_first_backup_waits_since_there_is_anything() {
        let none = BackupNote::default();
        assert_eq!(none.looked_at(0, at(1, 20)), none);
        assert_eq!(none.looked_at(3, at(1, 20)), begun(1, 0));
        let looked = none.with_unsaved(0, 2, at(1, 20)).looked_at(2, at(8, 20));
        assert_eq!(looked.unsaved(3), 1);
        assert!(!looked.is_due(3, at(8, 20)) && looked.is_due(3, at(15, 20)));
    }

    /// Sealing ten years writes 120 months anew, and nobody wrote anything.
    #[test]
    fn what_is_written_anew_is_no_more_in_no_backup_than_before() {
        for note in [saved(1, 7), begun(1, 0), BackupNote::default()] {
            let before = note.unsaved(9);
            let after = note.with_unsaved(before, 129, at(2, 20));
            assert_eq!(after.unsaved(129), before);
            assert_eq!(after.unsaved(130), before + 1);
            assert_eq!(after.saved.map(|saved| saved.at), note.saved.map(|saved| saved.at));
        }
        assert_eq!(begun(1, 0).with_unsaved(9, 129, at(5, 20)), begun(1, 120));
    }
}
