//! The evidence: what was found by whom, a row a study, and what is said beside it.

use yew::prelude::*;

use super::claims::{group, sure};
use super::{cited, key};
use crate::ui::part::{all, cell, column, list, para, row_head, tag, tag_named, words};
use crate::ui::text::Learn;
use crate::ui::text::learn::{Basis, Study};

/// The section.
pub(super) fn evidence(say: &'static Learn) -> Html {
    let of = say.evidence;
    let heads = [of.study, of.who, of.found, of.sure].map(column);
    let rows = of.studies.iter().map(|study| row(say, study)).collect();
    let head = tag("thead", "", tag("tr", "", all(heads)));
    let table = all([head, tag("tbody", "", rows)]);
    all([
        tag("p", "lead", words(of.lead)),
        tag_named("table", "t t--stack t--ev", "studies", table),
        para(of.none_newer),
        tag("div", "group", key(say)),
        group(say, of.beside),
        group(say, of.heard),
    ])
}

fn row(say: &'static Learn, study: &'static Study) -> Html {
    let of = say.evidence;
    let name = all([words(study.name), words(" "), small(study.year)]);
    let who = all([
        tag("b", "", words(study.people)),
        words(", "),
        words(study.who),
        words(" "),
        small(study.design),
    ]);
    let found = list(study.found.iter().map(|line| para(*line)).collect());
    let line = |basis: &'static Basis| tag("p", "", words(sure(say, basis)));
    let mut sure: Vec<Html> = study.basis.iter().map(line).collect();
    sure.push(para(cited(say, study.sources)));
    let cells = [
        row_head(name),
        cell("", of.who, who),
        cell("", of.found, found),
        cell("t__sure", of.sure, list(sure)),
    ];
    tag("tr", "", all(cells))
}

fn small(text: &'static str) -> Html {
    tag("small", "", words(text))
}
