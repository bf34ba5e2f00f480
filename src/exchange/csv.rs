//! The diary as CSV (RFC 4180): one row for each entry, written and read back without loss.
//!
//! UTF-8, lines ended by CR LF, one header row, ISO dates, a point as the decimal sign, an empty cell for what was not recorded. The
//! columns, in order:
//!
//! | column | what stands in it |
//! |---|---|
//! | `night` | the date of the evening, `2026-11-23` |
//! | `dose_1_outcome` | `taken`, `missed` or `held` |
//! | `dose_1_mg`, `dose_1_ml` | of a dose taken: how much, and the volume drawn where it is known |
//! | `dose_1_at` | when it was taken, with the offset from UTC: `2026-11-23T22:04+01:00` |
//! | `dose_1_due`, `dose_1_reason` | of one missed or held: the time it was due at, and of one held why, where they are known |
//! | `dose_1_bottle` | the number of the bottle, where it is known |
//! | `symptom_1_fatigue` … | 0 to 10; one column for each symptom that is shown or scored |
//! | `side_effect_1_vivid_dreams` … | `mild`, `moderate` or `severe` |
//! | `sleep_hours`, `sleep_quality` | quarters of an hour as 7.25; 0 to 10, 10 the best |
//! | `circumstance_heat` … | `yes` |
//! | `feeling` | `awful` |
//! | `note` or `guarded_note` | the person's words |
//! | `written`, `id`, `revision`, `timing` | when it was first written, its number, how often it was changed, `on_the_night` or `later` |
//!
//! **Doses.** Further doses of a night have columns `dose_2_…` and so on, as many as the fullest night needs. One cell for all doses would
//! be shorter, but no spreadsheet can add it up, filter it or draw it; and nearly every night has one dose, so that `dose_1_mg` alone is
//! the column that a neurologist looks for. A number that has more than six decimals (a third of something) is rounded for the eye, and
//! stands exactly in a column beside it, `dose_1_mg_exact`, as `1 over 3`: a spreadsheet would make a date of `1/3`.
//!
//! **Symptoms and side effects** are known by the number in the name of their column, whatever else stands there: `symptom_100: Left hand`
//! is item 100, and no two columns are taken for one because a person gave two things one name. After the number comes the word of a
//! built-in, and after `: ` the person's own name for it.
//!
//! **Numbers that spreadsheets spoil.** An entry's number has up to 16 digits, of which a spreadsheet keeps 15: so it is written as a word,
//! `entry-9007199254740991`. `timing` is the last column because no beginning of one of its words is another one: a file that was cut
//! inside a row does not read as a whole one.
//!
//! **Spreadsheets run texts that begin like formulas.** In the file for them such beginnings have a `'` before them (see `guard`), and the
//! note's column is called `guarded_note`, so that the reader knows to take it back; so do the names that a person gave to columns.
//! Everything else is made by us and begins with a letter or a digit; numbers stay numbers.
//!
//! The reader takes any order of columns, and `;` and tabs too, as spreadsheets write them in some countries.

mod column;
mod guard;
mod read;
mod write;

pub use column::Named;
pub use read::{CsvError, MOST_CUT, Parsed, read_csv};
pub use write::{CsvFor, write_csv};
