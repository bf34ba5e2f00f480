//! The report for the visit: one or two pages of paper, and the choice of what is on them. What is typed is kept until it is changed.

mod besides;
mod doses;
mod symptoms;

use yew::prelude::*;

use super::head;
use super::saving::typed_into;
use super::trends::{self, Planned, phase_name, use_record};
use crate::diary::{Month, Night, Relapse, Timing};
use crate::plan::{Change, DatedStep};
use crate::store::{Engine, Lists, Reading};
use crate::trends::{Nights, Period, Phase, Span, spans};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, Field, FieldKind, Glyph, Radios, TextArea, all, button,
    choices, field, link, list, para, radios, tag, tag_named, text_area, words,
};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::FormName;
use crate::ui::state::report::{Reach, ReportForm, Section, may_lack};
use crate::ui::state::trends::{PeriodProblem, Record};

/// The figure where none can be given.
const NOT_KNOWN: &str = "–";
/// How many steps have a row of their own, and a column, as many as the pages have room for: the last ones, and the nights before the plan.
const STEPS: usize = 6;

/// The report for the visit.
#[inline(never)] // so that the build can split it off
pub fn report_page(_: &Site) -> Html {
    html! { <ReportPlace /> }
}

/// What the pieces of the paper look at.
struct Sheet<'a> {
    site: &'a Site,
    form: &'a ReportForm,
    lists: Lists,
    steps: Vec<DatedStep>,
    changes: Vec<Change>,
    relapses: Vec<Relapse>,
    /// How the plan and the relapse records were read.
    plan_reading: Reading,
    relapses_reading: Reading,
    /// The months that could not be read as they should be.
    unread: Vec<Month>,
    nights: Nights<'a>,
    period: Period,
    spans: Vec<Span>,
}

impl Sheet<'_> {
    /// The dose of a span in words.
    fn phase(&self, span: &Span) -> String {
        phase_name(self.site, span.phase, self.planned())
    }

    /// Whether there is a plan.
    fn planned(&self) -> Planned {
        Planned::of(&self.steps, &self.plan_reading)
    }

    /// Whether the relapse records of these nights may be missing because not all could be read.
    fn lacks_relapses(&self) -> bool {
        self.relapses_reading != Reading::Sound
    }

    /// Behind a count of nights: that some could not be read.
    fn some_unread(&self) -> &'static str {
        if self.unread.is_empty() { "" } else { self.site.text.report.some_unread }
    }

    /// Whether all that it looks at could be read.
    fn is_sound(&self) -> bool {
        let all = [&self.plan_reading, &self.relapses_reading];
        self.unread.is_empty() && all.iter().all(|reading| **reading == Reading::Sound)
    }

    /// The spans that there is room for, the last ones, and the nights before the plan in any case: they are what the steps are seen
    /// beside. And how many steps are in none of them, where anything is left out: nights without a step are none, and one that goes on
    /// at other times of day is one.
    fn shown_spans(&self) -> (Vec<Span>, Option<usize>) {
        let spans = &self.spans;
        let over = spans.len().saturating_sub(STEPS);
        let first = usize::from(spans.first().is_some_and(|span| span.phase == Phase::Before));
        let shown = spans.iter().take(first).chain(spans.iter().skip(first + over)).copied();
        let ends = |(span, next): &(&Span, &Span)| {
            matches!(span.phase, Phase::Step { .. }) && span.phase != next.phase
        };
        let left_out = spans.iter().zip(spans.iter().skip(1)).skip(first).take(over);
        (shown.collect(), (over > 0).then(|| left_out.filter(ends).count()))
    }

    /// From one night to another, with the year where it is not that of the last night.
    fn dates(&self, from: Night, to: Night) -> String {
        let [first, last] = [from, to].map(|night| super::night::day(self.site, night.date()));
        if from == to { first } else { (self.site.text.trend_lines.part_of)(&first, &last) }
    }
}

#[component]
fn ReportPlace() -> Html {
    let site = use_site();
    let say = site.text.report;
    let form = kept(&site);
    let top = tag("div", "no-print", head(site.text.shell.report, Some(say.lead)));
    let back = tag("p", "back no-print", link(Route::Trends.address(), say.back));
    let reading = use_record(&site);
    let record = reading.record.borrow();
    if !record.is_over() {
        let [read, months] = record.months();
        let said = para((site.text.trends.reading)(read, months));
        return all([top, html! { <div role="status">{ said }</div> }, back]);
    }
    let Some(whole) = record.whole(site.diary().tonight()) else {
        let said = unread(&site, &record);
        return all([top, said.unwrap_or_else(|| para(site.text.trends.empty)), back]);
    };
    let period = form.period(whole);
    let choice = choice(&site, &form, period.err());
    let Ok(period) = period else {
        let said = tag_named("p", "lead", "no-report", words(say.no_report));
        return all([top, html! { <div role="status">{ said }</div> }, choice, back]);
    };
    let (lists, plan, relapses) =
        site.diary().read(|engine| (engine.lists(), engine.plan(), Engine::relapses(engine)));
    let steps = plan.book.plan().steps();
    let spans = spans(&steps, period);
    let sheet = Sheet {
        site: &site,
        form: &form,
        lists,
        changes: plan.book.plan().changes().to_vec(),
        relapses: relapses.relapses,
        plan_reading: if spans.is_ok() { plan.reading } else { Reading::Unreadable },
        relapses_reading: relapses.reading,
        unread: unread_of(&record, period, whole),
        nights: Nights::new(record.entries(), period),
        period,
        spans: spans.unwrap_or_default(),
        steps,
    };
    // How what is typed is kept, and the way to throw it away: there is nothing to save.
    let standing = typed_into(&site, FormName::Report, [say.kept, say.unkept]);
    let standing = tag("div", "no-print", standing);
    all([top, print(&site), choice, standing, paper(&sheet), back])
}

/// That it is not known whether there is an entry, where not all could be read.
fn unread(site: &Site, record: &Record) -> Option<Html> {
    (!record.unsound().is_empty()).then(|| trends::unsound(site, record))
}

/// The months that could not be read and are of the report.
fn unread_of(record: &Record, period: Period, whole: Period) -> Vec<Month> {
    let is_of = |month: &Month| may_lack(*month, period, whole);
    record.unsound().iter().copied().filter(is_of).collect()
}

/// What is typed and chosen.
fn kept(site: &Site) -> ReportForm {
    let typed = site.diary().typed(FormName::Report);
    typed.and_then(|fields| ReportForm::of(&fields)).unwrap_or_default()
}

/// Changes the form as it is at that moment, which may be after the rendering of the page that asks.
fn change<E: 'static>(site: &Site, how: impl Fn(&mut ReportForm, E) + 'static) -> Callback<E> {
    let site = site.clone();
    Callback::from(move |event| {
        let mut form = kept(&site);
        how(&mut form, event);
        site.diary().type_into(FormName::Report, form.fields());
    })
}

fn print(site: &Site) -> Html {
    let page = site.page().clone();
    let print = button(Button {
        label: site.text.report.print.into(),
        onpress: Callback::from(move |()| page.print()),
        kind: ButtonKind::Main,
        glyph: Some(Glyph::Printer),
        testid: Some("print"),
        ..Button::default()
    });
    let hint = tag("p", "hint", words(site.text.report.print_hint));
    tag("div", "no-print", all([print, hint]))
}

/// The choice of what is on the paper.
fn choice(site: &Site, form: &ReportForm, problem: Option<PeriodProblem>) -> Html {
    let say = site.text.report;
    let reach = radios(&Radios {
        name: "reach".into(),
        legend: say.reach.into(),
        options: Reach::ALL.iter().map(|reach| (say.reach_of)(*reach).into()).collect(),
        chosen: Reach::ALL.iter().position(|reach| *reach == form.reach),
        onchoose: change(site, |form, place: usize| {
            form.reach = Reach::ALL.get(place).copied().unwrap_or_default();
        }),
        error: problem.map(|problem| problem_words(site, form, problem).into()),
    });
    let boxes = |section: &Section| Choice {
        name: (say.section)(*section).into(),
        chosen: form.has(*section),
    };
    let include = choices(&Choices {
        name: "include".into(),
        legend: say.include.into(),
        choices: Section::ALL.iter().map(boxes).collect(),
        onflip: change(site, |form, place: usize| {
            if let Some(section) = Section::ALL.get(place) {
                form.flip(*section);
            }
        }),
    });
    let questions = text_area(TextArea {
        id: "questions",
        label: say.questions.into(),
        value: form.questions.clone().into(),
        most: ReportForm::MOST_QUESTIONS,
        hint: Some(say.questions_hint.into()),
        oninput: change(site, |form, typed| form.questions = typed),
    });
    let inside = all([reach, dates(site, form), include, questions, person(site, form)]);
    html! {
        <details class="other no-print" data-testid="choice">
            <summary>{ say.change }</summary>
            <div class="stack">{ inside }</div>
        </details>
    }
}

fn problem_words(site: &Site, form: &ReportForm, problem: PeriodProblem) -> &'static str {
    match (problem, form.reach) {
        (PeriodProblem::NoNights, _) => site.text.report.no_nights,
        (PeriodProblem::Missing, Reach::SinceVisit) => site.text.report.no_visit,
        (PeriodProblem::Missing | PeriodProblem::Backwards | PeriodProblem::TooLong, _) => {
            (site.text.trends.problem)(problem)
        }
    }
}

fn dates(site: &Site, form: &ReportForm) -> Html {
    let say = site.text.report;
    let labels = [say.last_visit, say.first_night, say.last_night, say.next_visit];
    let fields = labels.into_iter().zip(&form.dates).enumerate();
    let fields = fields.filter(|(place, _)| match place {
        0 => form.reach == Reach::SinceVisit,
        1 | 2 => form.reach == Reach::Own,
        _ => true,
    });
    let fields = fields.map(|(place, (label, typed))| {
        field(Field {
            id: ["report-date-", &place.to_string()].concat().into(),
            label: label.into(),
            value: typed.clone().into(),
            oninput: change(site, move |form, typed| {
                if let Some(date) = form.dates.get_mut(place) {
                    *date = typed;
                }
            }),
            kind: FieldKind::Date,
            ..Field::default()
        })
    });
    tag("div", "dates", list(fields.collect()))
}

fn person(site: &Site, form: &ReportForm) -> Html {
    let say = site.text.report;
    let fields = say.person.into_iter().zip(&form.person).enumerate();
    let fields = fields.map(|(place, (label, typed))| {
        field(Field {
            id: ["report-person-", &place.to_string()].concat().into(),
            label: label.into(),
            value: typed.clone().into(),
            oninput: change(site, move |form, typed| {
                if let Some(line) = form.person.get_mut(place) {
                    *line = typed;
                }
            }),
            hint: Some(say.person_hint.into()),
            kind: FieldKind::Text,
            ..Field::default()
        })
    });
    tag("div", "dates", list(fields.collect()))
}

fn paper(sheet: &Sheet<'_>) -> Html {
    let form = sheet.form;
    let on = |section, piece: fn(&Sheet<'_>) -> Html| {
        if form.has(section) { piece(sheet) } else { Html::default() }
    };
    let content = [
        title(sheet),
        unsound(sheet),
        figures(sheet),
        on(Section::Doses, doses::doses_section),
        on(Section::Symptoms, symptoms::symptoms_section),
        tag(
            "div",
            "report__two",
            all([
                on(Section::SideEffects, besides::side_effects),
                tag(
                    "div",
                    "",
                    all([
                        on(Section::Relapses, besides::relapses),
                        on(Section::Circumstances, besides::circumstances),
                    ]),
                ),
            ]),
        ),
        besides::questions(sheet),
        foot(sheet.site),
    ];
    tag_named("article", "paper report", "report", all(content))
}

fn title(sheet: &Sheet<'_>) -> Html {
    let (site, say) = (sheet.site, sheet.site.text.report);
    let date = |night: Night| site.date(night.date(), DateForm::DayMonthYear);
    let period = (say.period)(&date(sheet.period.from()), &date(sheet.period.to()));
    let visit = sheet.form.visit();
    let visit = visit.map(|day| (say.for_visit)(&site.date(day, DateForm::DayMonthYear)));
    let said = [Some(period), visit].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let left = all([tag("h2", "", words(say.title)), tag("p", "small", words(said))]);
    let [name, born, since] = sheet.form.person.each_ref().map(|line| line.trim());
    let told = |line: &str, write: fn(&str) -> String| {
        Some(line).filter(|line| !line.is_empty()).map(write)
    };
    let lines = [told(born, say.born), told(since, say.since)];
    let lines = lines.into_iter().flatten().map(|line| tag("p", "small", words(line)));
    let right = all([tag("b", "", words(name.to_owned())), list(lines.collect())]);
    tag("div", "report__head", all([tag("div", "", left), tag("div", "report__who", right)]))
}

/// That not all could be read: what is printed must not look whole.
fn unsound(sheet: &Sheet<'_>) -> Html {
    if sheet.is_sound() {
        return Html::default();
    }
    tag_named("p", "strong", "report-unsound", words(sheet.site.text.report.unsound))
}

/// The four figures at the top.
fn figures(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let figure = |number: String, under: String| {
        tag(
            "div",
            "",
            all([tag("b", "report__number", words(number)), tag("p", "small", words(under))]),
        )
    };
    let nights = sheet.nights.with_entry();
    let later = |night: &Night| {
        let entries = sheet.nights.of(*night);
        !entries.is_empty() && entries.iter().all(|entry| entry.timing == Timing::Later)
    };
    let later = sheet.period.nights().filter(later).count();
    let records = besides::records(sheet);
    let confirmed = records.iter().filter(|record| record.confirmed.is_some()).count();
    let all_nights = sheet.period.count();
    let nights = (say.of)(u32::try_from(nights).unwrap_or(u32::MAX), all_nights);
    let with_entry = [(say.with_entry)(later).as_str(), sheet.some_unread()].concat();
    let (dose, under) = doses::dose_now(sheet);
    let (taken, of_doses) = doses::doses_counted(sheet);
    let figures = [
        figure(dose, under),
        figure(taken, of_doses),
        figure(nights, with_entry),
        if sheet.lacks_relapses() {
            figure(NOT_KNOWN.to_owned(), say.relapses_unread.to_owned())
        } else {
            figure(records.len().to_string(), (say.records)(records.len(), confirmed))
        },
    ];
    tag_named("div", "report__figures", "figures", all(figures))
}

fn foot(site: &Site) -> Html {
    let now = site.diary().now();
    let date = site.date(now.local().date(), DateForm::DayMonthYear);
    tag("p", "small sub", words((site.text.report.foot)(&date, &site.time(now))))
}
