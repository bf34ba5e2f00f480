//! English: the Learn place. Every fact here has its source in `learn/sources.rs` and says how sure it is.

mod measuring;
mod method;
mod opioids;
mod sources;
mod studies;

use super::sure;
use crate::dose::limits::Sureness;
use crate::ui::text::Learn;
use crate::ui::text::learn::Basis;

/// The study's own summary or table, or an official text, was read.
const SURE: Basis = Basis { sure: Sureness::High, why: "" };
/// A secondary report, expert opinion, or reasoning.
const LESS_SURE: Basis = Basis { sure: Sureness::Medium, why: "" };

const fn less_sure(why: &'static str) -> Basis {
    Basis { sure: Sureness::Medium, why }
}

pub(super) static LEARN: Learn = Learn {
    lead: "What is known, what is not, and where it comes from.",
    contents: "On this page",
    print: "Print this page",
    key: "How sure is it?",
    key_points: &[
        sure::HIGH,
        sure::MEDIUM,
        "The numbers name the sources at the end of this page.",
    ],
    sure: |sureness| match sureness {
        Sureness::High => "Sure",
        Sureness::Medium => "Less sure",
        Sureness::Choice => "Our own choice",
    },
    cited: |numbers| match numbers {
        [] => String::new(),
        [only] => format!("Source {only}"),
        [rest @ .., last] => {
            let rest: Vec<String> = rest.iter().map(usize::to_string).collect();
            format!("Sources {} and {last}", rest.join(", "))
        }
    },
    evidence: &studies::EVIDENCE,
    unknown: &studies::UNKNOWN,
    unknown_lead: "We looked for these and found no answer. A search can miss a study.",
    measuring: &measuring::MEASURING,
    opioids: &opioids::OPIOIDS,
    effects: &opioids::EFFECTS,
    arithmetic: &method::ARITHMETIC,
    arithmetic_bounds: "The limits at which the app asks or warns, with their sources",
    statistics: &method::STATISTICS,
    sources: "Sources",
    sources_lead: "As plain text, to copy: this page links to no other site and asks nothing of any.",
    sources_list: sources::SOURCES,
};
