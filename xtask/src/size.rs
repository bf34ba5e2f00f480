//! What a first visit costs. It counts files and knows nothing of what is in them.

use crate::run::{announce, say};
use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Bytes that a first visit may cost as brotli, everything counted: on a slow phone line this is about three seconds.
const BUDGET: usize = 150_000;

/// One file as it is sent.
struct Sent {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints every file in `dist` with its size, and the sum against the budget. All files count, whether or not a first visit asks
/// for each of them; only `_headers`, which speaks to the host and is never sent, does not.
///
/// # Errors
/// When `dist` has no page, or the sum is over the budget.
pub fn check(dist: &Path) -> Result<()> {
    announce("Size of the first visit");
    let mut sent = Vec::new();
    for path in
        files(dist).with_context(|| format!("no page in {}: cargo xtask build", dist.display()))?
    {
        let name = path.strip_prefix(dist)?.display().to_string();
        if name != "_headers" {
            let raw = fs::read(&path)?;
            sent.push(Sent { name, raw: raw.len(), brotli: brotli_size(&raw)? });
        }
    }
    sent.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    let (table, sum) = table(&sent);
    say(table);
    if sum > BUDGET {
        bail!(
            "the first visit is {sum} bytes as brotli, {} over the budget of {BUDGET}",
            sum - BUDGET
        );
    }
    Ok(())
}

fn table(sent: &[Sent]) -> (String, usize) {
    let (raw, sum) =
        sent.iter().fold((0, 0), |(raw, sum), file| (raw + file.raw, sum + file.brotli));
    let line = |Sent { name, raw, brotli }: &Sent| format!("{raw:>9} {brotli:>9}  {name}\n");
    let lines: String = sent.iter().map(line).collect();
    let share = sum * 100 / BUDGET;
    let last = format!("{raw:>9} {sum:>9}  all files: {share} % of the budget of {BUDGET}");
    (format!("{:>9} {:>9}  file\n{lines}{last}", "raw", "brotli"), sum)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// The size at the highest quality, which a static host compresses to once.
fn brotli_size(raw: &[u8]) -> Result<usize> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: raw.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &raw[..], &mut packed, &parameters).context("brotli failed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_sums_what_is_sent() {
        let file = |name: &str, raw, brotli| Sent { name: name.to_owned(), raw, brotli };
        let (text, sum) = table(&[file("a.wasm", 100_000, 40_000), file("b.js", 9, 5_000)]);
        assert_eq!(sum, 45_000);
        assert!(
            text.ends_with("100009     45000  all files: 30 % of the budget of 150000"),
            "{text}"
        );
    }

    #[test]
    fn brotli_makes_repetition_small() {
        assert!(brotli_size(&[7; 10_000]).unwrap() < 50);
    }
}
