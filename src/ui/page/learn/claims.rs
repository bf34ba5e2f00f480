//! Statements with how sure they are and the numbers of their sources.

use yew::prelude::*;

use super::cited;
use crate::ui::part::{all, tag, words};
use crate::ui::text::Learn;
use crate::ui::text::learn::{Basis, Cited, Claim, Claims, Source};

/// Claims under their heading.
pub(super) fn group(say: &'static Learn, of: &'static Claims) -> Html {
    tag("div", "group", all([tag("h3", "", words(of.title)), claims(say, of.claims)]))
}

/// Claims, one a point.
pub(super) fn claims(say: &'static Learn, of: &'static [Claim]) -> Html {
    let point = |claim: &'static Claim| {
        let basis = basis(say, claim.basis, claim.sources);
        tag("li", "", all([words(claim.says), basis]))
    };
    tag("ul", "bul", of.iter().map(point).collect())
}

/// How sure, why, and from which sources, as a line under a statement; nothing where nothing is claimed.
pub(super) fn basis(say: &'static Learn, basis: &'static [Basis], sources: Cited) -> Html {
    let mut said: Vec<String> = basis.iter().map(|basis| sure(say, basis)).collect();
    let sources = cited(say, sources);
    said.extend((!sources.is_empty()).then(|| [&sources, "."].concat()));
    if said.is_empty() {
        return Html::default();
    }
    tag("span", "why", words([" ", &said.join(" ")].concat()))
}

/// How sure, and why where that says more than the key.
pub(super) fn sure(say: &'static Learn, basis: &Basis) -> String {
    let word = (say.sure)(basis.sure);
    match basis.why {
        "" => [word, "."].concat(),
        why => [word, ": ", why, "."].concat(),
    }
}

/// The places of these sources in the list, from 1 on.
pub(super) fn numbers(say: &'static Learn, sources: Cited) -> Vec<usize> {
    let place = |source: &'static Source| {
        let place = say.sources_list.iter().position(|one| std::ptr::eq(*one, source))?;
        Some(place.saturating_add(1))
    };
    sources.into_iter().flatten().filter_map(place).collect()
}
