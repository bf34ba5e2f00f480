//! The Settings place, as it shows what is kept.

use ldn_diary::diary::DayBoundary;
use ldn_diary::dose::{DecimalSign, Exact, McgWord, Syringe, Volume};
use ldn_diary::store::settings::save;
use ldn_diary::store::{InsulinUnits, MemoryStore, Settings, TextSize, Theme};

use crate::{app, count, tag};

fn syringe(capacity: u64, spacing: u64) -> Syringe {
    let ml = |hundredths| Volume::ml(Exact::hundredths(hundredths));
    Syringe::new(ml(capacity), ml(spacing)).expect("a syringe")
}

async fn shown(settings: &Settings) -> String {
    let store = MemoryStore::default();
    save(&store, settings).expect("memory has room");
    app("#/settings", store).await
}

/// The radio or checkbox with this id, as its tag.
fn control<'a>(page: &'a str, id: &str) -> &'a str {
    tag(page, &format!("id=\"{id}\""))
}

#[tokio::test]
async fn at_first_no_syringe_is_picked_and_the_page_says_what_that_means() {
    let page = shown(&Settings::default()).await;
    assert!(page.contains("None is picked yet"));
    assert_eq!(count(&page, "type=\"checkbox\""), Syringe::usual().len());
    assert!(!control(&page, "syringe-0").contains("checked"));
}

#[tokio::test]
async fn picked_and_own_syringes_stand_in_one_list_by_size() {
    let mut settings = Settings::default();
    settings.syringes.own(syringe(300, 10)).expect("taken");
    settings.syringes.own(syringe(200, 25)).expect("taken");
    let page = shown(&settings).await;
    assert!(!page.contains("None is picked yet"));
    assert_eq!(count(&page, "type=\"checkbox\""), Syringe::usual().len() + 1);
    // 0.5, 1, 1, then their own 2 mL, then 2.5 and 3 mL.
    assert!(page.contains("2\u{a0}mL, a mark each 0.25\u{a0}mL"));
    assert!(control(&page, "syringe-3").contains("checked"), "2 mL");
    assert!(!control(&page, "syringe-4").contains("checked"), "2.5 mL");
    assert!(control(&page, "syringe-5").contains("checked"), "3 mL");
}

#[tokio::test]
async fn the_line_that_says_what_was_added_is_there_from_the_start() {
    let page = shown(&Settings::default()).await;
    assert!(tag(&page, "data-testid=\"own-added\"").contains("role=\"status\""), "{page}");
    assert!(tag(&page, "id=\"syringes\"").contains("tabindex=\"-1\""), "it can take the focus");
}

#[tokio::test]
async fn marks_that_are_rounded_to_be_written_say_about() {
    let ml = |exact| Volume::ml(exact);
    let fine = Exact::fraction(1, 128).expect("a number");
    let mut settings = Settings::default();
    settings
        .syringes
        .own(Syringe::new(ml(Exact::ONE), ml(fine)).expect("a syringe"))
        .expect("taken");
    let page = shown(&settings).await;
    assert!(page.contains("1\u{a0}mL, a mark each about 0.00781\u{a0}mL"), "{page}");
}

#[tokio::test]
async fn numbers_are_shown_as_they_will_be_written() {
    let page = shown(&Settings::default()).await;
    assert!(page.contains("For example 1.5\u{a0}mg, 0.25\u{a0}mL, 12,500\u{a0}mcg."), "{page}");
    let comma = Settings {
        decimal: Some(DecimalSign::Comma),
        mcg: McgWord::Micrograms,
        ..Settings::default()
    };
    let page = shown(&comma).await;
    assert!(
        page.contains("For example 1,5\u{a0}mg, 0,25\u{a0}mL, 12\u{202f}500\u{a0}micrograms."),
        "{page}"
    );
}

#[tokio::test]
async fn insulin_units_are_off_and_the_page_says_why() {
    let page = shown(&Settings::default()).await;
    assert!(control(&page, "insulin-units-0").contains("checked"), "off at first");
    assert!(page.contains("10 units are 0.1\u{a0}mL, not 1\u{a0}mL"), "{page}");
    let on = Settings { insulin_units: InsulinUnits::On, ..Settings::default() };
    assert!(control(&shown(&on).await, "insulin-units-1").contains("checked"));
}

#[tokio::test]
async fn what_was_chosen_is_checked() {
    let settings = Settings {
        decimal: Some(DecimalSign::Comma),
        theme: Theme::Dark,
        text_size: TextSize::Largest,
        ..Settings::default()
    };
    let page = shown(&settings).await;
    for id in
        ["insulin-units-0", "decimal-2", "grouping-0", "microgram-0", "theme-2", "text-size-2"]
    {
        assert!(control(&page, id).contains("checked"), "{id}: {}", control(&page, id));
    }
    assert_eq!(count(&page, " checked"), 6);
    assert!(page.contains("Colours: dark"));
}

#[tokio::test]
async fn the_night_ends_when_the_person_says_and_entries_stay_where_they_are() {
    let select = |page: &str| {
        let rest = page.split("id=\"day-boundary\"").nth(1).expect("a select").to_owned();
        rest.split("</select>").next().expect("its end").to_owned()
    };
    let at_first = select(&shown(&Settings::default()).await);
    assert_eq!(count(&at_first, "<option"), 25);
    assert!(at_first.contains("selected=\"selected\">04:00<"), "{at_first}");
    let noon = DayBoundary::new(720).expect("a boundary");
    let page = shown(&Settings { day_boundary: noon, ..Settings::default() }).await;
    assert!(select(&page).contains("selected=\"selected\">12:00<"), "{page}");
    assert!(page.contains("Entries that are there already stay at their night."));
}

#[tokio::test]
async fn the_lists_are_a_link_away() {
    let page = shown(&Settings::default()).await;
    assert_eq!(count(&page, "href=\"#/settings/lists\""), 1);
}

/// Who reads with pain in the eyes had to go past everything else to make the letters larger.
#[tokio::test]
async fn what_is_most_used_comes_first_and_syringes_after() {
    let page = shown(&Settings::default()).await;
    let places = [
        "id=\"text-size-0\"",
        "id=\"theme-0\"",
        "href=\"#/settings/lists\"",
        "href=\"#/settings/passphrase\"",
        "id=\"day-boundary\"",
        "id=\"decimal-0\"",
        "id=\"syringe-0\"",
        "id=\"insulin-units-0\"",
    ]
    .map(|piece| page.find(piece).expect(piece));
    assert!(places.is_sorted(), "{places:?}");
}
