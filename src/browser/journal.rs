//! The browser's `IndexedDB` behind the store room's port to the journal. It does not know what is kept.
//!
//! One database with one table `records`: `{ place, name, value }`, numbered by the browser, found by `place` and by `name`.
//! Values are written with strict durability, and an answer is given when the transaction is complete. The first record of a table is
//! named `made`: a browser may drop the database whenever it likes, and whoever reads the next one sees by it that it is another.
//!
//! The database is opened at the first call and stays open; when the browser or another version of the app closes it, the next call
//! opens it again. Nothing waits for ever: each call has an answer within a time limit, whatever the browser does.

use std::cell::RefCell;
use std::rc::Rc;
use std::slice;

use js_sys::{Array, Date, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::script::{call, error_name, first, get, global, object, promise, set, time_limit};
use crate::store::{Appended, Ask, Cleared, Found, Journal, JournalError, MADE, Record};

/// The document that a value is of, and the value.
type Value = (String, String);

const TABLE: &str = "records";
/// Longer than any disk of a working device takes, in milliseconds.
const LIMIT: u32 = 10_000;

/// The journal in `IndexedDB`.
#[derive(Clone, Debug)]
pub struct BrowserJournal {
    name: &'static str,
    limit: u32,
    /// The request for the database, which all calls share.
    opening: Rc<RefCell<Option<Promise>>>,
}

impl Default for BrowserJournal {
    fn default() -> Self {
        Self::named("ldn-diary", LIMIT)
    }
}

impl BrowserJournal {
    /// A journal in the database of this name, which answers within so many milliseconds.
    #[must_use]
    pub fn named(name: &'static str, limit: u32) -> Self {
        Self { name, limit, opening: Rc::default() }
    }

    async fn keep(&self, values: Vec<Value>) -> Result<Vec<u64>, JournalError> {
        let add = |table: &JsValue| {
            let add = |(name, value): &Value| {
                let fields =
                    [("name", JsValue::from_str(name)), ("value", JsValue::from_str(value))];
                call(table, "add", &[object(&fields)])
            };
            values.iter().map(add).collect::<Result<Vec<_>, _>>()
        };
        let requests = self.transact("readwrite", add).await?;
        let place = |request: &JsValue| get(request, "result").as_ref().and_then(place);
        requests.iter().map(place).collect::<Option<_>>().ok_or_else(unexpected)
    }

    async fn find(&self, ask: Ask) -> Result<Vec<Record>, JournalError> {
        let ask = |table: &JsValue| match &ask {
            Ask::After(place) => {
                let range = global("IDBKeyRange").ok_or(JsValue::UNDEFINED)?;
                let above = call(&range, "lowerBound", &[number(*place), JsValue::TRUE])?;
                call(table, "getAll", &[above])
            }
            Ask::Of(name) => {
                let index = call(table, "index", &[JsValue::from_str("name")])?;
                call(&index, "getAll", &[JsValue::from_str(name)])
            }
        };
        let request = self.transact("readonly", ask).await?;
        let found: Array = get(&request, "result")
            .and_then(|found| found.dyn_into().ok())
            .ok_or_else(unexpected)?;
        // What is no record of ours was not written by us, and says nothing.
        Ok(found.iter().filter_map(|found| record(&found)).collect())
    }

    /// Finds the records of a document and then forgets some. What comes between the two has higher places, and stays.
    async fn forget(&self, name: &str, upto: u64, places: &[u64]) -> Result<(), JournalError> {
        let keys = |table: &JsValue| {
            let index = call(table, "index", &[JsValue::from_str("name")])?;
            call(&index, "getAllKeys", &[JsValue::from_str(name)])
        };
        let request = self.transact("readonly", keys).await?;
        let keys: Array =
            get(&request, "result").and_then(|keys| keys.dyn_into().ok()).ok_or_else(unexpected)?;
        let useless: Vec<JsValue> = keys
            .iter()
            .filter(|key| place(key).is_some_and(|place| place <= upto || places.contains(&place)))
            .collect();
        if useless.is_empty() {
            return Ok(());
        }
        let delete = |table: &JsValue| {
            useless.iter().try_for_each(|key| call(table, "delete", slice::from_ref(key)).map(drop))
        };
        self.transact("readwrite", delete).await
    }

    async fn empty(&self) -> Result<(), JournalError> {
        let empty = |table: &JsValue| {
            call(table, "clear", &[])?;
            call(table, "add", &[object(&first_record())]).map(drop)
        };
        self.transact("readwrite", empty).await
    }

    /// Does some work on the table in one transaction: all of it or nothing. Answers when the transaction is complete.
    async fn transact<T>(
        &self,
        mode: &str,
        work: impl Fn(&JsValue) -> Result<T, JsValue>,
    ) -> Result<T, JournalError> {
        // Asked before the clock is set: where there is no database, nobody would hear it strike, and the page would call that an error.
        drop(self.open()?);
        let limit = time_limit(self.limit);
        let database = self.database(&limit).await?;
        let transaction = match begin(&database, mode) {
            Ok(transaction) => transaction,
            // The browser has closed the database without saying so.
            Err(_closed) => {
                self.opening.take();
                close(&database);
                begin(&self.database(&limit).await?, mode).map_err(|thrown| error(&thrown))?
            }
        };
        let ended = promise(|complete, abort| {
            set(&transaction, "oncomplete", &complete);
            set(&transaction, "onabort", &abort);
        });
        let answer = call(&transaction, "objectStore", &[JsValue::from_str(TABLE)])
            .and_then(|table| work(&table));
        // All that is asked is asked by now. To say so lets it end even when the person leaves before the answers come: WebKit would
        // hold it open, and with it the table, for as long as it remembers the page that was left.
        let end = if answer.is_ok() { "commit" } else { "abort" };
        // One that has ended by itself can be neither, and need not be.
        drop(call(&transaction, end, &[]));
        let ended = JsFuture::from(first(&ended, &limit)).await;
        let answer = answer.map_err(|thrown| error(&thrown))?;
        ended.map(|_| answer).map_err(|thrown| error(&thrown))
    }

    async fn database(&self, limit: &Promise) -> Result<JsValue, JournalError> {
        let opened = JsFuture::from(first(&self.open()?, limit)).await;
        opened.map_err(|thrown| no_database(&thrown)).and_then(|event| result(&event)).inspect_err(
            // The next call asks anew, even when this question may still be answered.
            |_| drop(self.opening.take()),
        )
    }

    /// Asks for the database, unless it has been asked for.
    fn open(&self) -> Result<Promise, JournalError> {
        if let Some(opening) = self.opening.borrow().clone() {
            return Ok(opening);
        }
        let factory = global("indexedDB").ok_or(JournalError::Missing)?;
        let request = call(&factory, "open", &[JsValue::from_str(self.name), JsValue::from(1)])
            .map_err(|thrown| no_database(&thrown))?;
        let upgrade = Closure::<dyn Fn(JsValue)>::new(|event: JsValue| create(&event));
        set(&request, "onupgradeneeded", upgrade.as_ref());
        let opening = promise(|success, failure| {
            set(&request, "onsuccess", &success);
            set(&request, "onerror", &failure);
        });
        *self.opening.borrow_mut() = Some(opening.clone());
        let (shared, answer) = (Rc::clone(&self.opening), opening.clone());
        spawn_local(async move {
            match JsFuture::from(answer).await {
                Ok(event) => follow(&event, &shared),
                Err(event) => {
                    shared.take();
                    // Said to the one who asked; Firefox would tell the whole page of it as well.
                    drop(call(&event, "preventDefault", &[]));
                }
            }
            drop(upgrade);
        });
        Ok(opening)
    }
}

impl Journal for BrowserJournal {
    fn append(&self, values: Vec<Value>, done: Appended) {
        let journal = self.clone();
        spawn_local(async move { done(journal.keep(values).await) });
    }

    fn read(&self, ask: Ask, done: Found) {
        let journal = self.clone();
        spawn_local(async move { done(journal.find(ask).await) });
    }

    fn trim(&self, name: &str, upto: u64, places: &[u64]) {
        let (journal, name, places) = (self.clone(), name.to_owned(), places.to_vec());
        // What is still there is found again, and forgotten another time.
        spawn_local(async move { drop(journal.forget(&name, upto, &places).await) });
    }

    fn clear(&self, done: Cleared) {
        let journal = self.clone();
        spawn_local(async move { done(journal.empty().await) });
    }
}

/// What a table begins with, without its number.
fn first_record() -> [(&'static str, JsValue); 2] {
    [("name", JsValue::from_str(MADE)), ("value", JsValue::from_str(""))]
}

/// Makes the table. Its numbers begin with the time, so that a journal which was wiped gives none that it gave before.
fn create(event: &JsValue) {
    let make = || {
        let database = result(event).ok()?;
        let keys = [("keyPath", JsValue::from_str("place")), ("autoIncrement", JsValue::TRUE)];
        let table =
            call(&database, "createObjectStore", &[JsValue::from_str(TABLE), object(&keys)])
                .ok()?;
        let name = JsValue::from_str("name");
        call(&table, "createIndex", &[name.clone(), name]).ok()?;
        let [name, value] = first_record();
        let time = JsValue::from_f64(Date::now());
        call(&table, "add", &[object(&[("place", time), name, value])]).ok()
    };
    // What was not made is missed by the first transaction, which says so.
    drop(make());
}

/// Lets the database go when the browser or another version of the app wants it closed.
fn follow(event: &JsValue, shared: &Rc<RefCell<Option<Promise>>>) {
    let Ok(database) = result(event) else { return };
    let shared = Rc::clone(shared);
    let let_go = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        shared.take();
        if let Some(database) = get(&event, "target") {
            close(&database);
        }
    });
    // The database owns it from now on.
    let let_go = let_go.into_js_value();
    set(&database, "onclose", &let_go);
    set(&database, "onversionchange", &let_go);
}

/// Closes a database. What is closed stays so.
fn close(database: &JsValue) {
    drop(call(database, "close", &[]));
}

/// Begins a transaction. Reading one knows no durability and does not mind it.
fn begin(database: &JsValue, mode: &str) -> Result<JsValue, JsValue> {
    let strict = object(&[("durability", JsValue::from_str("strict"))]);
    call(database, "transaction", &[JsValue::from_str(TABLE), JsValue::from_str(mode), strict])
}

/// The result of the request that an event is of.
fn result(event: &JsValue) -> Result<JsValue, JournalError> {
    get(event, "target").and_then(|request| get(&request, "result")).ok_or_else(unexpected)
}

fn record(found: &JsValue) -> Option<Record> {
    Some(Record {
        place: place(&get(found, "place")?)?,
        name: get(found, "name")?.as_string()?,
        value: get(found, "value")?.as_string()?,
    })
}

/// A number of JavaScript as a place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and only a whole number from 0 to 2^53 goes through it unchanged"
)]
fn place(found: &JsValue) -> Option<u64> {
    let place = found.as_f64()?;
    (0.0..=MOST).contains(&place).then_some(place as u64)
}

/// A place as a number of JavaScript. None is above 2^53: the browser gives no more numbers then.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53, and no place is higher")]
fn number(place: u64) -> JsValue {
    JsValue::from_f64(place as f64)
}

/// 2^53, the highest number that the browser gives.
const MOST: f64 = 9_007_199_254_740_992.0;

fn error(thrown: &JsValue) -> JournalError {
    match error_name(thrown).as_str() {
        "QuotaExceededError" => JournalError::Full,
        name => JournalError::Other(name.to_owned()),
    }
}

/// Why there is no database: two of the names are what browsers say that do not let this page have one.
fn no_database(thrown: &JsValue) -> JournalError {
    if matches!(error_name(thrown).as_str(), "SecurityError" | "InvalidStateError") {
        return JournalError::Missing;
    }
    error(thrown)
}

/// The browser answered what no browser should.
fn unexpected() -> JournalError {
    JournalError::Other(String::from("Unexpected"))
}
