//! The window and what it is set to: its size, the size of text, the theme. It knows no place.

use super::{PAUSE, Page, Theme};
use crate::engine::Engine;
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

/// How many choices that are shown have no arrow: it has the colour of its ground, or the sides of its triangle are filled.
const NO_ARROW: &str = "return [...document.querySelectorAll('.select')].filter((choice) => {
    if (choice.getClientRects().length === 0) return false;
    const arrow = getComputedStyle(choice, '::after');
    const sides = arrow.borderLeftColor;
    return arrow.borderTopColor === getComputedStyle(choice).backgroundColor || sides !== 'rgba(0, 0, 0, 0)';
}).length";

impl Page {
    /// What the page shows now, on a phone and on a desktop, by night and by day where the engine can be told: it fits, axe finds
    /// nothing (in Chromium, and with the system's own colours too), and there are pictures of it for a person to look at: of the whole page in Chromium.
    pub(crate) async fn is_for_everyone(&self, name: &str) -> Result<()> {
        self.says_it_all().await.with_context(|| name.to_owned())?;
        for (window, width, height) in [("phone", 390, 844), ("desktop", 1280, 900)] {
            self.viewport(width, height).await?;
            self.fits_the_width().await.with_context(|| format!("{name} on a {window}"))?;
            for (theme, word) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
                if self.browser.engine != Engine::WebKit {
                    self.theme(theme).await?;
                } else if theme == Theme::Dark {
                    continue;
                }
                let name = format!("{name}-{window}-{word}");
                if self.browser.engine == Engine::Chromium {
                    self.axe().await.with_context(|| name.clone())?;
                }
                self.whole_screenshot(&name).await?;
            }
        }
        if self.browser.engine == Engine::Chromium {
            self.emulate(&[("forced-colors", "active")]).await?;
            self.axe().await.with_context(|| format!("{name} in forced colours"))?;
            let bare: usize = self.read(NO_ARROW).await?;
            ensure!(bare == 0, "{name}: {bare} choices have no arrow in forced colours");
            self.theme(Theme::Light).await?;
        }
        Ok(())
    }

    /// No word is missing: what a part of the program should have brought along and did not reads as zeros.
    async fn says_it_all(&self) -> Result<()> {
        let zeros =
            "return document.documentElement.outerHTML.match(/.{0,60}[\\0\\uFFFD].{0,60}/gs) ?? []";
        let found: Vec<String> = self.read(zeros).await?;
        ensure!(found.is_empty(), "words are missing: {found:?}");
        Ok(())
    }

    /// Makes the page's own area this large, in CSS pixels, and checks that it is.
    pub(crate) async fn viewport(&self, width: u32, height: u32) -> Result<()> {
        if self.browser.engine == Engine::Chromium {
            let size =
                json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        } else {
            if self.browser.engine == Engine::Firefox {
                let free = "const { style } = document.documentElement; style.minWidth = style.minHeight = '0';";
                self.browser.execute_as_chrome(free, vec![]).await?;
            }
            self.fit_window(width, height).await?;
        }
        let fits = async || Ok((self.inner_size().await? == (width, height)).then_some(()));
        let first = self.wait("the viewport", fits).await;
        if first.is_ok() || self.browser.engine == Engine::Chromium {
            return first;
        }
        // The window was still changing to the last size when it was measured for this one.
        self.fit_window(width, height).await?;
        self.wait("the viewport", fits).await
    }

    /// A window of 1280 by 1024 at 400 %: 320 by 256 CSS pixels, which is what the page sees of it.
    pub(crate) async fn zoom_400(&self) -> Result<()> {
        self.viewport(320, 256).await
    }

    /// Text at twice the size, as a person sets it in the browser.
    pub(crate) async fn large_text(&self) -> Result<()> {
        self.read("document.documentElement.style.fontSize = '200%'; return null").await
    }

    /// The theme that the system asks for; not in `WebKit`, which has no way to be told.
    pub(crate) async fn theme(&self, theme: Theme) -> Result<()> {
        let (name, number) = match theme {
            Theme::Light => ("light", 1),
            Theme::Dark => ("dark", 0),
        };
        match self.browser.engine {
            Engine::Chromium => self.emulate(&[("prefers-color-scheme", name)]).await,
            Engine::Firefox => {
                let set = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);";
                self.browser.execute_as_chrome(set, vec![json!(number)]).await?;
                // The page hears of it a while later.
                let script = format!("return matchMedia('(prefers-color-scheme: {name})').matches");
                let look = async || Ok(self.read::<bool>(&script).await?.then_some(()));
                self.wait(&format!("the {name} theme of the system"), look).await
            }
            Engine::WebKit => {
                bail!("WebKit cannot be told a theme: leave it out of this journey's engines")
            }
        }
    }

    /// Sets these media features, such as `("forced-colors", "active")` or `("prefers-reduced-motion", "reduce")`, and all others
    /// back to what they were; Chromium only.
    pub(crate) async fn emulate(&self, features: &[(&str, &str)]) -> Result<()> {
        ensure!(self.browser.engine == Engine::Chromium, "only Chromium can emulate {features:?}");
        let one = |(name, value): &(&str, &str)| json!({"name": name, "value": value});
        let all = features.iter().map(one).collect::<Vec<_>>();
        self.browser.devtools("Emulation.setEmulatedMedia", json!({"features": all})).await?;
        Ok(())
    }

    async fn fit_window(&self, width: u32, height: u32) -> Result<()> {
        let driver = &self.browser.driver;
        driver.set_window_rect(0, 0, width, height).await?;
        // The window is larger than the page's area by its toolbar, which is known once it has settled.
        tokio::time::sleep(PAUSE * 4).await;
        let (inner_width, inner_height) = self.inner_size().await?;
        let outer = |wanted: u32, inner: u32| (2 * wanted).saturating_sub(inner);
        Ok(driver
            .set_window_rect(0, 0, outer(width, inner_width), outer(height, inner_height))
            .await?)
    }

    pub(super) async fn inner_size(&self) -> Result<(u32, u32)> {
        self.read("return [innerWidth, innerHeight]").await
    }
}
