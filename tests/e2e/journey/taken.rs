//! What a person takes along from each calculator: its answer as one line, and on paper.

use crate::page::{
    Page,
    dose::{DOSE, Dose, STRENGTH},
    files::A4,
};
use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

/// A question to a calculator, and what is taken along of its answer.
struct Asked {
    /// The calculator's name in the address.
    calculator: &'static str,
    /// The fields, label and text.
    fields: &'static [(&'static str, &'static str)],
    /// Capacity and marks of the syringe, in mL, where one is chosen.
    syringe: Option<(&'static str, &'static str)>,
    answer: &'static str,
    /// What is copied.
    line: &'static str,
    /// What stands on paper beside the answer.
    paper: &'static [&'static str],
}

/// Each calculator by its usual case; by hand, so that a pharmacist can check it.
const SIX: [Asked; 6] = [
    Asked {
        calculator: "",
        fields: &[(DOSE, "1.5"), (STRENGTH, "1")],
        syringe: Some(("3", "0.1")),
        answer: "1.5 mg is 1.5 mL",
        line: "1.5 mg at 1 mg/mL = 1.5 mL (3 mL syringe, 15th of 30 marks)",
        paper: &["Draw for a dose", "1 mg/mL, read as 1 mg/mL", "15th of 30 marks"],
    },
    Asked {
        calculator: "for-draw",
        fields: &[("Draw, in mL", "1.5"), (STRENGTH, "1")],
        syringe: Some(("3", "0.1")),
        answer: "1.5 mL is 1.5 mg",
        line: "1.5 mL at 1 mg/mL = 1.5 mg (3 mL syringe, 15th of 30 marks)",
        paper: &["Dose for a draw", "1 mg/mL, read as 1 mg/mL", "15th of 30 marks"],
    },
    Asked {
        calculator: "batch",
        fields: &[
            ("Number of tablets", "1"),
            ("mg in one tablet", "50"),
            ("Volume of everything together, in mL", "50"),
        ],
        syringe: None,
        answer: "This liquid is 1 mg/mL",
        line: "1 tablet of 50 mg made up to 50 mL: 1 mg/mL.",
        paper: &["Make a batch", "1 tablet", "Medicine in all tablets"],
    },
    Asked {
        calculator: "dilute",
        fields: &[
            ("Strength you start from", "5"),
            ("Volume of it that goes in, in mL", "10"),
            ("Volume of everything together, in mL", "50"),
        ],
        syringe: None,
        answer: "The mix is 1 mg/mL",
        line: "10 mL of 5 mg/mL made up to 50 mL: 1 mg/mL.",
        paper: &["Dilute", "5 mg/mL, read as 5 mg/mL", "40 mL"],
    },
    Asked {
        calculator: "drops",
        fields: &[(DOSE, "1"), (STRENGTH, "1")],
        syringe: None,
        answer: "1 mg is about 20 drops",
        line: "1 mg of 1 mg/mL: 20 drops, that is about 1 mg (20 drops in 1 mL, assumed).",
        paper: &["Drops", "that is about 1 mg", "20 drops in 1 mL is an assumption"],
    },
    Asked {
        calculator: "ladder",
        fields: &[("Step 1", "1.5"), ("Step 2", "3"), ("Step 3", "4.5")],
        syringe: Some(("3", "0.1")),
        answer: "Best strength 1.5 mg/mL",
        line: "1.5 mg/mL: 1.5 mg = 1 mL (10th of 30 marks, 3 mL syringe); 3 mg = 2 mL (20th of 30 marks, 3 mL syringe); 4.5 mg = 3 mL (30th of 30 marks, 3 mL syringe).",
        paper: &[
            "Every step is on a mark",
            "10th of 30 marks",
            "20th of 30 marks",
            "30th of 30 marks",
        ],
    },
];

/// The answer of each calculator is copied as one line that says the truth by itself, and printed with what was asked.
pub(crate) async fn along(page: &Page) -> Result<()> {
    for asked in &SIX {
        let of = asked.calculator;
        let dose = Dose::open(page, of).await?;
        dose.fill(asked.fields).await?;
        if let Some((capacity, spacing)) = asked.syringe {
            dose.syringe(capacity, spacing).await?;
        }
        dose.answers(asked.answer).await?;
        is_printed(page, asked).await.with_context(|| format!("of {of:?}"))?;
        let copied = copied(page, &dose, asked).await.with_context(|| format!("of {of:?}"))?;
        ensure!(copied == asked.line, "the copied line of {of:?} is {copied:?}");
    }
    Ok(())
}

/// The button asks the browser to print, and the paper has the answer, what was asked and what it is, and nothing of the app.
async fn is_printed(page: &Page, asked: &Asked) -> Result<()> {
    // A window to print from is one that no driver can press.
    let instead =
        "window.print = () => { document.documentElement.dataset.printed = '1'; }; return null";
    page.read::<()>(instead).await?;
    page.press_id("print").await?;
    let is_asked = "return document.documentElement.dataset.printed === '1'";
    let look = async || Ok(page.read::<bool>(is_asked).await?.then_some(()));
    page.wait("the browser to be asked to print", look).await?;
    let name = ["taken", asked.calculator].join("-");
    let printed = page.printed(&name, A4).await?;
    ensure!(printed.pages == 1, "{} pages", printed.pages);
    let says = ["Worked out with LDN Diary.", asked.answer];
    for words in says.iter().chain(asked.paper) {
        printed.says(words)?;
    }
    for words in ["Copyasoneline", "Settings", "Skiptothepage"] {
        ensure!(!printed.text.contains(words), "{words} is on paper: {}", printed.text);
    }
    Ok(())
}

/// What was copied, as a person would find out: pasted into the first field.
async fn copied(page: &Page, dose: &Dose<'_>, asked: &Asked) -> Result<String> {
    page.press_id("copy").await?;
    page.expect_part("result", "Copied.").await?;
    let &(field, _) = asked.fields.first().context("a calculator without a field")?;
    page.by_label(field).await?.send_keys(Key::Control + "a").await?;
    page.by_label(field).await?.send_keys(Key::Control + "v").await?;
    dose.typed(field).await
}
