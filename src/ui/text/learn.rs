//! The messages of the Learn place: studies and claims as rows, each with how sure it is and where it comes from.

use crate::dose::limits::Sureness;

/// Where something was read. Its number is its place in [`Learn::sources_list`].
#[derive(Debug)]
pub struct Source {
    /// Enough to find it: names, year, journal, DOI or PMID; and what of it was read, where that is not all.
    pub text: &'static str,
}

/// One or two sources, or none; in place, since a list of one pointer would stay with the code that every visit loads.
pub type Cited = [Option<&'static Source>; 2];

/// How sure something is, and in a few words why; no words where the key says it all.
#[derive(Debug)]
pub struct Basis {
    pub sure: Sureness,
    pub why: &'static str,
}

/// One row of the evidence table.
#[derive(Debug)]
pub struct Study {
    pub name: &'static str,
    pub year: &'static str,
    /// How many.
    pub people: &'static str,
    /// Who they were.
    pub who: &'static str,
    pub design: &'static str,
    /// What was found, a line each.
    pub found: &'static [&'static str],
    pub basis: &'static [Basis],
    pub sources: Cited,
}

/// A statement with how sure it is and where it comes from. What only says that nothing was found has neither.
#[derive(Debug)]
pub struct Claim {
    pub says: &'static str,
    pub basis: &'static [Basis],
    pub sources: Cited,
}

/// Claims under one heading.
#[derive(Debug)]
pub struct Claims {
    pub title: &'static str,
    pub claims: &'static [Claim],
}

/// The Learn place. Lists are paragraphs or points, in order.
#[derive(Debug)]
pub struct Learn {
    pub lead: &'static str,
    pub contents: &'static str,
    pub print: &'static str,
    pub key: &'static str,
    pub key_points: &'static [&'static str],
    pub sure: fn(Sureness) -> &'static str,
    /// From the numbers of the sources.
    pub cited: fn(&[usize]) -> String,
    pub evidence: &'static Evidence,
    pub unknown: &'static Claims,
    pub unknown_lead: &'static str,
    pub measuring: &'static Measuring,
    pub opioids: &'static Opioids,
    pub effects: &'static Effects,
    pub arithmetic: &'static Method,
    /// The way to the bounds in About.
    pub arithmetic_bounds: &'static str,
    pub statistics: &'static Method,
    pub sources: &'static str,
    pub sources_lead: &'static str,
    pub sources_list: &'static [&'static Source],
}

/// What studies found.
#[derive(Debug)]
pub struct Evidence {
    pub title: &'static str,
    pub lead: &'static str,
    pub study: &'static str,
    pub who: &'static str,
    pub found: &'static str,
    pub sure: &'static str,
    pub studies: &'static [Study],
    pub none_newer: &'static str,
    pub beside: &'static Claims,
    pub heard: &'static Claims,
}

/// How to measure, with the pictures of reading a syringe.
#[derive(Debug)]
pub struct Measuring {
    pub title: &'static str,
    /// The number at the mark of the pictures.
    pub number: &'static str,
    pub right: &'static str,
    pub right_why: &'static str,
    pub right_label: &'static str,
    pub wrong: &'static str,
    pub wrong_why: &'static str,
    pub wrong_label: &'static str,
    pub steps: &'static [&'static str],
    pub steps_basis: &'static str,
    pub studies: &'static Claims,
    pub slips: &'static Claims,
}

/// Opioids and surgery.
#[derive(Debug)]
pub struct Opioids {
    pub title: &'static str,
    pub stop: &'static str,
    pub blocks: &'static str,
    pub ask: &'static str,
    pub list: &'static str,
    pub list_others: &'static str,
    pub never: &'static str,
    pub basis: &'static Claim,
    pub surgery: &'static str,
    pub surgery_claims: &'static [Claim],
    pub card: &'static str,
}

/// Side effects.
#[derive(Debug)]
pub struct Effects {
    pub title: &'static str,
    pub lead: &'static str,
    pub groups: &'static [Claims],
}

/// How something is worked out.
#[derive(Debug)]
pub struct Method {
    pub title: &'static str,
    pub lead: &'static str,
    /// Each by its name and what it means.
    pub points: &'static [[&'static str; 2]],
    pub more: &'static Claims,
}
