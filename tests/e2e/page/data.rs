//! The Data place with its files, and the pages that try, restore and erase.

use super::Page;
use crate::engine::Engine;
use anyhow::{Result, bail};
use serde_json::json;

/// Gives all that local storage and the journal hold.
const KEPT: &str = "const done = arguments[arguments.length - 1];
    const request = indexedDB.open('ldn-diary');
    request.onsuccess = () => {
        const all = request.result.transaction('records').objectStore('records').getAll();
        all.onsuccess = () => { request.result.close(); done(JSON.stringify([{ ...localStorage }, all.result])); };
    }";

/// Everything that local storage and the journal hold, as one text.
pub(crate) async fn kept(page: &Page) -> Result<String> {
    Ok(page.browser.driver.execute_async(KEPT, vec![]).await?.convert()?)
}

/// The Data place.
pub(crate) struct Data<'a>(&'a Page);

impl<'a> Data<'a> {
    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        // A download that nobody awaits would lie about wherever the browser saves by itself.
        if page.browser.engine != Engine::WebKit {
            page.downloads().await?;
        }
        page.open("#/data").await?;
        page.by_role("heading", "Data").await?;
        Ok(Self(page))
    }

    /// Presses what hands a file to the browser; gives the file's text.
    pub(crate) async fn save(&self, testid: &str) -> Result<String> {
        saved(self.0, testid).await
    }

    /// Opens the page that tries and restores, and chooses a file there.
    pub(crate) async fn choose(&self, name: &str, text: &str) -> Result<()> {
        let page = self.0;
        page.open("#/data/restore").await?;
        page.by_role("heading", "Try or restore a backup").await?;
        choose(page, "backup-file", name, text).await
    }

    /// What the table says of a row: in the file, and here.
    pub(crate) async fn row(&self, name: &str) -> Result<(String, String)> {
        self.0.by_test_id("compared").await?;
        let script = format!(
            "return [...document.querySelectorAll('[data-testid=compared] tbody tr')]
                .filter((row) => row.querySelector('th').textContent === {name:?})
                .flatMap((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))"
        );
        let cells: Vec<String> = self.0.read(&script).await?;
        let [file, here] = cells.as_slice() else { bail!("the row {name:?} is {cells:?}") };
        Ok((file.clone(), here.clone()))
    }

    /// Erases everything.
    pub(crate) async fn erase(&self) -> Result<()> {
        let page = self.0;
        page.open("#/data/erase").await?;
        page.press_id("erase").await?;
        let wrong = "return document.activeElement.id === 'erase-word' && !!document.getElementById('erase-word-error')";
        page.wait("the field", async || Ok(page.read::<bool>(wrong).await?.then_some(()))).await?;
        page.type_into("To go on, type the word “erase”", " Erase ").await?;
        // What is erased is loaded anew: a page without this mark.
        let mark = "document.documentElement.dataset.before = '1'; return true";
        page.read::<bool>(mark).await?;
        page.press_id("erase").await?;
        page.goes_by_itself().await;
        let anew = "return !document.documentElement.dataset.before
            && document.querySelector('main h1')?.textContent === 'Tonight'";
        // While one page goes and the next comes there is nobody to ask.
        let look = async || Ok(page.read::<bool>(anew).await.unwrap_or(false).then_some(()));
        page.wait("a new page", look).await
    }
}

/// Presses what hands a file to the browser, whichever place it is on; gives the file's text.
pub(crate) async fn saved(page: &Page, testid: &str) -> Result<String> {
    let count = "return (window.wrappedJSObject ?? window).e2eFiles.length";
    let before: usize = page.read(count).await?;
    page.press_id(testid).await?;
    // A locked file waits for its key, which is slow to make on purpose.
    let more = async || Ok((page.read::<usize>(count).await? > before).then_some(()));
    page.patiently("a file", more).await?;
    let last = "return (window.wrappedJSObject ?? window).e2eFiles.at(-1)";
    page.read(last).await
}

/// Chooses a file in an input, as a person does in a window that no driver can press.
pub(crate) async fn choose(page: &Page, input: &str, name: &str, text: &str) -> Result<()> {
    let there = format!("return !!document.getElementById({input:?})");
    page.wait("the input", async || Ok(page.read::<bool>(&there).await?.then_some(()))).await?;
    let detail = serde_json::to_string(&json!([input, name, text]))?;
    let script = "document.dispatchEvent(new CustomEvent('e2e-choose', { detail: arguments[0] })); return null";
    page.browser.driver.execute(script, vec![json!(detail)]).await?;
    Ok(())
}
