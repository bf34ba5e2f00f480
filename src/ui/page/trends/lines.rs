//! The picture of symptoms and doses: what it is of, and its drawing. Attributes only: the page's policy allows no styles.

use std::rc::Rc;

use yew::prelude::*;

use super::said::{Planned, phase_name, quarters};
use super::{Look, numbers, reader::Reader};
use crate::diary::{Datelike, Id, Night, Symptom};
use crate::trends::{Period, Phase, Run, Series, Span, by_month, circumstance_runs, noted_nights};
use crate::ui::context::Site;
use crate::ui::names::{name_of, name_within};
use crate::ui::page::night::{capital, day, mg};
use crate::ui::part::{Choice, Choices, all, choices, list, tag, words};
use crate::ui::port::DateForm;
use crate::ui::state::trends::{
    DateTick, Frame, Mark, MarkKind, Panel, Picture, Placed, Subject, TrendsAction,
};

/// What the picture is of, worked out once for each look.
#[derive(Debug)]
pub(super) struct Shown {
    /// The nights.
    pub(super) period: Period,
    /// The names of the symptoms.
    pub(super) names: Vec<String>,
    /// Their scores.
    pub(super) series: Vec<Series>,
    /// What happened besides.
    pub(super) marks: Vec<Mark>,
    /// On how many nights a dose was missed.
    missed: usize,
    /// The picture, narrow and wide.
    pub(super) pictures: [Picture; 2],
}

impl Shown {
    /// Works it out.
    pub(super) fn new(look: &Look<'_>, missed: &[Night]) -> Self {
        let symptoms = &look.lists.symptoms;
        let series: Vec<Series> = look.drawn.iter().map(|id| look.nights.series(*id)).collect();
        let marks = marks(look);
        let notes = noted_nights(&look.nights);
        let subject = Subject {
            period: look.period,
            spans: &look.spans,
            missed,
            series: &series,
            marks: &marks,
            notes: &notes,
        };
        let letters = |phase| dose_words(look.site, look.planned(), phase).chars().count();
        let pictures =
            [Frame::NARROW, Frame::WIDE].map(|frame| Picture::new(subject, frame, letters));
        let names = look.drawn.iter().map(|id| name_of(symptoms, *id, look.site.text)).collect();
        Self { period: look.period, names, series, marks, missed: missed.len(), pictures }
    }
}

impl Look<'_> {
    /// Whether there is a plan at all.
    pub(super) fn planned(&self) -> Planned {
        Planned::of(&self.steps, &self.plan_reading)
    }

    /// The dose of a step in words.
    pub(super) fn phase(&self, phase: Phase) -> String {
        phase_name(self.site, phase, self.planned())
    }

    /// The dose of a step, and its dates.
    pub(super) fn dated(&self, span: &Span) -> Html {
        let date = |night: Night| day(self.site, night.date());
        let dates = (self.site.text.trend_lines.part_of)(&date(span.from), &date(span.to));
        all([words(self.phase(span.phase)), tag("small", "", words(dates))])
    }

    /// A symptom's name within a sentence.
    pub(super) fn within(&self, symptom: Id<Symptom>) -> String {
        name_within(&self.lists.symptoms, symptom, self.site.text)
    }
}

/// Circumstances and relapse records, in the order in which they begin.
fn marks(look: &Look<'_>) -> Vec<Mark> {
    let text = look.site.text;
    let run = |run: Run| Mark {
        nights: run.nights,
        name: (text.names.within)((text.names.circumstance)(run.circumstance)),
        kind: MarkKind::Circumstance,
    };
    let mut marks: Vec<Mark> = circumstance_runs(&look.nights).into_iter().map(run).collect();
    let relapses = look.relapses.iter().filter_map(|relapse| {
        let start = Night::new(relapse.start).ok().filter(|start| look.period.has(*start))?;
        let place = relapse.place.text().trim();
        let name = if place.is_empty() { text.trend_lines.relapse } else { place }.to_owned();
        let nights = Period::new(start, start).ok()?;
        Some(Mark { nights, name, kind: MarkKind::Relapse })
    });
    marks.extend(relapses);
    marks.sort_by_key(|mark| mark.nights.from());
    marks
}

/// The words over a step: only the last also has the unit, which is there for all of them.
fn dose_words(site: &Site, planned: Planned, phase: Phase) -> String {
    match (phase, planned) {
        (Phase::Step { a_day, .. }, _) => site.style.number(a_day.in_mg()).text,
        (Phase::Before, Planned::Yes) => site.text.trend_lines.before.to_owned(),
        (Phase::Before, Planned::No | Planned::Unread) | (Phase::Without, _) => String::new(),
    }
}

/// The picture with what is chosen, what it says and its numbers.
pub(super) fn lines_section(look: &Look<'_>, shown: &Rc<Shown>) -> Html {
    let say = look.site.text.trend_lines;
    if shown.series.is_empty() {
        let none = tag("p", "lead", words(look.site.text.trends.none_drawn));
        return tag("section", "section section--first", all([none, drawn(look)]));
    }
    let label: AttrValue = label(look, shown).into();
    let planned = look.planned();
    let [narrow, wide] =
        shown.pictures.each_ref().map(|picture| drawing(look.site, shown, picture, planned));
    let mut caption = if by_month(shown.period) {
        (say.caption_months)(shown.missed)
    } else {
        say.caption.to_owned()
    };
    if !shown.marks.is_empty() {
        caption = [caption.as_str(), " ", say.caption_marks].concat();
    }
    let caption = tag("figcaption", "small sub", words(caption));
    // What was found stands right under the picture, and before the way to read it night by night.
    let said = super::steps::sentences(look);
    let reader = html! {
        <Reader shown={Rc::clone(shown)} {label} {narrow} {wide} {caption} {said} />
    };
    html! {
        <section class="section section--first" aria-labelledby="t-lines">
            <h2 class="vh" id="t-lines">{ say.title }</h2>
            { all([reader, numbers::numbers(look, shown), drawn(look)]) }
        </section>
    }
}

/// The picture in a sentence.
fn label(look: &Look<'_>, shown: &Shown) -> String {
    let (site, say) = (look.site, look.site.text.trend_lines);
    let date = |night: Night| day(site, night.date());
    let doses: Vec<String> = look.spans.iter().map(|span| look.phase(span.phase)).collect();
    let now = |(name, series): (&String, &Series)| {
        let median = series.week_medians().last().copied().flatten();
        let median = median.map_or_else(|| say.no_now.to_owned(), |median| quarters(site, median));
        (say.now)(name, &median)
    };
    let medians: Vec<String> = shown.names.iter().zip(&shown.series).map(now).collect();
    let ends = [date(look.period.from()), date(look.period.to())];
    let symptoms = shown.names.join(", ");
    (say.label)(&symptoms, [&ends[0], &ends[1]], &doses.join(", "), &medians.join(", "))
}

/// The choice of symptoms.
fn drawn(look: &Look<'_>) -> Html {
    let (say, list) = (look.site.text.trends, &look.lists.symptoms);
    let ids: Vec<Id<Symptom>> = list.items().iter().map(|item| item.id).collect();
    let choice = |id: &Id<Symptom>| Choice {
        name: name_of(list, *id, look.site.text).into(),
        chosen: look.drawn.contains(id),
    };
    let boxes = ids.iter().map(choice).collect();
    let drawn = look.drawn.clone();
    let onflip = look.act(move |place: usize| {
        let mut drawn = drawn.clone();
        let flipped = ids.get(place).copied();
        match drawn.iter().position(|id| Some(*id) == flipped) {
            Some(place) => drop(drawn.remove(place)),
            None => drawn.extend(flipped),
        }
        TrendsAction::Draw(drawn)
    });
    let boxes = choices(&Choices {
        name: "drawn".into(),
        legend: say.drawn.into(),
        choices: boxes,
        onflip,
    });
    html! {
        <details class="other no-print">
            <summary>{ say.drawn }</summary>
            { boxes }
        </details>
    }
}

fn path(class: &'static str, d: &str) -> Html {
    if d.is_empty() {
        return Html::default();
    }
    html! { <path {class} d={d.to_owned()} /> }
}

fn text(class: &'static str, x: &str, y: i32, anchor: &'static str, said: Html) -> Html {
    html! { <text {class} x={x.to_owned()} y={y.to_string()} text-anchor={anchor}>{ said }</text> }
}

/// What the picture shows, without its frame.
fn drawing(site: &Site, shown: &Shown, picture: &Picture, planned: Planned) -> Html {
    let [one, two, three, four] = &picture.bands;
    let bands = [path("b1", one), path("b2", two), path("b3", three), path("b4", four)];
    let last = picture.doses.len().saturating_sub(1);
    let doses = picture.doses.iter().enumerate().map(|(place, dose)| {
        let said = match dose.phase {
            Phase::Step { a_day, .. } if place == last => words(mg(site, a_day)),
            Phase::Step { .. } | Phase::Before | Phase::Without => {
                words(dose_words(site, planned, dose.phase))
            }
        };
        let class = match dose.phase {
            Phase::Step { .. } => "dose-label",
            Phase::Before | Phase::Without => "",
        };
        text(class, &dose.x.to_string(), dose.y, "middle", said)
    });
    let missed = picture.missed.iter().map(|[x, y]| {
        html! { <circle class="missed" cx={x.clone()} cy={y.clone()} r="4" /> }
    });
    let panels = picture.panels.iter().zip(&shown.names).enumerate();
    let panels =
        panels.map(|(place, (panel, name))| self::panel(site, picture, panel, (place, name)));
    all([
        all(bands),
        path("stair-fill", &picture.fill),
        path("stair", &picture.stair),
        path("edge", &picture.edges),
        list(doses.collect()),
        list(missed.collect()),
        list(panels.collect()),
        path("noted", &picture.notes),
        list(picture.marks.iter().map(mark).collect()),
        list(picture.ticks.iter().map(|tick| self::tick(site, picture, tick)).collect()),
    ])
}

fn panel(site: &Site, picture: &Picture, panel: &Panel, (place, name): (usize, &str)) -> Html {
    let Frame { left, right, .. } = picture.frame;
    let lines = [("10", "grid"), ("5", "grid"), ("0", "axis")];
    let grid = panel.grid.into_iter().zip(lines).map(|(y, (number, class))| {
        let number = text("", &(left - 7).to_string(), y + 5, "end", words(number));
        all([path(class, &format!("M{left} {y}H{right}")), number])
    });
    let foot = panel.grid[0] - 9;
    let worst = if place == 0 {
        text("ev-t", &right.to_string(), foot, "end", words(site.text.trend_lines.worst))
    } else {
        Html::default()
    };
    let last = panel.last.map(|(median, y)| {
        text("val", &(right + 8).to_string(), y + 6, "start", words(quarters(site, median)))
    });
    all([
        list(grid.collect()),
        text("name", &left.to_string(), foot, "start", words(name.to_owned())),
        worst,
        path("pts", &panel.dots),
        path("line", &panel.line),
        last.unwrap_or_default(),
    ])
}

fn mark(mark: &Placed) -> Html {
    let name = mark
        .name
        .as_ref()
        .map(|(x, y, name)| text("ev-t", &x.to_string(), *y, "middle", words(name.clone())));
    let line = match mark.flag.as_str() {
        "" => path("ev", &mark.line),
        _flag => path("ev ev--thin", &mark.line),
    };
    all([line, path("ev-fill", &mark.flag), name.unwrap_or_default()])
}

fn tick(site: &Site, picture: &Picture, tick: &DateTick) -> Html {
    let (top, foot) = (picture.height - 20, picture.height - 4);
    let on = tick.night.date();
    let said = if picture.ticks.len() < 2 || !is_month(picture) {
        site.date(on, DateForm::ShortDayMonth)
    } else if on.month0() == 0 && is_of_years(picture) {
        on.year().to_string()
    } else {
        site.date(on, DateForm::ShortMonth)
    };
    let said = capital(&said);
    // Where it would run over the edge, it ends there.
    let date = if said.chars().count() <= tick.room {
        text("", &tick.x, foot, "start", words(said))
    } else {
        text("", &picture.frame.width.to_string(), foot, "end", words(said))
    };
    all([path("axis", &format!("M{} {top}v6", tick.x)), date])
}

/// Whether the dates under the picture are firsts of months.
fn is_month(picture: &Picture) -> bool {
    picture.ticks.iter().all(|tick| tick.night.date().day() == 1)
}

/// Whether the dates are of so long a time that a month stands there twice: then each January is told by its year.
fn is_of_years(picture: &Picture) -> bool {
    let ends = picture.ticks.first().zip(picture.ticks.last());
    ends.is_some_and(|(first, last)| last.night.nights_since(first.night) >= 365)
}
