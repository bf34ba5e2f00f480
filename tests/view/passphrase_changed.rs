//! Another passphrase or code in the place of the old one, also when the storage is cleared after that.

use ldn_diary::diary::{Entry, EntryId};
use ldn_diary::store::keyring::TypedError;
use ldn_diary::store::seal::{Typed, UnlockError};
use ldn_diary::store::{Engine, SaveError};
use ldn_diary::ui::locksmith::LockError;
use ldn_diary::ui::port::Ports;

use crate::passphrase::{PASSPHRASE, Visit, entry, sealed};

#[tokio::test]
async fn another_passphrase_and_another_code_take_the_place_of_the_old_ones() {
    let (ports, code) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    let wrong = visit.told(|done| {
        visit.smith().change_passphrase(
            &Typed::from("wrong"),
            &Typed::from("nine loud hens"),
            done,
        );
    });
    assert_eq!(wrong, Err(LockError::Typed(TypedError::Unlock(UnlockError::Refused))));
    let changed = visit.told(|done| {
        visit.smith().change_passphrase(&Typed::from(&*code), &Typed::from("nine loud hens"), done);
    });
    assert_eq!(changed, Ok(()), "who forgot the passphrase has the code");
    let new = visit
        .told(|done| visit.smith().make_code(&Typed::from("nine loud hens"), done))
        .expect("a code");
    assert!(
        Visit::on(&ports).await.unlock(&code).is_ok(),
        "the old one, until the new is on paper"
    );
    assert!(Visit::on(&ports).await.unlock(&new.code).is_err(), "it is not kept yet");
    assert_eq!(visit.told(|done| visit.smith().keep_code(&new, done)), Ok(()));
    visit
        .read(|engine| {
            engine
                .save(Entry { id: EntryId::new(3).expect("a number"), ..entry() }, Box::new(|_| {}))
        })
        .expect("kept");
    let later = Visit::on(&ports).await;
    for (typed, opens) in
        [(PASSPHRASE, false), (code.as_str(), false), ("nine loud hens", true), (&new.code, true)]
    {
        assert_eq!(later.unlock(typed).is_ok(), opens, "{typed}");
    }
    assert_eq!(later.notes().len(), 2);
}

/// The open diary went on with the record of the old passphrase, and kept that again when somebody cleared the storage.
#[tokio::test]
async fn storage_that_is_cleared_after_a_change_brings_no_old_passphrase_back() {
    let (ports, code) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    let new = "nine loud hens";
    let changed = visit.told(|done| {
        visit.smith().change_passphrase(&Typed::from(PASSPHRASE), &Typed::from(new), done);
    });
    assert_eq!(changed, Ok(()));
    for key in visit.ports.store.keys().expect("keys") {
        visit.ports.store.remove(&key).expect("cleared");
    }
    let another = || Entry { id: EntryId::new(4).expect("a number"), ..entry() };
    let refused = visit.read(|engine| engine.save(another(), Box::new(|_| {}))).err();
    assert_eq!(refused, Some(SaveError::Moved));
    assert!(visit.read(Engine::refresh));
    visit.read(Engine::attend);
    visit.read(|engine| engine.save(another(), Box::new(|_| {}))).expect("kept");
    // The journal may be gone as well: what local storage has is all there is.
    let alone = Ports { store: visit.ports.store.clone(), ..Ports::in_memory() };
    for ports in [alone, ports] {
        let later = Visit::on(&ports).await;
        for (typed, opens) in [(PASSPHRASE, false), (new, true), (code.as_str(), true)] {
            assert_eq!(later.unlock(typed).is_ok(), opens, "{typed}");
        }
        assert_eq!(later.notes().len(), 2);
    }
}
