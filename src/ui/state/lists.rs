//! What the Lists page does to a list: its rows as they are shown, and the changes. The diary room keeps the list's own rules; here
//! is the one that only the catalogue knows: a name that a built-in shows is taken too.

use crate::diary::{Id, Item, Kind, List, ListError, Name};

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The item's number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The built-in name, where the person gave it another.
    pub renamed: Option<&'static str>,
    /// Whether it is asked about.
    pub shown: bool,
}

/// One change.
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// Ask about it, or no longer.
    Flip(u32),
    /// One place towards the start.
    Up(u32),
    /// One place towards the end.
    Down(u32),
    /// Another name.
    Rename(u32, String),
    /// The built-in name again.
    Unname(u32),
    /// An item of the person's own.
    Add(String),
}

/// What is typed on the page and not in a list yet. A list is its place on the page: 0 for symptoms, 1 for side effects.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// For an item of the person's own, of each list.
    pub adding: [String; 2],
    /// The list and the number of the item that is renamed, and its new name.
    pub renaming: Option<(usize, u32, String)>,
}

impl Typed {
    /// What is typed, as it is kept until it is in a list.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let renaming = self.renaming.iter();
        let renaming = renaming
            .flat_map(|(list, number, name)| [list.to_string(), number.to_string(), name.clone()]);
        self.adding.iter().cloned().chain(renaming).collect()
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this page.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<Self> {
        let [symptom, effect, rest @ ..] = fields else { return None };
        let renaming = match rest {
            [] => None,
            [list, number, name] => Some((list.parse().ok()?, number.parse().ok()?, name.clone())),
            _ => return None,
        };
        Some(Self { adding: [symptom.clone(), effect.clone()], renaming })
    }
}

/// The name of an item: the person's, or the catalogue's, or its number for a built-in of a later version.
pub fn name<K: Kind>(item: &Item<K>, catalogue: fn(K) -> &'static str) -> String {
    match (&item.name, item.id.built_in()) {
        (Some(name), _) => name.text().to_owned(),
        (None, Some(kind)) => catalogue(kind).to_owned(),
        (None, None) => item.id.number().to_string(),
    }
}

/// The rows of a list, in order.
pub fn rows<K: Kind>(list: &List<K>, catalogue: fn(K) -> &'static str) -> Vec<Row> {
    let row = |item: &Item<K>| Row {
        number: item.id.number(),
        name: name(item, catalogue),
        renamed: item.id.built_in().filter(|_| item.name.is_some()).map(catalogue),
        shown: item.shown,
    };
    list.items().iter().map(row).collect()
}

/// The list after a change.
///
/// # Errors
/// [`ListError`].
pub fn changed<K: Kind>(
    list: &List<K>,
    change: &Change,
    catalogue: fn(K) -> &'static str,
) -> Result<List<K>, ListError> {
    let mut list = list.clone();
    let id = |number: u32| Id::<K>::new(number).map_err(|_zero| ListError::NoSuchItem);
    match change {
        Change::Flip(number) => {
            let id = id(*number)?;
            let shown = list.get(id).ok_or(ListError::NoSuchItem)?.shown;
            if shown { list.hide(id)? } else { list.show(id)? }
        }
        Change::Up(number) => list.move_up(id(*number)?)?,
        Change::Down(number) => list.move_down(id(*number)?)?,
        Change::Rename(number, typed) => {
            let (id, name) = (id(*number)?, Name::new(typed)?);
            free(&list, Some(id), name.text(), catalogue)?;
            list.rename(id, Some(name))?;
        }
        Change::Unname(number) => {
            let id = id(*number)?;
            let built_in = id.built_in().map_or("", catalogue);
            free(&list, Some(id), built_in, catalogue)?;
            list.rename(id, None)?;
        }
        Change::Add(typed) => {
            let name = Name::new(typed)?;
            free(&list, None, name.text(), catalogue)?;
            list.add(name)?;
        }
    }
    Ok(list)
}

/// Whether no other row is called so.
fn free<K: Kind>(
    list: &List<K>,
    id: Option<Id<K>>,
    wanted: &str,
    catalogue: fn(K) -> &'static str,
) -> Result<(), ListError> {
    let Ok(wanted) = Name::new(wanted) else { return Ok(()) };
    let mut others = list.items().iter().filter(|item| Some(item.id) != id);
    if others.any(|item| wanted.is_same_as(&name(item, catalogue))) {
        return Err(ListError::NameTaken);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Symptom, limits};
    use crate::ui::text::EN;

    fn after(changes: &[Change]) -> Result<Vec<Row>, ListError> {
        let mut list = List::default();
        for change in changes {
            list = changed(&list, change, EN.names.symptom)?;
        }
        Ok(rows(&list, EN.names.symptom))
    }

    fn number(kind: Symptom) -> u32 {
        Id::of(kind).number()
    }

    fn at(rows: &[Row], place: usize) -> &str {
        rows.get(place).map_or("", |row| row.name.as_str())
    }

    #[test]
    fn what_was_typed_comes_back() {
        let adding = ["Hands".to_owned(), String::new()];
        let renaming = Some((1, 7, "Dry m".to_owned()));
        for typed in [
            Typed::default(),
            Typed { adding: adding.clone(), renaming: None },
            Typed { adding, renaming },
        ] {
            let fields = typed.fields();
            assert!(Typed::of(&fields) == Some(typed));
            assert!(Typed::of(fields.get(1..).unwrap_or_default()).is_none(), "another form");
        }
    }

    #[test]
    fn rows_stand_in_the_persons_order_with_their_names() {
        let fatigue = number(Symptom::Fatigue);
        let moved = after(&[Change::Down(fatigue), Change::Up(fatigue), Change::Down(fatigue)]);
        let moved = moved.expect("moved");
        assert_eq!((at(&moved, 0), at(&moved, 1)), ("Stiffness", "Fatigue"));
        let named = after(&[Change::Rename(fatigue, " Worn out ".into())]).expect("renamed");
        assert_eq!(at(&named, 0), "Worn out");
        assert_eq!(named.first().and_then(|row| row.renamed), Some("Fatigue"));
        let back = after(&[Change::Rename(fatigue, "x".into()), Change::Unname(fatigue)]);
        assert_eq!(at(&back.expect("back"), 0), "Fatigue");
    }

    #[test]
    fn what_is_flipped_twice_is_as_it_was() {
        let flip = Change::Flip(number(Symptom::Fatigue));
        let hidden = after(std::slice::from_ref(&flip)).expect("hidden");
        assert_eq!(hidden.first().map(|row| row.shown), Some(false));
        assert!(after(&[flip.clone(), flip]) == after(&[]));
    }

    #[test]
    fn each_error_has_its_cause() {
        let fatigue = number(Symptom::Fatigue);
        let add = |name: &str| Change::Add(name.to_owned());
        let full: Vec<Change> = (0..limits::MOST_ITEMS).map(|one| add(&one.to_string())).collect();
        for (changes, expected) in [
            (vec![add(" ")], ListError::NameEmpty),
            (vec![add(&"x".repeat(41))], ListError::NameTooLong),
            (vec![add("two\nlines")], ListError::NameControl),
            (vec![add("PAIN")], ListError::NameTaken),
            (vec![add("Cramp"), add("cramp")], ListError::NameTaken),
            (
                vec![
                    Change::Rename(fatigue, "Worn".into()),
                    add("fatigue"),
                    Change::Unname(fatigue),
                ],
                ListError::NameTaken,
            ),
            (vec![add("Cramp"), Change::Unname(limits::FIRST_OWN)], ListError::Nameless),
            (full, ListError::Full),
            (vec![Change::Up(99)], ListError::NoSuchItem),
            (vec![Change::Flip(0)], ListError::NoSuchItem),
        ] {
            assert_eq!(after(&changes).err(), Some(expected));
        }
    }
}
