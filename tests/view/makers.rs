//! Make a batch and dilute in each of their states, as a person finds them.

use ldn_diary::dose::DecimalSign;
use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{
    BatchQuestion, Change, Choice, DiluteQuestion, Entry, Salt, WaterBy,
};

use crate::visit::{Visit, part, text, typed};
use crate::{count, tag};

fn batch(tablets: &str, tablet: &str, volume: &str) -> Visit {
    Visit::new(
        Calculator::Batch,
        [
            typed(Entry::Tablets, tablets),
            typed(Entry::Tablet, tablet),
            typed(Entry::BatchVolume, volume),
            typed(Entry::BatchWater, volume),
        ],
    )
}

fn added(visit: Visit) -> Visit {
    visit.and(Change::Chose(Choice::BatchWater(WaterBy::Added)))
}

fn dilute(question: DiluteQuestion, stock: &str, fields: &[(Entry, &str)]) -> Visit {
    let changes = [Change::Chose(Choice::Dilute(question)), typed(Entry::Stock, stock)];
    let fields = fields.iter().map(|(entry, text)| typed(*entry, text));
    Visit::new(Calculator::Dilute, changes.into_iter().chain(fields))
}

#[tokio::test]
async fn they_open_blank_with_what_must_be_known() {
    for (calculator, known) in [
        (Calculator::Batch, "No study of tablets in plain water was found."),
        (Calculator::Dilute, "Only when your pharmacist told you to."),
    ] {
        let page = Visit::new(calculator, []).page().await;
        assert!(part(&page, "waiting", "</p>").contains("appears here"), "{page}");
        assert!(text(&page).contains(known));
        assert!(!page.contains("aria-invalid") && !page.contains("class=\"note"), "{page}");
        assert!(!page.contains("data-testid=\"answer\""), "{page}");
    }
}

#[tokio::test]
async fn a_batch_is_shown_with_its_working_and_can_be_used() {
    let page = batch("1", "50", "50").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is 1 mg/mL");
    assert_eq!(part(&page, "total", "</dd>"), "50 mg");
    assert_eq!(
        part(&page, "working", "</p>"),
        "The working1 tablet × 50 mg = 50 mg50 mg ÷ 50 mL = 1 mg/mL, not rounded"
    );
    let link = tag(&page, "use-strength");
    assert!(link.contains("href=\"#/dose\""), "a strength never stands in an address: {link}");
    assert!(!page.contains("class=\"note"), "{page}");
}

#[tokio::test]
async fn water_that_was_added_makes_at_most_a_strength_and_says_how_to_know_it() {
    let page = added(batch("2", "50", "60")).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is at most about 1.667 mg/mL");
    assert!(text(&page).contains("measure everything together"));
    assert!(page.contains("id=\"batch-water\"") && !page.contains("id=\"batch-volume\""));
    let page = batch("2", "50", "60").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is about 1.667 mg/mL");
    assert!(page.contains("id=\"batch-volume\"") && !page.contains("id=\"batch-water\""));
}

#[tokio::test]
async fn a_strong_liquid_is_told_by_what_one_millilitre_holds() {
    for (volume, notice, words) in [
        ("50", None, ""),
        (
            "10",
            Some("Caution This is strong"),
            "Each mL holds 5 mg. The usual highest dose is 4.5 mg",
        ),
        ("8", Some("Warning This is strong"), "Each mL holds 6.25 mg"),
        ("2", Some("Warning This is very strong"), "Draw nothing from it before your pharmacist"),
    ] {
        let page = batch("1", "50", volume).page().await;
        assert_eq!(page.contains("data-testid=\"strong\""), notice.is_some(), "{volume}");
        if let Some(notice) = notice {
            let shown = part(&page, "strong", "</section>");
            assert!(shown.contains(notice) && shown.contains(words), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_strength_that_is_only_bounded_is_not_carried_over() {
    let page = added(batch("1", "50", "50")).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is at most 1 mg/mL");
    assert!(!page.contains("use-strength"), "{page}");
    let page = added(batch("1", "50", "10")).page().await;
    let strong = part(&page, "strong", "</section>");
    assert!(strong.contains("Each mL holds at most 5 mg."), "{strong}");
    let page = added(batch("1", "50", "30")).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is at most about 1.667 mg/mL");
}

#[tokio::test]
async fn a_label_that_counts_the_base_is_noted_and_nothing_is_converted() {
    let visit = batch("1", "50", "50").and(Change::Chose(Choice::Salt(Salt::Base)));
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "This liquid is 1 mg/mL");
    let note = part(&page, "base", "</section>");
    assert!(note.contains("50 mg of it is about 45.2 mg of base"), "{note}");
    assert!(note.contains("Nothing was converted here."), "{note}");
}

#[tokio::test]
async fn the_volume_to_make_up_to_warns_of_water_on_top() {
    let visit = batch("1", "50", "")
        .and(Change::Chose(Choice::Batch(BatchQuestion::Make)))
        .and(typed(Entry::Wanted, "0.5 mg/mL"));
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Make up to 100 mL");
    assert!(text(&page).contains("Do not pour 100 mL of water on top."));
    assert_eq!(part(&page, "strength-made", "</dd>"), "0.5 mg/mL");
    assert!(!page.contains("id=\"batch-volume\""), "the water is the answer, not a question");
}

#[tokio::test]
async fn what_is_wrong_is_said_under_its_field() {
    for (page, id, why) in [
        (
            batch("0.5", "50", "50").page().await,
            "tablets",
            "The number of tablets must be a whole number.",
        ),
        (batch("1,500", "50", "50").page().await, "tablets", "This could be 1.5 or 1500."),
        (
            batch("1", "50 mcg", "50").page().await,
            "tablet",
            "“m” is not part of a number. Write the number alone, without a unit.",
        ),
        (
            dilute(DiluteQuestion::Mix, "5", &[(Entry::MixTaken, "10"), (Entry::MixVolume, "9")])
                .and(Change::Left(Entry::MixVolume))
                .page()
                .await,
            "mix-volume",
            "The final volume is less than what goes into it.",
        ),
        (
            dilute(
                DiluteQuestion::StockFor,
                "1",
                &[(Entry::Wanted, "5"), (Entry::MixVolume, "10")],
            )
            .page()
            .await,
            "wanted",
            "Adding water cannot make a liquid stronger.",
        ),
        (
            dilute(DiluteQuestion::WaterFor, "5 x/mL", &[]).page().await,
            "stock",
            "“x” is not a unit that is read here.",
        ),
    ] {
        assert!(tag(&page, &format!("id=\"{id}\"")).contains("aria-invalid=\"true\""), "{why}");
        let (_, error) = page.split_once(&format!("id=\"{id}-error\"")).expect("an error");
        assert!(text(error.split("</p>").next().expect("its end")).contains(why), "{why}");
        assert_eq!(count(&page, "aria-invalid"), 1, "{why}");
        assert!(!page.contains("data-testid=\"answer\""), "{why}");
    }
}

#[tokio::test]
async fn a_mix_shows_what_the_other_way_of_measuring_would_give() {
    for (by, answer, water, other) in [
        (WaterBy::MadeUpTo, "The mix is 1 mg/mL", "40 mL", "about 0.833 mg/mL"),
        (WaterBy::Added, "The mix is about 0.833 mg/mL", "50 mL", "1 mg/mL"),
    ] {
        let fields = [(Entry::MixTaken, "10"), (Entry::MixVolume, "50"), (Entry::MixWater, "50")];
        let visit =
            dilute(DiluteQuestion::Mix, "5", &fields).and(Change::Chose(Choice::MixWater(by)));
        let page = visit.page().await;
        assert_eq!(part(&page, "answer", "</p>").trim(), answer);
        assert_eq!(part(&page, "water", "</dd>"), water);
        assert_eq!(part(&page, "other-way", "</dd>"), other);
        assert_eq!(part(&page, "goes-in", "</dd>"), "10 mL of 5 mg/mL");
    }
}

#[tokio::test]
async fn what_is_rounded_to_be_shown_says_about() {
    let page = batch("1", "4.1234567", "50").page().await;
    assert!(text(&page).contains("Read as about 4.123."), "{page}");
    let visit = batch("1", "50", "")
        .and(Change::Chose(Choice::Batch(BatchQuestion::Make)))
        .and(typed(Entry::Wanted, "0.3"));
    let page = visit.page().await;
    assert!(text(&page).contains("until everything together is about 166.667 mL."), "{page}");
}

#[tokio::test]
async fn what_to_take_for_a_wanted_strength() {
    let fields = [(Entry::Wanted, "1"), (Entry::MixVolume, "100")];
    let page = dilute(DiluteQuestion::StockFor, "5", &fields).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Make up to 100 mL");
    assert!(text(&page).contains("Take 20 mL of 5 mg/mL."));
    assert_eq!(part(&page, "water", "</dd>"), "80 mL");
    let fields = [(Entry::MixTaken, "10"), (Entry::Wanted, "1")];
    let page = dilute(DiluteQuestion::WaterFor, "5", &fields).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Make up to 50 mL");
    assert_eq!(part(&page, "water", "</dd>"), "40 mL");
    let fields = [(Entry::MixTaken, "10"), (Entry::Wanted, "5")];
    let page = dilute(DiluteQuestion::WaterFor, "5", &fields).page().await;
    assert!(text(&page).contains("no water is needed"));
}

#[tokio::test]
async fn the_printed_sheet_says_how_the_water_was_measured() {
    let fields = [(Entry::MixTaken, "10"), (Entry::MixWater, "2,5")];
    let mut visit = dilute(DiluteQuestion::Mix, "0.5 %", &fields)
        .and(Change::Chose(Choice::MixWater(WaterBy::Added)));
    visit.decimal = Some(DecimalSign::Comma);
    let page = visit.page().await;
    let sheet = text(page.split("class=\"print-only\"").nth(1).expect("a sheet"));
    let sheet = sheet.split_once("Before you do it").map_or(sheet.as_str(), |(sheet, _)| sheet);
    assert!(sheet.contains("Strength you start from0.5 %, read as 5 mg/mL"), "{sheet}");
    assert!(sheet.contains("Water poured in, in mL2,5 mL"), "{sheet}");
}

#[tokio::test]
async fn an_old_discard_by_date_is_only_said_not_to_be_relied_on() {
    let page = text(&Visit::new(Calculator::Dilute, []).page().await);
    assert!(page.contains("Do not rely on the old discard-by date."), "{page}");
    assert!(page.contains("Ask how long the mix keeps; it may be shorter."), "{page}");
    assert!(!page.contains("spoiling"), "nothing is known of what keeps it: {page}");
}
