//! What the pages that change the diary say about keeping: how the last change stands, its way back, and that another tab writes.

use yew::prelude::*;

use crate::store::{Receipt, SaveError, StorageError};
use crate::ui::context::Site;
use crate::ui::part::{
    Button, Grade, Notice, Toast, all, button, notice, para, tag, tag_named, toast, words,
};
use crate::ui::shell::HEADING;
use crate::ui::state::{Deed, Saving, Tab};
use crate::ui::text::Text;

/// The lines above what can be changed: announced when they come. `words_for` gives the words for the deeds of this page, and none
/// for those of others.
pub(super) fn kept(site: &Site, words_for: impl Fn(Deed) -> Option<AttrValue>) -> Html {
    let diary = site.diary();
    let state = diary.state();
    let deed = state.undo.as_ref().and_then(|(deed, _)| words_for(*deed));
    let stands = match state.saving() {
        Saving::Failed(error) => Some(failed(error, site.text)),
        Saving::Nothing | Saving::Going | Saving::Done(_) if deed.is_none() => None,
        Saving::Nothing => None,
        Saving::Going => Some(para(site.text.keeping.going)),
        Saving::Done(receipt) => Some(para(receipt_words(receipt, site.text))),
    };
    let stands = html! { <div role="status" class="stack" data-testid="stands">{ stands.unwrap_or_default() }</div> };
    let undo = deed.map(|message| undo(site, message)).unwrap_or_default();
    tag("div", "kept stack no-print", all([reader(site), undo, stands]))
}

fn undo(site: &Site, message: AttrValue) -> Html {
    let (diary, page) = (site.diary(), site.page().clone());
    let onundo = Callback::from(move |()| {
        diary.undo();
        page.focus(HEADING);
    });
    toast(Toast { message, undo: site.text.keeping.undo.into(), onundo, testid: "undo" })
}

fn reader(site: &Site) -> Html {
    if site.diary().state().tab != Tab::Reader {
        return Html::default();
    }
    let say = &site.text.keeping;
    let diary = site.diary();
    let here = Button {
        label: say.edit_here.into(),
        onpress: Callback::from(move |()| diary.ask_to_write()),
        testid: Some("edit-here"),
        ..Button::default()
    };
    let body = all([para(say.reader_then), tag("p", "", button(here))]);
    let (grade, title) = (Grade::Caution, say.reader.into());
    notice(Notice { grade, text: site.text, testid: "reader", title, body })
}

fn failed(error: &SaveError, text: Text) -> Html {
    let title = (text.keeping.failed)(&why(error, text)).into();
    let (grade, body) = (Grade::Warning, para(text.keeping.failed_then));
    notice(Notice { grade, text, testid: "failed", title, body })
}

/// That a part could not be read.
pub(super) fn damaged(text: Text) -> Html {
    tag_named("p", "error", "damaged", words(text.keeping.damaged))
}

fn receipt_words(receipt: &Receipt, text: Text) -> &'static str {
    match receipt {
        Receipt::Saved => text.keeping.saved,
        Receipt::OnlyHere(_) => text.keeping.only_here,
        Receipt::InMemory => text.keeping.in_memory,
    }
}

/// Why a change was not kept.
fn why(error: &SaveError, text: Text) -> String {
    let say = &text.keeping;
    match error {
        SaveError::Storage(StorageError::Denied) => say.why_denied.to_owned(),
        SaveError::Storage(StorageError::Full) => say.why_full.to_owned(),
        SaveError::Storage(StorageError::Other(name)) => (say.why_other)(name),
        SaveError::ReadOnly | SaveError::Moved | SaveError::Behind => say.why_reader.to_owned(),
        SaveError::TooNew => say.why_newer.to_owned(),
        SaveError::Locked | SaveError::Coder(_) => say.why_locked.to_owned(),
        SaveError::Unreadable(_) | SaveError::NoPlace => say.why_unreadable.to_owned(),
        SaveError::Changed => say.why_changed.to_owned(),
        SaveError::Unknown => say.why_gone.to_owned(),
        SaveError::Invalid(_) => say.why_invalid.to_owned(),
    }
}
