//! The one table of limits of what is read from a file. Owns the numbers, all of them our own choice; what may stand in an entry is
//! bounded by the limits of the diary.

/// The most bytes of a file: ten years of five entries a day take a quarter of it.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most rows of a table, its header not counted.
pub const MOST_ROWS: usize = 200_000;
/// The most columns of a table: several times what two full lists and eight doses a night take.
pub const MOST_COLUMNS: usize = 1000;
/// The most characters of the name of a column: it is gone through again for each row.
pub const LONGEST_HEADER: usize = 1000;
/// How deep values may stand in each other in JSON.
pub const DEEPEST: usize = 32;
