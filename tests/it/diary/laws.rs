//! Laws that hold for every night, every list and every search, tried on random ones.

use std::collections::BTreeSet;

use ldn_diary::diary::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{blank, note, score, taken};

/// Any date that the diary takes.
fn any_date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
    (first.num_days_from_ce()..=last.num_days_from_ce())
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn any_clock() -> impl Strategy<Value = NaiveDateTime> {
    (any_date(), 0_u32..24, 0_u32..60, 0_u32..60)
        .prop_map(|(date, hour, minute, second)| date.and_hms_opt(hour, minute, second).unwrap())
}

/// One edit of a list, on the item at a place that may be past the end.
#[derive(Clone, Debug)]
enum Edit {
    Add(&'static str),
    Rename(usize, Option<&'static str>),
    Show(usize),
    Hide(usize),
    Up(usize),
    Down(usize),
    Reload,
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let text = prop::sample::select(vec![
        "Tremor", "TREMOR", "Straße", "strasse", "Itching", "Choking", "a", "b", "c", "d", "e",
        "f", "g",
    ]);
    let place = 0_usize..20;
    prop_oneof![
        text.clone().prop_map(Edit::Add),
        (place.clone(), prop::option::of(text)).prop_map(|(place, text)| Edit::Rename(place, text)),
        place.clone().prop_map(Edit::Show),
        place.clone().prop_map(Edit::Hide),
        place.clone().prop_map(Edit::Up),
        place.prop_map(Edit::Down),
        Just(Edit::Reload),
    ]
}

/// Edits the list, and says the number that was given if one was.
fn edit(list: &mut List<Symptom>, edit: &Edit) -> Result<Option<Id<Symptom>>, ListError> {
    let stranger = Id::new(9_999).unwrap();
    let at = |place: usize| list.items().get(place).map_or(stranger, |item| item.id);
    let named = |text: &str| Name::new(text).unwrap();
    match *edit {
        Edit::Add(text) => return list.add(named(text)).map(Some),
        Edit::Rename(place, text) => list.rename(at(place), text.map(named))?,
        Edit::Show(place) => list.show(at(place))?,
        Edit::Hide(place) => list.hide(at(place))?,
        Edit::Up(place) => list.move_up(at(place))?,
        Edit::Down(place) => list.move_down(at(place))?,
        Edit::Reload => *list = List::new(list.items().to_vec())?,
    }
    Ok(None)
}

/// Entries of a few nights, so that searches find some of them and pass by others.
fn any_entry() -> impl Strategy<Value = Entry> {
    let text =
        prop::sample::select(vec!["", " ", "Legs heavy", "LEGS stiff, müde", "Müde", "heiß"]);
    let doses = vec(
        prop_oneof![
            (1_u32..6).prop_map(|mg| taken(&mg.to_string())),
            Just(DoseRecord::Missed { due: None }),
            Just(DoseRecord::Held { due: None, why: Some(Reason::Surgery) })
        ],
        0..3,
    );
    let scores = prop::collection::btree_map(1_u32..4, 0_u8..=10, 0..3);
    let effects = prop::collection::btree_set(1_u32..4, 0..3);
    let numbers = (1_u64..50, 1_u32..9, 0_u32..4, any::<bool>(), 0_usize..64);
    (numbers, text, doses, scores, effects).prop_map(|(numbers, text, doses, scores, effects)| {
        let (id, day, hour, later, circumstances) = numbers;
        let mut entry = blank(id, &format!("2026-11-0{day}"));
        let written = entry.night.date().and_hms_opt(20 + hour, 0, 0).unwrap();
        entry.written = Moment::new(written, 0).unwrap();
        entry.timing = if later { Timing::Later } else { Timing::OnTheNight };
        entry.doses = doses;
        entry.scores =
            scores.into_iter().map(|(id, number)| (Id::new(id).unwrap(), score(number))).collect();
        entry.side_effects =
            effects.into_iter().map(|id| (Id::new(id).unwrap(), Severity::Mild)).collect();
        entry.circumstances = circumstances_of(circumstances);
        entry.note = note(text);
        entry
    })
}

fn circumstances_of(bits: usize) -> Circumstances {
    let chosen =
        Circumstance::ALL.into_iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
    chosen.fold(Circumstances::default(), |set, (_, one)| set.with(one))
}

/// A search as plain values, from which the query and the naive answer are made apart.
#[derive(Clone, Debug)]
struct Asked {
    words: Vec<&'static str>,
    symptom: Option<(u32, u8)>,
    dose: Option<(u32, u32)>,
    circumstances: usize,
    effect: Option<u32>,
    marks: (bool, bool, bool),
    nights: (Option<u32>, Option<u32>),
}

fn any_asked() -> impl Strategy<Value = Asked> {
    use prop::option::weighted;
    let words = vec(prop::sample::select(vec!["legs", "STIFF", "MÜDE", "heiß", "nowhere"]), 0..2);
    let marks = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    (
        words,
        weighted(0.3, (1_u32..4, 0_u8..=10)),
        weighted(0.3, (1_u32..4, 2_u32..6)),
        prop_oneof![4 => Just(0_usize), 1 => 0_usize..64],
        weighted(0.2, 1_u32..4),
        marks,
        (weighted(0.3, 1_u32..9), weighted(0.3, 1_u32..9)),
    )
        .prop_map(|(words, symptom, dose, circumstances, effect, marks, nights)| Asked {
            words,
            symptom,
            dose,
            circumstances,
            effect,
            marks,
            nights,
        })
}

impl Asked {
    fn query(&self) -> Query {
        let mg = |number: u32| crate::help::mg(&number.to_string());
        let night = |day| Night::ymd(2026, 11, day).unwrap();
        Query {
            words: Words::new(&self.words.join("  ")),
            symptom: self.symptom.map(|(id, least)| (Id::new(id).unwrap(), score(least))),
            dose: self.dose.map(|(least, most)| mg(least)..=mg(most)),
            circumstances: circumstances_of(self.circumstances),
            side_effect: self.effect.map(|id| Id::new(id).unwrap()),
            has_note: self.marks.0,
            missed: self.marks.1,
            later: self.marks.2,
            from: self.nights.0.map(night),
            to: self.nights.1.map(night),
        }
    }

    /// The same by the shortest road: each condition in turn, on text and whole numbers.
    fn naively(&self, entry: &Entry) -> bool {
        let day = entry.night.date().day();
        let text = entry.note.text().to_lowercase();
        let milligrams = entry.doses.iter().filter_map(|record| match record {
            DoseRecord::Taken { dose, .. } => Some(dose.in_mg().floor()),
            DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
        });
        let numbers: Vec<(u32, u8)> =
            entry.scores.iter().map(|(id, score)| (id.number(), score.number())).collect();
        let effects: Vec<u32> = entry.side_effects.keys().map(|id| id.number()).collect();
        let mut ok = self.words.iter().all(|word| text.contains(&word.to_lowercase()));
        if let Some((id, least)) = self.symptom {
            ok &= numbers.iter().any(|(of, number)| *of == id && *number >= least);
        }
        if let Some((least, most)) = self.dose {
            ok &= milligrams.into_iter().any(|mg| u64::from(least) <= mg && mg <= u64::from(most));
        }
        for one in circumstances_of(self.circumstances).iter() {
            ok &= entry.circumstances.iter().any(|other| other == one);
        }
        ok &= self.effect.is_none_or(|id| effects.contains(&id));
        ok &= !self.marks.0 || text.contains(char::is_alphabetic);
        ok &= !self.marks.1 || entry.doses.iter().any(DoseRecord::is_missed);
        ok &= !self.marks.2 || entry.timing != Timing::OnTheNight;
        ok && self.nights.0.unwrap_or(0) <= day && day <= self.nights.1.unwrap_or(31)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    // rule: diary-night
    #[test]
    fn every_minute_belongs_to_one_night(local in any_clock(), end in 0_u16..=720) {
        let minutes = local.and_utc().timestamp().div_euclid(60);
        let day = (minutes - i64::from(end)).div_euclid(24 * 60);
        let night = Night::at(local, DayBoundary::new(end).unwrap());
        let expected = NaiveDate::from_epoch_days(day.try_into().unwrap()).unwrap();
        prop_assert_eq!(night, Night::new(expected));
    }

    // rule: diary-night
    #[test]
    fn nights_and_months_have_their_neighbours(date in any_date()) {
        let night = Night::new(date).unwrap();
        if let Some(next) = night.next() {
            prop_assert_eq!((next.previous(), next.nights_since(night)), (Some(night), 1));
        }
        let month = night.month();
        prop_assert!(month.nights().any(|one| one == night));
        if let Some(next) = month.next() {
            prop_assert_eq!(next.previous(), Some(month));
            prop_assert_eq!(month.nights().last().and_then(Night::next), next.nights().next());
        }
        let (year, number, day) = (date.year(), date.month(), date.day());
        prop_assert_eq!(night.to_string(), format!("{year:04}-{number:02}-{day:02}"));
        prop_assert_eq!(month.to_string(), format!("{year:04}-{number:02}"));
    }

    // rule: diary-limits
    #[test]
    fn any_text_is_a_note_that_reads_back_or_an_error(text in "(\\PC|\\r|\\n|\\x00){0,40}") {
        match Note::new(&text) {
            Ok(note) => {
                prop_assert!(!note.text().contains('\r') && !text.contains('\0'));
                prop_assert_eq!(Note::new(note.text()), Ok(note));
            }
            Err(error) => prop_assert!(text.contains('\0') && error == DiaryError::NoteHasNul),
        }
        if let Ok(name) = Name::new(&text) {
            prop_assert_eq!(Name::new(name.text()), Ok(name));
        }
    }

    // rule: diary-list-ids
    // rule: diary-list-names
    #[test]
    fn no_edit_loses_an_item_or_gives_a_number_twice(edits in vec(any_edit(), 0..60)) {
        let mut list = List::<Symptom>::default();
        let ids = |list: &List<Symptom>| list.items().iter().map(|item| item.id).collect::<BTreeSet<_>>();
        for step in &edits {
            let before = list.clone();
            let had = ids(&before);
            match edit(&mut list, step) {
                Err(_) => prop_assert_eq!(&list, &before, "{:?}", step),
                Ok(given) => {
                    let mut expected = had.clone();
                    if let Some(id) = given {
                        prop_assert!(id.number() >= 100 && expected.insert(id), "{:?}", step);
                    }
                    prop_assert_eq!(ids(&list), expected, "{:?}", step);
                    prop_assert_eq!(list.items().len(), ids(&list).len());
                }
            }
            let named: Vec<&Name> = list.items().iter().filter_map(|item| item.name.as_ref()).collect();
            let differ: BTreeSet<String> = named.iter().map(|name| name.text().replace('ß', "ss").to_lowercase()).collect();
            prop_assert_eq!(named.len(), differ.len(), "{:?}", step);
        }
    }

    // rule: diary-search
    #[test]
    fn a_search_finds_what_a_naive_look_finds(entries in vec(any_entry(), 0..12), asked in any_asked()) {
        let mut expected: Vec<&Entry> = entries.iter().filter(|entry| asked.naively(entry)).collect();
        expected.sort_by_key(|entry| (entry.night.date(), entry.written.local(), entry.id.number()));
        expected.reverse();
        let order = |found: &[&Entry]| {
            found.iter().map(|entry| (entry.night, entry.written, entry.id)).collect::<Vec<_>>()
        };
        let found = asked.query().find(&entries);
        prop_assert_eq!(order(&found), order(&expected));
        for entry in found {
            prop_assert!(asked.naively(entry));
        }
    }

    // rule: diary-repeat
    #[test]
    fn repeating_twice_is_repeating_once(previous in any_entry(), today in any_entry()) {
        let (symptoms, side_effects) = (List::default(), List::default());
        let once = today.clone().repeating(&previous, &symptoms, &side_effects);
        prop_assert_eq!(&once.clone().repeating(&previous, &symptoms, &side_effects), &once);
        let mut rest = once;
        rest.scores = today.scores.clone();
        rest.side_effects = today.side_effects.clone();
        prop_assert_eq!(rest, today);
    }
}
