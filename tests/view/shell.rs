//! The frame around the places: navigation, headings, the way back, and what is said about settings.

use ldn_diary::dose::DecimalSign;
use ldn_diary::store::settings::{KEY, save};
use ldn_diary::store::{MemoryStore, Mood, Settings};
use ldn_diary::ui::port::{MemoryPage, PagePort, Part, Ports};
use ldn_diary::ui::route::{ROUTES, Route};
use std::rc::Rc;

use crate::{app, app_on, count, store_with, tag};

#[tokio::test]
async fn every_place_has_one_heading_that_can_take_the_focus() {
    for hash in ROUTES.map(|(hash, _)| hash).into_iter().chain(["", "#/nowhere"]) {
        let page = app(hash, MemoryStore::default()).await;
        assert_eq!(count(&page, "<h1"), 1, "{hash}");
        let heading = tag(&page, "id=\"heading\"");
        assert!(
            heading.starts_with("h1 ") && heading.contains("tabindex=\"-1\""),
            "{hash}: {heading}"
        );
    }
}

#[tokio::test]
async fn no_id_stands_twice_on_a_page() {
    for (hash, _) in ROUTES {
        let page = app(hash, MemoryStore::default()).await;
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{hash}: {ids:?}");
    }
}

#[tokio::test]
async fn the_app_opens_on_tonight() {
    let page = app("", MemoryStore::default()).await;
    assert!(page.contains(">Tonight</h1>"));
}

#[tokio::test]
async fn a_place_whose_code_is_not_here_yet_says_that_it_opens() {
    let page = |hash, part| {
        let page = MemoryPage::at(hash).without(part);
        Ports { page: PagePort(Rc::new(page)), ..Ports::in_memory() }
    };
    let settings = app_on(page("#/settings", Part::Places)).await;
    assert!(settings.contains(">Settings</h1>"));
    assert!(tag(&settings, "data-testid=\"arrival\"").contains("role=\"status\""));
    assert!(settings.contains("Opening"));
    assert!(!settings.contains("Your syringes"), "nothing of the place itself");
    for hash in ["#/diary", "#/tonight/check-in", "#/settings/lists"] {
        assert_eq!(count(&app_on(page(hash, Part::Diary)).await, "arrival"), 1, "{hash}");
    }
}

#[tokio::test]
async fn a_first_start_needs_no_code_of_the_diary_and_any_other_does() {
    let on = |store: MemoryStore| {
        let page = PagePort(Rc::new(MemoryPage::at("#/tonight").without(Part::Diary)));
        Ports { page, store: Rc::new(store), ..Ports::in_memory() }
    };
    let first = app_on(on(store_with(KEY, "{}"))).await;
    assert_eq!(count(&first, "arrival"), 0);
    assert!(first.contains("Check in tonight"));
    let again = app_on(on(store_with("ldn-diary/m/2026-11.a", "anything"))).await;
    assert_eq!(count(&again, "arrival"), 1);
    assert!(!again.contains("Check in tonight"));
    assert_eq!(count(&app_on(on(MemoryStore::in_mood(Mood::Denied))).await, "arrival"), 1);
}

/// They waited for what is usually taken, and were not opened where the code for that did not come.
#[tokio::test]
async fn the_calculators_wait_for_no_code_of_a_diary() {
    for key in [KEY, "ldn-diary/m/2026-11.a"] {
        let page = PagePort(Rc::new(MemoryPage::at("#/dose").without(Part::Diary)));
        let ports = Ports { page, store: Rc::new(store_with(key, "{}")), ..Ports::in_memory() };
        let shown = app_on(ports).await;
        assert_eq!(count(&shown, "data-testid=\"arrival\""), 0, "{key}");
        assert_eq!(count(&shown, " id=\"dose\""), 1, "{key}: {shown}");
    }
}

#[tokio::test]
async fn the_place_where_one_is_is_marked_in_bar_and_menu() {
    let dose = app("#/dose/drops", MemoryStore::default()).await;
    assert_eq!(
        count(&dose, "href=\"#/dose\" aria-current=\"page\""),
        1,
        "the bar, whichever calculator is open"
    );
    assert_eq!(
        count(&dose, "href=\"#/dose/drops\" aria-current=\"page\""),
        1,
        "the choice of calculator"
    );
    let settings = app("#/settings", MemoryStore::default()).await;
    assert_eq!(count(&settings, "href=\"#/settings\" aria-current=\"page\""), 2, "menu and rail");
    assert_eq!(count(&settings, "aria-current"), 2);
}

#[tokio::test]
async fn an_unknown_address_says_so_and_leads_back() {
    let page = app("#/plans", MemoryStore::default()).await;
    assert!(page.contains("There is no such page"));
    assert!(tag(&page, "class=\"btn\"").contains("href=\"#/tonight\""));
}

#[tokio::test]
async fn about_names_its_version_its_checks_and_its_sources() {
    let page = app("#/about", MemoryStore::default()).await;
    let version = concat!("version ", env!("CARGO_PKG_VERSION"), ", build 0123456789abcdef.");
    assert!(page.contains(version), "{page}");
    for words in [
        "It does not choose or change a dose",
        "flight mode",
        "Naltrexone blocks opioid medicines",
        "tell the surgeon",
        "Do not take a double dose",
        "10.1136/archdischild-2016-312492",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

/// Elsewhere the steps to check it would lead nowhere: there is no worker and nothing comes later.
#[tokio::test]
async fn about_says_what_holds_for_the_page_in_one_file() {
    let on = async |page: MemoryPage| {
        let page = PagePort(Rc::new(page));
        app_on(Ports { page, ..Ports::in_memory() }).await
    };
    let (host, file) =
        (on(MemoryPage::at("#/about")).await, on(MemoryPage::at("#/about").local_file()).await);
    for (words, on_host, in_file) in [
        ("private window", true, false),
        ("sw.js", true, false),
        ("You use LDN Diary in one file", false, true),
        ("compiler and tools", true, true),
        ("href=\"ldn-diary.html\"", true, false),
        ("href=\"SHA256SUMS\"", true, false),
    ] {
        assert_eq!((host.contains(words), file.contains(words)), (on_host, in_file), "{words}");
    }
}

#[tokio::test]
async fn about_claims_no_limit_that_no_screen_has() {
    let page = app("#/about", MemoryStore::default()).await;
    assert!(page.contains("A dose above this is asked about"), "{page}");
    assert!(
        !page.contains("is stopped"),
        "a dose ten times another one is asked about, and none is stopped: {page}"
    );
}

#[tokio::test]
async fn about_writes_its_limits_as_the_person_writes_numbers() {
    let store = MemoryStore::default();
    let comma = Settings { decimal: Some(DecimalSign::Comma), ..Settings::default() };
    save(&store, &comma).expect("memory has room");
    let page = app("#/about", store).await;
    let limits = page.split("class=\"limits\"").nth(1).expect("the limits");
    let limits = limits.split("</dl>").next().expect("their end");
    for bound in ["4,5\u{a0}mg", "10\u{a0}mg", "0,25\u{a0}mL", "5\u{a0}%", "20 drops in 1\u{a0}mL"]
    {
        assert!(limits.contains(&format!("<bdi>{bound}</bdi>")), "{bound}: {limits}");
    }
    assert!(!limits.contains("4.5"), "{limits}");
}

#[tokio::test]
async fn about_gives_no_number_of_hours_or_days_before_surgery() {
    let page = app("#/about", MemoryStore::default()).await;
    assert!(page.contains("tell the surgeon"));
    for unit in [" hours", " hour", " days", " day", "\u{a0}hours", "\u{a0}days", " h "] {
        for (at, _) in page.match_indices(unit) {
            let before = page.get(..at).expect("a boundary");
            assert!(!before.ends_with(|c: char| c.is_ascii_digit()), "a number of{unit}");
        }
    }
}

#[tokio::test]
async fn denied_storage_disturbs_no_place() {
    // The check-in says what is kept at once, and there nothing is; and so does Data, which people ask that.
    let asked = [Route::CheckIn, Route::Data];
    for (hash, route) in ROUTES.into_iter().filter(|(_, route)| !asked.contains(route)) {
        let page = app(hash, MemoryStore::in_mood(Mood::Denied)).await;
        // Learn has one of its own, about opioids.
        let own = usize::from(route == Route::Learn);
        assert_eq!(count(&page, "class=\"note "), own, "{hash}");
        assert_eq!(page, app(hash, MemoryStore::default()).await, "{hash}");
    }
}

#[tokio::test]
async fn settings_that_cannot_be_read_are_reported_on_every_place() {
    let page = app("#/dose", store_with(KEY, "{\"theme\":")).await;
    assert!(page.contains("Your settings could not be read"));
    assert!(page.contains("ldn-diary/unreadable/settings-1"));
    let newer = include_str!("../golden/settings/newer.json");
    let newer = app("#/dose", store_with(KEY, newer)).await;
    assert!(newer.contains("from a newer version"));
}

#[tokio::test]
async fn no_element_has_a_style_attribute() {
    for (hash, _) in ROUTES {
        assert_eq!(count(&app(hash, MemoryStore::default()).await, " style="), 0, "{hash}");
    }
}

#[tokio::test]
async fn a_page_from_a_disk_says_who_may_read_it_before_the_first_entry() {
    let on_disk = |hash, store| {
        let page = MemoryPage::at(hash).local_file();
        app_on(Ports { store: Rc::new(store), page: PagePort(Rc::new(page)), ..Ports::in_memory() })
    };
    for hash in ["", "#/dose", "#/tonight/check-in"] {
        let page = on_disk(hash, MemoryStore::default()).await;
        assert_eq!(count(&page, "data-testid=\"on-disk\""), 1, "{hash}");
        assert!(page.contains("href=\"#/settings/passphrase\""), "{hash}");
        let hosted = app(hash, MemoryStore::default()).await;
        assert_eq!(count(&hosted, "on-disk"), 0, "{hash}: a host keeps pages apart");
    }
    let store = store_with("ldn-diary/m/2026-11.a", "anything");
    assert_eq!(count(&on_disk("", store).await, "on-disk"), 0, "the choice was made");
}
