//! What is left when the app has stopped: the panel, and the way out with the data.

use crate::page::{Page, settings::Settings};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::fs;

/// The program stops as a panic of it does; what was kept is saved to a file, all of it and nothing else.
pub(crate) async fn saves(page: &Page) -> Result<()> {
    let downloads = page.downloads().await?;
    let settings = Settings::open(page).await?;
    settings.flip_syringe("3", "0.1").await?;
    settings.pick("Dark").await?;
    page.read::<()>("localStorage.setItem('another', 'not ours'); return null").await?;
    let kept: String = page.read("return localStorage.getItem('ldn-diary/settings')").await?;
    page.read::<()>("dispatchEvent(new Event('e2e-crash')); return null").await?;
    page.by_role("heading", "Something went wrong").await?;
    let gone: bool = page.read("return document.getElementById('app').hidden").await?;
    ensure!(gone, "what the app showed last is still there");
    page.press_button("Save my data").await?;
    let name = "ldn-diary-rescue.json";
    let answer = "return document.getElementById('crash-answer').textContent";
    let said = format!(
        "Saved to your downloads as {name}. It is for someone who can help you: the app cannot restore it."
    );
    page.wait(&said, async || Ok((page.read::<String>(answer).await? == said).then_some(())))
        .await?;
    let file = downloads.join(name);
    let saved: Value = page
        .wait("the file", async || {
            Ok(fs::read(&file).ok().and_then(|text| serde_json::from_slice(&text).ok()))
        })
        .await?;
    let part = |name| saved.get(name).cloned().unwrap_or_default();
    ensure!(part("format") == "ldn-diary rescue" && part("version") == 1, "the file is {saved}");
    ensure!(
        part("keys") == json!({"ldn-diary/settings": kept}),
        "{kept} was kept, and {saved} was saved"
    );
    let still: String = page.read("return localStorage.getItem('ldn-diary/settings')").await?;
    ensure!(still == kept, "saving changed what is kept");
    // This once it was meant to go wrong.
    let complaints = page.complaints().await?;
    ensure!(
        !complaints.is_empty() && complaints.iter().all(|line| line.contains("on purpose")),
        "the page complained of {complaints:?}"
    );
    Ok(())
}
