//! Which piece each function belongs to.

use super::{Part, Place, named};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionKind, Module};

/// The part that each function belongs to; `None` is the core.
pub(super) type Homes = BTreeMap<Place, Option<usize>>;

/// A marked function is its part's. Any other is the part's when that part alone reaches it by calls that leave out the core and
/// other parts' marked functions.
pub(super) fn homes(module: &Module, parts: &[Part]) -> Homes {
    let marked = marked(module, parts);
    let calls: Calls =
        module.funcs.iter_local().map(|(id, body)| (id.index(), named(body))).collect();
    let unmarked = roots(module).into_iter().filter(|place| !marked.contains_key(place)).collect();
    let core = reach(&calls, unmarked, |place| marked.contains_key(&place));
    let by_part: Vec<BTreeSet<Place>> = (0..parts.len())
        .map(|at| {
            let own = marked.iter().filter(|(_, part)| **part == at).map(|(place, _)| *place);
            let other = |place| marked.get(&place).is_some_and(|part| *part != at);
            reach(&calls, own.collect(), |place| core.contains(&place) || other(place))
        })
        .collect();
    let home = |place: Place, kind: &FunctionKind| {
        let mut owners = (0..).zip(&by_part).filter(|(_, own)| own.contains(&place));
        match (owners.next(), owners.next()) {
            (Some((at, _)), None) if matches!(kind, FunctionKind::Local(_)) => Some(at),
            _ => None,
        }
    };
    let functions = module.funcs.iter().map(|function| (function.id().index(), &function.kind));
    functions.map(|(place, kind)| (place, home(place, kind))).collect()
}

fn marked(module: &Module, parts: &[Part]) -> BTreeMap<Place, usize> {
    // What lets go of a value is named after its type, but whoever holds one calls it, full or empty: calls alone tell whose it is.
    let lets_go =
        |name: &str| name.contains("::ptr::drop_in_place::<") || name.contains("drop_slow");
    let of = |name: &str| {
        let mut parts = parts.iter();
        parts.position(|part| !lets_go(name) && part.marks.iter().any(|mark| name.contains(mark)))
    };
    let locals = module.funcs.iter_local().map(|(id, _)| module.funcs.get(id));
    locals.filter_map(|local| Some((local.id().index(), of(local.name.as_deref()?)?))).collect()
}

type Calls = BTreeMap<Place, BTreeSet<Place>>;

/// All that is reached by calls, without entering what is closed.
fn reach(calls: &Calls, from: Vec<Place>, closed: impl Fn(Place) -> bool) -> BTreeSet<Place> {
    let mut reached = BTreeSet::new();
    let mut open = from;
    while let Some(place) = open.pop() {
        if reached.insert(place) {
            let next = calls.get(&place).into_iter().flatten().copied();
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
