//! The relapse record, its call sheet, and the lists.

use super::Page;
use anyhow::{Result, ensure};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

/// The relapse record.
pub(crate) struct Relapse<'a>(&'a Page);

impl<'a> Relapse<'a> {
    /// Loads the page at the records.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/diary/relapse").await?;
        page.by_role("heading", "Relapse record").await?;
        Ok(Self(page))
    }

    /// Starts a new record.
    pub(crate) async fn start(&self) -> Result<()> {
        self.0.by_test_id("new-relapse").await?.click().await?;
        self.0.by_test_id("save").await.map(drop)
    }

    /// Chooses in the group with this id, by place.
    pub(crate) async fn choose(&self, group: &str, place: usize) -> Result<()> {
        let id = format!("relapse-{group}-{place}");
        self.0.read::<()>(&format!("document.getElementById('{id}').click(); return null")).await
    }

    /// Puts a date into a field, as its calendar does; the keys of date fields differ in every engine.
    pub(crate) async fn date(&self, field: &str, date: &str) -> Result<()> {
        let script = format!(
            "const field = document.getElementById('relapse-{field}'); field.value = '{date}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }})); return null"
        );
        self.0.read(&script).await
    }

    /// What a date field holds.
    pub(crate) async fn holds(&self, field: &str, value: &str) -> Result<()> {
        let script = format!("return document.getElementById('relapse-{field}')?.value ?? null");
        let look = async || {
            let now: Option<String> = self.0.read(&script).await?;
            Ok((now.as_deref() == Some(value)).then_some(()))
        };
        self.0.wait(&format!("{field} to be {value:?}"), look).await
    }

    /// What is said under a field.
    pub(crate) async fn says(&self, field: &str, words: &str) -> Result<()> {
        let script =
            format!("return document.getElementById('relapse-{field}-error')?.textContent ?? ''");
        let look = async || Ok((self.0.read::<String>(&script).await? == words).then_some(()));
        self.0.wait(&format!("{words:?} under {field}"), look).await
    }

    /// Presses what has this test id.
    pub(crate) async fn press(&self, id: &str) -> Result<()> {
        let script =
            format!("document.querySelector('[data-testid=\"{id}\"]').click(); return null");
        self.0.by_test_id(id).await?;
        self.0.read::<()>(&script).await
    }

    /// Today, moved by so many days, as a date field writes it.
    pub(crate) async fn day(&self, from_today: i32) -> Result<String> {
        self.0
            .read(&format!(
                "const day = new Date(); day.setDate(day.getDate() + {from_today});
                 const two = (number) => String(number).padStart(2, '0');
                 return `${{day.getFullYear()}}-${{two(day.getMonth() + 1)}}-${{two(day.getDate())}}`"
            ))
            .await
    }

    /// Prints on A4 and on Letter, one page each. Chromium only.
    pub(crate) async fn prints_on_one_page(&self, name: &str) -> Result<()> {
        let letter = self.0.picture(&format!("{name}-letter.pdf"))?;
        let page = PrintPage { width: 21.59, height: 27.94 };
        let margin = PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 };
        let paper = PrintParameters { page, margin, ..PrintParameters::default() };
        std::fs::write(&letter, self.0.browser.driver.print_page(paper).await?)?;
        let files = [self.0.print(&format!("{name}-a4")).await?, letter];
        for file in files {
            let bytes = std::fs::read(&file)?;
            let text = String::from_utf8_lossy(&bytes);
            let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
            ensure!(pages == 1, "{} has {pages} pages", file.display());
        }
        Ok(())
    }
}

/// The lists of symptoms and side effects.
pub(crate) struct Lists<'a>(&'a Page);

impl<'a> Lists<'a> {
    /// Loads the page at the lists.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/settings/lists").await?;
        page.by_role("heading", "Symptoms and side effects").await?;
        Ok(Self(page))
    }

    /// The names of the symptoms, in order.
    pub(crate) async fn symptoms(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelector('.lines')?.querySelectorAll('.line__show > span > span') ?? []]
            .map((name) => name.textContent)";
        self.0.read(script).await
    }

    /// Presses the button of a symptom, which may share its name with one of a side effect.
    pub(crate) async fn press(&self, name: &str) -> Result<()> {
        let script = format!(
            "const all = [...document.querySelector('.lines')?.querySelectorAll('button') ?? []];
             const one = all.find((button) => (button.ariaLabel ?? button.textContent) === '{name}');
             one?.click(); return !!one"
        );
        let look = async || Ok(self.0.read::<bool>(&script).await?.then_some(()));
        self.0.wait(&format!("the button {name:?}"), look).await
    }

    /// The first symptoms are these.
    pub(crate) async fn begin_with(&self, names: &[&str]) -> Result<()> {
        let look = async || Ok(self.symptoms().await?.starts_with(&owned(names)).then_some(()));
        self.0.wait(&format!("{names:?}"), look).await
    }

    /// The last symptom is this.
    pub(crate) async fn end_with(&self, name: &str) -> Result<()> {
        let look = async || Ok(self.symptoms().await?.ends_with(&owned(&[name])).then_some(()));
        self.0.wait(name, look).await
    }

    /// So many symptoms are shown.
    pub(crate) async fn shown(&self, sentence: &str) -> Result<()> {
        self.0.expect_text("symptoms-shown", sentence).await?;
        ensure!(self.0.has("symptoms-shown").await?, "the count is gone");
        Ok(())
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
