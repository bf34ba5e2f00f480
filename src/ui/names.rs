//! What the things of a diary are called on this screen: the person's own names before those of the catalogue.

use super::text::Text;
use crate::diary::{Id, Kind, List, Name, SideEffect, Symptom};

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

/// The name of an item. One that is in no list, from a newer version of the app, gets a name by its number.
#[must_use]
pub fn name_of<K: Named>(list: &List<K>, id: Id<K>, text: Text) -> String {
    match (own(list, id), id.built_in()) {
        (Some(own), _) => own.to_owned(),
        (None, Some(built_in)) => built_in.name(text).to_owned(),
        (None, None) => (text.names.unknown)(&id.number().to_string()),
    }
}

/// The same within a sentence: what a person named stays as they wrote it.
#[must_use]
pub fn name_within<K: Named>(list: &List<K>, id: Id<K>, text: Text) -> String {
    let name = name_of(list, id, text);
    if own(list, id).is_some() { name } else { (text.names.within)(&name) }
}

fn own<K: Kind>(list: &List<K>, id: Id<K>) -> Option<&str> {
    list.get(id).and_then(|item| item.name.as_ref()).map(Name::text)
}
