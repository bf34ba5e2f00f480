//! What is being written and not saved yet: the drafts of nights, and what is typed into forms. It is kept at every key and tap, in the
//! store and on the screen; a save is another's work.

use std::rc::Rc;

use super::DiaryHandle;
use crate::diary::{Entry, Night};
use crate::store::{SaveError, Slip, Standing};
use crate::ui::state::{DiaryAction, FormName};

impl DiaryHandle {
    /// What is being written for a night: from this visit, or from one that ended before it was saved.
    #[must_use]
    pub fn draft(&self, night: Night) -> Option<Entry> {
        let here = self.state.drafts.get(&night).map(|entry| Entry::clone(entry));
        here.or_else(|| self.read(|engine| engine.draft(night)))
    }

    /// Takes in what is being written, after each key and tap: as a draft in the store, and on the screen whatever the store says.
    pub fn write_draft(&self, entry: Entry) {
        let again = entry.clone();
        if self.waits(|| Box::new(move |diary| diary.write_draft(again))) {
            return self.state.dispatch(DiaryAction::Draft(Rc::new(entry), Ok(())));
        }
        let kept = self.read(|engine| engine.set_draft(entry.clone()));
        self.state.dispatch(DiaryAction::Draft(Rc::new(entry), kept));
    }

    /// Forgets what is being written for a night.
    ///
    /// # Errors
    /// [`SaveError`]; what is being written stays then, also on the screen.
    pub fn drop_draft(&self, night: Night) -> Result<(), SaveError> {
        if self.waits(|| Box::new(move |diary| diary.done_with(night))) {
            return Ok(());
        }
        self.read(|engine| engine.clear_draft(night))?;
        self.state.dispatch(DiaryAction::DraftDone(night));
        Ok(())
    }

    /// The same where a person asks for it: the screen is told when it fails.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn throw_away(&self, night: Night) -> Result<(), SaveError> {
        self.drop_draft(night)
            .inspect_err(|error| self.state.dispatch(DiaryAction::NotThrown(error.clone())))
    }

    /// Forgets what is being written for a night, where that is no loss if it fails: a draft that says what is kept is not shown.
    pub fn done_with(&self, night: Night) {
        drop(self.drop_draft(night));
    }

    /// What is typed into a form and not saved yet: in this visit, or in one that ended before.
    #[must_use]
    pub fn typed(&self, form: FormName) -> Option<Vec<String>> {
        let here = self.state.slips.get(&form).map(|typed| typed.slip.fields.clone());
        here.or_else(|| {
            let slip = self.read(|engine| engine.slip(&form.key()));
            slip.map(|slip| slip.fields)
        })
    }

    /// Whether what is typed into a form outlives this visit.
    #[must_use]
    pub fn keeps(&self, form: FormName) -> bool {
        let memory = self.read(|engine| *engine.standing() == Standing::Memory);
        !memory && self.state.slips.get(&form).is_none_or(|typed| typed.kept)
    }

    /// Takes in what is typed into a form, after each key and tap: into the store, and on the screen whatever the store says.
    pub fn type_into(&self, form: FormName, fields: Vec<String>) {
        let slip = Slip { name: form.key(), fields };
        let again = slip.fields.clone();
        let kept = if self.waits(|| Box::new(move |diary| diary.type_into(form, again))) {
            Ok(())
        } else {
            self.read(|engine| engine.set_slip(slip.clone()))
        };
        self.state.dispatch(DiaryAction::Typed(form, Rc::new(slip), kept));
    }

    /// Forgets what is typed into a form, since it is saved or left as it was. If the store fails, it is there again at the next visit.
    pub fn done_typing(&self, form: FormName) {
        if !self.waits(|| Box::new(move |diary| diary.done_typing(form))) {
            drop(self.read(|engine| engine.clear_slip(&form.key())));
        }
        self.state.dispatch(DiaryAction::TypedDone(form));
    }

    /// Throws away what is typed into a form; it can be brought back as long as nothing else is typed.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn throw_typed(&self, form: FormName) -> Result<(), SaveError> {
        let slip = Slip { name: form.key(), fields: self.typed(form).unwrap_or_default() };
        self.read(|engine| engine.clear_slip(&slip.name))
            .inspect_err(|error| self.state.dispatch(DiaryAction::NotThrown(error.clone())))?;
        self.state.dispatch(DiaryAction::Thrown(form, Rc::new(slip)));
        Ok(())
    }
}
