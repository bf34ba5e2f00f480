//! The settings that hold on this screen, how those that are kept stand, and whether the last change was saved.

use std::rc::Rc;

use yew::Reducible;

use crate::store::Settings;
use crate::store::settings::{Opened, SaveError, Standing};

/// The settings on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsState {
    /// What holds now, saved or not.
    pub settings: Settings,
    /// How the kept settings stood when they were last read.
    pub standing: Standing,
    /// Why the last change was not saved; it holds for this visit all the same.
    pub unsaved: Option<SaveError>,
}

/// What happened to the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    /// The person changed them, and saving went like this.
    Changed(Settings, Result<(), SaveError>),
    /// They were read anew, because another tab changed them.
    Reread(Opened),
}

impl From<Opened> for SettingsState {
    fn from(opened: Opened) -> Self {
        Self { settings: opened.settings, standing: opened.standing, unsaved: None }
    }
}

impl Reducible for SettingsState {
    type Action = SettingsAction;

    fn reduce(self: Rc<Self>, action: SettingsAction) -> Rc<Self> {
        let next = match action {
            SettingsAction::Changed(settings, saved) => {
                Self { settings, standing: self.standing.clone(), unsaved: saved.err() }
            }
            SettingsAction::Reread(opened) => match opened.standing {
                // What this tab shows is worth more than defaults.
                Standing::Unavailable(_) => return self,
                Standing::Sound
                | Standing::TooNew
                | Standing::SetAside(_)
                | Standing::Unreadable(_) => opened.into(),
            },
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settings::open;
    use crate::store::{MemoryStore, Mood, StorageError, Theme};

    fn state(settings: Settings) -> Rc<SettingsState> {
        Rc::new(Opened { settings, standing: Standing::Sound }.into())
    }

    fn dark() -> Settings {
        Settings { theme: Theme::Dark, ..Settings::default() }
    }

    #[test]
    fn a_change_holds_even_when_it_was_not_saved() {
        let refused = SaveError::Storage(StorageError::Full);
        let after = state(Settings::default())
            .reduce(SettingsAction::Changed(dark(), Err(refused.clone())));
        assert_eq!(after.settings, dark());
        assert_eq!(after.unsaved, Some(refused));
    }

    #[test]
    fn a_saved_change_takes_the_message_away() {
        let refused = Err(SaveError::Storage(StorageError::Full));
        let before = state(Settings::default()).reduce(SettingsAction::Changed(dark(), refused));
        assert_eq!(before.reduce(SettingsAction::Changed(dark(), Ok(()))).unsaved, None);
    }

    #[test]
    fn nothing_new_changes_nothing_so_that_two_tabs_do_not_answer_each_other() {
        let before = state(dark());
        let same = Opened { settings: dark(), standing: Standing::Sound };
        let after = Rc::clone(&before).reduce(SettingsAction::Reread(same));
        assert!(Rc::ptr_eq(&before, &after));
    }

    #[test]
    fn a_storage_that_went_away_does_not_take_the_settings_with_it() {
        let before = state(dark());
        let gone = open(&MemoryStore::in_mood(Mood::Denied));
        let after = Rc::clone(&before).reduce(SettingsAction::Reread(gone));
        assert!(Rc::ptr_eq(&before, &after));
    }
}
