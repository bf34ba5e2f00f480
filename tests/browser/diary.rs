//! The diary's engine over the browser's own storage: what is called saved is there again, whatever became of local storage.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ldn_diary::browser::{BrowserJournal, LocalStore};
use ldn_diary::diary::{Entry, EntryId, Moment, NaiveDate, Night, Note, Timing};
use ldn_diary::store::{
    Engine, EnginePorts, Kept, News, Open, Receipt, Role, SaveError, StorageError,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::journal::forget;
use crate::{js, until, wait};

/// One browser, with a journal in a database of this name.
struct Device {
    journal: Rc<BrowserJournal>,
    woken: Rc<Cell<u32>>,
    receipts: Rc<RefCell<Vec<Receipt>>>,
}

impl Device {
    /// Nothing of ours is kept on it.
    async fn empty(name: &'static str) -> Self {
        wipe();
        forget(name).await;
        let journal = Rc::new(BrowserJournal::named(name, 3000));
        Self { journal, woken: Rc::default(), receipts: Rc::default() }
    }

    /// The diary as a page that was just loaded opens it, with what the journal had to say.
    async fn open(&self) -> (Engine, Vec<News>) {
        let (before, woken) = (self.woken.get(), Rc::clone(&self.woken));
        let ports = EnginePorts {
            store: Rc::new(LocalStore),
            journal: self.journal.clone(),
            coder: Rc::new(Open),
            wake: Rc::new(move || woken.set(woken.get() + 1)),
        };
        let mut engine = Engine::open(ports, Role::Writer(7));
        until(|| self.woken.get() > before).await;
        assert!(self.woken.get() > before, "the journal answers");
        let news = engine.attend();
        (engine, news)
    }

    fn save(&self, engine: &mut Engine, entry: Entry) -> Result<Kept, SaveError> {
        let receipts = Rc::clone(&self.receipts);
        engine.save(entry, Box::new(move |receipt| receipts.borrow_mut().push(receipt)))
    }

    /// Saves an entry and waits for its receipt.
    async fn saved(&self, engine: &mut Engine, entry: Entry) {
        self.save(engine, entry).expect("kept");
        until(|| !self.receipts.borrow().is_empty()).await;
        assert_eq!(self.receipts.take(), [Receipt::Saved]);
    }
}

/// Removes every key of ours, as a person does who clears the site's data.
fn wipe() {
    js(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('ldn-diary/')) localStorage.removeItem(key)",
    );
}

fn tonight() -> Night {
    Night::new(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")).expect("a night")
}

fn entry(number: u64, note: &str) -> Entry {
    let written = tonight().date().and_hms_opt(22, 10, 0).expect("a time");
    let mut entry = Entry::new(
        EntryId::new(number).expect("a number"),
        tonight(),
        Moment::new(written, 0).expect("a moment"),
        Timing::OnTheNight,
    );
    entry.note = Note::new(note).expect("a note");
    entry
}

fn notes(engine: &mut Engine) -> Vec<String> {
    engine.night(tonight()).iter().map(|entry| entry.note.text().to_owned()).collect()
}

#[wasm_bindgen_test]
async fn what_is_saved_is_there_when_the_page_is_loaded_again() {
    let device = Device::empty("ldn-diary-test-reload").await;
    let (mut engine, news) = device.open().await;
    assert_eq!(news, []);
    device.saved(&mut engine, entry(1, "Heavy legs, µ 🙂")).await;
    device.saved(&mut engine, entry(2, "Slept badly")).await;
    let (mut again, news) = device.open().await;
    assert_eq!(news, []);
    assert_eq!(notes(&mut again), ["Heavy legs, µ 🙂", "Slept badly"]);
    let ascii = js(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('ldn-diary/')).every(([, value]) => /^[\\x20-\\x7e]*$/.test(value))",
    );
    assert_eq!(ascii.as_bool(), Some(true), "what is kept is ASCII");
    wipe();
    forget("ldn-diary-test-reload").await;
}

#[wasm_bindgen_test]
async fn local_storage_that_was_wiped_is_brought_back_from_the_journal() {
    let device = Device::empty("ldn-diary-test-back").await;
    let (mut engine, _) = device.open().await;
    device.saved(&mut engine, entry(1, "one")).await;
    device.saved(&mut engine, entry(2, "two")).await;
    drop(engine);
    wipe();
    let (mut again, news) = device.open().await;
    assert_eq!(news, [News::Recovered(2)]);
    assert_eq!(notes(&mut again), ["one", "two"]);
    wait(100).await;
    let (mut third, news) = device.open().await;
    assert_eq!((notes(&mut third).len(), news), (2, vec![]), "and it is said once");
    wipe();
    forget("ldn-diary-test-back").await;
}

#[wasm_bindgen_test]
async fn storage_that_is_wiped_while_the_page_is_open_costs_nothing_that_was_saved() {
    let device = Device::empty("ldn-diary-test-under").await;
    let (mut engine, _) = device.open().await;
    device.saved(&mut engine, entry(1, "before")).await;
    wipe();
    let refused = device.save(&mut engine, entry(2, "after")).map(|kept| kept.revision);
    assert_eq!(refused, Err(SaveError::Moved), "it is noticed before anything is written");
    let woken = device.woken.get();
    assert!(engine.refresh());
    until(|| device.woken.get() > woken).await;
    assert_eq!(engine.attend(), [News::Recovered(1)]);
    device.receipts.take();
    device.saved(&mut engine, entry(2, "after")).await;
    let (mut again, _) = device.open().await;
    assert_eq!(notes(&mut again), ["before", "after"]);
    wipe();
    forget("ldn-diary-test-under").await;
}

#[wasm_bindgen_test]
async fn a_journal_that_is_wiped_while_the_page_is_open_goes_on() {
    let device = Device::empty("ldn-diary-test-lost").await;
    let (mut engine, _) = device.open().await;
    device.saved(&mut engine, entry(1, "before")).await;
    forget("ldn-diary-test-lost").await;
    device.saved(&mut engine, entry(2, "after")).await;
    drop(engine);
    wipe();
    let (mut again, news) = device.open().await;
    assert_eq!(news, [News::Recovered(2)], "the new record holds the whole month");
    assert_eq!(notes(&mut again), ["before", "after"]);
    wipe();
    forget("ldn-diary-test-lost").await;
}

/// Browsers number the records of a new journal above those of the one before: it was taken for the same one, and what the head knew to be
/// durable was never sent there again.
#[wasm_bindgen_test]
async fn a_journal_that_was_dropped_between_two_visits_is_filled_again() {
    let device = Device::empty("ldn-diary-test-dropped").await;
    let (mut engine, _) = device.open().await;
    let october = Night::new(NaiveDate::from_ymd_opt(2026, 10, 24).expect("a date"));
    let old = Entry { night: october.expect("a night"), ..entry(1, "october") };
    device.saved(&mut engine, old).await;
    let (mut engine, _) = device.open().await;
    // The head learns with this save what is durable by now.
    device.saved(&mut engine, entry(2, "november")).await;
    forget("ldn-diary-test-dropped").await;
    let (mut engine, news) = device.open().await;
    assert_eq!(news, [], "nothing is lost");
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
    assert_eq!(engine.sweep(today).map(|swept| swept.caught_up), Ok(2));
    wait(300).await;
    wipe();
    let (_, news) = device.open().await;
    assert_eq!(news, [News::Recovered(2)], "the journal alone has all of it");
    wipe();
    forget("ldn-diary-test-dropped").await;
}

#[wasm_bindgen_test]
async fn a_storage_that_is_really_full_says_so_and_what_was_kept_stands() {
    let device = Device::empty("ldn-diary-test-quota").await;
    let (mut engine, _) = device.open().await;
    device.saved(&mut engine, entry(1, "before")).await;
    js(r"
        let place = 0;
        for (let length = 1 << 22; length >= 1; length >>= 1) {
            for (;;) {
                try { localStorage.setItem('fill' + place++, 'x'.repeat(length)); } catch { break; }
            }
        }");
    let refused = device.save(&mut engine, entry(2, &"x".repeat(5000))).map(|kept| kept.revision);
    let shown = notes(&mut engine);
    let (mut again, _) = device.open().await;
    let kept = notes(&mut again);
    js(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)",
    );
    assert_eq!(refused, Err(SaveError::Storage(StorageError::Full)));
    assert_eq!((shown, kept), (vec!["before".to_owned()], vec!["before".to_owned()]));
    let (mut engine, _) = device.open().await;
    device.receipts.take();
    device.saved(&mut engine, entry(2, "after")).await;
    assert_eq!(notes(&mut engine), ["before", "after"], "with room again it goes on");
    wipe();
    forget("ldn-diary-test-quota").await;
}

#[wasm_bindgen_test]
async fn without_indexed_db_it_is_kept_in_this_browser_and_said_so() {
    wipe();
    js(
        "window.real_idb ??= Object.getOwnPropertyDescriptor(window, 'indexedDB'); Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined })",
    );
    let device = Device {
        journal: Rc::new(BrowserJournal::named("ldn-diary-test-without", 3000)),
        woken: Rc::default(),
        receipts: Rc::default(),
    };
    let (mut engine, news) = device.open().await;
    let kept = device.save(&mut engine, entry(1, "here")).map(|kept| kept.changed);
    until(|| !device.receipts.borrow().is_empty()).await;
    let (mut again, _) = device.open().await;
    let notes = notes(&mut again);
    js("Object.defineProperty(window, 'indexedDB', window.real_idb)");
    wipe();
    use ldn_diary::store::JournalError::Missing;
    assert_eq!(news, [News::Journal(Missing)]);
    assert_eq!(kept, Ok(true));
    assert_eq!(device.receipts.take(), [Receipt::OnlyHere(Missing)]);
    assert_eq!(notes, ["here"]);
}
