//! The lists that a person keeps: what is built in, and every edit.

use ldn_diary::diary::{Id, Item, Kind, List, ListError, SideEffect, Symptom};

use super::{name, symptom};

fn own(number: u32, text: &str) -> Item<Symptom> {
    Item { id: Id::new(number).unwrap(), name: Some(name(text)), shown: true }
}

fn numbers<K: Kind>(list: &List<K>) -> Vec<u32> {
    list.items().iter().map(|item| item.id.number()).collect()
}

#[test]
fn the_built_in_numbers_are_the_same_for_ever() {
    for (kind, number) in [
        (Symptom::Fatigue, 1),
        (Symptom::Pain, 2),
        (Symptom::Stiffness, 3),
        (Symptom::PoorSleep, 4),
        (Symptom::Walking, 5),
        (Symptom::Balance, 6),
        (Symptom::Numbness, 7),
        (Symptom::Vision, 8),
        (Symptom::Thinking, 9),
        (Symptom::Bladder, 10),
        (Symptom::Mood, 11),
        (Symptom::Heat, 12),
    ] {
        assert_eq!(Id::of(kind).number(), number);
        assert_eq!(Id::new(number).unwrap().built_in(), Some(kind));
    }
    for (kind, number) in [
        (SideEffect::VividDreams, 1),
        (SideEffect::TroubleSleeping, 2),
        (SideEffect::Headache, 3),
        (SideEffect::Nausea, 4),
        (SideEffect::Dizziness, 5),
        (SideEffect::Fatigue, 6),
        (SideEffect::MoreStiffness, 7),
        (SideEffect::MorePain, 8),
        (SideEffect::Diarrhoea, 9),
        (SideEffect::Irritability, 10),
    ] {
        assert_eq!(Id::of(kind).number(), number);
        assert_eq!(Id::new(number).unwrap().built_in(), Some(kind));
    }
    assert_eq!((Symptom::ALL.len(), SideEffect::ALL.len()), (12, 10));
    for number in [13, 99, 100] {
        assert_eq!(Id::<Symptom>::new(number).unwrap().built_in(), None);
    }
}

#[test]
fn a_new_list_shows_five_symptoms_and_every_side_effect() {
    let symptoms = List::<Symptom>::default();
    let shown: Vec<_> = symptoms.shown().filter_map(|item| item.id.built_in()).collect();
    let expected = [
        Symptom::Fatigue,
        Symptom::Stiffness,
        Symptom::Pain,
        Symptom::PoorSleep,
        Symptom::Thinking,
    ];
    assert_eq!(shown, expected);
    assert_eq!(symptoms.items().len(), 12);
    assert_eq!(List::<SideEffect>::default().shown().count(), 10);
    assert!(symptoms.items().iter().all(|item| item.name.is_none()));
}

// rule: diary-list-ids
#[test]
fn own_items_are_numbered_from_100_on() {
    let mut list = List::<Symptom>::default();
    assert_eq!(list.add(name("Tremor")).map(Id::number), Ok(100));
    assert_eq!(list.add(name("Itching")).map(Id::number), Ok(101));
    let added = list.items().last().unwrap();
    assert!(added.shown && added.id.number() == 101);
    let mut loaded = List::new(vec![own(250, "Tremor"), own(130, "Itching")]).unwrap();
    assert_eq!(loaded.add(name("Choking")).map(Id::number), Ok(251));
    let mut ended = List::new(vec![own(u32::MAX, "Tremor")]).unwrap();
    assert_eq!(ended.add(name("Choking")), Err(ListError::Full));
}

// rule: diary-list-ids
#[test]
fn hiding_and_moving_keep_every_item() {
    let mut list = List::<Symptom>::default();
    let before = list.clone();
    let pain = symptom(Symptom::Pain);
    list.hide(pain).unwrap();
    assert!(!list.get(pain).unwrap().shown);
    assert_eq!(list.shown().count(), 4);
    list.hide(pain).unwrap();
    list.show(pain).unwrap();
    assert_eq!(list, before);
    list.move_up(pain).unwrap();
    assert_eq!(numbers(&list), [1, 2, 3, 4, 9, 5, 6, 7, 8, 10, 11, 12]);
    list.move_up(pain).unwrap();
    list.move_up(pain).unwrap();
    assert_eq!(numbers(&list), [2, 1, 3, 4, 9, 5, 6, 7, 8, 10, 11, 12]);
    let heat = symptom(Symptom::Heat);
    list.move_down(heat).unwrap();
    list.move_down(pain).unwrap();
    list.move_down(pain).unwrap();
    assert_eq!(list, before);
}

#[test]
fn an_item_that_is_not_there_is_named_so() {
    let mut list = List::<Symptom>::default();
    let before = list.clone();
    let stranger = Id::new(500).unwrap();
    assert_eq!(list.show(stranger), Err(ListError::NoSuchItem));
    assert_eq!(list.hide(stranger), Err(ListError::NoSuchItem));
    assert_eq!(list.move_up(stranger), Err(ListError::NoSuchItem));
    assert_eq!(list.move_down(stranger), Err(ListError::NoSuchItem));
    assert_eq!(list.rename(stranger, Some(name("Tremor"))), Err(ListError::NoSuchItem));
    assert_eq!(list.rename(stranger, None), Err(ListError::NoSuchItem));
    assert_eq!(list.get(stranger), None);
    assert_eq!(list, before);
}

// rule: diary-list-names
#[test]
fn a_name_is_given_once_whatever_its_case() {
    let mut list = List::<Symptom>::default();
    let tremor = list.add(name("Tremor")).unwrap();
    let street = list.add(name("Straße")).unwrap();
    let pain = symptom(Symptom::Pain);
    let before = list.clone();
    assert_eq!(list.add(name(" TREMOR ")), Err(ListError::NameTaken));
    assert_eq!(list.add(name("STRASSE")), Err(ListError::NameTaken));
    assert_eq!(list.rename(pain, Some(name("tremor"))), Err(ListError::NameTaken));
    assert_eq!(list.rename(street, Some(name("tremor"))), Err(ListError::NameTaken));
    assert_eq!(list.rename(tremor, None), Err(ListError::Nameless));
    assert_eq!(list, before);
    list.rename(tremor, Some(name("TREMOR"))).unwrap();
    assert_eq!(
        list.get(tremor).unwrap().name,
        Some(name("TREMOR")),
        "its own name in other letters"
    );
    list.rename(pain, Some(name("Ache"))).unwrap();
    assert_eq!(list.add(name("ache")), Err(ListError::NameTaken));
    list.rename(pain, None).unwrap();
    assert_eq!(list.get(pain).unwrap().name, None);
    assert!(name("Pain").is_same_as(" PAIN ") && !name("Pain").is_same_as("Pains"));
}

// rule: diary-limits
#[test]
fn a_list_holds_sixty_items() {
    let mut list = List::<SideEffect>::default();
    for number in 0..50 {
        list.add(name(&format!("own {number}"))).unwrap();
    }
    let before = list.clone();
    assert_eq!(list.add(name("one more")), Err(ListError::Full));
    assert_eq!(list, before);
    assert_eq!(list.items().len(), 60);
    assert_eq!(List::new(before.items().to_vec()), Ok(before));
}

// rule: diary-list-ids
#[test]
fn a_saved_list_is_taken_whole_or_refused() {
    let saved = vec![own(101, "Tremor"), own(100, "Itching")];
    let list = List::new(saved.clone()).unwrap();
    assert_eq!(list.items()[..2], saved, "the order is the person's");
    assert_eq!(list.items().len(), 14, "the built-ins that are missing come after");
    assert!(list.items()[2..].iter().all(|item| !item.shown && item.name.is_none()));
    assert_eq!(List::new(list.items().to_vec()), Ok(list));

    let nameless =
        |number| Item { id: Id::<Symptom>::new(number).unwrap(), name: None, shown: true };
    for (saved, error) in [
        (vec![own(100, "Tremor"), own(100, "Itching")], ListError::Twice),
        (vec![nameless(1), nameless(1)], ListError::Twice),
        (vec![own(100, "Tremor"), own(101, "tremor")], ListError::NameTaken),
        (vec![nameless(100)], ListError::Nameless),
        (vec![nameless(50)], ListError::Nameless),
        ((100..161).map(|number| own(number, &number.to_string())).collect(), ListError::Full),
    ] {
        assert_eq!(List::new(saved), Err(error));
    }
    assert!(List::new((100..160).map(|number| own(number, &number.to_string())).collect()).is_ok());
}
