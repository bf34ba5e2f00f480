//! A backup, taken in: the diary first, and what stands beside it once that is kept.

use std::rc::Rc;

use super::before::{before, forget, is_taken, take_settings};
use crate::diary::Moment;
use crate::store::{Choices, Incoming, Settings, What};
use crate::ui::context::Site;
use crate::ui::shell::HEADING;
use crate::ui::state::{Deed, Tab};

/// What is taken in when the button is pressed.
pub(super) struct Taking {
    pub(super) site: Site,
    pub(super) incoming: Rc<Incoming>,
    pub(super) choices: Choices,
    /// The settings that are to come.
    pub(super) settings: Option<Settings>,
    /// When the file was made, if it has all that will be here.
    pub(super) made: Option<Moment>,
    /// What of the diary will be another.
    pub(super) what: Vec<What>,
    /// How often the diary had changed when the person saw what would become of it.
    pub(super) version: u64,
}

impl Taking {
    /// Takes it in, once: after the first of two presses the diary is not what the second one saw.
    pub(super) fn run(&self) {
        if self.site.diary().state_now().version != self.version {
            return;
        }
        if self.take_diary()
            && let Some(settings) = &self.settings
        {
            take_settings(&self.site, settings);
        }
        // What went wrong is told above, where the focus goes in any case.
        self.site.page().focus(HEADING);
    }

    /// Takes the diary of the file, and tells whether it is kept. A change that waits for the tab to write may still be refused.
    fn take_diary(&self) -> bool {
        let diary = self.site.diary();
        if self.what.is_empty() {
            // The way back of an earlier restore stays, and with it what that changed beside the diary.
            if !is_taken(&self.site) {
                forget(&self.site);
            }
            return true;
        }
        let (note, unsaved) = (diary.backup_note(), diary.unsaved());
        let taken = diary.take(Deed::TakenIn, &self.incoming, &self.choices);
        forget(&self.site);
        let is_taken = taken.is_ok() && diary.state_now().tab == Tab::Writer;
        if let (true, Some(made), Some(unsaved)) = (is_taken, self.made, unsaved)
            && diary.note_in_file(made).is_ok()
        {
            before(&self.site).borrow_mut().note = Some((note, unsaved));
        }
        is_taken
    }
}
