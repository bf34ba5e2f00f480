//! What a change makes of one thing among the others, and the way back.

use super::{Engine, SaveError};
use crate::diary::{Entry, Month, NaiveDate, Relapse};
use crate::store::content::{Content, What, live};
use crate::store::inbox::OnReceipt;
use crate::store::item::{Item, Numbered, State, find, put};

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whether anything was written; the same again is not.
    pub changed: bool,
    /// The revision under which the thing is kept now; 0 for what has none.
    pub revision: u32,
    /// The way back.
    pub undo: Undo,
}

/// The way back from one save, as long as nothing else changed the same thing.
#[derive(Clone, PartialEq, Eq)]
pub struct Undo(Vec<Step>);

impl std::fmt::Debug for Undo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Undo({} steps)", self.0.len())
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    Entry(Month, Before<Entry>),
    Relapse(Before<Relapse>),
    /// A document that changes as a whole, before and after.
    Whole(Box<(What, Content, Content)>),
}

/// A thing before a change.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Before<T> {
    pub(super) number: u64,
    /// Its revision after the change.
    pub(super) after: u32,
    /// None when the change made it.
    pub(super) item: Option<Item<T>>,
}

/// What a change makes of a list of things: the place of the thing before, or nothing to do.
pub(super) enum Edit<T> {
    Same(u32),
    Done(Before<T>),
}

impl Undo {
    /// These steps back.
    pub(super) const fn of(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// Nothing to go back to.
    pub(super) const fn nothing() -> Self {
        Self(Vec::new())
    }

    /// Whether there is anything to go back to.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Engine {
    /// Goes back behind a save.
    ///
    /// # Errors
    /// [`SaveError::Changed`] when the same thing was changed since, or another [`SaveError`]; nothing changed then.
    pub fn undo(
        &mut self,
        undo: Undo,
        today: NaiveDate,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        // What a move made goes as it came; what was made anew goes into the trash.
        let made = if undo.0.len() > 1 { State::Moved(today) } else { State::Trashed(today) };
        let mut changes = Vec::new();
        let mut revision = 0;
        for step in undo.0 {
            changes.push(match step {
                Step::Whole(whole) => {
                    let (what, before, after) = *whole;
                    let now = self.content(what)?;
                    (what, whole_back(now, before, &after, today).ok_or(SaveError::Changed)?)
                }
                Step::Relapse(before) => {
                    let mut items = self.relapses_of()?;
                    revision = go_back(&mut items, before, made)?;
                    (What::Relapses, Content::Relapses(items))
                }
                Step::Entry(month, before) => {
                    let mut items = self.entries_of(month)?;
                    revision = go_back(&mut items, before, made)?;
                    (What::Month(month), Content::Entries(items))
                }
            });
        }
        match changes.pop() {
            None => self.send(Vec::new(), receipt),
            Some(one) if changes.is_empty() => self.put(one, receipt)?,
            Some(last) => {
                changes.push(last);
                self.put_all(changes, receipt)?;
            }
        }
        Ok(Kept { changed: true, revision, undo: Undo::nothing() })
    }
}

/// A document as it was before a change of all of it; none when the same things were changed since.
fn whole_back(now: Content, before: Content, after: &Content, today: NaiveDate) -> Option<Content> {
    match (now, before, after) {
        (Content::Entries(now), Content::Entries(before), Content::Entries(after)) => {
            items_back(now, &before, after, today).map(Content::Entries)
        }
        (Content::Relapses(now), Content::Relapses(before), Content::Relapses(after)) => {
            items_back(now, &before, after, today).map(Content::Relapses)
        }
        (now, before, after) => (now == *after).then(|| before.instead_of(after)),
    }
}

/// What a change of many made goes without a trace in the trash; what it changed is as before, as a newer revision.
fn items_back<T: Numbered>(
    mut now: Vec<Item<T>>,
    before: &[Item<T>],
    after: &[Item<T>],
    today: NaiveDate,
) -> Option<Vec<Item<T>>> {
    for item in after {
        let number = item.thing.number();
        let was = find(before, number);
        if was == Some(item) {
            continue;
        }
        if find(&now, number) != Some(item) {
            return None;
        }
        let back = was.cloned();
        let back = back.unwrap_or_else(|| Item { state: State::Moved(today), ..item.clone() });
        let revision = item.thing.revision().saturating_add(1);
        put(&mut now, Item { thing: back.thing.revised(revision), ..back });
    }
    Some(now)
}

/// Puts a new or edited thing among the others.
pub(super) fn edit<T: Numbered>(items: &mut Vec<Item<T>>, thing: T) -> Result<Edit<T>, SaveError> {
    let number = thing.number();
    let Some(before) = find(items, number).cloned() else {
        if thing.revision() != 1 {
            return Err(SaveError::Unknown);
        }
        put(items, live(thing));
        return Ok(Edit::Done(Before { number, after: 1, item: None }));
    };
    // The same as is kept, whether it was read before or after its last save: nothing to do.
    if before.state == State::Live && before.thing == thing.clone().revised(before.thing.revision())
    {
        return Ok(Edit::Same(before.thing.revision()));
    }
    if before.state != State::Live || before.thing.revision() != thing.revision() {
        return Err(SaveError::Changed);
    }
    let after = thing.revision().saturating_add(1);
    put(items, live(thing.revised(after)));
    Ok(Edit::Done(Before { number, after, item: Some(before) }))
}

/// Puts a thing into the trash or takes it out.
pub(super) fn turn<T: Numbered>(
    items: &mut Vec<Item<T>>,
    number: u64,
    state: State,
) -> Result<Edit<T>, SaveError> {
    let before = find(items, number).ok_or(SaveError::Unknown)?.clone();
    if (before.state == State::Live) == (state == State::Live) {
        return Ok(Edit::Same(before.thing.revision()));
    }
    let after = before.thing.revision().saturating_add(1);
    put(items, Item { thing: before.thing.clone().revised(after), state });
    Ok(Edit::Done(Before { number, after, item: Some(before) }))
}

/// Puts a thing back as it was before, as a newer revision; the revision.
fn go_back<T: Numbered>(
    items: &mut Vec<Item<T>>,
    before: Before<T>,
    made: State,
) -> Result<u32, SaveError> {
    let now = find(items, before.number).ok_or(SaveError::Unknown)?.clone();
    if now.thing.revision() != before.after {
        return Err(SaveError::Changed);
    }
    let Item { thing, state } = before.item.unwrap_or(Item { thing: now.thing, state: made });
    let revision = before.after.saturating_add(1);
    put(items, Item { thing: thing.revised(revision), state });
    Ok(revision)
}
