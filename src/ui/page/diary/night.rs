//! One entry of the list of nights, as it is read: doses, scores, sleep, side effects, circumstances, note.

use yew::prelude::*;

use super::Look;
use crate::diary::{DoseRecord, Entry, Feeling, Night, QuarterHours, Timing};
use crate::dose::Exact;
use crate::ui::names::name_of;
use crate::ui::page::night::{capital, mg, ml};
use crate::ui::part::{Glyph, all, icon, list, quantity, spoken, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::{BrowseAction, Open};

/// An entry; the first of its night has the night's id, and where the night has more than one, each says `when` it was written.
pub(super) fn night(
    look: &Look<'_>,
    entry: &Entry,
    id: Option<String>,
    when: Option<String>,
) -> Html {
    use crate::diary::Datelike;
    let site = look.site;
    let date = entry.night.date();
    let short = all([
        tag("b", "", words(date.day().to_string())),
        words(site.date(date, DateForm::ShortWeekday)),
    ]);
    let seen = html! { <span aria-hidden="true">{ short }</span> };
    let time = html! {
        <time datetime={entry.night.to_string()}>{ spoken(site.date(date, DateForm::Whole)) }{ seen }</time>
    };
    let content = list(vec![
        edit(look, entry, when.as_deref()),
        when.map(|when| tag("p", "sub", words(when))).unwrap_or_default(),
        doses(look, entry),
        feeling(look, entry),
        scores(look, entry),
        sleep(look, entry),
        side_effects(look, entry),
        note(look, entry),
        tags(look, entry),
    ]);
    let content = tag("div", "", content);
    let key = entry.id.number().to_string();
    html! { <li class="night" {id} {key} tabindex="-1">{ time }{ content }</li> }
}

fn edit(look: &Look<'_>, entry: &Entry, when: Option<&str>) -> Html {
    let date = look.site.date(entry.night.date(), DateForm::DayMonth);
    let (diary, browse) = (look.site.diary(), look.site.browse().dispatcher());
    let (night, id) = (entry.night, entry.id);
    let onclick = Callback::from(move |_: MouseEvent| {
        diary.open(Open::Entry(night.month(), id));
        browse.dispatch(BrowseAction::Leave(night));
    });
    let label = (look.site.text.nights.edit)(&date);
    let label = when.into_iter().fold(label, |label, when| [&label, ". ", when].concat());
    html! { <a class="tool no-print" href={Route::Entry.address()} aria-label={label} {onclick}>{ icon(Glyph::Pen) }</a> }
}

fn doses(look: &Look<'_>, entry: &Entry) -> Html {
    let (site, say) = (look.site, &look.site.text.nights);
    let line = |record: &DoseRecord| {
        let content = match record {
            DoseRecord::Missed { .. } => words(say.missed_dose),
            DoseRecord::Held { .. } => words(say.held_dose),
            DoseRecord::Taken { dose, draw, at, .. } => {
                let mut pieces = vec![quantity(mg(site, *dose))];
                if let Some(draw) = draw {
                    pieces.extend([words(", "), quantity(ml(site, *draw))]);
                }
                pieces.extend([words(", "), words((say.at)(&site.time(*at)))]);
                list(pieces)
            }
        };
        tag("p", "took", content)
    };
    let lines: Vec<Html> = entry.doses.iter().map(line).collect();
    let doses_alone = Entry { doses: Vec::new(), ..entry.clone() }.is_empty();
    let nothing = if doses_alone {
        tag("p", "said", words(site.text.nights.no_check_in))
    } else {
        Html::default()
    };
    all([list(lines), nothing])
}

fn feeling(look: &Look<'_>, entry: &Entry) -> Html {
    match entry.feeling {
        Some(Feeling::Awful) => tag("p", "took", words(look.site.text.nights.awful_day)),
        None => Html::default(),
    }
}

/// The scores, in the order of the list; also of what is not asked about any more.
fn scores(look: &Look<'_>, entry: &Entry) -> Html {
    let score = |id| {
        let score = entry.scores.get(&id)?.number().to_string();
        let name = name_of(&look.lists.symptoms, id, look.site.text);
        Some(tag("span", "", all([words([&name, " "].concat()), tag("b", "", words(score))])))
    };
    let mut scores = Vec::new();
    for item in look.lists.symptoms.items() {
        if let Some(score) = score(item.id) {
            scores.extend([score, words(" ")]);
        }
    }
    if scores.is_empty() { Html::default() } else { tag("p", "scores", list(scores)) }
}

fn sleep(look: &Look<'_>, entry: &Entry) -> Html {
    let say = &look.site.text.nights;
    let hours = entry.sleep.hours.map(|quarters| (say.slept)(&hours(look, quarters)));
    let quality = entry.sleep.quality.map(|score| (say.slept_well)(score.number()));
    let line: Vec<String> = [hours, quality].into_iter().flatten().collect();
    if line.is_empty() { Html::default() } else { tag("p", "", words(capital(&line.join(", ")))) }
}

/// Quarters of an hour as hours: 7.25.
fn hours(look: &Look<'_>, quarters: QuarterHours) -> String {
    let hundredths = u64::from(quarters.quarters()) * 25;
    look.site.style.number(Exact::hundredths(hundredths)).text
}

fn side_effects(look: &Look<'_>, entry: &Entry) -> Html {
    let text = look.site.text;
    let of = |(id, severity): (&_, &_)| {
        let name = name_of(&look.lists.side_effects, *id, text);
        (text.nights.side_effect)(&name, (text.names.severity)(*severity))
    };
    let lines: Vec<String> = entry.side_effects.iter().map(of).collect();
    if lines.is_empty() { Html::default() } else { tag("p", "", words(lines.join(", "))) }
}

fn note(_: &Look<'_>, entry: &Entry) -> Html {
    if entry.note.is_blank() {
        return Html::default();
    }
    tag("p", "said", words(entry.note.text().to_owned()))
}

/// The circumstances, and whether it was written later.
fn tags(look: &Look<'_>, entry: &Entry) -> Html {
    let text = look.site.text;
    let named = entry.circumstances.iter().map(|one| (text.names.circumstance)(one).to_owned());
    let later = (entry.timing == Timing::Later)
        .then(|| (text.nights.written_later)(days_later(look, entry)));
    let mut tags = Vec::new();
    for name in named.chain(later) {
        tags.extend([tag("span", "tag", words(name)), words(" ")]);
    }
    if tags.is_empty() { Html::default() } else { tag("p", "", list(tags)) }
}

/// How many nights after its own an entry was written.
fn days_later(look: &Look<'_>, entry: &Entry) -> i64 {
    let written = Night::at(entry.written.local(), look.site.diary().boundary());
    written.map_or(0, |written| written.nights_since(entry.night))
}
