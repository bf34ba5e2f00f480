//! What is left when the app has stopped: the panel, and the way out with the data.

use crate::{
    engine::Engine,
    page::{Page, data::Data, settings::Settings, tonight::Tonight},
};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What the file is called.
const NAME: &str = "ldn-diary-rescue.json";
const KEPT: &str = "return localStorage.getItem('ldn-diary/settings')";

/// The program stops as a panic of it does; what was kept is saved to a file, all of it and nothing else.
pub(crate) async fn saves(page: &Page) -> Result<()> {
    let downloads = downloads(page).await?;
    let settings = Settings::open(page).await?;
    settings.flip_syringe("3", "0.1").await?;
    settings.pick("Dark").await?;
    page.read::<()>("localStorage.setItem('another', 'not ours'); return null").await?;
    let kept: String = page.read(KEPT).await?;
    page.read::<()>("dispatchEvent(new Event('e2e-crash')); return null").await?;
    page.by_role("heading", "Something went wrong").await?;
    let gone: bool = page.read("return document.getElementById('app').hidden").await?;
    ensure!(gone, "what the app showed last is still there");
    if page.browser.engine == Engine::Chromium {
        // In the themes of the system, which is what is changed there.
        page.read::<()>("delete document.documentElement.dataset.theme; return null").await?;
        page.is_for_everyone("crash").await?;
    }
    let saved = rescued(page, downloads.as_deref()).await?;
    let part = |name| saved.get(name).cloned().unwrap_or_default();
    ensure!(part("format") == "ldn-diary rescue" && part("version") == 1, "the file is {saved}");
    ensure!(part("storage") == "read", "the file is {saved}");
    ensure!(
        part("keys") == json!({"ldn-diary/settings": kept}),
        "{kept} was kept, and {saved} was saved"
    );
    let still: String = page.read(KEPT).await?;
    ensure!(still == kept, "saving changed what is kept");
    went_wrong_on_purpose(page).await
}

/// This once it was meant to.
async fn went_wrong_on_purpose(page: &Page) -> Result<()> {
    let complaints = page.complaints().await?;
    ensure!(
        !complaints.is_empty() && complaints.iter().all(|line| line.contains("on purpose")),
        "the page complained of {complaints:?}"
    );
    Ok(())
}

/// The engine itself stops the program, whose memory is spoiled: the panel comes, saves what is kept, and the page opens anew.
pub(crate) async fn traps(page: &Page) -> Result<()> {
    let downloads = downloads(page).await?;
    Settings::open(page).await?.pick("Dark").await?;
    let kept: String = page.read(KEPT).await?;
    page.read::<()>("dispatchEvent(new Event('e2e-trap')); return null").await?;
    page.by_role("heading", "Something went wrong").await?;
    let reason = "return document.getElementById('crash-reason').textContent";
    let reason: String = page.read(reason).await?;
    ensure!(!reason.contains("on purpose") && !reason.is_empty(), "the reason is {reason:?}");
    let saved = rescued(page, downloads.as_deref()).await?;
    let keys = saved.get("keys").cloned().unwrap_or_default();
    ensure!(keys == json!({"ldn-diary/settings": kept}), "{kept} was kept, and {saved} was saved");
    Settings::open(page).await?;
    let theme = "return document.documentElement.dataset.theme ?? 'none'";
    let theme: String = page.read(theme).await?;
    ensure!(theme == "dark", "opened anew it is {theme}");
    // What was left of the program may trap once more as it is left.
    let complaints = page.complaints().await?;
    ensure!(
        complaints.iter().any(|line| line.contains("RuntimeError"))
            && complaints.iter().all(|line| line.contains("Error")),
        "the page complained of {complaints:?}"
    );
    Ok(())
}

/// Where the browser saves files; nothing where its driver cannot say it.
async fn downloads(page: &Page) -> Result<Option<PathBuf>> {
    match page.browser.engine {
        Engine::Chromium | Engine::Firefox => page.downloads().await.map(Some),
        Engine::WebKit => Ok(None),
    }
}

/// Presses the button of the panel; gives the file as the browser saved it, or as it was handed to a browser that cannot say where.
async fn rescued(page: &Page, downloads: Option<&Path>) -> Result<Value> {
    page.press_button("Save my data").await?;
    let answer = "return document.getElementById('crash-answer').textContent";
    let said = format!(
        "Saved to your downloads as {NAME}. The app restores it, here or in another browser: at Data, under “Try or restore a backup”."
    );
    page.wait(&said, async || Ok((page.read::<String>(answer).await? == said).then_some(())))
        .await?;
    let last = "return (window.wrappedJSObject ?? window).e2eFiles.at(-1) ?? ''";
    page.wait("the file", async || {
        let text = match downloads {
            Some(folder) => fs::read(folder.join(NAME)).unwrap_or_default(),
            None => page.read::<String>(last).await?.into_bytes(),
        };
        Ok(serde_json::from_slice(&text).ok())
    })
    .await
}

/// What was saved after a crash gives the diary back to an empty browser; also where the journal alone still had it.
pub(crate) async fn comes_back(page: &Page) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "6").await?;
    page.type_into("Note", "zebra crossing").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    let data = Data::open(page).await?;
    let whole = rescued_text(page, "").await?;
    Data::open(page).await?;
    lacks_what_is_not_given(page).await?;
    Data::open(page).await?;
    comes_once(page).await?;
    Data::open(page).await?;
    let journal = rescued_text(page, "dispatchEvent(new Event('e2e-lost'));").await?;
    ensure!(!journal.contains("ldn-diary/m/"), "local storage is in {journal}");
    for file in [whole, journal] {
        ensure!(
            file.contains("\"journal\": \"read\"") && file.contains("zebra crossing"),
            "{file}"
        );
        data.erase().await?;
        data.choose("ldn-diary-rescue.json", &file).await?;
        ensure!(data.row("Nights").await? == ("1".into(), "0".into()), "the nights");
        page.expect_part("verdict", "The file opens, and each part of it is whole.").await?;
        page.press_id("take-backup").await?;
        page.focus_is("Try or restore a backup").await?;
        ensure!(data.row("Nights").await? == ("1".into(), "1".into()), "the nights came");
        Tonight::here(page).is_saved().await?;
    }
    Ok(())
}

/// The months that the browser does not give are alone missing in the file, and that is said.
async fn lacks_what_is_not_given(page: &Page) -> Result<()> {
    let file = rescued_text(page, "dispatchEvent(new Event('e2e-unread'));").await?;
    ensure!(
        file.contains("\"storage\": \"not read\"")
            && file.contains("\"ldn-diary/head.")
            && !file.contains("\"ldn-diary/m/"),
        "{file}"
    );
    let answer = "return document.getElementById('crash-answer').textContent";
    let said: String = page.read(answer).await?;
    ensure!(said.contains("The first copy of your diary, or a part of it,"), "it said {said}");
    Ok(())
}

/// While the second copy is waited for, that is said, and presses make no other file; nor does the second tap of a hand that shakes. A
/// later press does.
async fn comes_once(page: &Page) -> Result<()> {
    stop(page, "for (const what of ['e2e-stuck', 'e2e-shaking']) dispatchEvent(new Event(what));")
        .await?;
    let files = "return (window.wrappedJSObject ?? window).e2eFiles.length";
    let said = async |part: &str| {
        let answer = "return document.getElementById('crash-answer').textContent";
        let look = async || {
            let said: String = page.read(answer).await?;
            Ok(said.contains(part).then_some(()))
        };
        page.wait(part, look).await
    };
    page.press_button("Save my data").await?;
    said("Making the file.").await?;
    page.press_button("Save my data").await?;
    said("The second copy of your diary could not be read").await?;
    // What those presses would have made is there by then.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let made: usize = page.read(files).await?;
    ensure!(made == 1, "three presses made {made} files");
    page.press_button("Save my data").await?;
    page.wait("another file", async || Ok((page.read::<usize>(files).await? == 2).then_some(())))
        .await?;
    went_wrong_on_purpose(page).await
}

/// The program stops, and then this is done to what is kept.
async fn stop(page: &Page, then: &str) -> Result<()> {
    page.read::<()>("dispatchEvent(new Event('e2e-crash')); return null").await?;
    page.by_role("heading", "Something went wrong").await?;
    page.read::<()>(&[then, " return null"].concat()).await
}

/// The program stops, then this is done to what is kept, and then it is saved; gives the file's text.
async fn rescued_text(page: &Page, then: &str) -> Result<String> {
    stop(page, then).await?;
    page.press_button("Save my data").await?;
    let last = "return (window.wrappedJSObject ?? window).e2eFiles.at(-1) ?? null";
    let file = page.wait("the file", async || page.read::<Option<String>>(last).await).await?;
    went_wrong_on_purpose(page).await?;
    Ok(file)
}
