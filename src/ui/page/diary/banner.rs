//! What must be known about the diary itself: what could not be read, and entries that came back. It changes nothing.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::diary::Month;
use crate::store::{CROWDED, Engine, Lacks, News, Reading, StorageError, What};
use crate::ui::context::{Site, use_site};
use crate::ui::page::saving::not_back;
use crate::ui::part::{Button, Grade, Notice, all, button, list, notice, para, tag};
use crate::ui::port::DateForm;
use crate::ui::state::browse::Walk;

/// The notices, announced when they come.
pub(super) fn banner(site: &Site, census: &Walk) -> Html {
    let mut unsound: Vec<(What, Reading)> = census
        .unsound()
        .iter()
        .map(|(month, reading)| (What::Month(*month), reading.clone()))
        .collect();
    let relapses = site.diary().read(Engine::relapses).reading;
    if relapses != Reading::Sound {
        unsound.push((What::Relapses, relapses));
    }
    for news in &site.diary().state().news {
        if let News::Lost(what, reading) = news
            && !unsound.iter().any(|(known, _)| known == what)
            && !matches!(what, What::Month(_) | What::Relapses)
        {
            unsound.push((*what, reading.clone()));
        }
    }
    let mut notes: Vec<Html> =
        unsound.iter().map(|(what, reading)| lost(site, *what, reading)).collect();
    if !notes.is_empty() {
        notes.push(html! { <SaveRaw key="save" /> });
    }
    notes.extend(unread(site));
    notes.extend(recovered(site));
    notes.extend(crowded(site));
    notes.push(html! { <div key="not-back">{ not_back(site) }</div> });
    html! { <div class="standing" role="status">{ list(notes) }</div> }
}

fn name_of(site: &Site, what: What) -> String {
    let say = &site.text.diary;
    match what {
        What::Month(month) => month_name(site, month),
        What::Relapses => say.relapse_list.to_owned(),
        What::Lists => say.lists.to_owned(),
        What::Plan => say.plan.to_owned(),
        What::Drafts | What::Slips => say.drafts.to_owned(),
        What::Head => say.head.to_owned(),
    }
}

fn lost(site: &Site, what: What, reading: &Reading) -> Html {
    let (say, name) = (&site.text.diary, name_of(site, what));
    let (title, body) = match reading {
        Reading::Older => ((say.older)(&name), say.older_then),
        Reading::TooNew => ((say.newer)(&name), say.newer_then),
        Reading::Sound
        | Reading::Unreadable
        | Reading::Missing
        | Reading::Locked
        | Reading::Failing(_) => ((say.unreadable)(&name), say.unreadable_then),
    };
    caution(site, "unreadable", title, body)
}

/// What could not be read in the second copy, each once.
fn unread(site: &Site) -> Vec<Html> {
    let (say, diary) = (&site.text.diary, site.diary());
    let unread = diary.state().news.iter().filter_map(|news| match news {
        News::Unread(what) => Some(name_of(site, *what)),
        News::Recovered(_) | News::Lost(..) | News::NotRecovered(_) | News::Journal(_) => None,
    });
    // Two documents may have one name for a person.
    let each: BTreeSet<String> = unread.collect();
    let told = |name: String| caution(site, "unread", (say.unread)(&name), say.unread_then);
    each.into_iter().map(told).collect()
}

fn recovered(site: &Site) -> Option<Html> {
    let say = &site.text.diary;
    let count = |news: &News| if let News::Recovered(count) = news { *count } else { 0 };
    let all: usize = site.diary().state().news.iter().map(count).sum();
    (all > 0).then(|| caution(site, "recovered", (say.recovered)(all), say.recovered_then))
}

/// That the browser's room fills up, long before a night finds none.
fn crowded(site: &Site) -> Option<Html> {
    let (say, diary) = (&site.text.diary, site.diary());
    let percent = diary.state().percent;
    let is_sealed = diary.read(|engine| engine.is_sealed());
    let then = if is_sealed { say.crowded_sealed } else { say.crowded_then };
    (percent >= CROWDED).then(|| caution(site, "crowded", (say.crowded)(percent), then))
}

fn caution(site: &Site, testid: &'static str, title: String, body: &'static str) -> Html {
    let (text, key) = (site.text, title.clone());
    let shown = notice(Notice {
        grade: Grade::Caution,
        text,
        testid,
        title: title.into(),
        body: para(body),
    });
    html! { <div {key}>{ shown }</div> }
}

fn month_name(site: &Site, month: Month) -> String {
    let first = month.nights().next();
    first.map(|night| site.date(night.date(), DateForm::MonthYear)).unwrap_or_default()
}

/// How the last file went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    /// None was asked for.
    NotYet,
    /// It is being made: the second copy may take its time.
    Going,
    /// One was handed to the browser, and this is missing in it.
    Handed(Lacks),
    /// There is none.
    Failed,
}

/// Saves every byte of the diary, readable or not, as a file.
#[component]
fn SaveRaw() -> Html {
    let site = use_site();
    let say = &site.text.diary;
    let given = use_state_eq(|| Given::NotYet);
    let onpress = {
        let (site, given) = (site.clone(), given.clone());
        Callback::from(move |()| {
            if *given == Given::Going {
                return;
            }
            given.set(Given::Going);
            let (page, given) = (site.page().clone(), given.setter());
            let made = move |file: Result<(String, Lacks), StorageError>| {
                let file = file.ok().filter(|(file, _)| page.save_file(RAW, JSON, file).is_ok());
                given.set(file.map_or(Given::Failed, |(_, lacks)| Given::Handed(lacks)));
            };
            let diary = site.diary();
            let today = diary.now().local().date();
            diary.read(|engine| engine.rescue(today, Box::new(made)));
        })
    };
    let save = Button {
        label: say.save_raw.into(),
        onpress,
        testid: Some("save-raw"),
        ..Button::default()
    };
    let said = match *given {
        Given::NotYet => String::new(),
        Given::Going => say.raw_going.to_owned(),
        Given::Handed(lacks) => [say.raw_saved, (say.raw_lacks)(lacks)].concat(),
        Given::Failed => say.raw_not_saved.to_owned(),
    };
    let said = html! { <span role="status">{ said }</span> };
    tag("p", "row no-print", all([button(save), said]))
}

/// As `static/start.js` calls the same file after a crash.
const RAW: &str = "ldn-diary-rescue.json";
const JSON: &str = "application/json";
