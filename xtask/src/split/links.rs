//! What the pieces must give each other: the same for each of them, so that they fit.

use super::{Place, function_table, homes::Homes, named, segment};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use walrus::{ExportItem, Module};

/// The links between the pieces.
pub(super) struct Links {
    /// The places in the table of functions, for every moved function that has or needs one: the optimiser may have made one of
    /// several.
    pub(super) slots: BTreeMap<Place, Vec<u64>>,
    /// Moved functions that are called from outside their part.
    pub(super) bridged: BTreeSet<Place>,
    /// Functions that parts call and do not have.
    pub(super) shared: BTreeSet<Place>,
    /// How many places the table must have.
    pub(super) table_size: u64,
}

impl Links {
    pub(super) fn new(module: &Module, homes: &Homes) -> Result<Self> {
        let (bridged, shared) = crossings(module, homes);
        let mut slots = pointed(module, homes)?;
        let mut table_size = module.tables.get(function_table(module)?).initial;
        for place in &bridged {
            slots.entry(*place).or_insert_with(|| {
                table_size += 1;
                vec![table_size - 1]
            });
        }
        Ok(Self { slots, bridged, shared, table_size })
    }
}

fn home(homes: &Homes, place: Place) -> Option<usize> {
    homes.get(&place).copied().flatten()
}

/// Calls from piece to piece, and moved functions that the browser calls: what is called of the parts, and what is called by them.
fn crossings(module: &Module, homes: &Homes) -> (BTreeSet<Place>, BTreeSet<Place>) {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id.index()),
        ExportItem::Table(_)
        | ExportItem::Memory(_)
        | ExportItem::Global(_)
        | ExportItem::Tag(_) => None,
    });
    let mut bridged: BTreeSet<Place> =
        exported.filter(|place| home(homes, *place).is_some()).collect();
    let mut shared = BTreeSet::new();
    for (id, body) in module.funcs.iter_local() {
        let here = home(homes, id.index());
        let across = named(body).into_iter().filter(|other| home(homes, *other) != here);
        for other in across {
            if home(homes, other).is_some() {
                bridged.insert(other);
            }
            if here.is_some() {
                shared.insert(other);
            }
        }
    }
    (bridged, shared)
}

/// Moved functions whose address is taken, with their places.
fn pointed(module: &Module, homes: &Homes) -> Result<BTreeMap<Place, Vec<u64>>> {
    let mut slots = BTreeMap::<_, Vec<u64>>::new();
    for element in module.elements.iter() {
        let (start, ids) = segment(&element.kind, &element.items)?;
        for (slot, id) in (start..).zip(ids) {
            if home(homes, id.index()).is_some() {
                slots.entry(id.index()).or_default().push(slot);
            }
        }
    }
    Ok(slots)
}
