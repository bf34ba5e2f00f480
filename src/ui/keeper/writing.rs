//! What is being written and not saved yet: the drafts of nights, and what is typed into forms. It is kept at every key and tap, in the
//! store and on the screen; a save is another's work.

use std::rc::Rc;

use super::DiaryHandle;
use crate::diary::{Entry, EntryId, Night};
use crate::store::{Engine, Kept, OnReceipt, SaveError, Slip, Standing};
use crate::ui::state::night::held_answered;
use crate::ui::state::{Deed, DiaryAction, FormName, OnScreen, Saving, Tab};

/// What may be written over by what the store did not take before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// Nothing: another tab may have written it.
    Nothing,
    /// What this tab wrote before: it was the writer for the whole visit.
    Own,
}

impl DiaryHandle {
    /// What is being written for a night: from this visit, or from one that ended before it was saved.
    #[must_use]
    pub fn draft(&self, night: Night) -> Option<Entry> {
        let here = self.state_now().drafts.get(&night).map(|entry| Entry::clone(entry));
        here.or_else(|| self.read(|engine| engine.draft(night)))
    }

    /// Takes in what is being written, after each key and tap: as a draft in the store, and on the screen whatever the store says.
    pub fn write_draft(&self, entry: Entry) {
        let again = entry.clone();
        if self.waits(|| Box::new(move |diary| diary.write_draft(again))) {
            return self.state.dispatch(DiaryAction::Draft(Rc::new(entry), Ok(())));
        }
        let kept = self.read(|engine| engine.set_draft(entry.clone()));
        self.looked_again(&kept);
        self.state.dispatch(DiaryAction::Draft(Rc::new(entry), kept));
    }

    /// Forgets what is being written for a night. Hours asleep that cannot be noted stay: it may be a tap elsewhere that was taken back.
    ///
    /// # Errors
    /// [`SaveError`]; what is being written stays then, also on the screen.
    pub fn drop_draft(&self, night: Night) -> Result<(), SaveError> {
        if self.waits(|| Box::new(move |diary| drop(diary.drop_draft(night)))) {
            return Ok(());
        }
        self.read(|engine| engine.clear_draft(night))?;
        self.state.dispatch(DiaryAction::DraftDone(night));
        Ok(())
    }

    /// The same with what goes with it: hours asleep that cannot be noted are in no draft.
    fn drop_with_hours(&self, night: Night) -> Result<(), SaveError> {
        let own = self.draft(night).map(|draft| FormName::Sleep(night, Some(draft.id)));
        self.drop_draft(night)?;
        for form in own.into_iter().chain([FormName::Sleep(night, None)]) {
            self.done_if_typed(form);
        }
        Ok(())
    }

    /// The same where a person asks for it: the screen is told when it fails.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn throw_away(&self, night: Night) -> Result<(), SaveError> {
        self.drop_with_hours(night)
            .inspect_err(|error| self.state.dispatch(DiaryAction::NotThrown(error.clone())))
    }

    /// Forgets what is being written for a night, where that is no loss if it fails: a draft that says what is kept is not shown.
    pub fn done_with(&self, night: Night) {
        drop(self.drop_with_hours(night));
    }

    /// Hours asleep that cannot be noted and were typed before this entry was kept: from then on they have its number.
    pub(super) fn hours_of_new(&self, entry: &Entry) -> Option<(FormName, Vec<String>)> {
        let form = FormName::Sleep(entry.night, None);
        let typed = self.typed(form)?;
        let kept = self.read(|engine| engine.entry(entry.night.month(), entry.id));
        kept.is_none().then_some((form, typed))
    }

    /// Forgets what is being written of an entry that is saved now. Of another entry of its night, something may be written too.
    pub(super) fn done_with_own(&self, night: Night, id: EntryId) {
        if self.draft(night).is_some_and(|draft| draft.id == id) {
            self.done_with(night);
        }
    }

    /// What is typed into a form and not saved yet: in this visit, or in one that ended before.
    #[must_use]
    pub fn typed(&self, form: FormName) -> Option<Vec<String>> {
        match self.state_now().slips.get(&form) {
            Some(here) => here.slip().map(|slip| slip.fields.clone()),
            None => self.read(|engine| engine.slip(&form.key())).map(|slip| slip.fields),
        }
    }

    /// Whether what is typed into a form outlives this visit.
    #[must_use]
    pub fn keeps(&self, form: FormName) -> bool {
        if self.read(|engine| *engine.standing() == Standing::Memory) {
            return false;
        }
        // It is on its way as long as it is not known whether this tab writes.
        let here = self.state.slips.get(&form).filter(|_| self.state.tab != Tab::Asking);
        here.is_none_or(|here| self.is_kept(form, here))
    }

    /// Whether the store has what the screen holds of a draft.
    pub(in crate::ui) fn is_draft_kept(&self, here: &Entry) -> bool {
        self.read(|engine| engine.draft(here.night)).is_some_and(|kept| kept == *here)
    }

    /// Whether the store has what the screen holds of a form; where that is done with, there is nothing to have. Of more forms than the
    /// store takes, the first are gone from it.
    pub(in crate::ui) fn is_kept(&self, form: FormName, here: &OnScreen) -> bool {
        match here {
            OnScreen::Kept(slip) => {
                self.read(|engine| engine.slip(&form.key())).is_some_and(|kept| kept == **slip)
            }
            OnScreen::Unkept(_) => false,
            OnScreen::Done => true,
        }
    }

    /// Takes in what is typed into a form, after each key and tap: into the store, and on the screen whatever the store says.
    pub fn type_into(&self, form: FormName, fields: Vec<String>) {
        let slip = Slip { name: form.key(), fields };
        let again = slip.fields.clone();
        let kept = if self.waits(|| Box::new(move |diary| diary.type_into(form, again))) {
            Ok(())
        } else {
            let kept = self.read(|engine| engine.set_slip(slip.clone()));
            self.looked_again(&kept);
            kept
        };
        self.state.dispatch(DiaryAction::Typed(form, Rc::new(slip), kept));
    }

    /// Forgets what is typed into a form, since it is saved or left as it was. If the store does not let it go, it is there again at the
    /// next visit, and not before.
    pub fn done_typing(&self, form: FormName) {
        let typed = self.typed(form);
        let cleared = if self.waits(|| Box::new(move |diary| diary.done_or_not(form, typed))) {
            Err(SaveError::ReadOnly)
        } else {
            self.read(|engine| engine.clear_slip(&form.key()))
        };
        self.state.dispatch(DiaryAction::TypedDone(form, cleared));
    }

    /// The forms whose question is answered once this entry is saved.
    pub(super) fn answered(&self, entry: &Entry) -> Vec<FormName> {
        let (plan, kept) = self.read(|engine| (engine.plan(), engine.night(entry.night)));
        held_answered(plan.book.plan(), &kept, entry, self.boundary)
    }

    /// As [`Self::change`], with an entry that answers what these forms ask: they are done with once it is kept.
    pub(super) fn change_answering(
        &self,
        answered: Vec<FormName>,
        deed: Deed,
        change: impl FnOnce(&mut Engine, OnReceipt) -> Result<Kept, SaveError> + 'static,
    ) -> Result<(), SaveError> {
        self.change(deed, change)?;
        for form in answered {
            self.done_if_typed(form);
        }
        Ok(())
    }

    /// Forgets what is typed into a form where anything is. Nothing is written where nothing is.
    pub fn done_if_typed(&self, form: FormName) {
        if self.typed(form).is_some() {
            self.done_typing(form);
        }
    }

    /// The same for a save that had to wait: when it was refused, what was typed stays.
    fn done_or_not(&self, form: FormName, typed: Option<Vec<String>>) {
        let refused = matches!(self.state_now().saving(), Saving::Failed(_));
        match typed.filter(|_| refused) {
            Some(fields) => self.type_into(form, fields),
            None => self.done_typing(form),
        }
    }

    /// Throws away what is typed into a form; it can be brought back as long as nothing else is typed.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn throw_typed(&self, form: FormName) -> Result<(), SaveError> {
        let slip = Slip { name: form.key(), fields: self.typed(form).unwrap_or_default() };
        let clear = move |diary: &Self| diary.read(|engine| engine.clear_slip(&form.key()));
        if !self.waits(|| Box::new(move |diary| drop(clear(diary)))) {
            clear(self)
                .inspect_err(|error| self.state.dispatch(DiaryAction::NotThrown(error.clone())))?;
        }
        self.state.dispatch(DiaryAction::Thrown(form, Rc::new(slip)));
        Ok(())
    }

    fn looked_again(&self, kept: &Result<(), SaveError>) {
        if let Err(error) = kept {
            self.look_again(error);
        }
    }

    /// Reads what another tab wrote, or somebody took away, when something was refused for that: so trying again, or the next key, is
    /// of use.
    pub(super) fn look_again(&self, error: &SaveError) {
        if *error == SaveError::Moved {
            self.reread();
        }
    }

    /// Tries once more to keep what the store did not take. What was written before it in this tab may stand in its place by now.
    pub(super) fn keep_written(&self, over: Over) {
        let state = self.state_now();
        for night in &state.unkept {
            let stands = self.read(|engine| engine.draft(*night)).is_some();
            if let Some(draft) = state.drafts.get(night)
                && (!stands || over == Over::Own)
            {
                self.write_draft(Entry::clone(draft));
            }
        }
        for (form, here) in &state.slips {
            let OnScreen::Unkept(slip) = here else { continue };
            let stands = self.read(|engine| engine.slip(&form.key())).is_some();
            if !stands || over == Over::Own {
                self.type_into(*form, slip.fields.clone());
            }
        }
    }

    /// Lets go on this screen of what is typed into forms and is in the store: another tab may go on with it.
    pub(super) fn leave_typed(&self) {
        for (form, here) in &self.state_now().slips {
            if self.is_kept(*form, here) {
                self.state.dispatch(DiaryAction::TypedLeft(*form));
            }
        }
    }
}
