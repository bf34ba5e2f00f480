//! The one table of limits of the diary. Owns the numbers; the types that they bound act on them.

/// The first year of a date; nobody who uses the page was ill before.
pub const FIRST_YEAR: i32 = 1900;
/// The last year of a date: the last that is written with four digits.
pub const LAST_YEAR: i32 = 9999;
/// The latest end of a day, in minutes after midnight: noon.
pub const LATEST_BOUNDARY: u16 = 12 * 60;
/// The end of a day as long as nobody sets it, in minutes after midnight: 04:00.
pub const USUAL_BOUNDARY: u16 = 4 * 60;
/// The furthest that a wall clock may be from UTC, in minutes either way. The real ones are within 14 hours, and once were within 16.
pub const FURTHEST_OFFSET: i16 = 18 * 60;
/// The largest number of an entry or a relapse: the largest whole number that every reader of JSON keeps.
pub const LARGEST_RECORD: u64 = (1 << 53) - 1;
/// The worst score.
pub const WORST_SCORE: u8 = 10;
/// The longest sleep of one night, in quarters of an hour: a whole day.
pub const LONGEST_SLEEP: u8 = 96;
/// The most dose records of one entry.
pub const MOST_DOSES: usize = 8;
/// The most characters of a note.
pub const LONGEST_NOTE: usize = 10_000;
/// The most characters of a name.
pub const LONGEST_NAME: usize = 40;
/// The most items of one list, hidden ones too.
pub const MOST_ITEMS: usize = 60;
/// The first number of a person's own items; those below are built in.
pub const FIRST_OWN: u32 = 100;
