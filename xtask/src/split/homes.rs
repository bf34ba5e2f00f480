//! Which piece each function belongs to.

use super::{Part, Place, named};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionKind, Module};

/// The part that each function belongs to; `None` is the core.
pub(super) type Homes = BTreeMap<Place, Option<usize>>;

/// A door is its part's. So is a marked function whose address is taken, or that is called from where its part need not be there;
/// unless the core reaches it by calls that lead through no door: then it is the core's, whatever its name. Any other function
/// belongs to the last part that is there whenever one is that reaches it: the one that alone reaches it, or one that all need that do.
pub(super) fn homes(module: &Module, parts: &[Part]) -> Homes {
    let (marked, doors) = marked_in(module, parts);
    let calls: Calls =
        module.funcs.iter_local().map(|(id, body)| (id.index(), named(body))).collect();
    let (anchors, unmarked): (BTreeSet<Place>, BTreeSet<Place>) =
        roots(module).into_iter().partition(|place| marked.contains_key(place));
    let core = reach(&calls, unmarked, |place| doors.contains(&place));
    let apart =
        |from: usize, to: Place| marked.get(&to).is_some_and(|part| !is_needed(parts, *part, from));
    let mut own: BTreeSet<Place> =
        anchors.into_iter().chain(doors).filter(|place| !core.contains(place)).collect();
    let by_part = loop {
        let reached = |at| {
            let of_part = own.iter().filter(|place| marked.get(place) == Some(&at));
            let closed = |place| core.contains(&place) || apart(at, place);
            reach(&calls, of_part.copied().collect(), closed)
        };
        let by_part: Vec<_> = (0..parts.len()).map(reached).collect();
        let called = by_part.iter().enumerate().flat_map(|(at, reached)| {
            let next = reached.iter().filter_map(|place| calls.get(place)).flatten();
            next.copied().filter(move |place| apart(at, *place)).collect::<Vec<_>>()
        });
        let called: Vec<Place> = called.filter(|place| !core.contains(place)).collect();
        let before = own.len();
        own.extend(called);
        if own.len() == before {
            break by_part;
        }
    };
    let reached = Reached { parts, by_part };
    let home = |place: Place, kind: &FunctionKind| {
        reached.home(&place).filter(|_| matches!(kind, FunctionKind::Local(_)))
    };
    let functions = module.funcs.iter().map(|function| (function.id().index(), &function.kind));
    functions.map(|(place, kind)| (place, home(place, kind))).collect()
}

/// The marked functions with their parts, doors among them, and the doors alone.
fn marked_in(module: &Module, parts: &[Part]) -> (BTreeMap<Place, usize>, BTreeSet<Place>) {
    let (mut marked, mut doors) = (BTreeMap::new(), BTreeSet::new());
    for (id, _) in module.funcs.iter_local() {
        let Some(name) = module.funcs.get(id).name.as_deref() else { continue };
        if let Some(at) = parts.iter().position(|part| ends(name, part.doors)) {
            doors.insert(id.index());
            marked.insert(id.index(), at);
            continue;
        }
        let claim = parts.iter().position(|part| has(name, part.claims));
        let mark = || parts.iter().position(|part| has(name, part.marks));
        marked.extend(claim.or_else(mark).map(|at| (id.index(), at)));
    }
    (marked, doors)
}

pub(super) fn ends(name: &str, doors: &[&str]) -> bool {
    doors.iter().any(|door| name.ends_with(door))
}

pub(super) fn has(name: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| name.contains(mark))
}

type Calls = BTreeMap<Place, BTreeSet<Place>>;

/// What each part reaches of what the core does not.
pub(super) struct Reached<'a, T> {
    pub(super) parts: &'a [Part],
    pub(super) by_part: Vec<BTreeSet<T>>,
}

impl<T: Ord> Reached<'_, T> {
    /// The part that this belongs to: the last one that is there whenever a part is that reaches it.
    pub(super) fn home(&self, thing: &T) -> Option<usize> {
        let owners: Vec<_> = (0..)
            .zip(&self.by_part)
            .filter(|(_, own)| own.contains(thing))
            .map(|(at, _)| at)
            .collect();
        let is_there = |at: &usize| owners.iter().all(|owner| is_needed(self.parts, *at, *owner));
        (0..self.parts.len()).rev().find(is_there).filter(|_| !owners.is_empty())
    }
}

/// Whether the part `at` is there whenever the part `by` is.
pub(super) fn is_needed(parts: &[Part], at: usize, by: usize) -> bool {
    let name = parts.get(at).map_or("", |part| part.name);
    at == by || parts.get(by).is_some_and(|part| part.needs.contains(&name))
}

/// All that is reached from here, without entering what is closed.
pub(super) fn reach<T: Ord + Copy>(
    next: &BTreeMap<T, BTreeSet<T>>,
    from: BTreeSet<T>,
    closed: impl Fn(T) -> bool,
) -> BTreeSet<T> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<T> = from.into_iter().collect();
    while let Some(place) = open.pop() {
        if reached.insert(place) {
            let next = next.get(&place).into_iter().flatten().copied();
            open.extend(next.filter(|place| !closed(*place)));
        }
    }
    reached
}

/// What may be called without being named by a function: exports, the start, and all whose address is taken.
fn roots(module: &Module) -> BTreeSet<Place> {
    let exported = module.exports.iter().filter_map(|export| {
        if let ExportItem::Function(id) = export.item { Some(id) } else { None }
    });
    let pointed = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(ids) => ids.clone(),
        ElementItems::Expressions(_, items) => {
            let function =
                |item: &_| if let ConstExpr::RefFunc(id) = item { Some(*id) } else { None };
            items.iter().filter_map(function).collect()
        }
    });
    exported.chain(module.start).chain(pointed).map(|id| id.index()).collect()
}
