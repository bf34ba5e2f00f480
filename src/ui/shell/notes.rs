//! What must be said on every place: of the settings, that a change was not saved or that what is kept cannot be read; and that a newer
//! version of the app waits.
//!
//! A browser that keeps nothing is not spoken of before something was to be kept.

use yew::prelude::*;

use super::on_disk::on_disk;
use crate::store::StorageError;
use crate::store::settings::{SaveError, Standing};
use crate::ui::context::Site;
use crate::ui::part::{Button, Grade, Notice, all, button, notice, para, tag, tag_named};
use crate::ui::port::PagePort;
use crate::ui::text::Text;

/// Whether a newer version of the app waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newer {
    /// Not that we know.
    No,
    /// It is here, and the person says when.
    Waits,
}

/// Hears of a newer version.
#[hook]
pub(super) fn use_update(page: &PagePort) -> Newer {
    let newer = use_state_eq(|| Newer::No);
    {
        let (newer, page) = (newer.clone(), page.clone());
        use_effect_with((), move |()| {
            let guard = page.on_update(Callback::from(move |()| newer.set(Newer::Waits)));
            move || drop(guard)
        });
    }
    *newer
}

/// The notes above a place, announced when they come.
pub(super) fn notes(site: &Site, newer: Newer) -> Html {
    let text = site.text;
    let state = site.settings.state();
    let unsaved = state.unsaved.as_ref().map(|error| {
        let title = (text.shell.not_saved)(&why(error, text));
        caution("not-saved", title, text.shell.not_saved_then.to_owned(), text)
    });
    let update = if newer == Newer::Waits { update(site) } else { Html::default() };
    let on_disk = if site.page().is_local_file() { on_disk(site) } else { Html::default() };
    let notes =
        all([unsaved.unwrap_or_default(), standing(&state.standing, text), on_disk, update]);
    html! { <div class="standing" role="status">{ notes }</div> }
}

/// Quiet: the person may have other things to do tonight.
fn update(site: &Site) -> Html {
    let (say, page) = (&site.text.shell, site.page().clone());
    let onpress = Callback::from(move |()| page.update());
    let button = button(Button { label: say.update.into(), onpress, ..Button::default() });
    let row = tag("p", "row", button);
    tag_named("section", "note", "update", tag("div", "stack", all([para(say.update_waits), row])))
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
