//! Values that outlive the page that works with them. The frame holds them without knowing their types, so that the code of a
//! value comes with the part of the program that needs it. It knows no page and no part.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

/// What stands on it is told apart by type: one value of each. Two are equal while nothing on them has changed.
#[derive(Clone)]
pub struct Shelf {
    values: Rc<RefCell<Vec<Rc<dyn Any>>>>,
    /// How many changes there were, by now.
    changes: Rc<Cell<u64>>,
    /// How many there were when this was handed out.
    seen: u64,
    /// Shows the change.
    show: UseForceUpdateHandle,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        self.seen == other.seen && Rc::ptr_eq(&self.values, &other.values)
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shelf")
    }
}

/// The shelf of this component, which is rendered anew each time that something on it changes.
#[hook]
pub(super) fn use_shelf() -> Shelf {
    let show = use_force_update();
    let values = use_memo((), |()| RefCell::default());
    let changes = use_memo((), |()| Cell::default());
    let seen = changes.get();
    Shelf { values, changes, seen, show }
}

impl Shelf {
    /// The value of this type; made now if there was none. What changes inside it shows nothing anew.
    pub fn value<T: Any>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        let found = self.values.borrow().iter().find_map(|value| Rc::clone(value).downcast().ok());
        found.unwrap_or_else(|| {
            let value = Rc::new(make());
            self.values.borrow_mut().push(Rc::<T>::clone(&value));
            value
        })
    }

    /// The value of this type with the way to change it; made now if there was none.
    pub fn held<T: Any>(&self, make: impl FnOnce() -> T) -> Held<T> {
        let place = self.value(|| RefCell::new(Rc::new(make())));
        let value = Rc::clone(&place.borrow());
        let (changes, show) = (Rc::clone(&self.changes), self.show.clone());
        Held { value, dispatcher: Dispatcher { place, changes, show } }
    }
}

/// A value from the [`Shelf`], as it stands at this rendering.
pub struct Held<T> {
    value: Rc<T>,
    dispatcher: Dispatcher<T>,
}

impl<T> Held<T> {
    /// As [`Dispatcher::now`].
    #[must_use]
    pub fn now(&self) -> Rc<T> {
        self.dispatcher.now()
    }

    /// The way to change it, for later.
    #[must_use]
    pub fn dispatcher(&self) -> Dispatcher<T> {
        self.dispatcher.clone()
    }

    /// Whether both are the value as it stood after the same change.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.value, &other.value)
    }
}

impl<T: Reducible + PartialEq> Held<T> {
    /// As [`Dispatcher::dispatch`].
    pub fn dispatch(&self, action: T::Action) {
        self.dispatcher.dispatch(action);
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), dispatcher: self.dispatcher.clone() }
    }
}

/// The way to change a value on the [`Shelf`].
pub struct Dispatcher<T> {
    place: Rc<RefCell<Rc<T>>>,
    changes: Rc<Cell<u64>>,
    show: UseForceUpdateHandle,
}

impl<T> Dispatcher<T> {
    /// The value as it stands now, for what is asked long after a rendering.
    #[must_use]
    pub fn now(&self) -> Rc<T> {
        Rc::clone(&self.place.borrow())
    }
}

impl<T: Reducible + PartialEq> Dispatcher<T> {
    /// Changes the value, and shows it if it is another now.
    pub fn dispatch(&self, action: T::Action) {
        let before = self.now();
        let after = Rc::clone(&before).reduce(action);
        if after != before {
            *self.place.borrow_mut() = after;
            self.changes.set(self.changes.get() + 1);
            self.show.force_update();
        }
    }
}

impl<T> Clone for Dispatcher<T> {
    fn clone(&self) -> Self {
        let (place, changes) = (Rc::clone(&self.place), Rc::clone(&self.changes));
        Self { place, changes, show: self.show.clone() }
    }
}
