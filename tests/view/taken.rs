//! What a person takes along from each calculator: the button that copies the answer, the one that prints, and what paper says was
//! asked. What is copied, and what stands on paper, the journeys of a browser tell.

use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::Entry;

use crate::count;
use crate::visit::{Visit, text, typed};

/// Rows of a sheet, which have no space between the name and the value.
const LABEL: &str = "Strength on the label1 mg/mL, read as 1 mg/mL";
const SYRINGE: &str = "Syringe3 mL, a mark each 0.1 mL";

/// A visit to each calculator that has an answer, with what its printed sheet says was asked.
fn six() -> [(Visit, &'static [&'static str]); 6] {
    let filled = |calculator, fields: &[(Entry, &str)]| {
        Visit::new(calculator, fields.iter().map(|(entry, text)| typed(*entry, text)))
    };
    let tablets = [(Entry::Tablets, "1"), (Entry::Tablet, "50"), (Entry::BatchVolume, "50")];
    let mix = [(Entry::Stock, "5"), (Entry::MixTaken, "10"), (Entry::MixVolume, "50")];
    let drops = [(Entry::Dose, "1"), (Entry::Strength, "1")];
    let steps = [(Entry::Step(0), "1.5"), (Entry::Step(1), "3")];
    [
        (
            Visit::draw("1.5", "1").owning(&["3/0.1"]),
            &["Draw for a dose", "Dose1.5 mg", LABEL, SYRINGE],
        ),
        (
            Visit::dose("1.5", "1").owning(&["3/0.1"]),
            &["Dose for a draw", "1.5 mL", LABEL, SYRINGE],
        ),
        (
            filled(Calculator::Batch, &tablets),
            &[
                "Make a batch",
                "Number of tablets1 tablet",
                "mg in one tablet50 mg",
                "Volume of everything together, in mL50 mL",
            ],
        ),
        (
            filled(Calculator::Dilute, &mix),
            &[
                "Dilute",
                "Strength you start from5 mg/mL, read as 5 mg/mL",
                "Volume of it that goes in, in mL10 mL",
                "Volume of everything together, in mL50 mL",
            ],
        ),
        (
            filled(Calculator::Drops, &drops),
            &["Drops", "Dose1 mg", LABEL, "Size of a drop20 drops in 1 mL, assumed"],
        ),
        (filled(Calculator::Ladder, &steps).owning(&["3/0.1"]), &["Best strength", SYRINGE]),
    ]
}

#[tokio::test]
async fn each_answer_can_be_copied_and_printed_with_what_was_asked() {
    for (visit, asked) in six() {
        let page = visit.page().await;
        assert!(page.contains("data-testid=\"answer\""), "{page}");
        for button in ["copy", "print"] {
            let name = format!("data-testid=\"{button}\"");
            assert_eq!(count(&page, &name), 1, "{button}: {page}");
        }
        assert_eq!(count(&page, "Copy as one line"), 1, "{page}");
        let sheet = page.split("class=\"print-only\"").nth(1).expect("a sheet");
        let sheet = text(sheet.split("</dl>").next().expect("its end"));
        for row in asked.iter().chain(&["Date1 January 2026"]) {
            assert!(sheet.contains(row), "{row}: {sheet}");
        }
        assert!(text(&page).contains("Worked out with LDN Diary."), "{page}");
    }
}
