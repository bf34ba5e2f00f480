//! What must be said on every place about the settings: that a change was not saved, or that what is kept cannot be read.
//!
//! A browser that keeps nothing is not spoken of before something was to be kept.

use yew::prelude::*;

use crate::store::StorageError;
use crate::store::settings::{SaveError, Standing};
use crate::ui::context::Site;
use crate::ui::part::{Grade, Notice, all, notice, para};
use crate::ui::text::Text;

/// The notes above a place, announced when they come.
pub(super) fn notes(site: &Site) -> Html {
    let text = site.text;
    let state = site.settings.state();
    let unsaved = state.unsaved.as_ref().map(|error| {
        let title = (text.shell.not_saved)(&why(error, text));
        caution("not-saved", title, text.shell.not_saved_then.to_owned(), text)
    });
    let notes = all([unsaved.unwrap_or_default(), standing(&state.standing, text)]);
    html! { <div class="standing" role="status">{ notes }</div> }
}

fn caution(testid: &'static str, title: String, words: String, text: Text) -> Html {
    let body = para(words);
    notice(Notice { grade: Grade::Caution, text, testid, title: title.into(), body })
}

fn why(error: &SaveError, text: Text) -> String {
    match error {
        SaveError::Storage(StorageError::Denied) => text.shell.why_denied.to_owned(),
        SaveError::Storage(StorageError::Full) => text.shell.why_full.to_owned(),
        SaveError::Storage(StorageError::Other(name)) => (text.shell.why_other)(name),
        SaveError::TooNew => text.shell.why_newer.to_owned(),
    }
}

fn standing(standing: &Standing, text: Text) -> Html {
    let (title, words) = match standing {
        Standing::Sound | Standing::Unavailable(_) => return Html::default(),
        Standing::TooNew => (text.shell.newer, text.shell.newer_then.to_owned()),
        Standing::SetAside(key) => (text.shell.unreadable, (text.shell.set_aside)(key)),
        Standing::Unreadable(_) => (text.shell.unreadable, text.shell.not_set_aside.to_owned()),
    };
    caution("settings-standing", title.to_owned(), words, text)
}
