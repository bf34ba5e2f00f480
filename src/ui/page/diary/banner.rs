//! What must be known about the diary itself: months that could not be read, and entries that came back. It changes nothing.

use yew::prelude::*;

use crate::diary::Month;
use crate::store::{Engine, News, Reading, What};
use crate::ui::context::Site;
use crate::ui::part::{Grade, Notice, list, notice, para};
use crate::ui::port::DateForm;
use crate::ui::state::browse::Walk;

/// The notices, announced when they come.
pub(super) fn banner(site: &Site, census: &Walk) -> Html {
    let mut unsound: Vec<(What, Reading)> = census
        .unsound()
        .iter()
        .map(|(month, reading)| (What::Month(*month), reading.clone()))
        .collect();
    let relapses = site.diary.read(Engine::relapses).reading;
    if relapses != Reading::Sound {
        unsound.push((What::Relapses, relapses));
    }
    for news in &site.diary.state().news {
        if let News::Lost(what, reading) = news
            && !unsound.iter().any(|(known, _)| known == what)
            && !matches!(what, What::Month(_) | What::Relapses)
        {
            unsound.push((*what, reading.clone()));
        }
    }
    let mut notes: Vec<Html> =
        unsound.iter().map(|(what, reading)| lost(site, *what, reading)).collect();
    notes.extend(recovered(site));
    html! { <div class="standing" role="status">{ list(notes) }</div> }
}

fn lost(site: &Site, what: What, reading: &Reading) -> Html {
    let say = &site.text.diary;
    let name = match what {
        What::Month(month) => month_name(site, month),
        What::Relapses => say.relapse_list.to_owned(),
        What::Lists => say.lists.to_owned(),
        What::Drafts => say.drafts.to_owned(),
        What::Head => say.head.to_owned(),
    };
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

fn recovered(site: &Site) -> Option<Html> {
    let say = &site.text.diary;
    let count = |news: &News| if let News::Recovered(count) = news { *count } else { 0 };
    let all: usize = site.diary.state().news.iter().map(count).sum();
    (all > 0).then(|| caution(site, "recovered", (say.recovered)(all), say.recovered_then))
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
