//! What the journal answered and the engine has not looked at, and what is known to be durable. It knows no document's meaning.
//!
//! A record goes from the journal only when a later one is durable there that says all that it says. That local storage has it is no
//! reason: nobody is told when local storage reaches the disk. So what was taken in stays until a save that came after the taking in
//! has arrived, also when one of before arrives meanwhile, and while a lost document waits for its answer nothing of it goes.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::journal::{Ask, Journal, JournalError, Record, Value};

/// What became of a save in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// It is durably on the disk.
    Saved,
    /// It is kept in this browser's local storage, which does not say when it reaches the disk; and why not more.
    OnlyHere(JournalError),
    /// It lasts until this page is closed: the browser keeps nothing.
    InMemory,
}

/// Told once what became of a save.
pub type OnReceipt = Box<dyn FnOnce(Receipt)>;

/// An answer to a question.
pub(super) type Answer = (Ask, Result<Vec<Record>, JournalError>);

/// One value on its way into the journal.
pub(super) struct Parcel {
    pub(super) name: String,
    pub(super) revision: u64,
    pub(super) value: String,
}

/// The records of a document that one of a later revision makes useless.
#[derive(Default)]
struct Useless {
    places: Vec<u64>,
    /// The first revision that says all that they say.
    from: u64,
}

/// The name of a record that cannot be read, before the one of its document: under it nobody asks for it, and it stays.
const ASIDE: &str = "aside/";

/// How far a record that cannot be read is on its way aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    Going,
    Failed,
    There,
}

/// What came from the journal.
#[derive(Default)]
pub(super) struct Inbox {
    answers: RefCell<Vec<Answer>>,
    /// The newest revision of each document that is known to be in the journal.
    sure: RefCell<BTreeMap<String, u64>>,
    /// The records of each document that a later one makes useless.
    useless: RefCell<BTreeMap<String, Useless>>,
    /// The lost documents that the journal was asked for, as long as not all of its answer was taken in.
    held: RefCell<BTreeSet<String>>,
    /// The records that cannot be read, by their place before they were laid aside.
    aside: RefCell<BTreeMap<u64, Aside>>,
    /// The documents whose last value the journal did not take, and why.
    refused: RefCell<BTreeMap<String, JournalError>>,
    last: RefCell<Option<Result<(), JournalError>>>,
    waiting: Cell<usize>,
    lowest: Cell<Option<u64>>,
    seen: Cell<u64>,
}

impl Inbox {
    /// Everything that was answered since the last time.
    pub(super) fn take(&self) -> Vec<Answer> {
        self.answers.take()
    }

    /// The newest revision of a document that is known to be in the journal.
    pub(super) fn sure(&self, name: &str) -> u64 {
        self.sure.borrow().get(name).copied().unwrap_or_default()
    }

    /// Holds nothing of the journal for sure any more: it was emptied, or may have been.
    pub(super) fn distrust(&self) {
        self.sure.borrow_mut().clear();
        self.useless.borrow_mut().clear();
    }

    /// Notes records that were read and taken in: all that they say is in this revision of the document. `sure` is the revision that
    /// one of them makes durable, 0 for none.
    pub(super) fn taken_in(&self, name: &str, sure: u64, revision: u64, places: Vec<u64>) {
        let mut all = self.useless.borrow_mut();
        let useless = all.entry(name.to_owned()).or_default();
        useless.places.extend(places);
        useless.from = revision;
        let mut all = self.sure.borrow_mut();
        let newest = all.entry(name.to_owned()).or_default();
        *newest = sure.max(*newest);
    }

    /// Notes that all was taken in that the journal has of a lost document: what is useless of it may go.
    pub(super) fn release(&self, name: &str) {
        self.held.borrow_mut().remove(name);
    }

    /// Whether a record that cannot be read stands where it was, and not aside yet.
    pub(super) fn is_obstructed(&self) -> bool {
        self.aside.borrow().values().any(|aside| *aside != Aside::There)
    }

    fn aside_is(&self, records: &[(String, u64)], aside: Aside) {
        self.aside.borrow_mut().extend(records.iter().map(|(_, place)| (*place, aside)));
    }

    /// Notes up to which place all records were taken in: of a document that is durable anew, those are useless.
    pub(super) fn saw(&self, place: u64) {
        self.seen.set(place);
    }

    /// Notes that what was seen ends here at the latest.
    pub(super) fn saw_at_most(&self, place: u64) {
        self.seen.set(self.seen.get().min(place));
    }

    /// How the last append went; `None` before the first.
    pub(super) fn last(&self) -> Option<Result<(), JournalError>> {
        self.last.borrow().clone()
    }

    /// How many appends have no answer yet.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.get()
    }

    /// The lowest place that the journal gave to what this tab sent, since the opening or since it was [counted anew](Self::count_anew);
    /// `None` where it gave none. One at or below what was seen says that the journal is another.
    pub(super) fn lowest(&self) -> Option<u64> {
        self.lowest.get()
    }

    /// Forgets which place was the lowest: what was given until now no longer says whether the journal is another.
    pub(super) fn count_anew(&self) {
        self.lowest.set(None);
    }

    /// Notes that a value is in the journal, and lets go there what it makes useless.
    pub(super) fn arrived(&self, name: &str, revision: u64, place: u64, journal: &dyn Journal) {
        self.lowest.set(Some(self.lowest.get().map_or(place, |lowest| lowest.min(place))));
        if place <= self.seen.get() {
            // It counts from the start again: another journal, of which nothing was seen. What it took of other documents in this visit
            // is forgotten with the rest, and at worst sent there twice.
            self.distrust();
            self.seen.set(0);
        }
        if revision < self.sure(name) {
            return journal.trim(name, 0, &[place]);
        }
        self.sure.borrow_mut().insert(name.to_owned(), revision);
        self.refused.borrow_mut().remove(name);
        let mut all = self.useless.borrow_mut();
        let before = all.entry(name.to_owned()).or_default();
        if revision < before.from || self.held.borrow().contains(name) {
            // It was on its way when more was taken in, which it does not say; or more will be. All stays for the one that says it.
            return before.places.push(place);
        }
        let useless = std::mem::replace(&mut before.places, vec![place]);
        drop(all);
        let upto = self.seen.get();
        if upto > 0 || !useless.is_empty() {
            journal.trim(name, upto, &useless);
        }
    }
}

/// Asks the journal; the answer comes into the inbox, and then `wake` runs.
pub(super) fn ask(inbox: &Rc<Inbox>, journal: &Rc<dyn Journal>, wake: &Rc<dyn Fn()>, ask: Ask) {
    if let Ask::Of(name) = &ask {
        inbox.held.borrow_mut().insert(name.clone());
    }
    let (inbox, wake, asked) = (Rc::clone(inbox), Rc::clone(wake), ask.clone());
    let found = move |answer| {
        inbox.answers.borrow_mut().push((asked, answer));
        wake();
    };
    journal.read(ask, Box::new(found));
}

/// Appends the values of one save, and gives its receipt when the journal has answered. What was there of each document before goes
/// only when the new value is durable.
pub(super) fn post(
    inbox: &Rc<Inbox>,
    journal: &Rc<dyn Journal>,
    parcels: Vec<Parcel>,
    receipt: OnReceipt,
) {
    if parcels.is_empty() {
        return settle(inbox, journal, receipt);
    }
    let sent: Vec<(String, u64)> =
        parcels.iter().map(|parcel| (parcel.name.clone(), parcel.revision)).collect();
    let values = parcels.into_iter().map(|parcel| (parcel.name, parcel.value)).collect();
    let (inbox, teller) = (Rc::clone(inbox), Rc::clone(journal));
    inbox.waiting.set(inbox.waiting.get().saturating_add(1));
    let done = move |answer: Result<Vec<u64>, JournalError>| {
        inbox.waiting.set(inbox.waiting.get().saturating_sub(1));
        *inbox.last.borrow_mut() = Some(answer.clone().map(|_| ()));
        match answer {
            Ok(places) => {
                for ((name, revision), place) in sent.into_iter().zip(places) {
                    inbox.arrived(&name, revision, place, teller.as_ref());
                }
                receipt(Receipt::Saved);
            }
            Err(error) => {
                let refused = sent.into_iter().map(|(name, _)| (name, error.clone()));
                inbox.refused.borrow_mut().extend(refused);
                receipt(Receipt::OnlyHere(error));
            }
        }
    };
    journal.append(values, Box::new(done));
}

/// The receipt of a change that changed nothing: that of all that was sent before it. Appending nothing is answered when all of that was,
/// and not where there is no journal. What arrived last says nothing of a document that did not: with each save goes its draft.
fn settle(inbox: &Rc<Inbox>, journal: &Rc<dyn Journal>, receipt: OnReceipt) {
    let inbox = Rc::clone(inbox);
    let done = move |answer: Result<Vec<u64>, JournalError>| {
        let refused = inbox.refused.borrow().values().next().cloned();
        receipt(answer.err().or(refused).map_or(Receipt::Saved, Receipt::OnlyHere));
    };
    journal.append(Vec::new(), Box::new(done));
}

/// Lays records aside that cannot be read: each is kept once more under a name of its own, and goes from its place when that is durable.
/// Whether there was any that was not laid aside before.
pub(super) fn lay_aside(inbox: &Rc<Inbox>, journal: &Rc<dyn Journal>, records: &[&Record]) -> bool {
    let is_left = |record: &&Record| {
        matches!(inbox.aside.borrow().get(&record.place), None | Some(Aside::Failed))
    };
    let left: Vec<&Record> = records.iter().copied().filter(is_left).collect();
    if left.is_empty() {
        return false;
    }
    let moved: Vec<(String, u64)> =
        left.iter().map(|record| (record.name.clone(), record.place)).collect();
    inbox.aside_is(&moved, Aside::Going);
    let aside = |record: &&Record| ([ASIDE, &record.name].concat(), record.value.clone());
    let values = left.iter().map(aside).collect();
    let (inbox, teller) = (Rc::clone(inbox), Rc::clone(journal));
    let done = move |answer: Result<Vec<u64>, JournalError>| {
        inbox.aside_is(&moved, if answer.is_ok() { Aside::There } else { Aside::Failed });
        for (name, place) in moved.iter().filter(|_| answer.is_ok()) {
            teller.trim(name, 0, &[*place]);
        }
    };
    journal.append(values, Box::new(done));
    true
}

/// Appends values beside what is there of their documents, which stays, and all of `beside` in the same transaction. Notes their
/// places, and gives the receipt when the journal has answered.
pub(super) fn lay_beside(
    journal: &Rc<dyn Journal>,
    (parcels, beside): (Vec<Parcel>, Vec<Value>),
    places: Rc<RefCell<Vec<u64>>>,
    receipt: OnReceipt,
) {
    let own = parcels.into_iter().map(|parcel| (parcel.name, parcel.value));
    let done = move |answer: Result<Vec<u64>, JournalError>| {
        receipt(match answer {
            Ok(given) => {
                *places.borrow_mut() = given;
                Receipt::Saved
            }
            Err(error) => Receipt::OnlyHere(error),
        });
    };
    journal.append(own.chain(beside).collect(), Box::new(done));
}
