//! The names of a file beside those that are here: one name is one thing, one number with two names is asked about, and no two things
//! become one.

use std::collections::BTreeSet;

use ldn_diary::diary::Name;
use ldn_diary::store::{Choices, Clash, NameList};

use super::backup::{compare, file, take};
use super::scenario::{TODAY, put};
use super::*;

fn add(engine: &mut Engine, name: &str) -> Id<Symptom> {
    let mut lists = engine.lists();
    let id = lists.symptoms.add(Name::new(name).unwrap()).unwrap();
    engine.set_lists(lists, unheard()).unwrap();
    id
}

fn scored(engine: &mut Engine, number: u64, symptom: Id<Symptom>) {
    let mut entry = entry(number, "2026-11-10", "");
    entry.scores.insert(symptom, Score::new(5).unwrap());
    put(engine, entry).unwrap();
}

/// The names of what an entry scores.
fn names_of(engine: &mut Engine, number: u64) -> Vec<String> {
    let entry = engine.entry(month("2026-11"), id(number)).unwrap();
    let lists = engine.lists();
    let name = |id: &Id<Symptom>| {
        lists.symptoms.get(*id).unwrap().name.as_ref().unwrap().text().to_owned()
    };
    entry.scores.keys().map(name).collect()
}

/// The number of an own symptom is the next free one on each device, so two devices give one number to two things.
#[test]
fn one_number_with_two_names_is_asked_about_and_one_name_is_one_thing() {
    let (mut here, mut there) = (Rig::default().open(), Rig::default().open());
    let (jaw, hands) = (add(&mut here, "Jaw"), add(&mut there, "Hands"));
    assert_eq!(jaw, hands);
    let shared = (add(&mut here, "Eyes"), add(&mut there, "Feet"), add(&mut there, "EYES"));
    assert_ne!(shared.0, shared.2);
    scored(&mut here, 1, jaw);
    scored(&mut there, 2, hands);
    scored(&mut there, 3, shared.2);
    let file = file(&mut there);
    let clashes = compare(&mut here, &file).clashes;
    let said: Vec<_> =
        clashes.iter().map(|Clash { of, here, file }| (*of, here.text(), file.text())).collect();
    let of = |id: Id<Symptom>| (NameList::Symptoms, id.number());
    // "Eyes" has the number of "Feet" here, and is known by its name: so "Feet" is something else.
    assert_eq!(said, [(of(jaw), "Jaw", "Hands")]);
    let apart = Choices { apart: BTreeSet::from([of(jaw)]), ..Choices::default() };
    let undo = here.take(&file, &apart, date(TODAY), unheard()).unwrap().undo;
    assert_eq!(names_of(&mut here, 1), ["Jaw"]);
    assert_eq!(names_of(&mut here, 2), ["Hands"]);
    assert_eq!(names_of(&mut here, 3), ["Eyes"]);
    let again = compare(&mut here, &file);
    assert_eq!((again.clashes, again.changed), (vec![], vec![]));
    // Undone, their names stay at the end, hidden: their numbers are theirs for ever.
    here.undo(undo, date(TODAY), unheard()).unwrap();
    assert!(here.entry(month("2026-11"), id(2)).is_none());
    take(&mut here, &file);
    assert_eq!(names_of(&mut here, 2), ["Hands"]);
    // The same thing under another name: the number says what it is, and the name here stands.
    let mut renamed = Rig::default().open();
    add(&mut renamed, "Jaw");
    take(&mut renamed, &file);
    assert_eq!(names_of(&mut renamed, 2), ["Jaw"]);
}

#[test]
fn lists_that_have_no_room_for_both_are_refused_and_nothing_changes() {
    let (mut here, mut there) = (Rig::default().open(), Rig::default().open());
    for number in 0..40 {
        add(&mut here, &format!("here {number}"));
        add(&mut there, &format!("there {number}"));
    }
    put(&mut there, entry(1, "2026-11-10", "")).unwrap();
    let file = file(&mut there);
    let apart: BTreeSet<_> = (100..200).map(|number| (NameList::Symptoms, number)).collect();
    let choices = Choices { apart, ..Choices::default() };
    let before = view(&mut here);
    let refused = here.take(&file, &choices, date(TODAY), unheard());
    assert_eq!(refused, Err(SaveError::TooManyItems));
    assert_eq!(view(&mut here), before);
    assert_eq!(here.compare(&file, &choices, date(TODAY)), Err(SaveError::TooManyItems));
}

/// By its name one number of the file is another here, and what has that number in the file is then something else.
#[test]
fn two_things_of_the_file_never_become_one() {
    let (mut here, mut there) = (Rig::default().open(), Rig::default().open());
    let (_, hands_here) = (add(&mut here, "Jaw"), add(&mut here, "Hands"));
    let (hands, feet) = (add(&mut there, "Hands"), add(&mut there, "Feet"));
    assert_eq!(hands_here, feet);
    let mut both = entry(1, "2026-11-10", "");
    both.scores.insert(hands, Score::new(3).unwrap());
    both.scores.insert(feet, Score::new(8).unwrap());
    put(&mut there, both.clone()).unwrap();
    let mut draft = both;
    draft.id = id(2);
    draft.night = night("2026-11-12");
    there.set_draft(draft).unwrap();
    let file = file(&mut there);
    assert_eq!(compare(&mut here, &file).clashes, vec![]);
    take(&mut here, &file);
    let mut names = names_of(&mut here, 1);
    names.sort();
    assert_eq!(names, ["Feet", "Hands"]);
    assert_eq!(here.drafts()[0].scores.len(), 2);
    assert!(!here.drafts()[0].scores.contains_key(&hands));
}
