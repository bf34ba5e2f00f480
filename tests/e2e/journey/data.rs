//! The person's data as a whole: saved, tried, erased, restored; and a file that is not what it should be.

use crate::page::{
    Page,
    data::{Data, kept},
    tonight::Tonight,
};
use anyhow::{Result, ensure};

/// A night with a note that can be looked for.
async fn written(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    page.type_into("Note", "zebra crossing").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await
}

/// A backup by one tap; the file beside what is here; everything erased; everything back, and that taken back and done again.
pub(crate) async fn comes_back(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    written(page).await?;
    let data = Data::open(page).await?;
    page.expect_part("backup-stands", "No backup yet").await?;
    let file = data.save("save-backup").await?;
    ensure!(file.contains("zebra crossing"), "the note is not in the file");
    page.expect_part("backup-said", "Handed to your browser as “ldn-diary-backup-").await?;
    page.expect_part("backup-stands", "Backup made today").await?;
    page.expect_part("backup-stands", "Nothing has changed since then").await?;
    page.press_id("read-back").await?;
    page.expect_part("read", "2 nights, 1 dose: all of them can be read, each one whole").await?;
    page.screenshot("data-phone").await?;
    // A try changes nothing.
    data.choose("ldn-diary-backup.json", &file).await?;
    ensure!(data.row("Nights").await? == ("2".into(), "2".into()), "the nights");
    page.expect_part(
        "verdict",
        "The file opens, and each part of it is whole. All that is here is in the file.",
    )
    .await?;
    page.expect_part("nothing-to-restore", "There is nothing to restore").await?;
    page.screenshot("restore-phone").await?;
    data.erase().await?;
    let kept = kept(page).await?;
    ensure!(!kept.contains("ldn-diary/"), "something is left: {kept}");
    ensure!(!kept.contains("zebra"), "the note is left: {kept}");
    data.choose("ldn-diary-backup.json", &file).await?;
    ensure!(data.row("Nights").await? == ("2".into(), "0".into()), "the nights");
    page.expect_part("becomes", "2 records are not here yet. They will be added.").await?;
    page.press_id("take-backup").await?;
    page.focus_is("Try or restore a backup").await?;
    ensure!(data.row("Nights").await? == ("2".into(), "2".into()), "the nights came");
    page.press_button("Undo").await?;
    page.expect_part("becomes", "2 records are not here yet. They will be added.").await?;
    page.press_id("take-backup").await?;
    Tonight::here(page).is_saved().await?;
    page.open("#/diary").await?;
    page.by_role("heading", "Diary").await?;
    let note = "return document.querySelector('main').textContent.includes('zebra crossing')";
    page.wait("the note", async || Ok(page.read::<bool>(note).await?.then_some(()))).await
}

/// A locked file opens by its passphrase alone.
pub(crate) async fn locked(page: &Page) -> Result<()> {
    written(page).await?;
    let data = Data::open(page).await?;
    page.press_id("lock-file").await?;
    page.type_into("New passphrase", "seven quiet herons").await?;
    page.type_into("The same once more", "seven quiet herons").await?;
    let file = data.save("save-locked").await?;
    ensure!(file.contains("ldn-diary sealed backup") && !file.contains("zebra"), "not locked");
    data.choose("locked.json", &file).await?;
    page.by_test_id("locked-backup").await?;
    page.expect_part("file-said", "This backup is locked with a passphrase.").await?;
    page.type_into("Passphrase of the file", "seven quiet hens").await?;
    page.press_id("open-backup").await?;
    let wrong = "return document.getElementById('backup-passphrase-error') !== null";
    patiently(page, wrong).await?;
    page.type_into("Passphrase of the file", "seven quiet herons").await?;
    page.press_id("open-backup").await?;
    patiently(page, "return document.querySelector('[data-testid=compared]') !== null").await?;
    ensure!(data.row("Nights").await? == ("2".into(), "2".into()), "the nights");
    Ok(())
}

/// What takes long: a key is slow to work out on purpose.
async fn patiently(page: &Page, so: &str) -> Result<()> {
    let look = async || Ok(page.read::<bool>(so).await?.then_some(()));
    for _ in 0..3 {
        if page.wait(so, look).await.is_ok() {
            return Ok(());
        }
    }
    page.wait(so, look).await
}

/// A damaged file gives what is whole and names the rest; what is no backup is refused, and changes nothing.
pub(crate) async fn damaged(page: &Page) -> Result<()> {
    written(page).await?;
    let data = Data::open(page).await?;
    let file = data.save("save-backup").await?;
    let hurt = file.replacen("zebra", "cobra", 1);
    data.choose("damaged.json", &hurt).await?;
    page.expect_part("damaged-backup", "What is whole can be restored. These parts cannot:")
        .await?;
    ensure!(data.row("Nights").await?.0 != "2", "the damaged month counts");
    for (text, said) in [
        ("", "This file is no backup of LDN Diary"),
        ("night,fatigue\r\n2026-11-01,5\r\n", "This file is no backup of LDN Diary"),
        (
            "{\"format\":\"ldn-diary backup\",\"version\":9}",
            "A newer version of this app wrote this file",
        ),
        (
            "{\"format\":\"ldn-diary sealed backup\",\"version\":1,\"made\":\"\",\"key\":\"x\",\"sealed\":\"\"}",
            "This backup is locked, and the part",
        ),
    ] {
        data.choose("other.json", text).await?;
        page.expect_part("file-said", said).await?;
        ensure!(!page.has("take-backup").await?, "{text} may be restored");
    }
    Ok(())
}

/// The three pages on phone and desktop, in both themes.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    written(page).await?;
    let data = Data::open(page).await?;
    page.press_id("lock-file").await?;
    page.press_id("read-back").await?;
    page.by_test_id("read").await?;
    page.is_for_everyone("data").await?;
    let file = data.save("save-backup").await?;
    data.choose("damaged.json", &file.replacen("zebra", "cobra", 1)).await?;
    page.by_test_id("compared").await?;
    page.is_for_everyone("restore").await?;
    page.open("#/data/erase").await?;
    page.by_role("heading", "Erase everything").await?;
    page.press_id("erase").await?;
    page.is_for_everyone("erase").await
}
