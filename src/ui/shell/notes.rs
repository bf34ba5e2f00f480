//! What must be said on every place about the settings: that a change was not saved, or that what is kept cannot be read.
//!
//! A browser that keeps nothing is not spoken of before something was to be kept.

use yew::prelude::*;

use crate::store::StorageError;
use crate::store::settings::{SaveError, Standing};
use crate::ui::context::{use_settings, use_text};
use crate::ui::part::{Grade, Notice};
use crate::ui::text::Text;

/// The notes above a place, announced when they come.
#[component]
pub(super) fn Notes() -> Html {
    let text = use_text();
    let settings = use_settings();
    let state = settings.state();
    html! {
        <div class="notes" role="status">
            if let Some(error) = &state.unsaved {
                <Notice grade={Grade::Caution} {text} testid="not-saved" title={Html::from((text.shell.not_saved)(&why(error, text)))}>
                    <p>{ text.shell.not_saved_then }</p>
                </Notice>
            }
            { standing(&state.standing, text) }
        </div>
    }
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
    html! {
        <Notice grade={Grade::Caution} {text} testid="settings-standing" title={Html::from(title)}><p>{ words }</p></Notice>
    }
}
