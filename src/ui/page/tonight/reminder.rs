//! A quiet line that it is time to save a backup. It waits for the end of the page, and for one word in this visit.

use std::cell::Cell;

use yew::prelude::*;

use super::is_reader;
use crate::ui::context::use_site;
use crate::ui::part::{all, link, quiet, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;

/// Whether the person said "not now" in this visit.
#[derive(Default)]
struct NotNow(Cell<bool>);

/// The line, where it is due.
#[component]
pub(super) fn Reminder() -> Html {
    let site = use_site();
    let not_now = site.shelf.value(NotNow::default);
    let hidden = use_state_eq(|| not_now.0.get());
    let diary = site.diary();
    if *hidden || is_reader(&site) || !diary.is_backup_due() {
        return Html::default();
    }
    let say = &site.text.tonight;
    let note = diary.backup_note();
    let unsaved = note.unsaved(diary.read(|engine| engine.changes()));
    let said = (say.backup_due)(note.age_days(diary.now()), unsaved);
    let page = site.page().clone();
    let onpress = Callback::from(move |()| {
        not_now.0.set(true);
        hidden.set(true);
        // The line is gone with its button.
        page.focus(HEADING);
    });
    let ways = all([
        link(Route::Data.address(), say.backup_link),
        quiet(say.backup_later, "backup-later", onpress),
    ]);
    let content = all([tag("p", "", words(said)), tag("p", "row", ways)]);
    tag_named("section", "section stack no-print", "backup-due", content)
}
