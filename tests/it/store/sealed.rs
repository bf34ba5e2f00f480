//! The sealed diary: what a seal covers, which key opens it, and what somebody without the key can do.

use std::cell::OnceCell;

use ldn_diary::store::keyring::{self, TypedError};
use ldn_diary::store::seal::{
    CountedEntropy, Entropy, EntropyError, Keys, Locked, Nfkc, Passphrase, UnlockError,
};
use ldn_diary::store::{
    Coder, CoderError, KeyValue, News, Open, Place, Reading, SaveError, Sealed, Standing,
};
use unicode_normalization::UnicodeNormalization;

use super::damage::{filled, flipped, newest};
use super::*;

/// What the browser's `normalize` does.
pub(super) struct Tables;

impl Nfkc for Tables {
    fn nfkc(&self, text: &str) -> String {
        text.nfkc().collect()
    }
}

pub(super) const PASSPHRASE: &str = "seven quiet herons";

pub(super) fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed, &Tables).unwrap()
}

/// Keys at the real cost, made once for a test, and the code that opens them.
pub(super) fn keys() -> (Rc<Keys>, String) {
    thread_local! {
        static KEYS: OnceCell<(Rc<Keys>, String)> = const { OnceCell::new() };
    }
    let make = || {
        let made = Keys::create(&passphrase(PASSPHRASE), &CountedEntropy::from(1)).unwrap();
        (Rc::new(made.0), made.1.printed())
    };
    KEYS.with(|keys| keys.get_or_init(make).clone())
}

pub(super) fn entropy() -> Rc<dyn Entropy> {
    Rc::new(CountedEntropy::from(1_000))
}

pub(super) fn coder_of(keys: &Rc<Keys>) -> Rc<dyn Coder> {
    Rc::new(Sealed::new(keys.clone(), entropy()))
}

pub(super) fn coder() -> Rc<dyn Coder> {
    coder_of(&keys().0)
}

/// Other keys than [`keys`].
fn other() -> Rc<Keys> {
    Rc::new(Keys::create(&passphrase("other"), &CountedEntropy::from(500)).unwrap().0)
}

const PLACE: Place<'static> = Place { name: "m/2026-11", slot: 'a', revision: 7 };

#[test]
fn a_seal_opens_in_its_place_with_its_key_alone() {
    let coder = coder();
    let plain = "[[1,\"Füße \u{1f642}\"]]";
    let kept = coder.encode(&PLACE, plain).unwrap();
    assert!(kept.is_ascii() && !kept.contains(' '));
    assert_eq!(coder.decode(&PLACE, &kept).as_deref(), Ok(plain));
    assert_ne!(coder.encode(&PLACE, plain).unwrap(), kept, "no nonce is used twice");
    for elsewhere in [
        Place { name: "m/2026-12", ..PLACE },
        Place { slot: 'b', ..PLACE },
        Place { revision: 8, ..PLACE },
    ] {
        assert_eq!(coder.decode(&elsewhere, &kept), Err(CoderError::WrongKey), "{elsewhere:?}");
    }
    assert_eq!(coder_of(&other()).decode(&PLACE, &kept), Err(CoderError::WrongKey));
    for damaged in ["", "AAAA", "!", "AAAA="] {
        assert_eq!(coder.decode(&PLACE, damaged), Err(CoderError::Damaged), "{damaged}");
    }
    assert_eq!(coder.tag(), keys().0.id().to_string());
}

#[test]
fn without_random_bytes_nothing_is_sealed_and_nothing_is_saved() {
    struct None;
    impl Entropy for None {
        fn fill(&self, _: &mut [u8]) -> Result<(), EntropyError> {
            Err(EntropyError)
        }
    }
    let rig = furnished().in_coder(&coder());
    let without: Rc<dyn Coder> = Rc::new(Sealed::new(keys().0, Rc::new(None)));
    let before = rig.store.contents();
    let mut engine = rig.in_coder(&without).open();
    let refused = engine.save(entry(40, "2026-11-24", "x"), unheard());
    assert_eq!(refused, Err(SaveError::Coder(CoderError::NoRandom)));
    assert_eq!(rig.store.contents(), before);
}

/// A sealed diary with two months, drafts and relapses.
fn furnished() -> Rig {
    let rig = Rig::default().in_coder(&coder());
    let mut engine = rig.open();
    for number in 1..=3 {
        engine.save(full_entry(number, &format!("2026-11-0{number}")), unheard()).unwrap();
        engine
            .save(entry(number + 10, &format!("2026-10-1{number}"), "secret"), unheard())
            .unwrap();
    }
    engine.save_relapse(relapse(1, "2026-09-01", "secret hand"), unheard()).unwrap();
    engine.set_draft(entry(50, "2026-11-24", "secret thought")).unwrap();
    engine.set_slip(slip("relapse", &["secret hand"])).unwrap();
    plan::change(&mut engine, plan::start).unwrap();
    rig
}

#[test]
fn nothing_that_was_written_is_kept_in_clear() {
    let rig = furnished();
    let texts = rig.store.contents().into_values();
    for text in texts.chain(rig.journal.records().into_iter().map(|record| record.value)) {
        assert!(!text.contains("secret") && !text.contains("[["), "{text}");
    }
}

/// A key whose name is that of the right one and which opens nothing: what a bad copy of a record would be.
struct Forged(Rc<dyn Coder>);

impl Coder for Forged {
    fn tag(&self) -> &str {
        thread_local! {
            static TAG: &'static str = Box::leak(keys().0.id().to_string().into_boxed_str());
        }
        TAG.with(|tag| *tag)
    }
    fn encode(&self, place: &Place<'_>, plain: &str) -> Result<String, CoderError> {
        self.0.encode(place, plain)
    }
    fn decode(&self, place: &Place<'_>, kept: &str) -> Result<String, CoderError> {
        self.0.decode(place, kept)
    }
}

#[test]
fn a_wrong_key_destroys_nothing_and_overwrites_nothing() {
    let rig = furnished();
    let whole = view(&mut rig.open());
    let (contents, records) = (rig.store.contents(), rig.journal.records());
    let forged: Rc<dyn Coder> = Rc::new(Forged(coder_of(&other())));
    for wrong in [Rc::new(Open) as Rc<dyn Coder>, coder_of(&other()), forged] {
        let locked = rig.in_coder(&wrong);
        for count in 0..20 {
            let (mut engine, _) = locked.open_and_hear();
            let shown = view(&mut engine);
            assert!(whole.values().all(|part| shown.values().all(|there| there != part)));
            engine.sweep(date("2027-11-25")).ok();
            engine.save(entry(60 + count, "2026-11-24", "other"), unheard()).ok();
            engine.set_draft(entry(60 + count, "2026-11-24", "other")).ok();
            let now = rig.store.contents();
            assert!(contents.iter().all(|(key, value)| now.get(key) == Some(value)));
            let now = rig.journal.records();
            assert!(records.iter().all(|record| now.contains(record)));
        }
        let known = wrong.tag() != coder().tag();
        assert!(!known || rig.store.contents() == contents, "a locked diary takes no write");
        let left = Rig::holding(MemoryStore::holding(contents.clone()), records.clone());
        assert!(view(&mut left.in_coder(&coder()).open()) == whole);
    }
}

#[test]
fn a_locked_diary_shows_nothing_takes_nothing_and_can_be_exported() {
    let rig = furnished();
    let contents = rig.store.contents();
    let mut engine = rig.in_coder(&(Rc::new(Open) as Rc<dyn Coder>)).open();
    let tag = keys().0.id().to_string();
    assert_eq!(engine.standing(), &Standing::Locked(tag));
    assert_eq!(engine.month(month("2026-11")).reading, Reading::Locked);
    assert_eq!(engine.relapses().reading, Reading::Locked);
    let lists = engine.lists();
    let today = date("2026-11-25");
    let id_1 = RelapseId::new(1).unwrap();
    let refused = [
        engine.save(entry(1, "2026-11-24", "x"), unheard()).map(|_| ()),
        engine.delete(month("2026-11"), id(1), today, unheard()).map(|_| ()),
        engine.delete_relapse(id_1, today, unheard()).map(|_| ()),
        engine.set_lists(lists, unheard()).map(|_| ()),
        engine.set_draft(entry(1, "2026-11-24", "x")),
        engine.sweep(today).map(|_| ()),
        engine.stage(coder(), vec![], unheard()).map(|_| ()),
        engine.clear_away(),
    ];
    assert!(refused.iter().all(|result| *result == Err(SaveError::Locked)), "{refused:?}");
    assert_eq!(rig.store.contents(), contents);
    let raw: BTreeMap<String, String> = engine.raw_export().unwrap().into_iter().collect();
    assert_eq!(raw, contents);
    assert!(as_kept::saved(&engine).unwrap().0.contains("ldn-diary rescue"));
    // Unlocked, and locked again, in the same visit.
    engine.adopt(coder());
    engine.attend();
    assert!(view(&mut engine) == view(&mut rig.open()));
    engine.save(entry(70, "2026-11-24", "x"), unheard()).unwrap();
    engine.adopt(Rc::new(Open));
    assert!(view(&mut engine).is_empty());
}

/// As it is in clear: the checksum stands outside the seal, so that damage is never taken for another key.
#[test]
fn every_flipped_bit_of_a_sealed_diary_is_noticed_and_the_copy_before_is_shown() {
    let coder = coder();
    let rig = filled(Rig::default().in_coder(&coder));
    let values = rig.store.contents();
    let mut checked = 0;
    for name in ["m/2026-10", "head", "lists", "relapses", "plan", "drafts", "slips"] {
        let key = newest(&rig, name);
        let text = rig.store.get(&key).unwrap().unwrap();
        for bit in (0..text.len() * 8).step_by(share(499, 1)) {
            let damaged = flipped(&text, bit);
            let after = Rig::holding(MemoryStore::holding(values.clone()), vec![]);
            after.store.plant(&key, Some(&damaged));
            let mut engine = after.in_coder(&coder).open();
            if name == "m/2026-10" {
                let seen = engine.month(month("2026-10"));
                assert_eq!((seen.reading, seen.entries.len()), (Reading::Older, 90), "bit {bit}");
            }
            let health = engine.health().unwrap();
            let noticed: Vec<&str> = health.damaged.iter().map(|one| one.key.as_str()).collect();
            assert_eq!(noticed, [key.as_str()], "{name}, bit {bit}");
            assert_eq!(after.store.get(&key).unwrap(), Some(damaged), "bit {bit}: bytes are kept");
            checked += 1;
        }
    }
    say!("{checked} flipped bits of a sealed month, head, lists, relapses, plan, drafts and slips");
}

#[test]
fn what_is_planted_in_clear_is_not_read_as_the_diary() {
    let rig = furnished();
    let whole = view(&mut rig.open());
    let planter = Rig::default();
    for number in 1..=9 {
        planter.open().save(entry(number, "2026-11-09", "planted"), unheard()).unwrap();
    }
    for (key, value) in planter.store.contents().iter().filter(|(key, _)| key.contains("m/")) {
        rig.store.plant(&key.replace(".a", ".c").replace(".b", ".d"), Some(value));
    }
    let records = planter.journal.records();
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), records);
    let (mut engine, news) = after.in_coder(&coder()).open_and_hear();
    assert!(news.contains(&News::NotRecovered(SaveError::Locked)), "it is told: {news:?}");
    let shown = view(&mut engine);
    assert!(shown.iter().all(|(part, there)| whole.get(part) == Some(there)));
    assert_eq!(shown.get("2026-10"), whole.get("2026-10"));
    engine.clear_away().unwrap();
    assert!(
        after.journal.records().len() == 1,
        "what is newer than the diary stays in the journal"
    );
}

#[test]
fn a_key_opens_by_passphrase_or_code_and_by_nothing_else() {
    let (keys, code) = keys();
    let locked = Locked::read(&keys.write()).unwrap();
    let open = |typed: &str| keyring::unlock(&locked, typed, &Tables).map(|keys| keys.id());
    assert_eq!(open(PASSPHRASE), Ok(keys.id()));
    assert_eq!(open(&code), Ok(keys.id()));
    assert_eq!(open(&code.to_lowercase().replace('-', " ")), Ok(keys.id()));
    for wrong in ["seven quiet hens", " seven quiet herons", "SEVEN QUIET HERONS"] {
        assert_eq!(open(wrong), Err(TypedError::Unlock(UnlockError::Refused)), "{wrong}");
    }
    assert!(matches!(open(""), Err(TypedError::Passphrase(_))));
    let store: Rc<dyn KeyValue> = Rc::new(MemoryStore::default());
    assert!(!ldn_diary::store::may_be_sealed(store.as_ref()));
    keyring::keep(&store, None, &keys).unwrap();
    assert!(ldn_diary::store::may_be_sealed(store.as_ref()));
}
