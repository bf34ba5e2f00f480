//! The whole diary by way of a backup file, in clear or sealed: into an empty diary, and back into the one that it was made of, once that
//! is erased.

use ldn_diary::diary::Name;
use ldn_diary::exchange::backup::{Backup, BackupFile, read, write, write_sealed};
use ldn_diary::store::settings::save;
use ldn_diary::store::{Document, Incoming, Settings, Theme};

use super::backup::{compare, shown, take};
use super::erase::{cleared, erase};
use super::scenario::TODAY;
use super::sealed::{coder, entropy, keys};
use super::*;

/// A diary after sixty random changes, with lists that were changed, and settings beside it.
pub(super) fn furnished(rig: &Rig, seed: u64) -> (Engine, Settings) {
    let mut engine = rig.open();
    model::furnished(&mut engine, seed);
    let mut lists = engine.lists();
    lists.symptoms.add(Name::new(&format!("Füße {seed}")).unwrap()).unwrap();
    let fatigue = Id::of(SideEffect::Fatigue);
    lists.side_effects.rename(fatigue, Name::new("Tired").ok()).unwrap();
    lists.side_effects.hide(fatigue).unwrap();
    engine.set_lists(lists, unheard()).unwrap();
    let theme = if seed.is_multiple_of(2) { Theme::Dark } else { Theme::Light };
    let settings = Settings { theme, ..Settings::default() };
    save(&*rig.store, &settings).unwrap();
    (engine, settings)
}

fn opened(text: &str) -> Backup {
    match read(text.as_bytes()).unwrap() {
        BackupFile::Clear(backup) => backup,
        BackupFile::Sealed(sealed) => sealed.open(&keys().0).unwrap(),
        BackupFile::Rescue(_) => panic!("it is a backup"),
    }
}

/// What a file of these documents gives back; every fourth is a sealed one.
fn through_a_file(documents: &[Document], seed: u64) -> Vec<Document> {
    let made = moment(night(TODAY), 1320);
    let clear = write(documents, made, "1.2.3");
    let is_sealed = seed.is_multiple_of(4);
    let text = if is_sealed {
        write_sealed(&clear, made, &keys().0, entropy().as_ref()).unwrap()
    } else {
        clear
    };
    assert_eq!(text.contains("ldn-diary sealed backup"), is_sealed);
    let found = opened(&text);
    assert!(found.sound && found.damaged.is_empty() && found.unknown == 0, "seed {seed}");
    assert_eq!(found.made, Some(made));
    found.documents
}

#[test]
fn taken_into_an_empty_diary_it_is_the_same_diary_and_a_second_time_changes_nothing() {
    let (mut cases, mut entries) = (0, 0);
    let coders: [Rc<dyn Coder>; 2] = [Rc::new(Open), coder()];
    for seed in 0..u64::try_from(share(40, 1000)).unwrap() {
        for (from, to) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let rig = |coder: usize| Rig::default().in_coder(&coders[coder]);
            let here = rig(from);
            let (mut engine, settings) = furnished(&here, seed);
            let whole = engine.whole().unwrap();
            assert_eq!(whole.left_out, vec![]);
            let file = Incoming::read(&through_a_file(&whole.documents, seed));
            assert_eq!(file.unread(), Vec::<String>::new());
            assert_eq!(file.settings(), Some(&settings));
            let mut other = rig(to).open();
            let before = compare(&mut other, &file);
            take(&mut other, &file);
            let was = shown(&mut engine);
            assert_eq!(shown(&mut other), was, "seed {seed}");
            assert_eq!(before.file, other.counts().unwrap());
            let after = compare(&mut other, &file);
            assert!(after.changed.is_empty() && after.records.added == 0, "seed {seed}: {after:?}");
            assert!(!take(&mut other, &file).changed, "seed {seed}");
            erase(&mut engine, cleared(&here)).unwrap();
            let mut anew = here.open();
            assert!(view(&mut anew).is_empty(), "seed {seed}: it is erased");
            take(&mut anew, &file);
            assert_eq!(shown(&mut anew), was, "seed {seed}, where it was made");
            entries += before.records.added;
            cases += 1;
        }
    }
    assert!(entries > 4 * 100);
    say!("{cases} diaries with {entries} records, through files and back, open and sealed");
}
