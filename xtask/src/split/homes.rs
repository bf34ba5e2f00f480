//! Which piece each function belongs to.

use super::{Part, Place, named};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionKind, Module};

/// The part that each function belongs to; `None` is the core.
pub(super) type Homes = BTreeMap<Place, Option<usize>>;

/// A door is its part's. So is a marked function, unless the core reaches it by calls that lead through no door: then it is the
/// core's, whatever its name. Any other function belongs to the last part that is there whenever one is that reaches it:
/// the one that alone reaches it, or one that all need that do.
pub(super) fn homes(module: &Module, parts: &[Part]) -> Homes {
    let (marked, doors) = marked(module, parts);
    let calls: Calls =
        module.funcs.iter_local().map(|(id, body)| (id.index(), named(body))).collect();
    let unmarked = roots(module).into_iter().filter(|place| !marked.contains_key(place)).collect();
    let core = reach(&calls, unmarked, |place| doors.contains(&place));
    let by_part = (0..parts.len()).map(|at| {
        let own = marked.iter().filter(|(_, part)| **part == at).map(|(place, _)| *place);
        let own = own.filter(|place| !core.contains(place)).collect();
        let other = |place| marked.get(&place).is_some_and(|part| *part != at);
        reach(&calls, own, |place| core.contains(&place) || other(place))
    });
    let reached = Reached { parts, by_part: by_part.collect() };
    let home = |place: Place, kind: &FunctionKind| {
        reached.home(&place).filter(|_| matches!(kind, FunctionKind::Local(_)))
    };
    let functions = module.funcs.iter().map(|function| (function.id().index(), &function.kind));
    functions.map(|(place, kind)| (place, home(place, kind))).collect()
}

/// The marked functions with their parts, doors among them, and the doors alone.
fn marked(module: &Module, parts: &[Part]) -> (BTreeMap<Place, usize>, BTreeSet<Place>) {
    let (mut marked, mut doors) = (BTreeMap::new(), BTreeSet::new());
    for (id, _) in module.funcs.iter_local() {
        let Some(name) = module.funcs.get(id).name.as_deref() else { continue };
        let door = |part: &Part| part.doors.iter().any(|door| name.ends_with(door));
        let mark = |part: &Part| part.marks.iter().any(|mark| name.contains(mark));
        if let Some(at) = parts.iter().position(door) {
            doors.insert(id.index());
            marked.insert(id.index(), at);
        } else if let Some(at) = parts.iter().position(mark) {
            marked.insert(id.index(), at);
        }
    }
    (marked, doors)
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
        let is_there = |at: &usize| owners.iter().all(|owner| self.is_needed(*at, *owner));
        (0..self.parts.len()).rev().find(is_there).filter(|_| !owners.is_empty())
    }

    fn is_needed(&self, at: usize, by: usize) -> bool {
        let name = self.parts.get(at).map_or("", |part| part.name);
        at == by || self.parts.get(by).is_some_and(|part| part.needs.contains(&name))
    }
}

/// All that is reached from here, without entering what is closed.
pub(super) fn reach<T: Ord + Copy>(
    next: &BTreeMap<T, BTreeSet<T>>,
    from: Vec<T>,
    closed: impl Fn(T) -> bool,
) -> BTreeSet<T> {
    let mut reached = BTreeSet::new();
    let mut open = from;
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
