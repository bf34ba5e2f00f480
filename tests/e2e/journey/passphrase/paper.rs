//! The recovery sheet on paper.

use super::{FIRST, code, keep, patiently, sheet, type_now};
use crate::page::{
    Page,
    files::{A4, LETTER},
    tonight::Tonight,
};
use anyhow::{Context, Result, ensure};

/// What the recovery sheet says beside its code.
const SHEET: [&str; 4] = [
    "LDN Diary: recovery sheet",
    "This code opens the diary on the device where it was made",
    "Capitals and hyphens do not matter.",
    "Whoever has this sheet and the device can read the diary. Keep them apart.",
];

/// What stands around the sheet on the screen, as a print is read; and the first passphrase, which is nowhere.
const NOT_ON_PAPER: [&str; 13] = [
    "Skiptothepage",
    "Menu",
    "Settings",
    "Passphrase",
    "Yourdiaryhas",
    "Yourrecoverycode",
    "Printthissheet",
    "Typethelastfour",
    "Lock",
    "Whatitprotects",
    "Cancel",
    "Removeit",
    "purpleboatseven",
];

/// The recovery sheet is one page of either paper with the code and what it is for, and with nothing of the app and no passphrase; the
/// sheet of another code too.
pub(crate) async fn prints(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let first = sheet(page).await?;
    page.is_for_everyone("recovery-sheet").await?;
    is_on_paper(page, "recovery-sheet", &first).await?;
    keep(page, &first).await?;
    type_now(page, "now-code", FIRST).await?;
    page.press_button("Make a new code").await?;
    patiently(async || page.by_role("heading", "Your recovery code").await).await?;
    let another = code(page).await?;
    ensure!(another != first, "the same code again");
    let printed = is_on_paper(page, "recovery-sheet-new", &another).await?;
    ensure!(!printed.contains(&first.replace('-', "")), "the old code is on paper: {printed}");
    Ok(())
}

/// Prints the sheet that is shown, and reads it; gives what was on the last paper.
async fn is_on_paper(page: &Page, name: &str, code: &str) -> Result<String> {
    let mut text = String::new();
    for (paper, size) in [(A4, "a4"), (LETTER, "letter")] {
        let printed = page.printed(&format!("{name}-{size}"), paper).await?;
        ensure!(printed.pages == 1, "{} pages on {size}", printed.pages);
        // In the order in which it is typed.
        printed.says(&code.replace('-', " ")).with_context(|| format!("on {size}"))?;
        for words in SHEET {
            printed.says(words).with_context(|| format!("on {size}"))?;
        }
        for words in NOT_ON_PAPER {
            ensure!(!printed.text.contains(words), "{words} is on {size}: {}", printed.text);
        }
        text = printed.text;
    }
    Ok(text)
}
