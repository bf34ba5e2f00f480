//! The passphrase: its place, what stands for a locked diary, and the ways between the two, on the memory twins.

use std::cell::RefCell;
use std::rc::Rc;

use ldn_diary::diary::{Entry, EntryId, Moment, Night, Note, Timing};
use ldn_diary::store::keyring::TypedError;
use ldn_diary::store::seal::{PassphraseError, RecordError, SealError, Typed, UnlockError};
use ldn_diary::store::{
    Engine, KeyError, MemoryStore, News, SaveError, StorageError, may_be_sealed,
};
use ldn_diary::ui::context::{Frame, FrameProps, Site, use_site};
use ldn_diary::ui::locksmith::{LockError, Locksmith};
use ldn_diary::ui::port::{MemoryPage, PagePort, Part, Ports};
use ldn_diary::ui::route::{ROUTES, Route};
use ldn_diary::ui::state::passphrase::LockAfter;
use ldn_diary::ui::state::relapse::RelapseForm;
use ldn_diary::ui::text::EN;
use yew::prelude::*;

use crate::{app, app_on, count, tag};

pub(crate) const PASSPHRASE: &str = "seven quiet herons";
const NOTE: &str = "heavy legs tonight";

/// A visit: its ports, and the site that its frame made.
pub(crate) struct Visit {
    page: Rc<MemoryPage>,
    pub(crate) ports: Ports,
    site: Site,
}

#[derive(Clone, Default)]
struct Place(Rc<RefCell<Option<Site>>>);

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct ProbeProps {
    place: Place,
}

#[component]
fn Probe(props: &ProbeProps) -> Html {
    *props.place.0.borrow_mut() = Some(use_site());
    Html::default()
}

impl Visit {
    /// A visit on a store, as the tab that writes.
    pub(crate) async fn on(ports: &Ports) -> Self {
        let (page, place) = (Rc::new(MemoryPage::at("#/tonight")), Place::default());
        let ports = Ports { page: PagePort(page.clone()), ..ports.clone() };
        let children = html! { <Probe place={place.clone()} /> };
        let props = FrameProps { ports: ports.clone(), children };
        yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await;
        let site = place.0.take().expect("a site");
        let visit = Self { page, ports, site };
        visit.read(|engine| engine.become_writer(9, 0)).expect("it writes");
        visit.read(Engine::attend);
        visit
    }

    pub(crate) fn read<T>(&self, ask: impl FnOnce(&mut Engine) -> T) -> T {
        self.site.diary().read(ask)
    }

    pub(crate) fn smith(&self) -> Locksmith {
        Locksmith::of(&self.site)
    }

    /// Does something, lets the time pass that it asks for, and gives what was told.
    pub(crate) fn told<T: 'static>(&self, job: impl FnOnce(Callback<T>)) -> T {
        let told = Rc::new(RefCell::new(None));
        let teller = told.clone();
        job(Callback::from(move |answer| *teller.borrow_mut() = Some(answer)));
        while self.page.ring() {}
        told.take().expect("it was told")
    }

    pub(crate) fn unlock(&self, typed: &str) -> Result<(), LockError> {
        let opened = self.told(|done| self.smith().unlock(&typed.into(), done));
        // What the frame does when the journal has answered.
        self.read(Engine::attend);
        opened
    }

    pub(crate) fn notes(&self) -> Vec<String> {
        let month = night().month();
        let entries = self.read(|engine| engine.month(month).entries);
        entries.into_iter().map(|entry| entry.note.text().to_owned()).collect()
    }

    fn texts(&self) -> Vec<String> {
        let keys = self.ports.store.keys().expect("keys");
        keys.iter().filter_map(|key| self.ports.store.get(key).expect("read")).collect()
    }
}

fn night() -> Night {
    Night::ymd(2026, 11, 24).expect("a night")
}

pub(crate) fn entry() -> Entry {
    let at = night().date().and_hms_opt(22, 0, 0).expect("a time");
    let id = EntryId::new(1).expect("a number");
    let at = Moment::new(at, 0).expect("a moment");
    let mut entry = Entry::new(id, night(), at, Timing::OnTheNight);
    entry.note = Note::new(NOTE).expect("a note");
    entry
}

/// A diary of one entry that was sealed in another visit, and the code on paper.
pub(crate) async fn sealed() -> (Ports, String) {
    let visit = Visit::on(&Ports::in_memory()).await;
    visit.read(|engine| engine.save(entry(), Box::new(|_| {}))).expect("kept");
    let new = visit.smith().make(&PASSPHRASE.into()).expect("keys");
    assert!(visit.texts().iter().any(|text| text.contains(NOTE)), "keys alone seal nothing");
    let done = visit.told(|done| visit.smith().seal(&new, &done));
    assert_eq!(done, Ok(()));
    assert_eq!(visit.notes(), [NOTE], "it stays open in this visit");
    assert!(visit.texts().iter().all(|text| !text.contains(NOTE)));
    (visit.ports, new.code.to_string())
}

#[tokio::test]
async fn a_passphrase_is_added_typed_twice_and_with_plain_words() {
    let page = app("#/settings/passphrase", MemoryStore::default()).await;
    for id in ["new", "again"] {
        let input = tag(&page, &format!("id=\"{id}\""));
        assert!(input.contains("type=\"password\""), "{input}");
        assert!(input.contains("autocomplete=\"new-password\""), "{input}");
        assert!(!input.contains("onpaste") && !input.contains("maxlength"), "{input}");
    }
    assert!(tag(&page, "id=\"new-show\"").contains("checkbox"));
    assert!(page.contains("There is no way back without it"));
    assert!(page.contains("a browser extension"));
    assert!(page.contains("Your settings, such as your syringes, are not locked."));
    assert!(page.contains("At least 8 characters."));
    assert!(
        page.contains("You do not need one") && !page.contains("A passphrase locks your diary.")
    );
    let settings = app("#/settings", MemoryStore::default()).await;
    assert_eq!(count(&settings, "href=\"#/settings/passphrase\""), 1);
}

#[tokio::test]
async fn a_locked_diary_shows_the_way_in_at_each_of_its_places_and_nothing_else() {
    let (ports, _) = sealed().await;
    for (address, route) in ROUTES {
        let at = Ports { page: PagePort(Rc::new(MemoryPage::at(address))), ..ports.clone() };
        let page = app_on(at).await;
        assert!(!page.contains(NOTE), "{address}");
        // Whoever has lost the passphrase can begin anew.
        let is_locked = route.is_of_diary() && route != Route::Erase;
        assert_eq!(count(&page, "data-testid=\"unlock-form\""), usize::from(is_locked));
        if is_locked {
            let input = tag(&page, "id=\"unlock\"");
            assert!(input.contains("autocomplete=\"current-password\""), "{input}");
            assert!(page.contains("You can try as often as you like."), "{address}");
            assert!(page.contains("data-testid=\"raw\""), "the way out is open at {address}");
        }
    }
}

/// A page of others could lay its own fields over ours.
#[tokio::test]
async fn no_passphrase_is_typed_inside_another_page() {
    let (ports, _) = sealed().await;
    for (address, ports, ways_out) in
        [("#/tonight", ports, 1), ("#/settings/passphrase", Ports::in_memory(), 0)]
    {
        let page = PagePort(Rc::new(MemoryPage::at(address).framed()));
        let framed = app_on(Ports { page, ..ports }).await;
        assert!(framed.contains("data-testid=\"framed\""), "{address}");
        assert_eq!(count(&framed, "<input"), 0, "{address}");
        assert_eq!(count(&framed, "data-testid=\"raw\""), ways_out, "{address}");
    }
}

#[tokio::test]
async fn the_code_that_opens_a_locked_diary_is_asked_for_with_the_place() {
    let (ports, _) = sealed().await;
    assert!(may_be_sealed(ports.store.as_ref()));
    let page = Rc::new(MemoryPage::at("#/tonight").without(Part::Seal));
    let page = app_on(Ports { page: PagePort(page), ..ports }).await;
    assert!(page.contains("data-testid=\"arrival\"") && !page.contains(NOTE), "{page}");
}

#[tokio::test]
async fn it_opens_by_passphrase_and_by_code_and_as_often_as_one_tries() {
    let (ports, code) = sealed().await;
    for typed in [PASSPHRASE, &code, &code.to_lowercase()] {
        let visit = Visit::on(&ports).await;
        assert!(visit.notes().is_empty());
        for wrong in ["seven quiet hens", "", "wrong"] {
            assert!(matches!(visit.unlock(wrong), Err(LockError::Typed(_))), "{wrong}");
            assert!(visit.notes().is_empty());
        }
        assert_eq!(visit.unlock(typed), Ok(()));
        assert_eq!(visit.notes(), [NOTE]);
    }
}

#[tokio::test]
async fn locking_forgets_all_and_loads_the_page_again_but_for_what_is_on_the_screen_alone() {
    let (ports, _) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    let draft = Entry { id: EntryId::new(2).expect("a number"), ..entry() };
    visit.read(|engine| engine.set_draft(draft.clone())).expect("kept");
    assert!(!visit.smith().has_unkept());
    visit.smith().lock();
    assert_eq!(visit.page.reloads(), 1);
    assert!(visit.notes().is_empty());
    assert!(visit.read(|engine| engine.is_locked()));
    // What waits for the tab to know whether it writes is on the screen alone.
    visit.site.diary().write_draft(draft);
    assert!(visit.smith().has_unkept());
    let again = Visit::on(&ports).await;
    again.unlock(PASSPHRASE).expect("it opens");
    let draft = again.read(|engine| engine.draft(night()));
    assert_eq!(draft.map(|draft| draft.note.text().to_owned()).as_deref(), Some(NOTE));
}

#[tokio::test]
async fn a_passphrase_is_removed_by_who_knows_it() {
    let (ports, _) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    let remove = |typed: &str| visit.told(|done| visit.smith().unseal(&Typed::from(typed), done));
    assert!(matches!(remove("wrong"), Err(LockError::Typed(_))));
    assert!(visit.texts().iter().all(|text| !text.contains(NOTE)));
    assert_eq!(remove(PASSPHRASE), Ok(()));
    assert!(visit.texts().iter().any(|text| text.contains(NOTE)));
    assert_eq!(Visit::on(&ports).await.notes(), [NOTE]);
}

/// Everything of these ports but what local storage holds.
fn on_disk(ports: &Ports, texts: &[(String, String)]) -> Ports {
    let store = MemoryStore::holding(texts.iter().cloned().collect());
    Ports { store: Rc::new(store), ..ports.clone() }
}

fn disk(ports: &Ports) -> Vec<(String, String)> {
    let keys = ports.store.keys().expect("keys");
    let text = |key: &String| ports.store.get(key).expect("read").expect("there");
    keys.iter().map(|key| (key.clone(), text(key))).collect()
}

fn another() -> Entry {
    Entry { id: EntryId::new(2).expect("a number"), ..entry() }
}

#[tokio::test]
async fn what_was_written_under_a_lock_that_the_browser_lost_comes_back() {
    let visit = Visit::on(&Ports::in_memory()).await;
    visit.read(|engine| engine.save(entry(), Box::new(|_| {}))).expect("kept");
    let before = disk(&visit.ports);
    let new = visit.smith().make(&PASSPHRASE.into()).expect("keys");
    assert_eq!(visit.told(|done| visit.smith().seal(&new, &done)), Ok(()));
    visit.read(|engine| engine.save(another(), Box::new(|_| {}))).expect("kept");
    let later = Visit::on(&on_disk(&visit.ports, &before)).await;
    assert_eq!(later.notes().len(), 1);
    let bring =
        |typed: &str| later.told(|done| later.smith().bring_back(&Typed::from(typed), done));
    assert_eq!(bring("wrong"), Err(LockError::Typed(TypedError::Unlock(UnlockError::Refused))));
    assert_eq!(bring(&new.code), Ok(()));
    later.read(Engine::attend);
    assert_eq!(later.notes().len(), 2);
}

#[tokio::test]
async fn what_was_written_after_a_lock_was_taken_away_comes_back_when_the_browser_puts_it_back() {
    let (ports, _) = sealed().await;
    let before = disk(&ports);
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    assert_eq!(visit.told(|done| visit.smith().unseal(&Typed::from(PASSPHRASE), done)), Ok(()));
    visit.read(|engine| engine.save(another(), Box::new(|_| {}))).expect("kept");
    let later = Visit::on(&on_disk(&ports, &before)).await;
    let opened = later.told(|done| later.smith().unlock(&PASSPHRASE.into(), done));
    assert_eq!(opened, Ok(()));
    let news = later.read(Engine::attend);
    assert!(news.contains(&News::NotRecovered(SaveError::Locked)), "{news:?}");
    let bring =
        |typed: &str| later.told(|done| later.smith().bring_back(&Typed::from(typed), done));
    assert!(matches!(bring("wrong"), Err(LockError::Typed(_))));
    assert_eq!(bring(PASSPHRASE), Ok(()));
    later.read(Engine::attend);
    assert_eq!(later.notes().len(), 2);
    assert!(later.texts().iter().all(|text| !text.contains(NOTE)), "and it is sealed");
}

/// The clock that locks asks long after a rendering. It was told how things stood at the unlocking, and a relapse record was lost.
#[tokio::test]
async fn what_is_on_the_screen_alone_is_seen_by_who_asked_before_it_was_written() {
    let (ports, _) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    let smith = visit.smith();
    assert!(!smith.has_unkept());
    let typed = RelapseForm::default();
    visit.site.diary().type_into(typed.name(), typed.fields());
    assert!(smith.has_unkept());
}

#[tokio::test]
async fn what_there_is_to_do_with_a_sealed_diary_is_on_its_place() {
    let (ports, _) = sealed().await;
    let visit = Visit::on(&ports).await;
    visit.unlock(PASSPHRASE).expect("it opens");
    assert_eq!(visit.smith().lock_after(), LockAfter::Fifteen);
    assert_eq!(visit.smith().set_lock_after(LockAfter::Never), Ok(()));
    assert_eq!(visit.smith().lock_after(), LockAfter::Never);
    let children = ldn_diary::ui::page::passphrase_page(&visit.site);
    let page = Wrapped { site: visit.site.clone(), children };
    let page =
        yew::LocalServerRenderer::<Within>::with_props(page).hydratable(false).render().await;
    for id in ["lock-now", "change-form", "code-form", "remove-form", "honest"] {
        assert_eq!(count(&page, &format!("data-testid=\"{id}\"")), 1, "{id}");
    }
    assert!(tag(&page, "id=\"lock-after-3\"").contains("checked"), "never");
    assert!(tag(&page, "id=\"now\"").contains("autocomplete=\"current-password\""));
    assert!(!page.contains("data-testid=\"unkept\""));
    assert!(!page.contains("You do not need one"), "it has one");
    assert!(page.contains("A passphrase locks your diary."), "{page}");
}

#[derive(Properties, PartialEq)]
struct Wrapped {
    site: Site,
    children: Html,
}

#[component]
fn Within(props: &Wrapped) -> Html {
    html! { <ContextProvider<Site> context={props.site.clone()}>{ props.children.clone() }</ContextProvider<Site>> }
}

#[test]
fn each_reason_has_words_that_say_what_to_do() {
    let errors = [
        LockError::Typed(TypedError::Unlock(UnlockError::Refused)),
        LockError::Typed(TypedError::Unlock(UnlockError::NoMemory)),
        LockError::New(PassphraseError::Empty),
        LockError::New(PassphraseError::TooLong),
        LockError::Seal(SealError::NoEntropy),
        LockError::Key(KeyError::Missing),
        LockError::Key(KeyError::Record(RecordError::TooNew)),
        LockError::Key(KeyError::Record(RecordError::Damaged)),
        LockError::Key(KeyError::NoPlace),
        LockError::Diary(SaveError::Storage(StorageError::Full)),
        LockError::Diary(SaveError::Moved),
        LockError::Diary(SaveError::Behind),
    ];
    let mut words: Vec<String> = errors.iter().map(EN.passphrase.error).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), errors.len());
}
