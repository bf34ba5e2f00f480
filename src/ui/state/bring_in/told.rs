//! What is told of a file in few words: changed values by kind, examples of a column, names that differ. It owns how much of each.

use super::MOST_ASKED;
use crate::diary::{Kind, List, limits};
use crate::dose::{Exact, read_number};
use crate::exchange::{Changed, Named, Row, Table};

/// How many rows are named of each kind of change.
pub const FIRST_ROWS: usize = 5;

/// Changes of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The first of them.
    pub first: Changed,
    /// How many there are.
    pub count: usize,
    /// The rows of the first of them, at most [`FIRST_ROWS`], each once.
    pub rows: Vec<usize>,
    /// How many rows more there are: a row may have several of them.
    pub more: usize,
    /// The row of the last of them.
    last: usize,
}

/// The changes by kind, each kind at the place of its first.
#[must_use]
pub fn told(changed: &[Changed]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for change in changed {
        let kind = std::mem::discriminant(&change.what);
        let same = all.iter_mut().find(|told| std::mem::discriminant(&told.first.what) == kind);
        if let Some(told) = same {
            told.add(change.row);
        } else {
            let (rows, last) = (vec![change.row], change.row);
            all.push(Told { first: *change, count: 1, rows, more: 0, last });
        }
    }
    all
}

impl Told {
    /// One more, in this row or in the last one again: they come by their rows.
    fn add(&mut self, row: usize) {
        self.count = self.count.saturating_add(1);
        if row == self.last {
            return;
        }
        self.last = row;
        if self.rows.len() < FIRST_ROWS {
            self.rows.push(row);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

/// A text of at most so many characters, with three dots where more stood there.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let cut = text.char_indices().nth(most).and_then(|(end, _)| text.split_at_checked(end));
    cut.map_or_else(|| text.to_owned(), |(start, _)| [start, "\u{2026}"].concat())
}

/// What a look at a column shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The first different texts that are not empty: at most three, each of at most 30 characters.
    pub examples: Vec<String>,
    /// The lowest and the highest number; none where there is no number.
    pub span: Option<(Exact, Exact)>,
}

/// How many examples there are of a column, and how long each is.
const EXAMPLES: usize = 3;
const EXAMPLE: usize = 30;

/// A look at each column that is asked about, in one walk over the table.
#[must_use]
pub fn glances(table: &Table) -> Vec<Glance> {
    let mut glances = vec![Glance::default(); table.headers().len().min(MOST_ASKED)];
    for (column, text) in table.rows().flat_map(Row::cells) {
        if let Some(glance) = glances.get_mut(column) {
            glance.see(text.trim());
        }
    }
    glances
}

impl Glance {
    fn see(&mut self, text: &str) {
        if let Ok(number) = read_number(text) {
            let (low, high) = self.span.unwrap_or((number, number));
            self.span = Some((number.min(low), number.max(high)));
        }
        if self.examples.len() < EXAMPLES && !text.is_empty() {
            let text = shortened(text, EXAMPLE);
            if !self.examples.contains(&text) {
                self.examples.push(text);
            }
        }
    }
}

/// The built-in items that the file calls otherwise than the list here: here each keeps its name.
pub fn renamed<'a, K: Kind>(
    file: &'a [Named<K>],
    here: &'a List<K>,
) -> impl Iterator<Item = &'a Named<K>> {
    file.iter().filter(|named| {
        let is_other = here.get(named.id).is_some_and(|item| item.name != named.name);
        is_other && named.id.number() < limits::FIRST_OWN
    })
}

/// The items of the person's own that the list here has neither by number nor by name: they come into it.
pub fn new_items<'a, K: Kind>(
    file: &'a [Named<K>],
    here: &'a List<K>,
) -> impl Iterator<Item = &'a Named<K>> {
    file.iter().filter(|named| {
        let is_own = named.id.number() >= limits::FIRST_OWN;
        is_own && here.get(named.id).is_none() && !is_called(named, here)
    })
}

fn is_called<K: Kind>(named: &Named<K>, here: &List<K>) -> bool {
    let Some(name) = &named.name else { return false };
    let mut taken = here.items().iter().filter_map(|item| item.name.as_ref());
    taken.any(|other| other.is_same_as(name.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Id, Name, Symptom};
    use crate::exchange::Change;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    fn named(number: u32, text: Option<&str>) -> Named<Symptom> {
        Named { id: Id::new(number).expect("a number"), name: text.map(name) }
    }

    #[test]
    fn changes_are_told_by_kind_with_their_count_and_first_rows() {
        let change = |row, what| Changed { row, column: 0, what };
        let mut all = vec![change(2, Change::NoTime), change(2, Change::NightBefore)];
        all.extend((3..=9).flat_map(|row| [row, row]).map(|row| change(row, Change::NoTime)));
        let told = told(&all);
        assert_eq!(told.len(), 2);
        assert_eq!((told[0].count, told[0].rows.as_slice()), (15, [2, 3, 4, 5, 6].as_slice()));
        assert_eq!(told[0].more, 3, "rows 7, 8 and 9, whose changes are six");
        assert_eq!((told[1].count, told[1].rows.as_slice()), (1, [2].as_slice()));
    }

    #[test]
    fn long_texts_are_cut_at_characters_and_short_ones_stay() {
        for (text, most, short) in
            [("añb", 3, "añb"), ("añb", 2, "añ\u{2026}"), ("", 0, ""), ("é", 0, "\u{2026}")]
        {
            assert_eq!(shortened(text, most), short, "{text} {most}");
        }
    }

    #[test]
    fn a_column_is_told_by_its_first_values_and_its_ends() {
        let text = b"a,b\n3,\n3,x\n1.5,\nword,y\n10,\n";
        let table = Table::read(text).expect("a table");
        let [numbers, texts] = glances(&table).try_into().expect("two columns");
        assert_eq!(numbers.examples, ["3", "1.5", "word"]);
        let ends = (Exact::decimal(15, 1).expect("a number"), Exact::whole(10));
        assert_eq!(numbers.span, Some(ends));
        assert_eq!(texts, Glance { examples: vec!["x".into(), "y".into()], span: None });
    }

    #[test]
    fn names_that_differ_and_items_that_are_new_are_told_apart() {
        let mut here: List<Symptom> = List::default();
        here.add(name("Left hand")).expect("room");
        here.rename(Id::of(Symptom::Pain), Some(name("Ache"))).expect("there");
        let file = [
            named(1, Some("So tired")),
            named(2, None),
            named(3, None),
            named(100, Some("Right hand")),
            named(101, Some("left HAND")),
            named(102, Some("Right foot")),
        ];
        let numbers = |all: Vec<&Named<Symptom>>| -> Vec<u32> {
            all.into_iter().map(|one| one.id.number()).collect()
        };
        assert_eq!(numbers(renamed(&file, &here).collect()), [1, 2]);
        assert_eq!(numbers(new_items(&file, &here).collect()), [102]);
    }
}
