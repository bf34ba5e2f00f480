//! What a person's items are called: by their own name, or by the catalogue's. It knows lists and words, and no entry.

use yew::AttrValue;

use super::text::Text;
use crate::diary::{Id, Item, Kind, SideEffect, Symptom};

/// A kind of list whose built-in items the catalogue names.
pub trait Named: Kind {
    /// The catalogue's name.
    fn name(self, text: Text) -> &'static str;
}

impl Named for Symptom {
    fn name(self, text: Text) -> &'static str {
        (text.names.symptom)(self)
    }
}

impl Named for SideEffect {
    fn name(self, text: Text) -> &'static str {
        (text.names.side_effect)(self)
    }
}

/// What an item is called.
#[must_use]
pub fn item_name<K: Named>(item: &Item<K>, text: Text) -> AttrValue {
    item.name.as_ref().map_or_else(|| id_name(item.id, text), |own| own.text().to_owned().into())
}

/// What an item is called that is in no list, by its number alone.
#[must_use]
pub fn id_name<K: Named>(id: Id<K>, text: Text) -> AttrValue {
    match id.built_in() {
        Some(kind) => kind.name(text).into(),
        None => (text.names.unknown)(id.number()).into(),
    }
}
