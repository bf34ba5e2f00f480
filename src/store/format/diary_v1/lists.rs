//! The person's lists of version 1.

use serde::{Deserialize, Serialize};

use crate::diary::{Id, Item, Kind, List, Name};
use crate::store::format::ascii;
use crate::store::item::Lists;

/// See the table in [`super`].
#[derive(Serialize, Deserialize)]
struct Wire(u32, Option<String>, u8);

/// The payload of these lists.
pub(in crate::store) fn write_lists(lists: &Lists) -> String {
    ascii::write(&(to_wire(&lists.symptoms), to_wire(&lists.side_effects)))
}

/// The lists of a payload, or `None` when anything is not as it should be.
pub(in crate::store) fn read_lists(text: &str) -> Option<Lists> {
    let (symptoms, side_effects): (Vec<Wire>, Vec<Wire>) = ascii::read(text)?;
    Some(Lists { symptoms: from_wire(symptoms)?, side_effects: from_wire(side_effects)? })
}

fn to_wire<K: Kind>(list: &List<K>) -> Vec<Wire> {
    let wire = |item: &Item<K>| {
        let name = item.name.as_ref().map(|name| name.text().to_owned());
        Wire(item.id.number(), name, item.shown.into())
    };
    list.items().iter().map(wire).collect()
}

fn from_wire<K: Kind>(wires: Vec<Wire>) -> Option<List<K>> {
    let item = |Wire(id, name, shown)| {
        let name = match name {
            Some(text) => Some(Name::new(&text).ok()?),
            None => None,
        };
        let shown = match shown {
            0 => false,
            1 => true,
            _ => return None,
        };
        Some(Item { id: Id::new(id).ok()?, name, shown })
    };
    List::new(wires.into_iter().map(item).collect::<Option<_>>()?).ok()
}
