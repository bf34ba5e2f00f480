//! What a first visit costs, and each part that a place loads later. It counts files and knows nothing of what is in them.

use crate::{
    offline::{BESIDE, PAGE, WORKER, files},
    parts::PARTS,
    run::{announce, say},
    split::Part,
};
use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::{collections::BTreeSet, fs, path::Path};

/// Bytes that a first visit may cost as brotli, everything counted: on a slow phone line this is about three seconds.
const BUDGET: usize = 150_000;

/// Bytes that each part may cost: no wait is longer than the first.
const PART_BUDGET: usize = 150_000;

/// What no first visit asks for, besides the parts: the worker, which is registered once a person means to stay, and the icons that a
/// device draws when the app is installed.
const LATER: [&str; 3] = [WORKER, "app-512.png", "app-maskable.png"];

/// One file as it is sent.
struct Sent {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints every file in `dist` with its size, and the sums against the budgets. Every file is of the first visit, whether or not
/// a first visit asks for it, but for those that are never sent, those that only a person asks for who means to stay, and the parts that
/// the page names for later. That nothing of these is asked for, an end-to-end test holds. Then it prints what a first visit to each place
/// loads in all, which no budget holds.
///
/// # Errors
/// When `dist` has no page or lacks a part, or a sum is over its budget.
pub fn check(dist: &Path) -> Result<()> {
    announce("Size of the first visit");
    let names = first_visit(dist)?;
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for path in files(dist)? {
        let name = path.strip_prefix(dist)?.display().to_string();
        if BESIDE.contains(&name.as_str()) {
            continue;
        }
        let raw = fs::read(&path)?;
        let of_first = names.contains(&name);
        let file = Sent { name, raw: raw.len(), brotli: brotli_size(&raw)? };
        if of_first { first.push(file) } else { later.push(file) }
    }
    let by_place = by_place(PARTS, &first, &later)?;
    let mut over = vec![over_budget("the first visit", first, BUDGET)];
    over.extend(
        later.into_iter().map(|part| over_budget("a part for later", vec![part], PART_BUDGET)),
    );
    say(by_place);
    match over.into_iter().flatten().next() {
        None => Ok(()),
        Some(over) => bail!(over),
    }
}

/// The files that count as the first visit.
///
/// # Errors
/// When `dist` has no page.
pub fn first_visit(dist: &Path) -> Result<BTreeSet<String>> {
    let html = fs::read_to_string(dist.join(PAGE))
        .with_context(|| format!("no page in {}: cargo xtask build", dist.display()))?;
    let mut names = BTreeSet::new();
    for path in files(dist)? {
        let name = path.strip_prefix(dist)?.display().to_string();
        let apart = LATER.contains(&name.as_str()) || BESIDE.contains(&name.as_str());
        if !apart && !is_part(&html, &name) {
            names.insert(name);
        }
    }
    Ok(names)
}

/// Whether the page names this file as a part for later.
fn is_part(html: &str, name: &str) -> bool {
    html.contains(&format!(" content=./{name} data-integrity="))
}

/// Prints the files and their sum; the complaint when it is over the budget.
fn over_budget(what: &str, mut sent: Vec<Sent>, budget: usize) -> Option<String> {
    sent.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    let (table, sum) = table(what, &sent, budget);
    say(table);
    let over = sum.checked_sub(budget).filter(|over| *over > 0)?;
    Some(format!("{what}: {sum} bytes as brotli, {over} over the budget of {budget}"))
}

fn table(what: &str, sent: &[Sent], budget: usize) -> (String, usize) {
    let (raw, sum) =
        sent.iter().fold((0, 0), |(raw, sum), file| (raw + file.raw, sum + file.brotli));
    let line = |Sent { name, raw, brotli }: &Sent| format!("{raw:>9} {brotli:>9}  {name}\n");
    let lines: String = sent.iter().map(line).collect();
    let share = sum * 100 / budget;
    let last = format!("{raw:>9} {sum:>9}  {what}: {share} % of the budget of {budget}");
    (format!("{:>9} {:>9}  file\n{lines}{last}", "raw", "brotli"), sum)
}

/// What a first visit loads that begins at a place, or goes there: the files of every first visit, and the parts that the place needs. A line
/// for each part that shows places.
///
/// # Errors
/// When the file of a part is not among those for later.
fn by_place(parts: &[Part], first: &[Sent], later: &[Sent]) -> Result<String> {
    let core: usize = first.iter().map(|file| file.brotli).sum();
    let size = |name: &str| {
        let begins = format!("ldn-diary-{name}-");
        let file = later.iter().find(|file| file.name.starts_with(&begins));
        file.map(|file| file.brotli).with_context(|| format!("no file of the part {name} in dist"))
    };
    let line = |part: &Part, places: &[String]| -> Result<String> {
        let loaded: Vec<&str> = part.needs.iter().copied().chain([part.name]).collect();
        let sizes = loaded.iter().map(|name| size(name)).collect::<Result<Vec<_>>>()?;
        let sum = core + sizes.iter().sum::<usize>();
        Ok(format!("{sum:>19}  {}: with {}", places.join(", "), loaded.join(" + ")))
    };
    let shown = parts.iter().map(|part| (part, places(part)));
    let lines = shown.filter(|(_, places)| !places.is_empty());
    let lines: Vec<String> =
        lines.map(|(part, places)| line(part, &places)).collect::<Result<_>>()?;
    Ok([
        "             brotli  a first visit to a place in all",
        &lines.join("\n"),
        "The first start shows Tonight without any part.",
    ]
    .join("\n"))
}

/// The places that a part shows, as its doors are called.
fn places(part: &Part) -> Vec<String> {
    let names = part.doors.iter().filter_map(|door| door.rsplit("::").next());
    let pages = names.filter_map(|name| name.strip_suffix("_page"));
    pages.map(|page| page.replace('_', " ")).collect()
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
        let (text, sum) = table(
            "the first visit",
            &[file("a.wasm", 100_000, 40_000), file("b.js", 9, 5_000)],
            150_000,
        );
        assert_eq!(sum, 45_000);
        assert!(
            text.ends_with("100009     45000  the first visit: 30 % of the budget of 150000"),
            "{text}"
        );
    }

    #[test]
    fn a_sum_over_its_budget_is_a_complaint() {
        let sent = || vec![Sent { name: "a".to_owned(), raw: 2, brotli: 2 }];
        assert_eq!(over_budget("it", sent(), 2), None);
        assert!(over_budget("it", sent(), 1).unwrap().contains("1 over the budget of 1"));
    }

    #[test]
    fn a_place_costs_every_first_visit_and_all_its_parts() {
        let file = |name: &str, brotli| Sent { name: name.to_owned(), raw: brotli, brotli };
        let part = |name, needs, doors| Part { name, needs, doors, claims: &[], marks: &[] };
        let parts = [
            part("draw", &[], &[]),
            part("places", &["draw"], &["::dose::dose_page", "::on_disk", "::log::log_dose_page"]),
        ];
        let first = [file("core.wasm", 100), file("start.js", 10)];
        let later = [file("ldn-diary-draw-01.wasm", 20), file("ldn-diary-places-23.wasm", 5)];
        let text = by_place(&parts, &first, &later).unwrap();
        assert!(text.contains(" 135  dose, log dose: with draw + places\n"), "{text}");
        assert!(!text.contains("130"), "what shows no place has no line: {text}");
        let missing = by_place(&parts, &first, &later[..1]).unwrap_err().to_string();
        assert!(missing.contains("the part places"), "{missing}");
    }

    #[test]
    fn only_what_the_page_names_for_later_is_for_later() {
        let html = "<link href=./core.wasm><meta name=part-a content=./a.wasm data-integrity=b>";
        assert!(is_part(html, "a.wasm"));
        assert!(!is_part(html, "core.wasm"));
    }

    #[test]
    fn brotli_makes_repetition_small() {
        assert!(brotli_size(&[7; 10_000]).unwrap() < 50);
    }

    /// What is printed of a place is what the page asks for there.
    #[test]
    fn the_parts_of_each_place_are_those_that_the_page_loads() {
        let route = fs::read_to_string(crate::run::root().join("src/ui/route.rs")).unwrap();
        let (_, rest) = route.split_once("pub const fn parts(self)").unwrap();
        let (lists, _) = rest.split_once("pub const fn parts_sealed").unwrap();
        let mut seen = 0;
        for list in lists.split("&[").skip(1) {
            let (inside, _) = list.split_once(']').unwrap();
            let names: Vec<String> = inside.split("Part::").skip(1).map(as_in_the_page).collect();
            let (name, needs) = names.split_last().unwrap();
            let part = PARTS.iter().find(|part| part.name == name).unwrap();
            assert_eq!(part.needs, needs, "{name}");
            seen += 1;
        }
        assert!(seen >= 9, "only {seen} places were found");
    }

    /// `CheckIn` is check-in.
    fn as_in_the_page(piece: &str) -> String {
        let mut name = String::new();
        for letter in piece.chars().take_while(char::is_ascii_alphanumeric) {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}
