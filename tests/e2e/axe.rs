//! The accessibility engine: put into the page and asked for everything it knows.

use crate::engine::Browser;
use anyhow::{Context, Result, bail};
use std::{fs, iter};
use xtask::tools::AXE;

/// Every rule that is not out of date, those of level AAA too: contrast of 7:1 and the size of targets among them.
const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    const rules = Object.fromEntries(axe.getRules().filter((rule) => !rule.tags.includes('deprecated'))
        .map((rule) => [rule.ruleId, { enabled: true }]));
    axe.run(document, { rules, resultTypes: ['violations'] }).then(
        (result) => done([null, result.violations.map((v) => [
            v.id, v.help, v.nodes.map((n) => `${n.target.join(' ')}: ${n.any.concat(n.all, n.none)
                .map((c) => c.message).join('; ')}`),
        ])]),
        (error) => done([String(error), []]));
";

/// A rule's id, what it asks for, and the places that do not keep it.
type Violation = (String, String, Vec<String>);

/// Fails with a readable list when anything is found.
pub(crate) async fn check(browser: &Browser) -> Result<()> {
    // It stays in a page until that is left.
    let is_there = browser.driver.execute("return typeof axe === 'object'", vec![]).await?;
    if !is_there.convert::<bool>()? {
        let file = AXE.folder()?.join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&file)
            .with_context(|| format!("no axe-core in {}", file.display()))?;
        browser.driver.execute(axe, vec![]).await?;
    }
    let result = browser.driver.execute_async(RUN, vec![]).await?;
    let (error, violations): (Option<String>, Vec<Violation>) = result.convert()?;
    if let Some(error) = error {
        bail!("axe failed: {error}");
    }
    if violations.is_empty() {
        return Ok(());
    }
    let list = violations.iter().flat_map(|(rule, help, places)| {
        let title = format!("{rule}: {help}\n");
        iter::once(title).chain(places.iter().map(|place| format!("    {place}\n")))
    });
    bail!("axe found {}:\n{}", violations.len(), list.collect::<String>())
}
