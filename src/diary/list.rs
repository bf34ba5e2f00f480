//! The list of symptoms or of side effects that a person keeps: order, names, what is shown. Must not know what was recorded:
//! hiding or renaming never touches an entry.

use super::{Id, Kind, ListError, Name, limits};

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<K> {
    /// Its number, for ever.
    pub id: Id<K>,
    /// The person's name for it; none for a built-in that keeps the catalogue's name.
    pub name: Option<Name>,
    /// Whether it is asked about.
    pub shown: bool,
}

/// A person's list, in their order. Every built-in is in it, hidden or shown; nothing is ever taken out, so no number is given twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<K>(Vec<Item<K>>);

impl<K: Kind> Default for List<K> {
    /// The built-ins.
    fn default() -> Self {
        let item = |(place, kind): (usize, &K)| Item {
            id: Id::of(*kind),
            name: None,
            shown: place < K::SHOWN,
        };
        Self(K::ALL.iter().enumerate().map(item).collect())
    }
}

impl<K: Kind> List<K> {
    /// The list of these items, in this order. Built-ins that are missing come after them, hidden: a later version may know more.
    ///
    /// # Errors
    /// [`ListError::Twice`], [`ListError::Nameless`], [`ListError::NameTaken`], or [`ListError::Full`] for too many own items.
    pub fn new(items: Vec<Item<K>>) -> Result<Self, ListError> {
        let mut list = Self(Vec::new());
        for item in items {
            if list.get(item.id).is_some() {
                return Err(ListError::Twice);
            }
            list.check_name(item.id, item.name.as_ref())?;
            list.0.push(item);
        }
        let own = list.0.iter().filter(|item| item.id.number() >= limits::FIRST_OWN).count();
        if own > limits::MOST_ITEMS {
            return Err(ListError::Full);
        }
        for id in K::ALL.iter().map(|kind| Id::of(*kind)) {
            if list.get(id).is_none() {
                list.0.push(Item { id, name: None, shown: false });
            }
        }
        Ok(list)
    }

    /// Every item, in order.
    #[must_use]
    pub fn items(&self) -> &[Item<K>] {
        &self.0
    }

    /// The items that are asked about, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Item<K>> {
        self.0.iter().filter(|item| item.shown)
    }

    /// The item with this number.
    #[must_use]
    pub fn get(&self, id: Id<K>) -> Option<&Item<K>> {
        self.0.iter().find(|item| item.id == id)
    }

    /// Puts an item of the person's own at the end, shown, and says its number.
    ///
    /// # Errors
    /// [`ListError::Full`] or [`ListError::NameTaken`]; the list is then as it was.
    pub fn add(&mut self, name: Name) -> Result<Id<K>, ListError> {
        if self.0.len() >= limits::MOST_ITEMS {
            return Err(ListError::Full);
        }
        let last = self.0.iter().map(|item| item.id.number()).max().unwrap_or(0);
        let number = last.checked_add(1).map(|next| next.max(limits::FIRST_OWN));
        let id = number.and_then(|number| Id::new(number).ok()).ok_or(ListError::Full)?;
        self.check_name(id, Some(&name))?;
        self.0.push(Item { id, name: Some(name), shown: true });
        Ok(id)
    }

    /// Gives an item another name; none gives a built-in the catalogue's name again.
    ///
    /// # Errors
    /// [`ListError::NoSuchItem`], [`ListError::NameTaken`] or [`ListError::Nameless`]; the list is then as it was.
    pub fn rename(&mut self, id: Id<K>, name: Option<Name>) -> Result<(), ListError> {
        self.place(id)?;
        self.check_name(id, name.as_ref())?;
        self.item(id)?.name = name;
        Ok(())
    }

    /// Asks about an item.
    ///
    /// # Errors
    /// [`ListError::NoSuchItem`].
    pub fn show(&mut self, id: Id<K>) -> Result<(), ListError> {
        self.item(id)?.shown = true;
        Ok(())
    }

    /// Asks about an item no more. What was recorded of it stays.
    ///
    /// # Errors
    /// [`ListError::NoSuchItem`].
    pub fn hide(&mut self, id: Id<K>) -> Result<(), ListError> {
        self.item(id)?.shown = false;
        Ok(())
    }

    /// Moves an item one place towards the start; the first stays.
    ///
    /// # Errors
    /// [`ListError::NoSuchItem`].
    pub fn move_up(&mut self, id: Id<K>) -> Result<(), ListError> {
        let place = self.place(id)?;
        if let Some(above) = place.checked_sub(1) {
            self.0.swap(above, place);
        }
        Ok(())
    }

    /// Moves an item one place towards the end; the last stays.
    ///
    /// # Errors
    /// [`ListError::NoSuchItem`].
    pub fn move_down(&mut self, id: Id<K>) -> Result<(), ListError> {
        let place = self.place(id)?;
        let below = place.saturating_add(1);
        if below < self.0.len() {
            self.0.swap(place, below);
        }
        Ok(())
    }

    fn place(&self, id: Id<K>) -> Result<usize, ListError> {
        self.0.iter().position(|item| item.id == id).ok_or(ListError::NoSuchItem)
    }

    fn item(&mut self, id: Id<K>) -> Result<&mut Item<K>, ListError> {
        self.0.iter_mut().find(|item| item.id == id).ok_or(ListError::NoSuchItem)
    }

    /// Whether the item may have this name beside all others.
    fn check_name(&self, id: Id<K>, name: Option<&Name>) -> Result<(), ListError> {
        let Some(name) = name else {
            return if id.built_in().is_some() { Ok(()) } else { Err(ListError::Nameless) };
        };
        let mut others =
            self.0.iter().filter(|item| item.id != id).filter_map(|item| item.name.as_ref());
        if others.any(|other| other.is_same_as(name.text())) {
            return Err(ListError::NameTaken);
        }
        Ok(())
    }
}
