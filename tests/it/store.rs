//! The storage engine through its public door: a rig of both memory twins, things to keep, and a view of all that is shown.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on fails")]

/// Says how many cases a test tried.
#[expect(clippy::print_stdout, reason = "how many there were is part of what a test shows")]
pub(crate) fn say_so(words: &str) {
    println!("{words}");
}

macro_rules! say {
    ($($words:tt)*) => { $crate::store::say_so(&format!($($words)*)) };
}

mod as_kept;
mod aside;
mod backup;
mod backup_file;
mod cleared;
mod clock;
mod coming;
mod crash;
mod damage;
mod dropped;
mod erase;
mod failing;
mod failing_often;
mod golden;
mod golden_backup;
mod golden_states;
mod hostile_backup;
mod kept;
mod keyring;
mod model;
mod names;
mod nothing;
mod plan;
mod recovery;
mod rescue;
mod scenario;
mod sealed;
mod size;
mod tabs;
mod upkeep;
mod vault;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ldn_diary::diary::{
    Answer, BottleId, Circumstance, DoseRecord, Entry, EntryId, Id, Moment, Month, NaiveDate,
    NewOrWorse, Night, Note, QuarterHours, Relapse, RelapseId, Score, Severity, Side, SideEffect,
    Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Volume};
use ldn_diary::store::{
    Coder, Engine, EnginePorts, Lists, MemoryJournal, MemoryStore, News, OnReceipt, Open, PlanBook,
    Reading, Receipt, Record, Role, SaveError, Slip, Trashed,
};

/// How much of the slow tests the plain check runs; all of it with `LDN_LONG=1`.
pub(crate) fn share(plain: usize, long: usize) -> usize {
    if std::env::var_os("LDN_LONG").is_some() { long } else { plain }
}

/// Both ports of one browser, and the coder of its diary.
#[derive(Clone)]
pub(crate) struct Rig {
    pub(crate) store: Rc<MemoryStore>,
    pub(crate) journal: Rc<MemoryJournal>,
    pub(crate) coder: Rc<dyn Coder>,
}

impl Default for Rig {
    fn default() -> Self {
        Self { store: Rc::default(), journal: Rc::default(), coder: Rc::new(Open) }
    }
}

impl Rig {
    /// The same browser with a diary in this coder.
    pub(crate) fn in_coder(&self, coder: &Rc<dyn Coder>) -> Self {
        Self { coder: coder.clone(), ..self.clone() }
    }

    pub(crate) fn holding(store: MemoryStore, records: Vec<Record>) -> Self {
        let journal = Rc::new(MemoryJournal::holding(records));
        Self { store: Rc::new(store), journal, ..Self::default() }
    }

    pub(crate) fn ports(&self) -> EnginePorts {
        EnginePorts {
            store: self.store.clone(),
            journal: self.journal.clone(),
            coder: self.coder.clone(),
            wake: Rc::new(|| {}),
        }
    }

    /// Opened as a writer, and everything from the journal taken in.
    pub(crate) fn open(&self) -> Engine {
        self.open_and_hear().0
    }

    /// The same with what is to be told.
    pub(crate) fn open_and_hear(&self) -> (Engine, Vec<News>) {
        let mut engine = Engine::open(self.ports(), Role::Writer(7));
        let news = engine.attend();
        (engine, news)
    }
}

/// Gives everything another coder, in all three steps.
pub(crate) fn recode(engine: &mut Engine, coder: Rc<dyn Coder>) -> Result<(), SaveError> {
    let staged = engine.stage(coder, vec![], unheard())?;
    engine.flip(staged)?;
    engine.clear_away()
}

pub(crate) fn unheard() -> OnReceipt {
    Box::new(|_| {})
}

/// A receipt to hand in, and where it will be.
pub(crate) fn receipt() -> (OnReceipt, Rc<RefCell<Option<Receipt>>>) {
    let told = Rc::new(RefCell::new(None));
    let teller = told.clone();
    (Box::new(move |receipt| *teller.borrow_mut() = Some(receipt)), told)
}

pub(crate) fn date(text: &str) -> NaiveDate {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap());
    let (year, month, day) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    NaiveDate::from_ymd_opt(i32::try_from(year).unwrap(), month, day).unwrap()
}

pub(crate) fn month(text: &str) -> Month {
    night(&format!("{text}-01")).month()
}

pub(crate) fn night(text: &str) -> Night {
    Night::new(date(text)).unwrap()
}

pub(crate) fn id(number: u64) -> EntryId {
    EntryId::new(number).unwrap()
}

fn moment(night: Night, minutes: u32) -> Moment {
    Moment::new(night.date().and_hms_opt(minutes / 60, minutes % 60, 0).unwrap(), 60).unwrap()
}

/// An entry with a note and nothing else.
pub(crate) fn entry(number: u64, on: &str, note: &str) -> Entry {
    let night = night(on);
    let mut entry = Entry::new(id(number), night, moment(night, 1300), Timing::OnTheNight);
    entry.note = Note::new(note).unwrap();
    entry
}

/// An entry with one of everything.
pub(crate) fn full_entry(number: u64, on: &str) -> Entry {
    let mut entry = entry(number, on, "Heavy legs, \"slept\" badly.\nDreams: \\ é 🙂");
    entry.timing = Timing::Later;
    let third = Exact::fraction(1, 3).unwrap();
    entry.doses = vec![
        DoseRecord::Taken {
            dose: Mass::mg(Exact::fraction(3, 2).unwrap()),
            draw: Some(Volume::ml(third)),
            bottle: Some(BottleId(4)),
            at: moment(night(on), 1290),
        },
        DoseRecord::Missed { due: None },
        DoseRecord::Held { due: None, why: None },
    ];
    for (symptom, score) in [(Symptom::Fatigue, 7), (Symptom::Pain, 0), (Symptom::Heat, 10)] {
        entry.scores.insert(Id::of(symptom), Score::new(score).unwrap());
    }
    entry.scores.insert(Id::new(100).unwrap(), Score::new(3).unwrap());
    entry.side_effects.insert(Id::of(SideEffect::VividDreams), Severity::Severe);
    entry.sleep.hours = Some(QuarterHours::new(27).unwrap());
    entry.sleep.quality = Some(Score::new(2).unwrap());
    entry.circumstances = entry.circumstances.with(Circumstance::Heat).with(Circumstance::Period);
    entry
}

pub(crate) fn relapse(number: u64, start: &str, place: &str) -> Relapse {
    Relapse {
        id: RelapseId::new(number).unwrap(),
        revision: 1,
        written: moment(night(start), 600),
        start: date(start),
        end: Some(date(start)),
        kind: NewOrWorse::Both,
        place: Note::new(place).unwrap(),
        side: Side::Left,
        over_24_h: Answer::Yes,
        heat: Answer::No,
        fever: Answer::Unsure,
        infection: Answer::No,
        confirmed: None,
        note: Note::new("").unwrap(),
    }
}

/// What was typed into a form.
pub(crate) fn slip(name: &str, fields: &[&str]) -> Slip {
    Slip { name: name.to_owned(), fields: fields.iter().map(|text| (*text).to_owned()).collect() }
}

/// A part of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Month(Vec<Entry>, Vec<(Entry, NaiveDate)>),
    Relapses(Vec<Relapse>, Vec<(Relapse, NaiveDate)>),
    Lists(Box<Lists>),
    Plan(Box<PlanBook>),
    Drafts(Vec<Entry>),
    Slips(Vec<Slip>),
}

/// All that is shown, by part; what is empty is not there.
pub(crate) type View = BTreeMap<String, Part>;

pub(crate) fn view(engine: &mut Engine) -> View {
    let mut view = View::new();
    let trash = engine.trash();
    let trashed = |of: Month| -> Vec<(Entry, NaiveDate)> {
        let these = trash.iter().filter_map(|thing| match thing {
            Trashed::Entry(month, entry, day) if *month == of => Some((entry.clone(), *day)),
            Trashed::Entry(..) | Trashed::Relapse(..) => None,
        });
        these.collect()
    };
    let mut months: Vec<Month> = engine.months();
    months.extend(trash.iter().filter_map(|thing| match thing {
        Trashed::Entry(month, ..) => Some(*month),
        Trashed::Relapse(..) => None,
    }));
    for month in months {
        let part = Part::Month(engine.month(month).entries, trashed(month));
        if part != Part::Month(vec![], vec![]) {
            view.insert(month.to_string(), part);
        }
    }
    let gone: Vec<(Relapse, NaiveDate)> = trash
        .iter()
        .filter_map(|thing| match thing {
            Trashed::Relapse(relapse, day) => Some((relapse.clone(), *day)),
            Trashed::Entry(..) => None,
        })
        .collect();
    let relapses = engine.relapses().relapses;
    if !relapses.is_empty() || !gone.is_empty() {
        view.insert("relapses".into(), Part::Relapses(relapses, gone));
    }
    if engine.lists() != Lists::default() {
        view.insert("lists".into(), Part::Lists(Box::new(engine.lists())));
    }
    let plan = engine.plan().book;
    if plan != PlanBook::default() {
        view.insert("plan".into(), Part::Plan(Box::new(plan)));
    }
    let drafts = engine.drafts();
    if !drafts.is_empty() {
        view.insert("drafts".into(), Part::Drafts(drafts));
    }
    let slips = engine.slips().to_vec();
    if !slips.is_empty() {
        view.insert("slips".into(), Part::Slips(slips));
    }
    view
}

/// Whether everything that is there is reported as sound.
pub(crate) fn all_sound(engine: &mut Engine) -> bool {
    let months = engine.months();
    months.into_iter().all(|month| engine.month(month).reading == Reading::Sound)
        && engine.relapses().reading == Reading::Sound
        && engine.plan().reading == Reading::Sound
}
