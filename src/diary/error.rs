//! Why something cannot be in the diary. Owns the errors as values, none of which holds what a person wrote; the words for them
//! belong to the screen's catalogue.

/// Why a value or a record is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiaryError {
    /// A date outside [`super::limits::FIRST_YEAR`] to [`super::limits::LAST_YEAR`], or that no calendar has.
    Date,
    /// A day's end later than [`super::limits::LATEST_BOUNDARY`].
    Boundary,
    /// A wall clock further from UTC than [`super::limits::FURTHEST_OFFSET`].
    Offset,
    /// A record's number that is 0 or above [`super::limits::LARGEST_RECORD`], or an item's number that is 0.
    Number,
    /// A score above [`super::limits::WORST_SCORE`].
    Score,
    /// A sleep longer than [`super::limits::LONGEST_SLEEP`].
    Sleep,
    /// More characters than [`super::limits::LONGEST_NOTE`].
    NoteTooLong,
    /// A note with the character NUL.
    NoteHasNul,
    /// A record whose revision is 0; the first is 1.
    Revision,
    /// More dose records than [`super::limits::MOST_DOSES`].
    TooManyDoses,
    /// A dose taken of no medicine at all.
    NoDose,
    /// A relapse that ended before it started.
    EndBeforeStart,
}

/// Why a list or a name in it cannot be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListError {
    /// A name of nothing but white space.
    NameEmpty,
    /// More characters than [`super::limits::LONGEST_NAME`].
    NameTooLong,
    /// A name with a control character, such as a line's end.
    NameControl,
    /// Another item of the list has this name.
    NameTaken,
    /// Only a built-in item this version knows can go without a name of its own.
    Nameless,
    /// The list holds [`super::limits::MOST_ITEMS`].
    Full,
    /// No item of the list has this number.
    NoSuchItem,
    /// Two items of a saved list have one number.
    Twice,
}
