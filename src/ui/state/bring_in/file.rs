//! A chosen file: whose it is, and what would come of it. It owns the order in which a file is tried.

use std::fmt;
use std::rc::Rc;

use super::{Form, Problem};
use crate::diary::{
    Entry, Item, Kind, List, ListError, NaiveDate, Name, Night, SideEffect, Symptom, limits,
};
use crate::exchange::backup::{self, BackupError};
use crate::exchange::{
    Changed, CsvError, Header, MOST_CUT, Named, Parsed, Refused, Setting, Table, TableError,
    preview, read_csv,
};
use crate::store::{EntriesError, Incoming, Lists};

/// Why a file is not opened. Nothing of it is taken then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It is no table.
    Table(TableError),
    /// It is one of ours, and these columns were taken out.
    Cut(Vec<&'static str>),
    /// Two columns of it are the same, and the second has this name.
    ColumnTwice(Header),
    /// It is a backup, which another page restores.
    Backup,
    /// The names of its own symptoms or side effects cannot be in a list.
    Names(ListError),
    /// Its entries cannot come.
    Entries(EntriesError),
}

/// An opened file.
#[derive(Debug)]
pub enum Opened {
    /// One that this app wrote: it says itself what would come.
    Own(Box<Ready>),
    /// One of another program: its columns are to be asked about.
    Other(Table),
}

/// What would come of a file, and what would not.
pub struct Ready {
    /// What would come.
    pub incoming: Rc<Incoming>,
    /// How many rows became entries.
    pub entries: usize,
    /// The first and the last night of them; none where there are none.
    pub nights: Option<(Night, Night)>,
    /// How many rows say again what another one says.
    pub repeated: usize,
    /// The rows that are no entries.
    pub refused: Vec<Refused>,
    /// The values that are not taken as they stand.
    pub changed: Vec<Changed>,
    /// The columns that are left out.
    pub left_out: Vec<usize>,
    /// The names of all columns.
    pub headers: Rc<[Header]>,
    /// The symptoms that the file names.
    pub symptoms: Vec<Named<Symptom>>,
    /// The side effects that the file names.
    pub side_effects: Vec<Named<SideEffect>>,
}

/// Without what a person wrote.
impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ready({} entries, {} refused)", self.entries, self.refused.len())
    }
}

/// Opens a file. `tomorrow` is the last date that is believed; `nameless` names an item of the person's own, by its number, whose name
/// the file lacks.
///
/// # Errors
/// [`NotOpened`].
pub fn open(
    bytes: &[u8],
    tomorrow: NaiveDate,
    nameless: impl Fn(u32) -> String,
) -> Result<Opened, NotOpened> {
    match read_csv(bytes, tomorrow) {
        Ok(parsed) => own(parsed, nameless).map(|ready| Opened::Own(Box::new(ready))),
        Err(CsvError::NotOurs { missing }) if missing.len() <= MOST_CUT => {
            Err(NotOpened::Cut(missing))
        }
        Err(CsvError::ColumnTwice { column }) => {
            let table = Table::from_csv(bytes).map_err(NotOpened::Table)?;
            let header = table.headers().get(column).cloned();
            header.map_or(Ok(Opened::Other(table)), |name| Err(NotOpened::ColumnTwice(name)))
        }
        Err(CsvError::NotOurs { .. } | CsvError::Table(_)) => other(bytes),
    }
}

/// A file of another program.
fn other(bytes: &[u8]) -> Result<Opened, NotOpened> {
    // A backup is JSON too, and no diary of another program.
    match backup::read(bytes) {
        // The page of backups says what is wrong with it.
        Ok(_) | Err(BackupError::TooNew | BackupError::Key(_) | BackupError::Sealed(_)) => {
            Err(NotOpened::Backup)
        }
        Err(BackupError::TooLarge | BackupError::NotText | BackupError::NotBackup) => {
            Table::read(bytes).map(Opened::Other).map_err(NotOpened::Table)
        }
    }
}

fn own(parsed: Parsed, nameless: impl Fn(u32) -> String) -> Result<Ready, NotOpened> {
    let lists = lists_of(&parsed, nameless).map_err(NotOpened::Names)?;
    let (entries, nights) = (parsed.entries.len(), nights_of(&parsed.entries));
    let incoming = Incoming::of_entries(parsed.entries, Some(lists)).map_err(NotOpened::Entries)?;
    Ok(Ready {
        incoming: Rc::new(incoming),
        entries,
        nights,
        repeated: parsed.repeated,
        refused: parsed.refused,
        changed: Vec::new(),
        left_out: parsed.unknown,
        headers: parsed.headers.into(),
        symptoms: parsed.symptoms,
        side_effects: parsed.side_effects,
    })
}

/// The first and the last night: whoever sees 1926 there knows that a date was read wrong.
fn nights_of(entries: &[Entry]) -> Option<(Night, Night)> {
    let nights = entries.iter().map(|entry| entry.night);
    nights.clone().min().zip(nights.max())
}

/// The lists of a file: what is built in, as it comes, and the items of the person's own.
fn lists_of(parsed: &Parsed, nameless: impl Fn(u32) -> String) -> Result<Lists, ListError> {
    let symptoms = list_of(&parsed.symptoms, &nameless)?;
    let side_effects = list_of(&parsed.side_effects, &nameless)?;
    Ok(Lists { symptoms, side_effects })
}

fn list_of<K: Kind>(
    named: &[Named<K>],
    nameless: &impl Fn(u32) -> String,
) -> Result<List<K>, ListError> {
    let mut items = List::<K>::default().items().to_vec();
    // A built-in of a later version has no name here, and is in no list: it is called by its number wherever it is shown.
    for own in named.iter().filter(|own| own.id.number() >= limits::FIRST_OWN) {
        let name = match &own.name {
            Some(name) => name.clone(),
            None => Name::new(&nameless(own.id.number()))?,
        };
        items.push(Item { id: own.id, name: Some(name), shown: true });
    }
    List::new(items)
}

/// Why a look at another program's file gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookError {
    /// Something about its columns is wrong, or still to be said.
    Problem(Problem),
    /// Its entries cannot come.
    Entries(EntriesError),
}

/// What would come of another program's file by what the person said of its columns. Looks at every row.
///
/// # Errors
/// [`LookError`].
pub fn look(table: &Table, form: &Form, setting: Setting) -> Result<Ready, LookError> {
    let mapping = form.mapping(setting).map_err(LookError::Problem)?;
    let seen = preview(table, &mapping).map_err(|error| LookError::Problem(error.into()))?;
    let (entries, nights) = (seen.entries.len(), nights_of(&seen.entries));
    let incoming = Incoming::of_entries(seen.entries, None).map_err(LookError::Entries)?;
    Ok(Ready {
        incoming: Rc::new(incoming),
        entries,
        nights,
        repeated: seen.repeated,
        refused: seen.refused,
        changed: seen.changed,
        left_out: seen.ignored,
        headers: table.headers().into(),
        symptoms: Vec::new(),
        side_effects: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{DayBoundary, EntryId, Id, Moment, Month, Note, Score, Timing};
    use crate::exchange::{CsvFor, MappingError, write_csv};
    use crate::ui::state::bring_in::Wrong;

    fn tomorrow() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date")
    }

    fn setting() -> Setting {
        Setting { day: DayBoundary::default(), offset: 0, dose_time: None, tomorrow: tomorrow() }
    }

    fn opened(text: &str) -> Result<Opened, NotOpened> {
        open(text.as_bytes(), tomorrow(), |number| format!("Number {number}"))
    }

    /// A diary with one entry that scores an item of the person's own.
    fn own_file() -> String {
        let night = Night::ymd(2026, 11, 23).expect("a night");
        let id = EntryId::new(7).expect("a number");
        let mut entry = Entry::new(id, night, Moment::FIRST, Timing::Later);
        entry.note = Note::new("heavy legs").expect("a note");
        let mut lists = Lists::default();
        let name = Name::new("Left hand").expect("a name");
        let own = lists.symptoms.add(name).expect("room");
        entry.scores.insert(own, Score::new(4).expect("a score"));
        write_csv(&[entry], &lists.symptoms, &lists.side_effects, CsvFor::Programs)
    }

    #[test]
    fn an_own_file_brings_its_entries_and_names() {
        let Ok(Opened::Own(ready)) = opened(&own_file()) else { unreachable!("it is ours") };
        assert_eq!((ready.entries, ready.refused.len()), (1, 0));
        let own = Id::new(100).expect("a number");
        let named = ready.symptoms.iter().find(|named| named.id == own).expect("it is there");
        assert_eq!(named.name.as_ref().map(Name::text), Some("Left hand"));
    }

    #[test]
    fn an_own_item_without_a_name_is_named_by_its_number_and_what_is_built_in_stays_shown() {
        let text = own_file().replace("symptom_100: Left hand", "symptom_100");
        let parsed = read_csv(text.as_bytes(), tomorrow()).expect("ours");
        let lists = lists_of(&parsed, |number| format!("Number {number}")).expect("lists");
        let own = lists.symptoms.get(Id::new(100).expect("a number")).expect("it is there");
        assert_eq!(own.name.as_ref().map(Name::text), Some("Number 100"));
        assert_eq!(lists.symptoms.shown().count(), List::<Symptom>::default().shown().count() + 1);
    }

    #[test]
    fn whose_a_file_is_is_seen_by_its_columns() {
        let ours = own_file();
        let backup = backup::write(&[], Moment::FIRST, "0.1.0");
        for (text, error) in [
            ("", NotOpened::Table(TableError::Empty)),
            (ours.replace("timing", "when").as_str(), NotOpened::Cut(vec!["timing"])),
            ("{\"a\":1}", NotOpened::Table(TableError::NoTable)),
            (&backup, NotOpened::Backup),
            (&backup.replace("\"version\":1", "\"version\":2"), NotOpened::Backup),
            (
                "night,written,id,revision,timing,symptom_100: a,symptom_101: A\n",
                NotOpened::Names(ListError::NameTaken),
            ),
        ] {
            assert_eq!(opened(text).expect_err("it is not opened"), error, "{text}");
        }
        let twice = opened(&ours.replace("revision", "note")).expect_err("twice");
        assert!(matches!(twice, NotOpened::ColumnTwice(name) if name.text() == "note"));
        let two_notes = opened("note,date,note\na,2026-11-23,b\n");
        assert!(matches!(two_notes, Ok(Opened::Other(_))), "another program may have two notes");
        assert!(matches!(opened("date,energy\n2026-11-23,3\n"), Ok(Opened::Other(_))));
        assert!(matches!(opened("[{\"date\":\"2026-11-23\"}]"), Ok(Opened::Other(_))));
    }

    #[test]
    fn a_look_says_what_is_still_to_be_said_and_then_what_would_come() {
        let table = Table::read(b"date,fatigue,x\n2026-11-23,2,a\n2026-11-23,9,b\n").expect("one");
        let form = Form::of(&table, &Lists::default());
        let wrong = Wrong::Mapping(MappingError::AskScale { column: 1 });
        let asked = look(&table, &form, setting()).expect_err("it is asked");
        assert_eq!(asked, LookError::Problem(Problem { column: Some(1), wrong }));
        let form = form.with(1, |column| (column.zero, column.ten) = ("1".into(), "5".into()));
        let ready = look(&table, &form, setting()).expect("all is said");
        assert_eq!((ready.entries, ready.changed.len(), ready.refused.len()), (1, 1, 1));
        assert_eq!(ready.left_out, [2]);
        let night = Night::ymd(2026, 11, 23).expect("a night");
        assert_eq!(ready.nights, Some((night, night)));
    }

    #[test]
    fn a_month_that_no_person_wrote_is_refused() {
        let rows: Vec<String> = (0..=5000).map(|row| format!("2026-11-23,{row}\n")).collect();
        let table = Table::read(format!("date,note\n{}", rows.concat()).as_bytes()).expect("one");
        let form = Form::of(&table, &Lists::default());
        let month = Month::new(2026, 11).expect("a month");
        let full = LookError::Entries(EntriesError::MonthTooFull(month));
        assert_eq!(look(&table, &form, setting()).expect_err("too many"), full);
    }
}
