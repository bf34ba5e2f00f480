//! What a restored backup changed beside the diary, so that the way back takes that back too.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::store::{BackupNote, Settings};
use crate::ui::context::Site;
use crate::ui::part::{Toast, toast};
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;

/// What it was before.
#[derive(Default)]
pub(super) struct Before {
    /// The settings, and those that came.
    pub(super) settings: Option<(Settings, Settings)>,
    /// What was known of backups, and how many changes were in none.
    pub(super) note: Option<(BackupNote, u64)>,
}

/// What the last restore of this visit changed beside the diary.
pub(super) fn before(site: &Site) -> Rc<RefCell<Before>> {
    site.shelf.value(|| RefCell::new(Before::default()))
}

/// Forgets it: something else is restored now.
pub(super) fn forget(site: &Site) {
    *before(site).borrow_mut() = Before::default();
}

/// Whether the last change that can be taken back is a restore.
pub(super) fn is_taken(site: &Site) -> bool {
    matches!(site.diary().state().undo, Some((Deed::TakenIn, _)))
}

/// Takes the settings of a file, and notes which there were.
pub(super) fn take_settings(site: &Site, came: &Settings) {
    let was = site.settings.settings().clone();
    before(site).borrow_mut().settings = Some((was, came.clone()));
    site.settings.change(|own| own.clone_from(came));
}

/// Takes back what stands beside the diary. Settings that were changed again since stay.
pub(super) fn back(site: &Site) -> Callback<()> {
    let (site, settings) = (site.clone(), settings_back(site));
    Callback::from(move |()| {
        let note = before(&site).borrow_mut().note.take();
        if let Some((note, unsaved)) = note {
            site.diary().put_back_note(note, unsaved);
        }
        settings.emit(());
    })
}

/// Takes back the settings alone.
fn settings_back(site: &Site) -> Callback<()> {
    let site = site.clone();
    Callback::from(move |()| {
        let settings = before(&site).borrow_mut().settings.take();
        if let Some((was, came)) = settings
            && *site.settings.settings() == came
        {
            site.settings.change(|own| own.clone_from(&was));
        }
    })
}

/// The way back where the settings alone came; that of a diary takes them back too, and there is one button for both.
pub(super) fn settings_strip(site: &Site) -> Html {
    let place = before(site);
    let place = place.borrow();
    let came = place.settings.as_ref().filter(|(_, came)| site.settings.settings() == came);
    if came.is_none() || is_taken(site) {
        return Html::default();
    }
    let (back, page) = (settings_back(site), site.page().clone());
    let onundo = Callback::from(move |()| {
        back.emit(());
        page.focus(HEADING);
    });
    let message = site.text.restore.settings_taken.into();
    toast(Toast { message, undo: site.text.saving.undo.into(), onundo, testid: "undo" })
}
