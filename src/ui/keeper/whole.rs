//! The diary as a whole: taken into a file, taken in from one, erased; and what is known of its backups. It knows no page and no words.

use std::rc::Rc;

use yew::prelude::*;

use super::DiaryHandle;
use crate::store::{
    BackupNote, Batch, Choices, Engine, EraseError, Incoming, Reminders, SaveError, Saved,
    StorageError,
};
use crate::ui::state::{Deed, DiaryAction};

impl DiaryHandle {
    /// Takes a file in, as a change that can be taken back.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then, and the screen has been told.
    pub fn take(&self, incoming: &Rc<Incoming>, choices: &Choices) -> Result<(), SaveError> {
        let (incoming, choices) = (Rc::clone(incoming), choices.clone());
        let today = self.now().local().date();
        self.change(Deed::TakenIn, move |engine, receipt| {
            engine.take(&incoming, &choices, today, receipt)
        })
    }

    /// Takes in what another program wrote, as a change that can be taken back.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then, and the screen has been told.
    pub fn bring_in(&self, batch: Batch) -> Result<(), SaveError> {
        self.change(Deed::TakenIn, move |engine, receipt| engine.apply(batch, receipt))
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
        let saved = Saved { at: self.now(), changes: self.read(|engine| engine.changes()) };
        self.keep_note(BackupNote { saved: Some(saved), ..self.backup_note() })
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
        let (changes, memory) = self.read(|engine| (engine.changes(), engine.is_in_memory()));
        !memory && self.backup_note().is_due(changes, self.now())
    }
}
