//! The journal in `IndexedDB`: what it keeps, when it answers, and that it answers once whatever the browser does.

use std::cell::RefCell;
use std::rc::Rc;

use ldn_diary::browser::BrowserJournal;
use ldn_diary::store::{Ask, Journal, JournalError, MADE, Record};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{js, resolved, until, wait};

/// A journal in a database of its own, which is empty.
async fn fresh(name: &'static str) -> BrowserJournal {
    forget(name).await;
    BrowserJournal::named(name, 3000)
}

/// Deletes a database. It waits for every connection to it to close.
pub(crate) async fn forget(name: &str) {
    resolved(&format!(
        "new Promise((done, failed) => {{ const request = indexedDB.deleteDatabase('{name}'); request.onsuccess = done; request.onerror = failed; }})"
    ))
    .await;
}

/// Waits for the one answer of a call.
async fn answer<T: 'static>(call: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let heard = Rc::new(RefCell::new(None));
    let teller = Rc::clone(&heard);
    call(Box::new(move |told| *teller.borrow_mut() = Some(told)));
    until(|| heard.borrow().is_some()).await;
    heard.take().expect("an answer within three seconds")
}

async fn append(
    journal: &BrowserJournal,
    values: &[(&str, &str)],
) -> Result<Vec<u64>, JournalError> {
    let values = values.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    answer(|done| journal.append(values, done)).await
}

/// What it finds, without what it begins with.
async fn read(journal: &BrowserJournal, ask: Ask) -> Result<Vec<Record>, JournalError> {
    let found = all(journal, ask).await?;
    Ok(found.into_iter().filter(|record| record.name != MADE).collect())
}

/// The same with it.
async fn all(journal: &BrowserJournal, ask: Ask) -> Result<Vec<Record>, JournalError> {
    answer(|found| journal.read(ask, found)).await
}

fn values(found: Result<Vec<Record>, JournalError>) -> Vec<String> {
    found.expect("readable").into_iter().map(|record| record.value).collect()
}

fn other(name: &str) -> JournalError {
    JournalError::Other(name.to_owned())
}

/// Puts something in the place of the page's `indexedDB`, and takes it away again.
fn with_indexed_db(get: &str) {
    js("window.real_idb ??= Object.getOwnPropertyDescriptor(window, 'indexedDB')");
    js(&format!(
        "Object.defineProperty(window, 'indexedDB', {{ configurable: true, get() {{ {get}; }} }})"
    ));
}

fn with_the_real_one() {
    js("Object.defineProperty(window, 'indexedDB', window.real_idb)");
    assert_eq!(js("indexedDB instanceof IDBFactory").as_bool(), Some(true), "it stands again");
}

#[wasm_bindgen_test]
async fn what_is_appended_is_found_by_place_and_by_name_in_order() {
    let journal = fresh("ldn-diary-test-order").await;
    let first = append(&journal, &[("a", "1"), ("b", "2")]).await.expect("kept");
    let second = append(&journal, &[("a", "3")]).await.expect("kept");
    let places = [first, second].concat();
    assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    assert_eq!(values(read(&journal, Ask::After(0)).await), ["1", "2", "3"]);
    assert_eq!(values(read(&journal, Ask::After(places[1])).await), ["3"]);
    assert_eq!(values(read(&journal, Ask::After(places[2])).await), [""; 0]);
    assert_eq!(values(read(&journal, Ask::Of("nobody".into())).await), [""; 0]);
    let of_a = read(&journal, Ask::Of("a".into())).await.expect("readable");
    let record = |place, value: &str| Record { place, name: "a".into(), value: value.into() };
    assert_eq!(of_a, [record(places[0], "1"), record(places[2], "3")]);
    let again = BrowserJournal::named("ldn-diary-test-order", 3000);
    assert_eq!(values(read(&again, Ask::After(0)).await), ["1", "2", "3"], "by another page");
    forget("ldn-diary-test-order").await;
}

#[wasm_bindgen_test]
async fn what_is_trimmed_is_gone_and_its_place_is_not_given_again() {
    let journal = fresh("ldn-diary-test-trim").await;
    let all = [("a", "1"), ("b", "2"), ("a", "3"), ("a", "4"), ("a", "5")];
    let places = append(&journal, &all).await.expect("kept");
    let left = || async {
        // A trimming has no answer; it is two transactions.
        wait(150).await;
        values(read(&journal, Ask::After(0)).await)
    };
    journal.trim("nobody", places[4], &places);
    assert_eq!(left().await, ["1", "2", "3", "4", "5"], "nothing of another document");
    journal.trim("a", 0, &[places[1], places[4], 7]);
    assert_eq!(left().await, ["1", "2", "3", "4"]);
    journal.trim("a", places[2], &[]);
    assert_eq!(left().await, ["2", "4"]);
    let next = append(&journal, &[("a", "6")]).await.expect("kept");
    assert!(next[0] > places[4], "{next:?} after {places:?}");
    forget("ldn-diary-test-trim").await;
}

#[wasm_bindgen_test]
async fn the_answer_comes_when_a_strict_transaction_is_complete_and_not_before() {
    let journal = fresh("ldn-diary-test-strict").await;
    js(r"
        window.seen = [];
        window.real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...words) {
            const transaction = window.real.apply(this, words);
            transaction.addEventListener('complete', () => window.seen.push(words[1] + ' ' + transaction.durability));
            return transaction;
        }");
    let kept = answer(|done| {
        let done: Box<dyn FnOnce(Result<Vec<u64>, JournalError>)> = done;
        let tell = move |answer| {
            js("window.seen.push('answer')");
            done(answer);
        };
        journal.append(vec![("a".into(), "1".into())], Box::new(tell));
    })
    .await;
    js("IDBDatabase.prototype.transaction = window.real");
    assert!(kept.is_ok(), "{kept:?}");
    assert_eq!(js("window.seen.join()").as_string().as_deref(), Some("readwrite strict,answer"));
    forget("ldn-diary-test-strict").await;
}

/// The receipt of a change of nothing: an empty transaction waits for those before it in every browser, and is no error in any.
#[wasm_bindgen_test]
async fn nothing_is_appended_when_all_before_it_is() {
    let journal = fresh("ldn-diary-test-nothing").await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let counts = [0, 40, 0, 1, 0];
    for count in counts {
        let teller = Rc::clone(&heard);
        let done = move |places: Result<Vec<u64>, JournalError>| {
            teller.borrow_mut().push(places.map(|places| places.len()));
        };
        journal.append(vec![("a".into(), "1".repeat(10_000)); count], Box::new(done));
    }
    until(|| heard.borrow().len() == counts.len()).await;
    assert_eq!(*heard.borrow(), counts.map(Ok));
    forget("ldn-diary-test-nothing").await;
}

#[wasm_bindgen_test]
async fn two_tabs_append_at_once_and_each_finds_all_of_both() {
    let one = fresh("ldn-diary-test-two").await;
    let two = BrowserJournal::named("ldn-diary-test-two", 3000);
    let heard = Rc::new(RefCell::new(Vec::new()));
    for turn in 0..40 {
        let (journal, teller) = (if turn % 2 == 0 { &one } else { &two }, Rc::clone(&heard));
        let done = move |places: Result<Vec<u64>, JournalError>| {
            teller.borrow_mut().extend(places.expect("kept"));
        };
        journal.append(vec![("a".into(), turn.to_string())], Box::new(done));
    }
    until(|| heard.borrow().len() == 40).await;
    let mut places = heard.take();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 40, "every place is given once");
    for journal in [&one, &two] {
        let found = read(journal, Ask::After(0)).await.expect("readable");
        assert_eq!(found.iter().map(|record| record.place).collect::<Vec<_>>(), places);
    }
    forget("ldn-diary-test-two").await;
}

#[wasm_bindgen_test]
async fn a_write_that_fails_half_way_keeps_nothing() {
    let journal = fresh("ldn-diary-test-half").await;
    append(&journal, &[("a", "before")]).await.expect("kept");
    js(r"
        window.real = IDBObjectStore.prototype.add;
        window.calls = 0;
        IDBObjectStore.prototype.add = function (value) {
            if (++window.calls === 2) throw new DOMException('no', 'DataError');
            return window.real.call(this, value);
        }");
    let refused = append(&journal, &[("a", "1"), ("a", "2")]).await;
    js("IDBObjectStore.prototype.add = window.real");
    assert_eq!(refused, Err(other("DataError")));
    assert_eq!(values(read(&journal, Ask::After(0)).await), ["before"]);
    forget("ldn-diary-test-half").await;
}

/// What the journal says when a transaction is aborted with this error, as a browser does that cannot write it in the end.
async fn aborted(name: &'static str, error: &str) -> Result<Vec<u64>, JournalError> {
    let journal = fresh(name).await;
    append(&journal, &[("a", "before")]).await.expect("kept");
    js(&format!(
        r"
        window.real = IDBTransaction.prototype.commit;
        window.error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
        IDBTransaction.prototype.commit = IDBTransaction.prototype.abort;
        Object.defineProperty(IDBTransaction.prototype, 'error', {{ configurable: true, get: () => {error} }})"
    ));
    let answer = append(&journal, &[("a", "after")]).await;
    js(
        "IDBTransaction.prototype.commit = window.real; Object.defineProperty(IDBTransaction.prototype, 'error', window.error)",
    );
    assert_eq!(values(read(&journal, Ask::After(0)).await), ["before"]);
    forget(name).await;
    answer
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_aborted_at_the_end_says_why() {
    let full =
        aborted("ldn-diary-test-full", "new DOMException('no room', 'QuotaExceededError')").await;
    assert_eq!(full, Err(JournalError::Full));
    let broken =
        aborted("ldn-diary-test-broken", "new DOMException('broken', 'UnknownError')").await;
    assert_eq!(broken, Err(other("UnknownError")));
    let unsaid = aborted("ldn-diary-test-unsaid", "null").await;
    assert_eq!(unsaid, Err(other("Error")));
}

#[wasm_bindgen_test]
async fn no_indexed_db_is_missing_and_never_a_panic() {
    let journal = BrowserJournal::named("ldn-diary-test-none", 3000);
    for none in [
        "return undefined",
        "return null",
        "throw new DOMException('no', 'SecurityError')",
        "return { open() { throw new DOMException('no', 'SecurityError') } }",
        "return { open() { throw new DOMException('no', 'InvalidStateError') } }",
        "const request = { error: new DOMException('private', 'InvalidStateError') }; setTimeout(() => request.onerror({ target: request })); return { open: () => request }",
    ] {
        with_indexed_db(none);
        let answers = (append(&journal, &[("a", "1")]).await, read(&journal, Ask::After(0)).await);
        journal.trim("a", 1, &[1]);
        with_the_real_one();
        assert_eq!(answers, (Err(JournalError::Missing), Err(JournalError::Missing)), "{none}");
    }
    append(&journal, &[("a", "1")]).await.expect("it is there again, and kept");
    forget("ldn-diary-test-none").await;
}

#[wasm_bindgen_test]
async fn a_question_that_is_never_answered_has_an_answer_in_time_and_only_one() {
    forget("ldn-diary-test-mute").await;
    let journal = BrowserJournal::named("ldn-diary-test-mute", 200);
    let heard = Rc::new(RefCell::new(Vec::new()));
    with_indexed_db("return { open: () => ({}) }");
    for _ in 0..2 {
        let teller = Rc::clone(&heard);
        let done = move |told| teller.borrow_mut().push(told);
        journal.append(vec![("a".into(), "1".into())], Box::new(done));
    }
    wait(600).await;
    with_the_real_one();
    assert_eq!(*heard.borrow(), [Err(other("TimeoutError")), Err(other("TimeoutError"))]);
    append(&journal, &[("a", "1")]).await.expect("the next call asks anew");

    js(r"
        window.real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ add: () => ({}) }) })");
    let silent = append(&journal, &[("a", "2")]).await;
    js("IDBDatabase.prototype.transaction = window.real");
    assert_eq!(silent, Err(other("TimeoutError")));
    assert_eq!(values(read(&journal, Ask::After(0)).await), ["1"]);
    forget("ldn-diary-test-mute").await;
}

#[wasm_bindgen_test]
async fn a_database_that_the_browser_closed_is_opened_again() {
    let journal = fresh("ldn-diary-test-closed").await;
    js(r"
        window.real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...words) {
            window.database = this;
            return window.real.apply(this, words);
        }");
    append(&journal, &[("a", "1")]).await.expect("kept");
    for close in [
        "window.database.close()",
        "window.database.close(); window.database.dispatchEvent(new Event('close'))",
    ] {
        js(close);
        append(&journal, &[("a", "again")]).await.expect(close);
    }
    js("IDBDatabase.prototype.transaction = window.real; delete window.database");
    assert_eq!(values(read(&journal, Ask::After(0)).await), ["1", "again", "again"]);
    forget("ldn-diary-test-closed").await;
}

#[wasm_bindgen_test]
async fn a_journal_that_is_wiped_while_it_is_open_goes_on_with_higher_places() {
    let journal = fresh("ldn-diary-test-wiped").await;
    let before = append(&journal, &[("a", "1"), ("a", "2")]).await.expect("kept");
    // Returns at all only because the journal lets the database go.
    forget("ldn-diary-test-wiped").await;
    wait(20).await;
    let after = append(&journal, &[("a", "3")]).await.expect("kept");
    assert!(after[0] > before[1], "{after:?} after {before:?}");
    assert_eq!(values(read(&journal, Ask::After(before[1])).await), ["3"]);
    forget("ldn-diary-test-wiped").await;
}

/// Its numbers go on above those of the one before: nothing but its first record tells that it is another one.
#[wasm_bindgen_test]
async fn a_journal_that_was_made_anew_begins_with_a_record_that_says_so() {
    let journal = fresh("ldn-diary-test-made").await;
    let begins = async |after: u64| {
        let found = all(&journal, Ask::After(after)).await.expect("readable");
        found.first().is_some_and(|record| record.name == MADE && record.place > after)
    };
    assert!(begins(0).await, "the first one");
    let seen = append(&journal, &[("a", "1")]).await.expect("kept");
    assert!(!begins(seen[0]).await);
    forget("ldn-diary-test-made").await;
    wait(20).await;
    append(&journal, &[("a", "2")]).await.expect("kept");
    assert!(begins(seen[0]).await, "the next one");
    let seen = append(&journal, &[("a", "3")]).await.expect("kept");
    answer(|done| journal.clear(done)).await.expect("cleared");
    assert!(begins(seen[0]).await, "one that was emptied");
    forget("ldn-diary-test-made").await;
}

/// Listens from now on for what a page calls an error.
fn listen() {
    js(
        "window.loud = []; window.addEventListener('error', window.count = (event) => window.loud.push(event.type, String(event.message ?? event.reason))); window.addEventListener('unhandledrejection', window.count)",
    );
}

/// What was heard, and the end of listening.
fn loud() -> String {
    js(
        "for (const kind of ['error', 'unhandledrejection']) removeEventListener(kind, window.count); window.loud.join('; ')",
    )
    .as_string()
    .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn where_there_is_no_database_no_clock_strikes_unheard() {
    let journal = BrowserJournal::named("ldn-diary-test-unheard", 50);
    listen();
    with_indexed_db("return undefined");
    let answer = append(&journal, &[("a", "1")]).await;
    with_the_real_one();
    assert_eq!(answer, Err(JournalError::Missing));
    wait(200).await;
    assert_eq!(loud(), "");
}

#[wasm_bindgen_test]
async fn a_newer_version_of_the_app_is_let_in_and_its_database_left_alone() {
    let journal = fresh("ldn-diary-test-newer").await;
    append(&journal, &[("a", "1")]).await.expect("kept");
    listen();
    resolved(
        "new Promise((done, failed) => { const request = indexedDB.open('ldn-diary-test-newer', 2); request.onblocked = failed; request.onsuccess = () => { request.result.close(); done(); }; })",
    )
    .await;
    assert_eq!(append(&journal, &[("a", "2")]).await, Err(other("VersionError")));
    assert_eq!(read(&journal, Ask::After(0)).await, Err(other("VersionError")));
    wait(50).await;
    assert_eq!(loud(), "", "nothing reaches the crash panel");
    forget("ldn-diary-test-newer").await;
}

#[wasm_bindgen_test]
async fn what_is_cleared_is_gone_and_no_number_is_given_twice() {
    let journal = fresh("journal-cleared").await;
    let before = append(&journal, &[("a", "1"), ("b", "2")]).await.expect("kept");
    answer(|done| journal.clear(done)).await.expect("cleared");
    assert_eq!(values(read(&journal, Ask::After(0)).await), Vec::<String>::new());
    let after = append(&journal, &[("a", "3")]).await.expect("kept");
    assert!(after.iter().all(|place| before.iter().all(|old| place > old)), "{before:?} {after:?}");
    with_indexed_db("return undefined");
    let missing = BrowserJournal::named("journal-cleared", 3000);
    assert_eq!(answer(|done| missing.clear(done)).await, Err(JournalError::Missing));
    with_the_real_one();
}
