//! A file of entries, brought in: one of this app, one of another diary, and what is refused.

use crate::page::{Page, bring_in::BringIn, data::Data, tonight::Tonight};
use anyhow::{Result, ensure};

/// Another diary, whose energy goes from 1, the worst, to 5. Its names say nothing.
const OTHER: &str = "when,energy,remarks\r\n2020-03-14,2,zebra crossing\r\n2020-03-15,4,\r\n2020-03-16,9,too much\r\n";

/// Everything that local storage holds, in one order; but the room that is held free, which is taken some seconds after the start.
const KEPT: &str = "return JSON.stringify(Object.entries(localStorage).filter(([key]) => !key.endsWith('/ballast')).sort())";

/// What this app wrote is all here; after everything was erased it comes back.
pub(crate) async fn own_file(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    page.type_into("Note", "=zebra crossing").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    let data = Data::open(page).await?;
    let sheet = data.save("csv-sheet").await?;
    let plain = data.save("csv-plain").await?;
    page.press_role("link", "Bring in a file").await?;
    let bring_in = BringIn::open(page).await?;
    for file in [&sheet, &plain] {
        bring_in.choose("ldn-diary.csv", file).await?;
        page.expect_part("import-said", "LDN Diary wrote this file. 2 entries").await?;
        page.expect_part("import-lines", "2 records are the same here.").await?;
        page.expect_part("import-nothing", "all of it is here already").await?;
        ensure!(!page.has("import-take").await?, "it would come twice");
    }
    data.erase().await?;
    let bring_in = BringIn::open(page).await?;
    bring_in.choose("ldn-diary.csv", &sheet).await?;
    page.expect_part("import-lines", "2 records are not here yet. They will be added.").await?;
    page.press_id("import-take").await?;
    page.focus_is("Bring in a file").await?;
    page.expect_part("import-nothing", "all of it is here already").await?;
    bring_in.choose("ldn-diary.csv", &plain).await?;
    page.expect_part("import-lines", "2 records are the same here.").await?;
    is_in_the_diary(page, "=zebra crossing").await
}

/// Says of the three columns what they are.
async fn mapped(bring_in: &BringIn<'_>) -> Result<()> {
    bring_in.column("when", "Date of the night").await?;
    bring_in.column("energy", "Symptom: Fatigue").await?;
    bring_in.column("remarks", "Note").await?;
    bring_in.scale("energy", "5", "1").await
}

/// Three columns are asked about; what would come is shown, comes, is taken back, comes again, and not twice.
pub(crate) async fn another_diary(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let bring_in = BringIn::open(page).await?;
    let before: String = page.read(KEPT).await?;
    bring_in.choose("other.csv", OTHER).await?;
    page.expect_part("import-said", "This is a file of another kind").await?;
    page.expect_part("import-rows", "zebra crossing").await?;
    bring_in.look().await?;
    bring_in.is_sent_to("import-0", "Say which column has the date of the night.").await?;
    bring_in.column("when", "Date of the night").await?;
    bring_in.column("energy", "Symptom: Fatigue").await?;
    page.expect_part("import-columns", "The numbers in the file go from 2 to 9.").await?;
    bring_in.look().await?;
    bring_in.is_sent_to("import-1-zero", "Say which numbers this column goes from and to.").await?;
    mapped(&bring_in).await?;
    bring_in.look().await?;
    page.focus_is("What would come in").await?;
    page.expect_part("import-lines", "2 rows become entries.").await?;
    page.expect_part("import-lines", "2 records are not here yet. They will be added.").await?;
    page.expect_part("import-changed", "The first: 7.5 becomes 8. Rows 2, 3.").await?;
    page.expect_part("import-refused", "Row 4, “energy”: this number is outside the scale.")
        .await?;
    page.screenshot("bring-in-phone").await?;
    ensure!(page.read::<String>(KEPT).await? == before, "a look has kept something");
    page.press_id("import-take").await?;
    page.focus_is("Bring in a file").await?;
    page.expect_part("import-nothing", "There is nothing new to bring in.").await?;
    page.press_button("Undo").await?;
    page.expect_part("import-lines", "2 records are not here yet. They will be added.").await?;
    page.press_id("import-take").await?;
    page.expect_part("import-nothing", "There is nothing new to bring in.").await?;
    // Another file with the same columns needs no second word about them.
    bring_in.choose("more.csv", &[OTHER, "2020-03-17,1,\r\n"].concat()).await?;
    bring_in.look().await?;
    page.expect_part("import-lines", "1 record is not here yet. It will be added.").await?;
    is_in_the_diary(page, "zebra crossing").await?;
    let bring_in = BringIn::open(page).await?;
    bring_in.choose("other.csv", OTHER).await?;
    mapped(&bring_in).await?;
    bring_in.look().await?;
    page.expect_part("import-nothing", "There is nothing new to bring in.").await
}

async fn is_in_the_diary(page: &Page, note: &str) -> Result<()> {
    page.open("#/diary").await?;
    page.by_role("heading", "Diary").await?;
    let note = format!("return document.querySelector('main').textContent.includes('{note}')");
    page.wait("the note", async || Ok(page.read::<bool>(&note).await?.then_some(()))).await
}

/// What is no diary is refused with a reason, and changes nothing.
pub(crate) async fn refused(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let data = Data::open(page).await?;
    let ours = data.save("csv-plain").await?;
    let backup = data.save("save-backup").await?;
    let bring_in = BringIn::open(page).await?;
    let before: String = page.read(KEPT).await?;
    let deep = "[".repeat(100_000);
    let crowd = (0..5001).map(|row| format!("2020-03-14,{row}")).collect::<Vec<_>>().join("\n");
    for (name, text, why) in [
        ("empty.csv", "", "Nothing is in this file."),
        ("quote.csv", "date,note\n2020-03-14,\"open", "is opened and never closed"),
        ("wide.csv", &",".repeat(2000), "more than 1000 columns"),
        ("utf16.csv", "d\0a\0t\0e\0", "save it as “CSV UTF-8”"),
        ("cut.json", "[{\"date\":\"2020-03-14\"", "on the file cannot be read"),
        ("deep.json", &deep, "lists within lists"),
        ("none.json", "{\"a\":1}", "There is no list of entries in this file."),
        ("ours.csv", &ours.replace("timing", "when"), "“timing” is missing"),
        ("ours.csv", &ours.replace("revision", "night"), "two columns called “night”"),
        ("backup.json", &backup, "This is a backup of LDN Diary"),
    ] {
        bring_in.choose(name, text).await?;
        bring_in.is_refused(why).await?;
    }
    page.by_role("link", "Try or restore a backup").await?;
    bring_in.choose("crowd.csv", &["date,note\n", &crowd].concat()).await?;
    bring_in.look().await?;
    page.expect_part("import-problem", "more than 5000 entries in March 2020").await?;
    ensure!(!page.has("import-take").await?, "a crowd may come in");
    // A row that is no entry is refused by itself; markup and formulas are text.
    let rows = "date,note\n2020-03-14,<img src=x onerror=alert(1)>\n2020-13-14,=1+1\n2020-03-15\n";
    bring_in.choose("rows.csv", rows).await?;
    bring_in.look().await?;
    page.expect_part("import-lines", "1 row becomes an entry.").await?;
    page.expect_part("import-refused", "Row 3, “date”: this is no date").await?;
    page.expect_part("import-refused", "Row 4: it has 1 cell where the file has 2 columns.")
        .await?;
    ensure!(page.read::<String>(KEPT).await? == before, "a refused file has kept something");
    Ok(())
}

/// The page with every part of it on phone and desktop, in both themes, and in a narrow window.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    let bring_in = BringIn::open(page).await?;
    page.is_for_everyone("bring-in-empty").await?;
    let row = |number: u32| format!("03/04/2020,{number},{},1.5\n", "long ".repeat(20));
    let rows: String = (0..12).map(row).collect();
    let file =
        ["date,energy_of_an_uncommonly_long_name_without_a_gap,note,ldn mg\n", &rows].concat();
    bring_in.choose("wide.csv", &file).await?;
    bring_in.column("energy_of_an_uncommonly_long_name_without_a_gap", "Symptom: Fatigue").await?;
    bring_in.look().await?;
    bring_in.is_sent_to("import-0-form-0", "Say how the dates in this column are written.").await?;
    page.is_for_everyone("bring-in-wrong").await?;
    page.pick("radio", "Month, day, year").await?;
    bring_in.scale("energy_of_an_uncommonly_long_name_without_a_gap", "0", "3").await?;
    page.type_into("When did you usually take the dose?", "22:00").await?;
    bring_in.look().await?;
    page.focus_is("What would come in").await?;
    page.expect_part("import-refused", "8 rows are refused").await?;
    page.is_for_everyone("bring-in-shown").await?;
    page.viewport(320, 640).await?;
    page.fits_the_width().await
}
