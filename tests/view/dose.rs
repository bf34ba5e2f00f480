//! Draw for a dose and dose for a draw in each of their states, as a person finds them.

use ldn_diary::dose::{DecimalSign, DrawUnit, LabelUnit, MassUnit};
use ldn_diary::store::InsulinUnits;
use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{Change, Choice, Entry, Label};

use crate::visit::{Visit, has_volume, part, syringe, text, typed};
use crate::{count, tag};

#[tokio::test]
async fn it_opens_blank_and_says_what_to_type() {
    for calculator in [Calculator::Draw, Calculator::ForDraw] {
        let page = Visit::new(calculator, []).page().await;
        assert!(part(&page, "waiting", "</p>").contains("Type the"), "{page}");
        for id in ["id=\"strength\"", "id=\"dose\"", "id=\"draw\""] {
            assert!(!page.contains(id) || tag(&page, id).contains("value=\"\""), "{page}");
        }
        assert!(!page.contains("aria-invalid") && !page.contains("class=\"note"), "{page}");
        let (_, result) = page.split_once("data-testid=\"result\"").expect("a result");
        assert!(!text(result).contains(|c: char| c.is_ascii_digit()), "{result}");
    }
}

#[tokio::test]
async fn a_dose_is_shown_as_a_mark() {
    let page = Visit::draw("1.5", "1").owning(&["3/0.1"]).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "1.5 mg is 1.5 mL");
    assert!(page.contains("aria-label=\"3\u{a0}mL syringe, tip up. Plunger at 1.5\u{a0}mL, the 15th of 30 marks.\""), "{page}");
    assert!(text(&page).contains("15th of 30 marks3 mL syringe, each line 0.1 mL"));
    for (row, value) in [
        ("exact", "1.5 mL"),
        ("mark", "1.5 mL"),
        ("gives", "1.5 mg"),
        ("difference", "0 %, fine"),
        ("either", "1.4 mg or 1.6 mg"),
    ] {
        assert_eq!(part(&page, row, "</dd>"), value, "{row}");
    }
    assert_eq!(part(&page, "working", "</p>"), "The working1.5 mg ÷ 1 mg/mL = 1.5 mL, not rounded");
    assert!(!page.contains("class=\"note"), "{page}");
    assert!(text(&page).contains("Read as 1 mg/mL."));
    assert!(text(&page).contains("3 mL, a mark each 0.1 mL: the smallest of yours"));
}

#[tokio::test]
async fn every_form_of_a_label_is_echoed_as_mg_per_ml() {
    for (strength, unit, volume, echo) in [
        ("5 mg/5 mL", LabelUnit::MgPerMl, "", "Read as 1 mg/mL. The unit you typed counts"),
        ("0.1", LabelUnit::PercentWv, "", "Read as 1 mg/mL."),
        ("0.1 %", LabelUnit::MgPerMl, "", "Read as 1 mg/mL."),
        ("500", LabelUnit::McgPerMl, "", "Read as 0.5 mg/mL."),
        ("50", LabelUnit::TotalInTotal, "50", "Read as 1 mg/mL."),
        ("50 mg in 50 mL", LabelUnit::MgPerMl, "", "Read as 1 mg/mL."),
        ("1", LabelUnit::MgPerVolume, "3", "Read as about 0.333 mg/mL."),
        ("1000", LabelUnit::OneIn, "", "Read as 1 mg/mL."),
    ] {
        let visit = Visit::draw("1.5", strength)
            .and(Change::LabelUnit(Label::Bottle, unit))
            .and(typed(Entry::LabelVolume, volume));
        let page = visit.page().await;
        assert!(text(&page).contains(echo), "{strength} {unit:?}");
        assert_eq!(page.contains("id=\"label-volume\""), !volume.is_empty(), "{strength}");
    }
}

#[tokio::test]
async fn micrograms_are_echoed_in_mg_and_answered_in_micrograms() {
    let visit = Visit::draw("500", "1")
        .and(Change::MassUnit(Entry::Dose, MassUnit::Mcg))
        .owning(&["1/0.01"]);
    let page = visit.page().await;
    assert!(text(&page).contains("500 mcg is 0.5 mg."));
    assert_eq!(part(&page, "answer", "</p>").trim(), "500 mcg is 0.5 mL");
    assert_eq!(part(&page, "gives", "</dd>"), "500 mcg");
}

#[tokio::test]
async fn a_decimal_comma_is_read_and_written() {
    let mut visit = Visit::draw("4,5", "1").owning(&["5/0.1"]);
    let page = visit.clone().page().await;
    assert!(text(&page).contains("Read as 4.5 mg."));
    visit.decimal = Some(DecimalSign::Comma);
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "4,5 mg is 4,5 mL");
    assert!(!text(&page).contains("Read as 4,5 mg."), "it was typed as it is written");
    assert!(!text(&page).contains("4.5"), "{page}");
}

#[tokio::test]
async fn what_could_be_two_numbers_is_asked_with_a_button_for_each() {
    let visit = Visit::draw("1,500", "1").owning(&["3/0.1"]);
    let page = visit.clone().page().await;
    assert!(tag(&page, "id=\"dose\"").contains("aria-invalid=\"true\""));
    assert!(text(&page).contains("This could be 1.5 or 1500."));
    let group = page.split("role=\"group\"").nth(1).expect("a group");
    assert_eq!(count(group.split("</div>").next().expect("its end"), "<button"), 2);
    assert!(!has_volume(&visit.result().await));
}

#[tokio::test]
async fn a_field_that_is_wrong_takes_the_answer_away_and_says_why() {
    for (dose, strength, why) in [
        ("1.5x", "1", "“x” is not part of a number."),
        ("-1.5", "1", "Leave out the “-”."),
        ("1e1", "1", "“e” is not read as a power of ten."),
        ("1.5", "1 mg/mL daily", "“daily” is not understood here."),
        ("1.5", "5 drops/mL", "“drops” is not a unit that is read here."),
    ] {
        let page = Visit::draw(dose, strength).owning(&["3/0.1"]).page().await;
        assert!(text(&page).contains(why), "{dose} {strength}");
        assert_eq!(
            part(&page, "waiting", "</p>"),
            "No result yet. Look at the field that is marked."
        );
        assert_eq!(count(&page, "aria-invalid"), 1);
    }
}

#[tokio::test]
async fn a_number_that_is_still_growing_is_not_called_wrong() {
    for dose in ["0", "0.", "4."] {
        let visit = Visit::draw(dose, "1").owning(&["3/0.1"]);
        let page = visit.clone().page().await;
        assert!(!page.contains("aria-invalid"), "{dose}");
        assert!(part(&page, "waiting", "</p>").starts_with("Type the dose"));
        let left = visit.and(Change::Left(Entry::Dose)).page().await;
        assert_eq!(count(&left, "aria-invalid"), 1, "{dose}");
    }
}

#[tokio::test]
async fn between_two_marks_it_says_about_and_names_the_closer_syringe() {
    let visit = Visit::draw("0.75", "2")
        .owning(&["3/0.1", "1/0.01"])
        .and(Change::Syringe(Some(syringe("3/0.1"))));
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "0.75 mg is about 0.4 mL");
    let note = part(&page, "between", "</section>");
    assert!(note.contains("Caution Between two marks"), "{note}");
    assert!(note.contains("gives 6.7 % more than the dose"), "{note}");
    assert!(note.contains("Your 1 mL syringe comes closer: 0.38 mL, 1.3 % more."), "{note}");
    assert!(note.contains("Use the 1 mL syringe"), "{note}");
    assert_eq!(part(&page, "difference", "</dd>"), "6.7 % more, caution");
    assert!(part(&page, "working", "</p>").ends_with("= 0.375 mL, rounded once, to the mark"));
    assert!(text(&page).contains("Chosen by you."));
}

#[tokio::test]
async fn far_between_two_marks_it_warns() {
    let page = Visit::draw("0.8", "2").owning(&["10/0.5"]).page().await;
    let note = part(&page, "between", "</section>");
    assert!(note.contains("Warning Between two marks"), "{note}");
    assert!(note.contains("25 % more than the dose"), "{note}");
    assert!(note.contains("Ask your pharmacist"), "{note}");
    assert_eq!(part(&page, "difference", "</dd>"), "25 % more, too far off");
}

#[tokio::test]
async fn a_closer_syringe_takes_the_advice_away_only_where_it_is_close_enough() {
    let advice = "Ask your pharmacist for a syringe with finer marks";
    for (finer, sentence, advised) in [
        ("2/0.4", "Your 2 mL syringe comes closer: 0.4 mL, 7 % less.", true),
        ("1/0.01", "Your 1 mL syringe has a mark for it: 0.43 mL.", false),
    ] {
        let visit = Visit::draw("0.86", "2")
            .owning(&["10/0.5", finer])
            .and(Change::Syringe(Some(syringe("10/0.5"))));
        let note = part(&visit.page().await, "between", "</section>");
        assert!(note.contains("Warning") && note.contains(sentence), "{note}");
        assert_eq!(note.contains(advice), advised, "{note}");
    }
    // 0.04 mL is less than half a mark of both, and 0.1 mL of the finer one is far too much.
    let visit = Visit::draw("0.04", "1")
        .owning(&["3/0.1", "0.3/0.06"])
        .and(Change::Syringe(Some(syringe("3/0.1"))));
    let note = part(&visit.page().await, "below-first", "</section>");
    assert!(note.contains("Your 0.3 mL syringe comes closer: 0.06 mL, 50 % more."), "{note}");
    assert!(note.contains("Do not guess it."), "{note}");
}

#[tokio::test]
async fn a_tiny_draw_is_warned_about_with_the_strength_that_mends_it() {
    let page = Visit::draw("0.5", "5").owning(&["1/0.01", "3/0.1"]).page().await;
    let note = part(&page, "small", "</section>");
    for words in [
        "Warning 0.1 mL is too little to measure well",
        "draws of 0.1 mL or less missed by more than 10 %",
        "one mark too far gives 10 % more than the dose, and half a mark is 5 % of it",
        "5 mg/mL this label",
        "1 mg/mL weaker",
        "Draw0.1 mL0.5 mL",
        "Mark10th of 10050th of 100",
        "One mark too far10 % more2 % more",
        "Half a mark5 %1 %",
        "My dose is 0.5 mg. Can this be made as 1 mg/mL, so that I draw 0.5 mL and not 0.1 mL?",
        "Copy the question",
    ] {
        assert!(note.contains(words), "{words}: {note}");
    }
    assert_eq!(part(&page, "answer", "</p>").trim(), "0.5 mg is 0.1 mL");
}

#[tokio::test]
async fn a_small_draw_is_a_caution() {
    let note = part(&Visit::draw("1", "5").owning(&["1/0.01"]).page().await, "small", "</section>");
    assert!(note.contains("Caution 0.2 mL is little to measure"), "{note}");
    assert!(note.contains("draws below 0.25 mL"), "{note}");
    assert!(note.contains("Can this be made as 1 mg/mL"), "{note}");
}

// Nobody had looked: on every first visit the page said that no weaker strength would do.
// rule: dose-small
#[tokio::test]
async fn without_a_syringe_a_weaker_strength_is_looked_for_on_the_usual_ones() {
    let note = part(&Visit::draw("0.5", "5").page().await, "small", "</section>");
    assert!(
        note.contains("Can this be made as 1 mg/mL, so that I draw 0.5 mL and not 0.1 mL?"),
        "{note}"
    );
    let note = part(&Visit::draw("0.01", "0.1").page().await, "small", "</section>");
    assert!(note.contains("puts the dose on a good mark of a usual syringe"), "{note}");
    let note =
        part(&Visit::draw("0.01", "0.1").owning(&["1/0.01"]).page().await, "small", "</section>");
    assert!(note.contains("puts the dose on a good mark of your syringes"), "{note}");
}

#[tokio::test]
async fn what_cannot_be_drawn_has_no_large_number() {
    let page = Visit::draw("0.01", "1").owning(&["3/0.1"]).page().await;
    let note = part(&page, "below-first", "</section>");
    assert!(note.contains("Warning 0.01 mL cannot be measured with this syringe"), "{note}");
    assert!(note.contains("first mark of the 3 mL syringe is 0.1 mL and gives 0.1 mg"), "{note}");
    assert!(!page.contains("data-testid=\"answer\"") && !page.contains("role=\"img\""), "{page}");
}

#[tokio::test]
async fn more_than_one_fill_is_said_with_the_syringe_that_would_do() {
    let page = Visit::draw("4", "1").owning(&["3/0.1"]).page().await;
    let note = part(&page, "fills", "</section>");
    assert!(note.contains("4 mL takes 2 fills of the 3 mL syringe"), "{note}");
    assert!(note.contains("A 5 mL syringe would hold it in one fill."), "{note}");
    assert!(note.contains("Caution More than one fill"), "{note}");
    // 1 mg in a litre is a slip of the unit.
    let slip = Visit::draw("1.5", "1 mg/L").owning(&["3/0.1"]).page().await;
    assert!(part(&slip, "fills", "</section>").contains("Warning More than one fill"), "{slip}");
    assert_eq!(part(&page, "answer", "</p>").trim(), "4 mg is 4 mL");
    assert!(text(&page).contains("3 mL, a mark each 0.1 mL: the largest of yours."));
    // Each fill has its mark and its picture, none of them larger than another.
    assert!(note.contains("More than one fill. First to 3 mL, then to 1 mL"), "{note}");
    let (first, last) = page.split_once("last-fill").expect("a last fill");
    assert_eq!(part(first, "first-fill", "</p>").trim(), "First fill, to 3 mL");
    assert!(first.contains("Plunger at 3\u{a0}mL, the 30th of 30 marks."), "{first}");
    assert_eq!(part(&page, "last-fill", "</p>").trim(), "Last fill, to 1 mL");
    assert!(last.contains("Plunger at 1\u{a0}mL, the 10th of 30 marks."), "{last}");
    let page = Visit::draw("4.45", "1").owning(&["2/0.1"]).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "4.45 mg is about 4.5 mL");
    assert_eq!(part(&page, "first-fill", "</p>").trim(), "First 2 fills, each to 2 mL");
    assert_eq!(part(&page, "last-fill", "</p>").trim(), "Last fill, to 0.5 mL");
    let off = part(&page, "fills", "</section>");
    assert!(off.contains("Together that is 4.5 mL, which gives 1.1 % more"), "{off}");
    let page = Visit::dose("4", "1").owning(&["2/0.1"]).page().await;
    assert_eq!(part(&page, "last-fill", "</p>").trim(), "2 times to 2 mL");
    let page = Visit::dose("4.45", "1").owning(&["2/0.1"]).page().await;
    assert!(!page.contains("role=\"img\""), "a plunger on a mark would be another draw");

    let chosen = Visit::draw("4", "1")
        .owning(&["3/0.1", "5/0.1"])
        .and(Change::Syringe(Some(syringe("3/0.1"))));
    let note = part(&chosen.page().await, "fills", "</section>");
    assert!(note.contains("Your 5 mL syringe holds it in one fill.Use the 5 mL syringe"), "{note}");
}

#[tokio::test]
async fn without_a_syringe_there_is_the_exact_volume_and_the_way_to_choose_one() {
    let page = Visit::draw("1.5", "1").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "1.5 mg is 1.5 mL");
    assert!(text(&page).contains("Choose your syringe to see which mark that is."));
    assert!(!page.contains("role=\"img\""));
    let choices = page.split("id=\"syringe\"").nth(1).expect("the choice");
    assert_eq!(count(choices.split("</select>").next().expect("its end"), "<option"), 9);
    assert!(page.contains("href=\"#/settings\""));
}

#[tokio::test]
async fn a_draw_is_shown_as_a_dose() {
    let page = Visit::dose("1.5", "1").owning(&["3/0.1"]).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "1.5 mL is 1.5 mg");
    assert!(page.contains("Plunger at 1.5\u{a0}mL, the 15th of 30 marks."));
    assert_eq!(part(&page, "working", "</p>"), "The working1.5 mL × 1 mg/mL = 1.5 mg, not rounded");

    let off = Visit::dose("0.375", "2").owning(&["3/0.1"]).page().await;
    assert_eq!(part(&off, "answer", "</p>").trim(), "0.375 mL is 0.75 mg");
    let note = part(&off, "between", "</section>");
    assert!(note.contains("0.375 mL is on no mark of this syringe"), "{note}");
    assert!(
        note.contains("The nearest mark of the 3 mL syringe is 0.4 mL, which gives 0.8 mg."),
        "{note}"
    );
    assert!(!off.contains("role=\"img\""), "a plunger on a mark would be another draw");

    for (draw, grade) in [("0.49", "Caution"), ("0.47", "Caution"), ("0.4", "Warning")] {
        let page = Visit::dose(draw, "2").owning(&["10/0.5"]).page().await;
        let note = part(&page, "between", "</section>");
        assert!(note.contains(&format!("{grade} {draw} mL is on no mark")), "{note}");
    }

    let asked = Visit::dose("5", "1").owning(&["5/0.2"]).result().await;
    assert!(part(&asked, "gate", "</section>").contains("5 mg is above the usual range"));
    assert!(!asked.contains("data-testid=\"answer\""));
}

// rule: dose-units
#[tokio::test]
async fn insulin_units_are_shown_only_by_choice_and_only_where_a_syringe_can_have_them() {
    for (dose, strength, owned, units) in [
        ("0.5", "5", &["1/0.01"][..], Some("10 units")),
        ("0.05", "5", &["0.5/0.01"], Some("1 unit")),
        ("1", "3", &["1/0.1"], Some("30 units")),
        // No syringe is chosen: the exact volume in units.
        ("1", "3", &[], Some("about 33.3 units")),
        ("1.5", "1", &["3/0.1"], None),
        ("0.5", "1", &["3/0.1"], None),
        ("1.5", "1", &[], None),
    ] {
        let mut visit = Visit::draw(dose, strength).owning(owned);
        let off = visit.clone().result().await;
        assert!(!text(&off).contains("unit"), "{}", text(&off));
        visit.insulin_units = InsulinUnits::On;
        let on = visit.page().await;
        let shown = on.contains("data-testid=\"units\"").then(|| part(&on, "units", "</dd>"));
        assert_eq!(shown.as_deref(), units, "{dose} mg at {strength} on {owned:?}");
    }
}

// rule: dose-units
#[tokio::test]
async fn a_draw_is_typed_in_insulin_units_only_by_choice() {
    let mut visit = Visit::dose("10", "5").owning(&["1/0.01"]);
    assert!(!visit.clone().page().await.contains("id=\"draw-unit\""));
    visit.insulin_units = InsulinUnits::On;
    assert!(visit.clone().page().await.contains("id=\"draw-unit\""));
    visit = visit.and(Change::Chose(Choice::DrawUnit(DrawUnit::U100)));
    // A number of units stays one when the setting is taken back in another tab.
    for setting in [InsulinUnits::On, InsulinUnits::Off] {
        visit.insulin_units = setting;
        let page = visit.clone().page().await;
        assert!(page.contains("id=\"draw-unit\""), "{setting:?}");
        assert!(text(&page).contains("10 units is 0.1 mL."), "{}", text(&page));
        assert_eq!(part(&page, "answer", "</p>").trim(), "0.1 mL is 0.5 mg");
    }
}

#[tokio::test]
async fn what_was_typed_is_shared_by_the_calculators() {
    let mut visit = Visit::draw("1.5", "5 mg/5 mL").and(typed(Entry::Draw, "2"));
    visit.calculator = Calculator::ForDraw;
    let page = visit.page().await;
    assert!(tag(&page, "id=\"strength\"").contains("value=\"5 mg/5 mL\""));
    assert!(tag(&page, "id=\"draw\"").contains("value=\"2\""));
}

#[tokio::test]
async fn the_printed_sheet_has_what_was_asked_and_when() {
    let page = Visit::draw("1.5", "5 mg/5 mL").owning(&["3/0.1"]).page().await;
    let sheet = page.split("class=\"print-only\"").nth(1).expect("a sheet");
    let sheet = text(sheet.split("</dl>").next().expect("its end"));
    for words in [
        "Draw for a dose",
        "Date1 January 2026",
        "Dose1.5 mg",
        "5 mg/5 mL, read as 1 mg/mL",
        "Syringe3 mL, a mark each 0.1 mL",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    assert!(text(&page).contains("This converts what was prescribed."));
}

#[tokio::test]
async fn a_screen_reader_is_told_the_answer_in_one_sentence() {
    let said = |page: String| {
        let region =
            page.split("<p ").find(|rest| rest.contains("class=\"vh\"")).expect("a live region");
        text(&["<", region.split("</p>").next().expect("its end")].concat())
    };
    let page = Visit::draw("0.75", "2").owning(&["3/0.1"]).page().await;
    assert_eq!(
        said(page),
        ("0.75 mg is about 0.4 mL. 4th of 30 marks. 3 mL syringe, each line 0.1 mL. Caution: Between two marks")
    );
    let page = Visit::draw("5", "1").owning(&["10/0.5"]).page().await;
    assert_eq!(said(page), ("5 mg is above the usual range"));
}
