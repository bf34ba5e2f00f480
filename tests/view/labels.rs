//! A label whose number could be two, and a label on paper, as a person finds them.

use ldn_diary::dose::LabelUnit;
use ldn_diary::ui::state::calculator::{Change, Entry, Label};

use crate::visit::{Visit, text, typed};

/// What the buttons under a field type, the one for each meaning.
fn meanings(page: &str) -> Vec<String> {
    let group = page.split("role=\"group\"").nth(1).expect("a group");
    let group = group.split("</div>").next().expect("its end");
    group.split("<button").skip(1).map(|button| text(&["<", button].concat())).collect()
}

// A button typed the number alone: pressing “1” for a label of 5 mg/1.000 mL made it 1 mg/mL.
// rule: dose-read-ask
#[tokio::test]
async fn a_button_for_a_meaning_keeps_the_rest_of_the_label() {
    for (label, offered) in [
        ("5 mg/1.000 mL", [("5 mg/1 mL", "5 mg/mL"), ("5 mg/1000 mL", "0.005 mg/mL")]),
        ("1:1,000", [("1:1", "1,000 mg/mL"), ("1:1000", "1 mg/mL")]),
        ("1,500 mcg/mL", [("1.5 mcg/mL", "0.0015 mg/mL"), ("1500 mcg/mL", "1.5 mg/mL")]),
        // Not within a number: 1005 ends in 05 as well.
        ("1005 mg/05 mL", [("1005 mg/0.5 mL", "2,010 mg/mL"), ("1005 mg/5 mL", "201 mg/mL")]),
        (" 1,500 ", [("1.5", "1.5 mg/mL"), ("1500", "1,500 mg/mL")]),
    ] {
        let typed = meanings(&Visit::draw("1.5", label).page().await);
        assert_eq!(typed, offered.map(|(typed, _)| typed), "{label}");
        for (typed, read) in offered {
            let page = Visit::draw("1.5", typed).page().await;
            assert!(text(&page).contains(&format!("Read as {read}.")), "{label}: {typed}");
        }
    }
    // The second of two numbers is asked about once the first is settled.
    let page = Visit::draw("1.5", "1,000 mg/1,000 mL").page().await;
    assert_eq!(meanings(&page), ["1 mg/1,000 mL", "1000 mg/1,000 mL"]);
    let page = Visit::draw("1.5", "1000 mg/1,000 mL").page().await;
    assert_eq!(meanings(&page), ["1000 mg/1 mL", "1000 mg/1000 mL"]);
}

#[tokio::test]
async fn the_printed_sheet_writes_a_label_as_a_label_is_written() {
    for (unit, number, volume, written) in [
        (LabelUnit::MgPerMl, "1", "", "1 mg/mL, read as 1 mg/mL"),
        (LabelUnit::MgPerVolume, "5", "5", "5 mg per 5 mL, read as 1 mg/mL"),
        (LabelUnit::McgPerMl, "500", "", "500 mcg/mL, read as 0.5 mg/mL"),
        (LabelUnit::PercentWv, "0.1", "", "0.1 % w/v, read as 1 mg/mL"),
        (LabelUnit::GPerL, "1", "", "1 g/L, read as 1 mg/mL"),
        (LabelUnit::TotalInTotal, "50", "50", "50 mg in 50 mL, read as 1 mg/mL"),
        (LabelUnit::OneIn, "1000", "", "1 in 1000, read as 1 mg/mL"),
    ] {
        let page = Visit::draw("1.5", number)
            .and(Change::LabelUnit(Label::Bottle, unit))
            .and(typed(Entry::LabelVolume, volume))
            .page()
            .await;
        let sheet = page.split("class=\"print-only\"").nth(1).expect("a sheet");
        let sheet = text(sheet.split("</dl>").next().expect("its end"));
        assert!(sheet.contains(written), "{written}: {sheet}");
    }
}
