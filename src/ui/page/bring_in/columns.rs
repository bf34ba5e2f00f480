//! The questions about the columns of another program's file: its first rows, what each column is, and what could be two things.

use std::rc::Rc;

use yew::prelude::*;

use super::{Same, Source, name_of};
use crate::diary::{SideEffect, Symptom};
use crate::dose::MassUnit;
use crate::exchange::{Between, DateForm, Label, MappingError, date_forms};
use crate::store::Lists;
use crate::ui::context::{Site, use_site};
use crate::ui::names::name_of as name_of_item;
use crate::ui::part::{
    Button, Field, FieldKind, Radios, Select, all, button, cell, column, field, list, para, radios,
    row_head, tag, tag_named, words,
};
use crate::ui::state::bring_in::{
    Column, Form, LookError, MOST_ASKED, Means, Problem, Wrong, menu, shortened,
};

/// How many rows are shown, and how much of a cell.
const ROWS: usize = 5;
const CELL: usize = 40;

/// The id of the field for the usual time.
const USUAL: &str = "import-usual-time";

#[derive(Properties, PartialEq)]
pub(super) struct AskingProps {
    pub(super) source: Same<Source>,
    pub(super) form: Form,
    pub(super) wrong: Option<LookError>,
    /// What is said while the rows are being looked at.
    pub(super) working: &'static str,
    pub(super) onchange: Callback<Form>,
    pub(super) onlook: Callback<()>,
}

/// The first rows of the file, and the questions.
#[component]
pub(super) fn Asking(props: &AskingProps) -> Html {
    let site = use_site();
    let lists = site.diary().read(|engine| engine.lists());
    let menu = menu(&lists);
    let options: Vec<AttrValue> =
        menu.iter().map(|means| said(&site, &lists, *means).into()).collect();
    let sheet = Sheet { site: &site, props, menu, options: options.into() };
    sheet.shown()
}

struct Sheet<'a> {
    site: &'a Site,
    props: &'a AskingProps,
    menu: Vec<Means>,
    options: Rc<[AttrValue]>,
}

impl Sheet<'_> {
    fn shown(&self) -> Html {
        let (say, form) = (&self.site.text.bring_in, &self.props.form);
        let columns = form.columns.iter().enumerate().take(MOST_ASKED);
        let columns = columns.map(|(place, column)| self.column(place, column)).collect();
        let more = if form.columns.len() > MOST_ASKED {
            para((say.too_many_columns)(MOST_ASKED))
        } else {
            Html::default()
        };
        let title = tag("h2", "", words(say.columns));
        let ask = [title, para(say.columns_lead), list(columns), more, self.between()];
        let ask = all([all(ask), self.usual_time(), self.go()]);
        let first = tag_named("section", "section stack", "import-rows", self.rows());
        all([first, tag_named("section", "section stack", "import-columns", ask)])
    }

    fn rows(&self) -> Html {
        let (say, table) = (&self.site.text.bring_in, &self.props.source.table);
        let places = 0..table.headers().len().min(MOST_ASKED);
        let heads = table.headers().iter().take(MOST_ASKED).enumerate().map(|(place, header)| {
            let name = shortened(header.text().trim(), CELL);
            column(if name.is_empty() { (say.nameless)(place + 1) } else { name })
        });
        let heads = std::iter::once(column(say.row)).chain(heads).collect();
        let rows = table.rows().take(ROWS).map(|row| {
            let cell = |place| cell("", "", words(shortened(row.cell(place), CELL)));
            let cells = list(places.clone().map(cell).collect());
            tag("tr", "", all([row_head(words(row.number.to_string())), cells]))
        });
        let head = tag("thead", "", tag("tr", "", list(heads)));
        let caption = tag("caption", "", words(say.first_rows));
        let table = all([caption, head, tag("tbody", "", list(rows.collect()))]);
        let table = tag("table", "t", table);
        html! {
            <div class="wide wide--start" tabindex="0" role="region" aria-label={say.first_rows}>{ table }</div>
        }
    }

    fn name(&self, place: usize) -> String {
        name_of(self.site, self.props.source.table.headers(), place)
    }

    fn changed(
        &self,
        place: usize,
        change: impl Fn(&mut Column, usize) + 'static,
    ) -> Callback<usize> {
        let (form, onchange) = (self.props.form.clone(), self.props.onchange.clone());
        Callback::from(move |chosen| {
            onchange.emit(form.with(place, |column| change(column, chosen)));
        })
    }

    fn taken(&self, place: usize) -> Callback<usize> {
        let (form, onchange) = (self.props.form.clone(), self.props.onchange.clone());
        let (menu, source) = (self.menu.clone(), self.props.source.clone());
        Callback::from(move |chosen: usize| {
            let means = menu.get(chosen).copied().unwrap_or(Means::LeftOut);
            onchange.emit(form.taken_for(&source.table, place, means));
        })
    }

    /// One column: what it is, and what follows from that.
    fn column(&self, place: usize, column: &Column) -> Html {
        let (say, name) = (&self.site.text.bring_in, self.name(place));
        let onchoose = self.taken(place);
        let chosen = self.menu.iter().position(|means| *means == column.means).unwrap_or(0);
        let glance = self.props.source.glances.get(place);
        let examples = glance.map(|glance| glance.examples.as_slice()).unwrap_or_default();
        let examples =
            if examples.is_empty() { say.no_examples.to_owned() } else { (say.examples)(examples) };
        let wrong = self.wrong(place, &[Kind::Menu]);
        let wrong = wrong.map(|wrong| tag("span", "error", words(wrong))).unwrap_or_default();
        let hint = all([words([examples.as_str(), " "].concat()), wrong]);
        let select = html! {
            <Select id={id(place, "")} label={AttrValue::from((say.what_is)(&name))} options={Rc::clone(&self.options)}
                {chosen} {onchoose} {hint} />
        };
        let more = match column.means {
            Means::Night => self.dates(place, column, &name),
            Means::Symptom(_) => {
                self.scale(place, column, [(say.zero_of)(&name), (say.ten_of)(&name)])
            }
            Means::SleepQuality => {
                let ends = [(say.worst_sleep_of)(&name), (say.best_sleep_of)(&name)];
                self.scale(place, column, ends)
            }
            Means::SideEffect(_) => tag("p", "hint", words(say.severity_words)),
            Means::Circumstance(_) => tag("p", "hint", words(say.yes_words)),
            Means::LeftOut | Means::Time | Means::Dose(_) | Means::SleepHours | Means::Note(_) => {
                Html::default()
            }
        };
        html! { <div class="import__column" key={place}>{ all([select, more]) }</div> }
    }

    fn dates(&self, place: usize, column: &Column, name: &str) -> Html {
        let onchoose = self.changed(place, |column, chosen| {
            column.form = DateForm::ALL.get(chosen).copied();
        });
        let error = self.wrong(place, &[Kind::Form]).map(AttrValue::from);
        html! {
            <Dates source={self.props.source.clone()} {place} name={name.to_owned()} chosen={column.form} {onchoose} {error} />
        }
    }

    /// The ends of a scale: the words for both are given.
    fn scale(&self, place: usize, column: &Column, [zero, ten]: [String; 2]) -> Html {
        let say = &self.site.text.bring_in;
        let number = |number| self.site.style.number(number).text;
        let span = self.props.source.glances.get(place).and_then(|glance| glance.span);
        let hint = span.map(|(low, high)| (say.scale)(&number(low), &number(high)).into());
        let end = |which: &str, label: String, value: &str, set: fn(&mut Column, String)| {
            let (form, onchange) = (self.props.form.clone(), self.props.onchange.clone());
            let oninput = Callback::from(move |typed: String| {
                onchange.emit(form.with(place, |column| set(column, typed)));
            });
            Field {
                id: id(place, which).into(),
                label: label.into(),
                value: value.to_owned().into(),
                oninput,
                ..Field::default()
            }
        };
        let error = self.wrong(place, &[Kind::Scale]).map(AttrValue::from);
        let zero = end("-zero", zero, &column.zero, |column, typed| column.zero = typed);
        let ten = end("-ten", ten, &column.ten, |column, typed| column.ten = typed);
        let first = field(Field { error, hint, ..zero });
        tag("div", "dates", all([first, field(ten)]))
    }

    /// What becomes of values between two scores, where a column has any.
    fn between(&self) -> Html {
        let (say, form) = (&self.site.text.bring_in, &self.props.form);
        if !form.has(|means| matches!(means, Means::Symptom(_) | Means::SleepQuality)) {
            return Html::default();
        }
        let (form, onchange) = (form.clone(), self.props.onchange.clone());
        let chosen = usize::from(form.between == Between::Refused);
        let onchoose = Callback::from(move |place: usize| {
            let between = if place == 0 { Between::Nearest } else { Between::Refused };
            let mut form = form.clone();
            form.between = between;
            onchange.emit(form);
        });
        radios(&Radios {
            name: "import-between".into(),
            legend: say.between.into(),
            options: vec![say.nearest.into(), say.refuse.into()],
            chosen: Some(chosen),
            onchoose,
            error: None,
        })
    }

    fn usual_time(&self) -> Html {
        let (say, form) = (&self.site.text.bring_in, &self.props.form);
        if !form.has(|means| matches!(means, Means::Dose(_))) {
            return Html::default();
        }
        let is_wrong = matches!(self.problem(), Some(Problem { wrong: Wrong::UsualTime, .. }));
        let (form, onchange) = (form.clone(), self.props.onchange.clone());
        field(Field {
            id: USUAL.into(),
            label: say.usual_time.into(),
            value: form.usual_time.clone().into(),
            oninput: Callback::from(move |usual_time: String| {
                let mut form = form.clone();
                form.usual_time = usual_time;
                onchange.emit(form);
            }),
            error: is_wrong.then(|| say.no_time.into()),
            hint: Some(say.usual_time_hint.into()),
            kind: FieldKind::Text,
            ..Field::default()
        })
    }

    /// The button, and above it what is still wrong in one sentence.
    fn go(&self) -> Html {
        let say = &self.site.text.bring_in;
        let wrong = match self.props.wrong {
            None => String::new(),
            Some(LookError::Entries(error)) => super::no_entries(self.site, error),
            Some(LookError::Problem(problem)) => {
                let why = self.words(problem.wrong);
                let column = problem.column.map(|place| self.name(place));
                [column, Some(why.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(": ")
            }
        };
        let said = if wrong.is_empty() { self.props.working.to_owned() } else { wrong.clone() };
        let class = (!wrong.is_empty()).then_some("error");
        let said = html! {
            <p role="status" {class} id="import-problem" tabindex="-1" data-testid="import-problem">{ said }</p>
        };
        let look = Button {
            label: say.look.into(),
            onpress: self.props.onlook.clone(),
            testid: Some("import-look"),
            ..Button::default()
        };
        all([said, tag("p", "acts", button(look))])
    }

    fn problem(&self) -> Option<Problem> {
        match self.props.wrong {
            Some(LookError::Problem(problem)) => Some(problem),
            Some(LookError::Entries(_)) | None => None,
        }
    }

    /// What is wrong with this part of a column.
    fn wrong(&self, place: usize, kinds: &[Kind]) -> Option<&'static str> {
        let problem = self.problem().filter(|problem| problem.column == Some(place))?;
        kinds.contains(&kind(problem.wrong)).then(|| self.words(problem.wrong))
    }

    fn words(&self, wrong: Wrong) -> &'static str {
        let say = &self.site.text.bring_in;
        match wrong {
            Wrong::Mapping(error) => (say.mapping)(error),
            Wrong::ScaleEnd => say.scale_end,
            Wrong::UsualTime => say.no_time,
        }
    }
}

/// A part of the questions about a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Menu,
    Form,
    Scale,
    Usual,
}

const fn kind(wrong: Wrong) -> Kind {
    match wrong {
        Wrong::Mapping(
            MappingError::ColumnCount | MappingError::NoNight | MappingError::UsedTwice { .. },
        ) => Kind::Menu,
        Wrong::Mapping(MappingError::AskDateForm { .. }) => Kind::Form,
        Wrong::Mapping(MappingError::AskScale { .. } | MappingError::NoScale) | Wrong::ScaleEnd => {
            Kind::Scale
        }
        Wrong::UsualTime => Kind::Usual,
    }
}

/// The id of what is to be mended first.
pub(super) fn focus(error: LookError) -> String {
    let LookError::Problem(problem) = error else { return "import-problem".to_owned() };
    let place = problem.column.unwrap_or(0);
    match kind(problem.wrong) {
        Kind::Menu => id(place, ""),
        Kind::Form => id(place, "-form-0"),
        Kind::Scale => id(place, "-zero"),
        Kind::Usual => USUAL.to_owned(),
    }
}

fn id(place: usize, what: &str) -> String {
    ["import-", &place.to_string(), what].concat()
}

/// What a column may be taken for, in words.
fn said(site: &Site, lists: &Lists, means: Means) -> String {
    let (say, names) = (&site.text.bring_in, site.text.names);
    match means {
        Means::LeftOut => say.left_out.to_owned(),
        Means::Night => say.night.to_owned(),
        Means::Time => say.time.to_owned(),
        Means::Dose(unit) => (say.dose)(unit_of(site, unit)),
        Means::SleepHours => say.sleep_hours.to_owned(),
        Means::SleepQuality => say.sleep_quality.to_owned(),
        Means::Note(Label::Bare) => say.note.to_owned(),
        Means::Note(Label::WithHeader) => say.named_note.to_owned(),
        Means::Symptom(id) => {
            (say.symptom)(&name_of_item::<Symptom>(&lists.symptoms, id, site.text))
        }
        Means::SideEffect(id) => {
            (say.side_effect)(&name_of_item::<SideEffect>(&lists.side_effects, id, site.text))
        }
        Means::Circumstance(one) => (say.circumstance)((names.circumstance)(one)),
    }
}

fn unit_of(site: &Site, unit: MassUnit) -> &'static str {
    site.style.mass_unit(unit)
}

#[derive(Properties, PartialEq)]
struct DatesProps {
    source: Same<Source>,
    place: usize,
    name: String,
    chosen: Option<DateForm>,
    onchoose: Callback<usize>,
    error: Option<AttrValue>,
}

/// Which form the dates of a column have. All of them are offered: those that cannot read every row are only not proposed.
#[component]
fn Dates(props: &DatesProps) -> Html {
    let site = use_site();
    let say = &site.text.bring_in;
    let forms = use_memo((props.source.clone(), props.place), |(source, place)| {
        date_forms(&source.table, *place)
    });
    let hint = forms.is_empty().then(|| tag("p", "hint", words(say.no_form)));
    let asked = radios(&Radios {
        name: id(props.place, "-form").into(),
        legend: (say.which_form)(&props.name).into(),
        options: DateForm::ALL.map(|form| (say.form)(form).into()).to_vec(),
        chosen: DateForm::ALL.iter().position(|form| Some(*form) == props.chosen),
        onchoose: props.onchoose.clone(),
        error: props.error.clone(),
    });
    all([asked, hint.unwrap_or_default()])
}
