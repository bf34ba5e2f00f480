//! What the page leaves behind as files: pictures, prints, downloads. All of it lies where git ignores it.

use super::{PAUSE, Page};
use crate::engine::Engine;
use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64, Encoding};
use lopdf::Document;
use serde_json::{Value, json};
use std::{fs, path::PathBuf};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};
use xtask::run;

/// Sheets of paper, wide and high, in centimetres.
pub(crate) const A4: [f64; 2] = [21.0, 29.7];
/// See `A4`.
pub(crate) const LETTER: [f64; 2] = [21.59, 27.94];

/// The tallest picture of a whole page, in pixels: taller ones Chromium draws in pieces that do not fit.
const TALLEST: u32 = 16_000;

/// What was printed: how many pages, and what stands on them, without any spaces.
pub(crate) struct Printed {
    pub(crate) pages: usize,
    pub(crate) text: String,
}

impl Page {
    /// Writes a picture of what the window shows to `screenshots/<engine>/<name>.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<()> {
        let picture = self.browser.driver.screenshot_as_png().await?;
        Ok(fs::write(self.picture(&format!("{name}.png"))?, picture)?)
    }

    /// The same of the whole page, also of what is below the window; in Chromium, and as the window shows it in the others.
    pub(super) async fn whole_screenshot(&self, name: &str) -> Result<()> {
        if self.browser.engine != Engine::Chromium {
            return self.screenshot(name).await;
        }
        let (width, height): (u32, u32) = self
            .read(
                "return [innerWidth, Math.max(innerHeight, document.documentElement.scrollHeight)]",
            )
            .await?;
        let height = height.min(TALLEST);
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let asked = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let picture = self.browser.devtools("Page.captureScreenshot", asked).await?;
        let picture = picture.get("data").and_then(Value::as_str).context("no picture came")?;
        let picture = Base64::decode_vec(picture).ok().context("the picture is no base64")?;
        Ok(fs::write(self.picture(&format!("{name}.png"))?, picture)?)
    }

    /// Does this while the page is laid out as for paper; Chromium only.
    pub(crate) async fn as_paper<T>(&self, doing: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let media = |name: &str| {
            self.browser.devtools("Emulation.setEmulatedMedia", json!({"media": name}))
        };
        media("print").await?;
        let is_paper = "return matchMedia('print').matches";
        let look = async || Ok(self.read::<bool>(is_paper).await?.then_some(()));
        self.wait("paper", look).await?;
        let done = doing().await?;
        media("").await?;
        Ok(done)
    }

    /// What paper would show, in one line; Chromium only.
    pub(crate) async fn on_paper(&self) -> Result<String> {
        let script = "return document.body.innerText";
        let text = self.as_paper(async || self.read::<String>(script).await).await?;
        Ok(super::one_line(&text))
    }

    /// What sticks out of the width of A4; Chromium only.
    pub(crate) async fn sticks_out_of_paper(&self) -> Result<Vec<String>> {
        // A4 less the margins of the style sheet.
        self.viewport(695, 1000).await?;
        // What is said and not shown is clipped on purpose.
        let script = "const shown = (one) => getComputedStyle(one);
            return [...document.querySelectorAll('main *')]
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.scrollWidth > one.clientWidth + 1 && shown(one).overflowX !== 'visible' && shown(one).clipPath === 'none')
            .map((one) => one.outerHTML.slice(0, 80))";
        self.as_paper(async || {
            tokio::time::sleep(PAUSE * 4).await;
            self.read(script).await
        })
        .await
    }

    /// Prints to PDF, on A4 without margins of the browser's own, beside the pictures; gives the file. Not in `WebKit`, whose
    /// driver does not know how.
    pub(crate) async fn print(&self, name: &str) -> Result<PathBuf> {
        let page = PrintPage { width: 21.0, height: 29.7 };
        let margin = PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 };
        let paper =
            PrintParameters { page, margin, background: true, ..PrintParameters::default() };
        let file = self.picture(&format!("{name}.pdf"))?;
        fs::write(&file, self.browser.driver.print_page(paper).await?)?;
        Ok(file)
    }

    /// Prints on paper of this size, in centimetres, and reads what is on it. Chromium only.
    pub(crate) async fn printed(&self, name: &str, paper: [f64; 2]) -> Result<Printed> {
        let [width, height] = paper;
        let margin = PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 };
        let page = PrintPage { width, height };
        let paper = PrintParameters { page, margin, ..PrintParameters::default() };
        let bytes = self.browser.driver.print_page(paper).await?;
        fs::write(self.picture(&format!("{name}.pdf"))?, &bytes)?;
        let document = Document::load_mem(&bytes).context("the print is no PDF")?;
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).context("the print has no text")?;
        Ok(Printed { pages: pages.len(), text: without_spaces(&text) })
    }

    /// Where the browser saves files from now on, without asking; empty at first. Not in `WebKit`, whose driver cannot say it.
    pub(crate) async fn downloads(&self) -> Result<PathBuf> {
        let name = self.browser.engine.name();
        let folder = run::root().join("target/e2e").join(format!("{name}-downloads"));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        match self.browser.engine {
            Engine::Chromium => {
                let allow = json!({"behavior": "allow", "downloadPath": folder});
                self.browser.devtools("Browser.setDownloadBehavior", allow).await?;
            }
            Engine::Firefox => {
                let set = "Services.prefs.setIntPref('browser.download.folderList', 2);
                    Services.prefs.setBoolPref('browser.download.always_ask_before_handling_new_types', false);
                    Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false);
                    Services.prefs.setStringPref('browser.download.dir', arguments[0]);";
                self.browser.execute_as_chrome(set, vec![json!(folder)]).await?;
            }
            Engine::WebKit => bail!("WebKit cannot be told where to save"),
        }
        Ok(folder)
    }

    /// Where the picture of this name is put.
    pub(crate) fn picture(&self, name: &str) -> Result<PathBuf> {
        let from = if self.is_on_disk() { "-disk" } else { "" };
        let drawer = [self.browser.engine.name(), from].concat();
        let folder = run::root().join("screenshots").join(drawer);
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }
}

impl Printed {
    /// These words stand on it.
    pub(crate) fn says(&self, words: &str) -> Result<()> {
        ensure!(self.text.contains(&without_spaces(words)), "{words:?} is not in {}", self.text);
        Ok(())
    }
}

/// A print knows where letters stand, and hardly what is a space; and some letters it draws as one.
fn without_spaces(text: &str) -> String {
    let joined = [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")];
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    joined.iter().fold(text, |text, (one, letters)| text.replace(one, letters))
}
