//! What was deleted in the last 30 days, when it goes for good, and the way back for each.

use yew::prelude::*;

use super::night::summary;
use super::saving::{is_reader, not_saved, standing, undo_to};
use crate::diary::{Entry, NaiveDate, Relapse};
use crate::store::{Lists, Trashed};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{UndoStrip, all, link, list, para, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;

/// For how many days things stay in the trash.
const DAYS: u64 = 30;
/// The id of what says that something is back.
const BACK: &str = "restored";

/// What was deleted in the last 30 days.
#[inline(never)] // so that the build can split it off
pub fn trash_page(_: &Site) -> Html {
    html! { <Trash /> }
}

#[component]
fn Trash() -> Html {
    let site = use_site();
    let say = &site.text.trash;
    // Looking through everything costs more than a rendering should: only when the diary may read differently.
    let trash = {
        let diary = site.diary();
        use_memo(diary.state().version, move |_| {
            diary.read(|engine| (engine.trash(), engine.lists()))
        })
    };
    let (things, lists) = (&trash.0, &trash.1);
    let lines: Vec<Html> = things.iter().map(|thing| line(&site, lists, thing)).collect();
    let content = if lines.is_empty() {
        tag_named("p", "lead", "trash-empty", words(say.empty))
    } else {
        html! { <ul role="list" class="trash" data-testid="trash">{ list(lines) }</ul> }
    };
    let title = html! { <h1 id={HEADING} tabindex="-1">{ site.text.shell.trash }</h1> };
    let head = tag("header", "head", all([title, para(say.lead)]));
    let back = tag("p", "section back", link(Route::Diary.address(), site.text.one_night.back));
    all([head, not_saved(&site), restored(&site), content, back])
}

fn line(site: &Site, lists: &Lists, thing: &Trashed) -> Html {
    let say = &site.text.trash;
    let (name, small, key) = match thing {
        Trashed::Entry(_, entry, _) => {
            let name = site.date(entry.night.date(), DateForm::Whole);
            (name, said(site, lists, entry), ["e", &entry.id.number().to_string()].concat())
        }
        Trashed::Relapse(relapse, _) => {
            let name = (say.relapse)(&site.date(relapse.start, DateForm::DayMonthYear));
            let small = relapse.place.text().to_owned();
            (name, small, ["r", &relapse.id.number().to_string()].concat())
        }
    };
    let date = |date: NaiveDate| site.date(date, DateForm::DayMonth);
    let gone = thing.deleted().checked_add_days(crate::diary::Days::new(DAYS));
    let when = (say.deleted)(&date(thing.deleted()), &gone.map(date).unwrap_or_default());
    let restore = restore(site, thing, &name);
    let text = all([
        tag("b", "", words(name)),
        if small.is_empty() { Html::default() } else { para(small) },
        tag("small", "", words(when)),
    ]);
    html! { <li {key}>{ tag("div", "", text) }{ restore }</li> }
}

/// The entry in a few words: doses, then the rest.
fn said(site: &Site, lists: &Lists, entry: &Entry) -> String {
    let doses = entry.doses.iter().map(|record| super::night::dose_words(site, record));
    let mut pieces: Vec<String> = doses.collect();
    pieces.push(summary(site, entry, lists));
    pieces.retain(|piece| !piece.is_empty());
    pieces.join(". ")
}

fn restore(site: &Site, thing: &Trashed, name: &str) -> Html {
    if is_reader(site) {
        return Html::default();
    }
    let (diary, page, thing) = (site.diary(), site.page().clone(), thing.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let restored = match &thing {
            Trashed::Entry(_, entry, _) => diary.restore(entry),
            Trashed::Relapse(Relapse { id, .. }, _) => diary.restore_relapse(*id),
        };
        page.focus(if restored.is_ok() { BACK } else { HEADING });
    });
    let label =
        all([words(site.text.trash.restore), tag("span", "vh", words([" ", name].concat()))]);
    html! { <button type="button" class="btn" data-testid="restore" {onclick}>{ tag("span", "", label) }</button> }
}

/// What came back last, with the way to take that back.
fn restored(site: &Site) -> Html {
    let say = &site.text.trash;
    let diary = site.diary();
    let (message, undo) = match &diary.state().undo {
        Some((Deed::Restored(night), undo)) => {
            ((say.restored)(&site.date(night.date(), DateForm::DayMonth)), undo)
        }
        Some((Deed::RelapseRestored, undo)) => (say.relapse_restored.to_owned(), undo),
        _ => return html! { <p id={BACK} tabindex="-1" role="status" class="vh"></p> },
    };
    let onundo = (!undo.is_empty()).then(|| undo_to(site, HEADING));
    html! {
        <UndoStrip key={site.diary().state().change.0} page={site.page().clone()} id={BACK} {message}
            standing={standing(site)} undo={site.text.diary.undo} {onundo} testid="undo-restore" />
    }
}
