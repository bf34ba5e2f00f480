//! What a journey can do with the page in a browser: as a person would, by role, label and key.
//!
//! It knows how browsers are driven and nothing of LDN Diary; page objects for its places are in `page/`, one file a place.
//! Everything that looks for something waits for it a while, since the page works after the key press and not during it.

pub(crate) mod bring_in;
pub(crate) mod data;
pub(crate) mod diary;
pub(crate) mod dose;
pub(crate) mod dose_card;
pub(crate) mod files;
mod host;
pub(crate) mod learn;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod relapse;
pub(crate) mod report;
mod screen;
pub(crate) mod settings;
pub(crate) mod tonight;
pub(crate) mod trends;
mod trouble;

use crate::{
    axe,
    deploy::{self, Instead},
    engine::{Browser, Engine},
    watch,
};
use anyhow::{Context, Error, Result, bail, ensure};
use host::Host;
use serde_json::{Value, json};
use std::{path::Path, sync::Arc, time::Duration};
use thirtyfour::{Key, WebElement, components::SelectElement};
use xtask::page::dist;

const FIND: &str = include_str!("page/find.js");
/// How long the page may take to show what it should: 100 looks, 50 ms apart.
const LOOKS: usize = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// The two themes that a system can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// The page in one browser, served from an origin of its own.
pub(crate) struct Page {
    pub(crate) browser: Arc<Browser>,
    url: String,
    host: Host,
}

impl Page {
    /// The built page on a new origin, in a window of 1280 by 900, light.
    pub(crate) async fn new(browser: &Arc<Browser>) -> Result<Self> {
        let page = Self::serving(browser, &dist()).await?;
        // What the last journey left in the window may be heavy, and hold up the first thing that this one asks of it.
        page.leave().await?;
        Ok(page)
    }

    /// The same for any folder with an `index.html`. In `WebKit` without workers, but for the journeys that are about them: now and then
    /// its driver never answers again where a page is left while its worker begins.
    pub(crate) async fn serving(browser: &Arc<Browser>, folder: &Path) -> Result<Self> {
        let first = match browser.engine {
            Engine::WebKit => "delete Navigator.prototype.serviceWorker;",
            Engine::Chromium | Engine::Firefox => "",
        };
        Self::serving_with(browser, folder, watch::listening_after(folder, first)?).await
    }

    /// The same with other texts in the place of some files.
    pub(crate) async fn serving_with(
        browser: &Arc<Browser>,
        folder: &Path,
        given: Instead,
    ) -> Result<Self> {
        let policy = watch::policy_header(deploy::page_of(&given)).context("no policy")?;
        let site = browser.new_site(folder, (policy.0, &policy.1), &given)?;
        let (url, host) = (site.url(), Host::new(site, folder));
        let page = Self { browser: Arc::clone(browser), url, host };
        page.stand_as_usual().await?;
        Ok(page)
    }

    /// Where it is served.
    pub(crate) fn address(&self) -> String {
        self.url.clone()
    }

    /// Opens a route, such as `#/dose`; empty for the start. Loads the page anew.
    pub(crate) async fn open(&self, route: &str) -> Result<()> {
        // By way of an empty page: to change only the part behind the `#` would not load anything.
        self.leave().await?;
        Ok(self.browser.driver.goto(format!("{}{route}", self.url)).await?)
    }

    /// Waits until a page that loads itself anew has begun to: the driver of `WebKit` never answers what it is asked as one page goes.
    pub(crate) async fn goes_by_itself(&self) {
        if self.browser.engine == Engine::WebKit {
            tokio::time::sleep(PAUSE * 60).await;
        }
    }

    /// Leaves the page for an empty one.
    pub(crate) async fn leave(&self) -> Result<()> {
        // No faster than a hand: Firefox may keep the lock of a page that asks for it at the very moment at which it is left, and the
        // next page could only read for a while; WebKit may forget to go on when the page is left as its worker begins.
        if self.browser.engine != Engine::Chromium {
            tokio::time::sleep(PAUSE * 6).await;
        }
        Ok(self.browser.driver.goto("about:blank").await?)
    }

    /// The window's title.
    pub(crate) async fn title(&self) -> Result<String> {
        Ok(self.browser.driver.title().await?)
    }

    /// The part of the address from the `#`; empty without one.
    pub(crate) async fn route(&self) -> Result<String> {
        self.read("return location.hash").await
    }

    /// The browser's back button.
    pub(crate) async fn back(&self) -> Result<()> {
        Ok(self.browser.driver.back().await?)
    }

    /// The one visible element with this role and this whole name; an empty name takes any, but then too there must be only one.
    pub(crate) async fn by_role(&self, role: &str, name: &str) -> Result<WebElement> {
        let what = format!("{role} {name:?}");
        let mut seen = Value::Null;
        for _ in 0..LOOKS {
            let found =
                match self.browser.driver.execute(FIND, vec![json!(role), json!(name)]).await {
                    // What was found went at that moment, as a place does that another takes the room of.
                    Err(error) if error.to_string().contains("stale") => {
                        tokio::time::sleep(PAUSE).await;
                        continue;
                    }
                    found => found?,
                };
            let (elements, names): (Vec<Value>, Value) = found.convert()?;
            if let [element] = elements.as_slice() {
                return Ok(WebElement::from_json(
                    element.clone(),
                    self.browser.driver.handle().clone(),
                )?);
            }
            seen = json!({"matching": elements.len(), "names there": names});
            tokio::time::sleep(PAUSE).await;
        }
        bail!("there should be one {what}, but: {seen}")
    }

    /// The one visible form control with this label.
    pub(crate) async fn by_label(&self, label: &str) -> Result<WebElement> {
        self.by_role("", label).await.with_context(|| format!("no field is labelled {label:?}"))
    }

    /// The element with this `data-testid`.
    pub(crate) async fn by_test_id(&self, id: &str) -> Result<WebElement> {
        let css = format!("[data-testid=\"{id}\"]");
        let look =
            async || Ok(self.browser.driver.find(thirtyfour::By::Css(css.as_str())).await.ok());
        self.wait(&format!("test id {id:?}"), look).await
    }

    /// Whether an element with this `data-testid` is there now.
    pub(crate) async fn has(&self, id: &str) -> Result<bool> {
        // Not by way of a handle, which is stale when the page puts another in its place at that moment.
        self.read(&format!("return !!document.querySelector('[data-testid=\"{id}\"]')")).await
    }

    /// Replaces what is in the field with this label, key by key.
    pub(crate) async fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let field = self.by_label(label).await?;
        self.show(&field).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Backspace + "").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Scrolls as a person does who wants to touch something: drivers stop as soon as it is in the window, be it under a bar. Then it
    /// waits until it stands still: a line that comes above it would move it away from the press.
    async fn show(&self, element: &WebElement) -> Result<()> {
        let scroll = "
            const [element] = arguments;
            const place = () => JSON.stringify(element.getBoundingClientRect());
            // A tab that is not shown draws nothing.
            const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });
            return (async () => {
                element.scrollIntoView({ block: 'center', behavior: 'instant' });
                for (let before, looks = 0; looks < 20 && before !== place(); looks += 1) {
                    before = place();
                    await frame();
                    await frame();
                }
            })()";
        self.browser.driver.execute(scroll, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Chooses in the select with this label.
    pub(crate) async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let field = self.by_label(label).await?;
        self.show(&field).await?;
        let select = SelectElement::new(&field).await?;
        select
            .select_by_exact_text(option)
            .await
            .with_context(|| format!("{label:?} has no option {option:?}"))
    }

    /// Chooses the radio button or checkbox with this label, which is often all that is to be seen of it.
    pub(crate) async fn pick(&self, role: &str, label: &str) -> Result<()> {
        let control = self.by_role(role, label).await?;
        let click = "(arguments[0].labels?.[0] ?? arguments[0]).click()";
        self.browser.driver.execute(click, vec![control.to_json()?]).await?;
        Ok(())
    }

    /// Presses the button with this name.
    pub(crate) async fn press_button(&self, name: &str) -> Result<()> {
        self.press_role("button", name).await
    }

    /// Presses what has this role and this name.
    pub(crate) async fn press_role(&self, role: &str, name: &str) -> Result<()> {
        self.press_found(async || self.by_role(role, name).await).await
    }

    /// Presses what has this test id.
    pub(crate) async fn press_id(&self, id: &str) -> Result<()> {
        self.press_found(async || self.by_test_id(id).await).await
    }

    /// Presses what is found; found anew when the page has put another in its place, or has moved something over it, at that moment.
    async fn press_found(&self, find: impl AsyncFn() -> Result<WebElement>) -> Result<()> {
        let press = async || {
            let element = find().await?;
            self.show(&element).await?;
            Ok(element.click().await?)
        };
        for _ in 0..LOOKS / 4 {
            match press().await {
                Err(error) if is_passing(&error) => tokio::time::sleep(PAUSE).await,
                pressed => return pressed,
            }
        }
        bail!("something stays over what is to be pressed")
    }

    /// What stands in the element with this `data-testid`, in one line with plain spaces.
    pub(crate) async fn text(&self, id: &str) -> Result<String> {
        // As the page has it, not as the engine lays it out: what is told to one is told to all. In one step, since the page may
        // put another element in its place at any time.
        let script =
            format!("return document.querySelector('[data-testid=\"{id}\"]')?.textContent");
        let look = async || self.read::<Option<String>>(&script).await;
        Ok(one_line(&self.wait(&format!("test id {id:?}"), look).await?))
    }

    /// Waits until exactly this stands in the element with this `data-testid`.
    pub(crate) async fn expect_text(&self, id: &str, expected: &str) -> Result<()> {
        self.expect(id, &format!("{expected:?}"), |text| text == expected).await
    }

    /// Waits until this is a part of what stands in the element with this `data-testid`.
    pub(crate) async fn expect_part(&self, id: &str, part: &str) -> Result<()> {
        self.expect(id, &format!("… {part:?} …"), |text| text.contains(part)).await
    }

    async fn expect(
        &self,
        id: &str,
        expected: &str,
        is_right: impl Fn(&str) -> bool,
    ) -> Result<()> {
        let mut text = String::new();
        for _ in 0..LOOKS {
            text = self.text(id).await?;
            if is_right(&text) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        bail!("{id} should be {expected}, but is {text:?}")
    }

    /// Waits until the focus is on what has this name.
    pub(crate) async fn focus_is(&self, name: &str) -> Result<()> {
        let look = async || Ok((self.focused().await? == name).then_some(()));
        self.wait(&format!("the focus on {name:?}"), look).await
    }

    /// Presses keys one after the other, wherever the focus is: `Key::Tab + ""`, `Key::Shift + Key::Tab`, `"1.5".into()`.
    pub(crate) async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        Ok(self.browser.driver.active_element().await?.send_keys(keys).await?)
    }

    /// The name of what has the focus: its label, its text or its tag.
    pub(crate) async fn focused(&self) -> Result<String> {
        let name = "const e = document.activeElement;
            return e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent || e.tagName";
        Ok(one_line(&self.read::<String>(name).await?))
    }

    /// Fails when the page is wider than the window: then a person would have to scroll to and fro for every line.
    pub(crate) async fn fits_the_width(&self) -> Result<()> {
        let (page, window): (u32, u32) =
            self.read("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]").await?;
        if page > window {
            // What sticks out, for whoever has to mend it.
            let script = "return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth)
                .map((e) => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`).slice(-5)";
            let out: Vec<String> = self.read(script).await?;
            // WebKit adds up shares of a pixel and rounds up, where nothing sticks out at all.
            ensure!(
                page == window + 1 && out.is_empty(),
                "the page is {page} wide in a window of {window}: {out:?}"
            );
        }
        Ok(())
    }

    /// Fails with a list when axe finds anything on the page as it is now.
    pub(crate) async fn axe(&self) -> Result<()> {
        // With all of the page in the window: what a bar covers for now can be scrolled out from under it.
        let (width, height) = self.inner_size().await?;
        let all: u32 = self.read("return document.documentElement.scrollHeight").await?;
        self.viewport(width, all.max(height)).await?;
        let found = axe::check(&self.browser).await;
        self.viewport(width, height).await?;
        found
    }

    /// Runs a script that returns something.
    pub(crate) async fn read<T: serde::de::DeserializeOwned>(&self, script: &str) -> Result<T> {
        Ok(self.browser.driver.execute(script, vec![]).await?.convert()?)
    }

    /// Everything that the page did and must not do since the last call, but for what follows from a host that is in trouble on purpose.
    pub(crate) async fn complaints(&self) -> Result<Vec<String>> {
        // What a page told last is on its way.
        tokio::time::sleep(watch::ON_ITS_WAY).await;
        let mut found = watch::complaints(&self.browser, self.host.unjudged(), &self.url).await?;
        found.retain(|line| !self.host.explains(line, &self.url));
        Ok(found)
    }

    /// What the server was asked for since it was last looked at, one line each.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.host.requests()
    }

    /// Looks until there is something to see.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let mut last = String::new();
        for _ in 0..LOOKS {
            match look().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => last.clear(),
                Err(error) if is_passing(&error) => last = format!("; at last: {error:#}"),
                Err(error) => return Err(error),
            }
            tokio::time::sleep(PAUSE).await;
        }
        bail!("waited in vain for {what}{last}")
    }
}

/// Whether a press failed by what a moment later may be otherwise.
fn is_passing(error: &Error) -> bool {
    let said = error.to_string();
    ["intercepted", "stale", "not interactable"].iter().any(|passing| said.contains(passing))
}

/// In one line with plain spaces: quantities are written with spaces that do not break.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
