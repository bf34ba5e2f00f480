//! Nothing that a person wrote comes out of `Debug`.

use std::fmt::Debug;

use ldn_diary::diary::{Item, List, Query, Symptom, Words};

use super::relapse::relapse;
use super::{full, name, note, symptom};

const SECRET: &str = "Zebra";

/// Both forms of `Debug`, in small letters, as words to look for are kept.
fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}").to_lowercase()
}

// rule: diary-private
#[test]
fn debug_shows_no_text_of_the_diary() {
    let mut entry = full(1, "2026-11-23");
    entry.note = note(SECRET);
    let mut record = relapse(1, "2026-09-02");
    record.place = note(SECRET);
    record.note = note(SECRET);
    let mut list = List::<Symptom>::default();
    list.add(name(SECRET)).unwrap();
    list.rename(symptom(Symptom::Pain), Some(name("zebra pain"))).unwrap();
    let item: Item<Symptom> = list.items().last().unwrap().clone();
    let query = Query { words: Words::new(SECRET), ..Query::default() };
    for text in [
        shown(&entry),
        shown(&record),
        shown(&list),
        shown(&item),
        shown(&query),
        shown(&note(SECRET)),
        shown(&name(SECRET)),
        shown(&Words::new(SECRET)),
        shown(&list.add(name("ZEBRA"))),
        shown(&query.find(&[entry])),
    ] {
        assert!(!text.contains("zebra"), "{text}");
    }
    assert_eq!(format!("{:?}", note("légs")), "Note(4 characters)");
    assert_eq!(format!("{:?}", name("légs")), "Name(4 characters)");
    assert_eq!(format!("{:?}", Words::new("légs arms")), "Words(2)");
}
