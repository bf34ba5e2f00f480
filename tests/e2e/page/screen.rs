//! The window and what it is set to: its size, the size of text, the theme. It knows no place.

use super::{PAUSE, Page, Theme};
use crate::engine::Engine;
use anyhow::{Result, bail, ensure};
use serde_json::json;

impl Page {
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
        self.wait("the viewport", async || {
            Ok((self.inner_size().await? == (width, height)).then_some(()))
        })
        .await
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
                Ok(())
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
