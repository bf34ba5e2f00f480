//! The diary as a whole: taken into a file, taken in from one, erased; and what is known of its backups. It knows no page and no words.

use std::rc::Rc;

use yew::prelude::*;

use super::DiaryHandle;
use crate::diary::Moment;
use crate::store::{
    BackupNote, Choices, Engine, EraseError, Incoming, Reminders, SaveError, Saved, StorageError,
};
use crate::ui::state::{Deed, DiaryAction};

impl DiaryHandle {
    /// Takes a file in, as a change that can be taken back; `deed` is what that does.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then, and the screen has been told.
    pub fn take(
        &self,
        deed: Deed,
        incoming: &Rc<Incoming>,
        choices: &Choices,
    ) -> Result<(), SaveError> {
        let (incoming, choices) = (Rc::clone(incoming), choices.clone());
        let today = self.now().local().date();
        self.change(deed, move |engine, receipt| engine.take(&incoming, &choices, today, receipt))
    }

    /// Erases everything and tells when it is done. Nothing can bring it back.
    pub fn erase(&self, done: Callback<Result<(), EraseError>>) {
        let begun = match self.read(Engine::begin_erasing) {
            Ok(begun) => begun,
            Err(error) => return done.emit(Err(error)),
        };
        let own = self.clone();
        let cleared = move |cleared| {
            let erased = own.read(|engine| engine.erase(begun, cleared));
            own.announce();
            if erased.is_ok() {
                own.tell(DiaryAction::Locked);
            }
            done.emit(erased);
        };
        self.ports().journal.clear(Box::new(cleared));
    }

    /// What is known of backups; nothing where the browser does not say.
    #[must_use]
    pub fn backup_note(&self) -> BackupNote {
        BackupNote::read(self.ports().store.as_ref()).unwrap_or_default()
    }

    /// Notes that a backup of what is here now was handed to the browser.
    ///
    /// # Errors
    /// [`StorageError`]; then the reminder will come sooner than need be.
    pub fn note_backup(&self) -> Result<(), StorageError> {
        self.note_in_file(self.now())
    }

    /// Notes that all that is here now is in a file that was made then. Where nothing is kept, nothing is noted.
    ///
    /// # Errors
    /// As for [`note_backup`](Self::note_backup).
    pub fn note_in_file(&self, at: Moment) -> Result<(), StorageError> {
        if self.read(|engine| engine.is_in_memory()) {
            return Ok(());
        }
        let saved = Some(Saved { at, changes: self.read(all_changes) });
        self.keep_note(BackupNote { saved, begun: None, ..self.backup_note() })
    }

    /// How many changes are in no backup, where that is known.
    #[must_use]
    pub fn unsaved(&self) -> Option<u64> {
        let known = self.read(|engine| engine.knows_changes().then(|| engine.changes()));
        known.map(|changes| self.backup_note().unsaved(changes))
    }

    /// Notes that so many changes are in no backup: what is kept was written anew, and says what it said before.
    pub fn keep_unsaved(&self, unsaved: u64) {
        let (before, changes) = (self.backup_note(), self.read(all_changes));
        if before.unsaved(changes) != unsaved {
            // Where it cannot be kept, the reminder will come sooner than need be.
            drop(self.keep_note(before.with_unsaved(unsaved, changes, self.now())));
        }
    }

    /// Does what writes anew what is kept and changes nothing that a person wrote. A change that a head missed is one that they wrote: it
    /// is counted first.
    pub(in crate::ui) fn rewrite<T>(&self, rewrite: impl FnOnce(&mut Engine) -> T) -> T {
        self.read(Engine::check);
        let unsaved = self.unsaved();
        let done = self.read(rewrite);
        if let Some(unsaved) = unsaved {
            self.keep_unsaved(unsaved);
        }
        done
    }

    /// Puts back a note as it was before a change that is taken back now, when so many changes were in no backup.
    pub(in crate::ui) fn put_back_note(&self, note: BackupNote, unsaved: u64) {
        let changes = self.read(all_changes);
        drop(self.keep_note(note.with_unsaved(unsaved, changes, self.now())));
    }

    /// Notes since when something waits for the first backup, and that a count was begun anew. Where the note cannot be read or kept,
    /// it is tried again at the next visit.
    pub(super) fn note_begun(&self) {
        let Ok(note) = BackupNote::read(self.ports().store.as_ref()) else { return };
        let (changes, known, memory) = self
            .read(|engine| (all_changes(engine), engine.knows_changes(), engine.is_in_memory()));
        // That there is anything at all can be believed in any case.
        let is_first = note.saved.is_none() && note.begun.is_none();
        let seen = note.looked_at(changes, self.now());
        if (known || is_first) && !memory && seen != note {
            drop(self.keep_note(seen));
        }
    }

    /// Whether to remind of backups, from now on.
    ///
    /// # Errors
    /// [`StorageError`]; then it stays as it was.
    pub fn set_reminders(&self, reminders: Reminders) -> Result<(), StorageError> {
        self.keep_note(BackupNote { reminders, ..self.backup_note() })
    }

    fn keep_note(&self, note: BackupNote) -> Result<(), StorageError> {
        let kept = note.keep(self.ports().store.as_ref());
        self.tell(DiaryAction::Moved);
        kept
    }

    /// Whether it is time to save a backup.
    #[must_use]
    pub fn is_backup_due(&self) -> bool {
        let is_told = self.read(|engine| !engine.is_in_memory() && engine.knows_changes());
        let changes = self.read(|engine| engine.changes());
        is_told && self.backup_note().is_due(changes, self.now())
    }
}

/// How many changes there are, those that the head missed too.
fn all_changes(engine: &mut Engine) -> u64 {
    engine.check();
    engine.changes()
}
