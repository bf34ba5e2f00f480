//! A file of entries, brought in: one that this app wrote for spreadsheets, or one of another program, whose columns are asked about.
//! Nothing is kept before the person has seen what would come.

mod columns;
mod coming;

use std::rc::Rc;

use yew::prelude::*;

use self::columns::Asking;
use self::coming::Coming;
use super::chosen_file::{FileInput, Said, Same, Slowly, Told, file_input, reading};
use super::head;
use super::saving::changed;
use crate::diary::NaiveDate;
use crate::exchange::{Header, Preset, Setting, Table, limits};
use crate::store::EntriesError;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{all, link, tag};
use crate::ui::port::{DateForm, FileRead, ReadError};
use crate::ui::route::Route;
use crate::ui::state::Deed;
use crate::ui::state::bring_in::{
    Form, Glance, LookError, NotOpened, Opened, Ready, glances, look, open, shortened,
};

/// The ids of the input and of the preview's heading.
const FILE: &str = "import-file";
const COMING: &str = "import-preview";

/// The kinds of file that are offered first.
const KINDS: &str = ".csv,.tsv,.txt,.json,text/csv,application/json";

/// How much of the name of a column is told.
const NAME: usize = 60;

/// A file of entries, brought in.
#[inline(never)] // so that the build can split it off
pub fn bring_in_page(_: &Site) -> Html {
    html! { <BringingIn /> }
}

/// Another program's file, with a look at each of its columns.
struct Source {
    table: Table,
    glances: Vec<Glance>,
}

/// How far it is.
#[derive(Clone, Default)]
enum Stage {
    /// No file was chosen.
    #[default]
    Empty,
    /// The file is being read.
    Reading,
    /// The browser did not give it.
    NotRead(ReadError),
    /// Nothing of it can be taken.
    NotOpened(NotOpened),
    /// It is one of ours.
    Own(Same<Ready>),
    /// It is another program's.
    Other(Same<Source>),
}

/// What another program's file gives by the columns as they are chosen now.
#[derive(Clone, Default)]
enum Seen {
    /// Nobody has asked yet.
    #[default]
    NotYet,
    /// Its rows are being looked at.
    Going,
    /// Nothing, as long as something is wrong.
    Wrong(LookError),
    /// These entries.
    Done(Same<Ready>),
}

/// The file, and what is said of its columns, which stays as long as the page is open: through errors, and for another file of the same
/// columns.
#[derive(Clone, Default)]
struct Desk {
    /// The number of the file that was chosen last: of the one before it, what was still being read counts no more.
    turn: u32,
    stage: Stage,
    form: Option<Form>,
    seen: Seen,
}

type State = UseReducerHandle<Desk>;

/// What happens on the desk.
enum Act {
    /// A file was chosen.
    Chosen(u32),
    /// The file of this number was read, or not.
    Read(u32, Stage, Option<Form>),
    /// Something was said of a column.
    Said(Form),
    /// What comes of it was asked.
    Asked,
    /// What comes of what was said so.
    Seen(Form, Seen),
}

impl Reducible for Desk {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let before = Self::clone(&self);
        Rc::new(match act {
            Act::Chosen(turn) => Self { turn, stage: Stage::Reading, seen: Seen::NotYet, ..before },
            // Another file was chosen meanwhile.
            Act::Read(turn, ..) if turn != before.turn => before,
            Act::Read(_, stage, form) => {
                Self { stage, form: form.or(before.form), seen: Seen::NotYet, ..before }
            }
            Act::Said(form) => Self { form: Some(form), seen: Seen::NotYet, ..before },
            Act::Asked => Self { seen: Seen::Going, ..before },
            Act::Seen(form, seen) if before.form.as_ref() == Some(&form) => Self { seen, ..before },
            // Something else was said meanwhile: what comes of that was not looked at.
            Act::Seen(..) => before,
        })
    }
}

#[component]
fn BringingIn() -> Html {
    let site = use_site();
    let desk = use_reducer(Desk::default);
    let slowly = use_memo((), |()| Slowly::default());
    let say = &site.text.bring_in;
    let taken = |deed| (deed == Deed::BroughtIn).then(|| say.taken.into());
    let inside = match (&desk.stage, &desk.form) {
        // What was chosen for one file is nothing to the next.
        (Stage::Own(ready), _) => html! { <Coming key={desk.turn} ready={ready.clone()} /> },
        (Stage::Other(source), Some(form)) => asked(&site, &desk, &slowly, source, form),
        (
            Stage::Other(_)
            | Stage::Empty
            | Stage::Reading
            | Stage::NotRead(_)
            | Stage::NotOpened(_),
            _,
        ) => Html::default(),
    };
    all([
        head(site.text.shell.bring_in, Some(say.lead)),
        changed(&site, taken),
        chooser(&site, &desk, &slowly),
        inside,
        tag("p", "section back", link(Route::Data.address(), say.back)),
    ])
}

/// The questions about another program's file, and what would come of it.
fn asked(site: &Site, desk: &State, slowly: &Slowly, source: &Same<Source>, form: &Form) -> Html {
    let onchange = {
        let (desk, turn) = (desk.dispatcher(), slowly.turn.clone());
        Callback::from(move |form: Form| {
            turn.begin();
            desk.dispatch(Act::Said(form));
        })
    };
    let onlook = {
        let (site, desk, slowly) = (site.clone(), desk.dispatcher(), slowly.clone());
        let (source, form) = (source.clone(), form.clone());
        Callback::from(move |()| {
            desk.dispatch(Act::Asked);
            let (site, desk) = (site.clone(), desk.clone());
            let (source, form) = (source.clone(), form.clone());
            let page = site.page().clone();
            let (turn, mine) = (slowly.turn.clone(), slowly.turn.now());
            slowly.later.run(&page, move || {
                // Something else was said or chosen since: nobody waits for this, and the focus is elsewhere.
                if turn.now() != mine {
                    return;
                }
                let (seen, focus) = match look(&source.table, &form, setting(&site)) {
                    Ok(ready) => (Seen::Done(Same::new(ready)), COMING.to_owned()),
                    Err(error) => (Seen::Wrong(error), columns::focus(error)),
                };
                desk.dispatch(Act::Seen(form, seen));
                site.page().focus_next(&focus);
            });
        })
    };
    let wrong = if let Seen::Wrong(error) = &desk.seen { Some(*error) } else { None };
    let working = if let Seen::Going = &desk.seen { site.text.bring_in.looking } else { "" };
    let asking = html! {
        <Asking source={source.clone()} form={form.clone()} {wrong} {working} {onchange} {onlook} />
    };
    let coming = match &desk.seen {
        Seen::Done(ready) => html! { <Coming key={desk.turn} ready={ready.clone()} /> },
        Seen::NotYet | Seen::Going | Seen::Wrong(_) => Html::default(),
    };
    all([asking, coming])
}

/// The last date that is believed.
fn tomorrow(site: &Site) -> NaiveDate {
    let today = site.diary().now().local().date();
    today.succ_opt().unwrap_or(today)
}

/// What holds for all rows of another program's file: the wall clock that they are of is the one of today.
fn setting(site: &Site) -> Setting {
    let diary = site.diary();
    let (day, offset) = (diary.boundary(), diary.now().offset());
    Setting { day, offset, dose_time: None, tomorrow: tomorrow(site) }
}

/// The input for the file, and how it was read.
fn chooser(site: &Site, desk: &State, slowly: &Slowly) -> Html {
    let say = &site.text.bring_in;
    let input = FileInput {
        id: FILE,
        most: limits::MOST_BYTES,
        accept: KINDS,
        label: say.file,
        hint: say.file_hint,
        testid: "import-said",
    };
    let (stands, wrong) = said(site, &desk.stage);
    let way = matches!(desk.stage, Stage::NotOpened(NotOpened::Backup))
        .then(|| tag("p", "", link(Route::Restore.address(), site.text.shell.restore)));
    let said = Said { stands, wrong, way: way.unwrap_or_default() };
    let (site_then, form) = (site.clone(), desk.form.clone());
    let (begun, ended) = (desk.dispatcher(), desk.dispatcher());
    let told = Told {
        chosen: Callback::from(move |turn: u32| begun.dispatch(Act::Chosen(turn))),
        read: Callback::from(move |(turn, file): (u32, FileRead)| {
            let (stage, form) = read(&site_then, file, form.as_ref());
            ended.dispatch(Act::Read(turn, stage, form));
        }),
    };
    let onchange = reading(site, slowly, &input, told);
    file_input(input, said, onchange)
}

/// What is said of a file, and what is wrong with it.
fn said(site: &Site, stage: &Stage) -> (String, Option<String>) {
    let say = &site.text.bring_in;
    match stage {
        Stage::Empty => (String::new(), None),
        Stage::Reading => (say.reading.to_owned(), None),
        Stage::NotRead(error) => (String::new(), Some((say.not_read)(*error).to_owned())),
        Stage::NotOpened(error) => (String::new(), Some(not_opened(site, error))),
        Stage::Own(ready) => ((say.own)(ready.entries), None),
        Stage::Other(source) => {
            let known = Preset::of(&source.table).map(say.known);
            (known.unwrap_or(say.other).to_owned(), None)
        }
    }
}

fn not_opened(site: &Site, error: &NotOpened) -> String {
    let say = &site.text.bring_in;
    match error {
        NotOpened::Table(error) => (say.not_table)(*error),
        NotOpened::Cut(names) => (say.cut)(names),
        NotOpened::ColumnTwice(name) => (say.column_twice)(&shortened(name.text(), NAME)),
        NotOpened::Backup => say.backup.to_owned(),
        NotOpened::Names(error) => (say.names)(*error).to_owned(),
        NotOpened::Entries(error) => no_entries(site, *error),
    }
}

/// Why the entries of a file cannot come.
fn no_entries(site: &Site, error: EntriesError) -> String {
    let say = &site.text.bring_in;
    match error {
        EntriesError::Invalid(_) => say.invalid.to_owned(),
        EntriesError::MonthTooFull(month) => {
            let first = month.nights().next();
            let month = first.map(|night| site.date(night.date(), DateForm::MonthYear));
            (say.month_too_full)(&month.unwrap_or_default())
        }
    }
}

/// What a file is that was read; `form` is what was said of the columns of the file before it.
fn read(site: &Site, file: FileRead, form: Option<&Form>) -> (Stage, Option<Form>) {
    let bytes = match file {
        Ok(bytes) => bytes,
        Err(error) => return (Stage::NotRead(error), None),
    };
    let nameless = |number: u32| (site.text.names.unknown)(&number.to_string());
    match open(&bytes, tomorrow(site), nameless) {
        Err(error) => (Stage::NotOpened(error), None),
        Ok(Opened::Own(ready)) => (Stage::Own(Same::from(ready)), None),
        Ok(Opened::Other(table)) => {
            let lists = site.diary().read(|engine| engine.lists());
            let form = form.filter(|form| form.fits(&table)).cloned();
            let form = form.unwrap_or_else(|| Form::of(&table, &lists));
            let glances = glances(&table);
            (Stage::Other(Same::new(Source { table, glances })), Some(form))
        }
    }
}

/// The name of a column as it is told; one without a name by its place.
fn name_of(site: &Site, headers: &[Header], place: usize) -> String {
    let say = &site.text.bring_in;
    let name = headers.get(place).map_or("", Header::text).trim();
    if name.is_empty() { (say.nameless)(place + 1) } else { (say.quoted)(&shortened(name, NAME)) }
}
