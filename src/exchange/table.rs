//! A table that another program wrote: columns with names, rows of texts. Owns its limits and what is wrong with a file as a whole; must
//! not know what the columns mean.
//!
//! Cells are kept in one text, and empty ones not at all: a file of nothing but separators takes no more room than itself.

use std::fmt;

use super::{Refusal, Refused, limits};

mod csv;
mod encoding;
mod json;

/// Why a file is not read as a table. Nothing of it is taken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// More than [`limits::MOST_BYTES`].
    TooLarge,
    /// Nothing is in it.
    Empty,
    /// It is written in UTF-16, as some spreadsheets save a "Unicode text".
    Utf16,
    /// It is written in UTF-32.
    Utf32,
    /// It is not written in UTF-8 but in an older encoding, such as Latin-1 or Windows-1252.
    NotUtf8 {
        /// The first line where that shows, from 1 on.
        line: usize,
    },
    /// A quotation mark is opened and never closed.
    OpenQuote {
        /// The row it is opened in; the header is row 1.
        row: usize,
    },
    /// It is no JSON, or was cut.
    Json {
        /// The line where that shows, from 1 on.
        line: usize,
        /// The column of that line, from 1 on.
        column: usize,
    },
    /// Values stand in each other deeper than [`limits::DEEPEST`].
    TooDeep,
    /// The object that should hold the rows has one key twice.
    KeyTwice,
    /// JSON without a list of objects.
    NoTable,
    /// JSON with more than one list of objects: it is not known which one is the diary.
    ManyTables,
    /// More rows than [`limits::MOST_ROWS`].
    TooManyRows,
    /// More columns than [`limits::MOST_COLUMNS`].
    TooManyColumns,
    /// A column has a name of more characters than [`limits::LONGEST_HEADER`].
    NameTooLong,
}

/// The name of a column. A person may have written it, so `Debug` shows its length alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Header(String);

impl Header {
    /// This name, if it is no longer than it may be.
    fn new(name: &str) -> Result<Self, TableError> {
        let is_long = name.chars().nth(limits::LONGEST_HEADER).is_some();
        if is_long { Err(TableError::NameTooLong) } else { Ok(Self(name.to_owned())) }
    }

    /// The name, as it stands in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Header({} characters)", self.0.chars().count())
    }
}

/// A table. `Debug` shows its size alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Table {
    headers: Vec<Header>,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Bounds>,
    refused: Vec<Refused>,
}

/// Where a cell that is not empty stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    column: usize,
    start: usize,
    end: usize,
}

/// Where a row's cells end; they start where those of the row before end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    number: usize,
    end: usize,
}

/// One row of a table. `Debug` shows its size alone.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// Its place in the file; the header is row 1.
    pub number: usize,
    cells: &'a [Cell],
    text: &'a str,
}

impl<'a> Row<'a> {
    /// The cells that are not empty, each with its column, in order.
    pub fn cells(self) -> impl Iterator<Item = (usize, &'a str)> {
        self.cells.iter().map(move |cell| (cell.column, self.at(cell)))
    }

    /// The text in a column; nothing where the cell is empty or there is no such column.
    #[must_use]
    pub fn cell(self, column: usize) -> &'a str {
        let place = self.cells.binary_search_by_key(&column, |cell| cell.column);
        place.ok().and_then(|place| self.cells.get(place)).map_or("", |cell| self.at(cell))
    }

    fn at(self, cell: &Cell) -> &'a str {
        self.text.get(cell.start..cell.end).unwrap_or_default()
    }
}

impl Table {
    /// The table of a file, which is JSON when it begins with `[` or `{`, and else CSV. JSON is a list of flat objects, or an object that
    /// holds one such list. Each key is a column. A number stays the text that it was, so that nothing rounds it; `null` is an empty
    /// cell; what stands deeper is a text of JSON.
    ///
    /// # Errors
    /// [`TableError`]. What is no row is no error of the file: see [`Table::refused`].
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let text = encoding::text_of(bytes)?;
        if text.trim_start().starts_with(['[', '{']) { json::read(text) } else { csv::read(text) }
    }

    /// The table of a CSV file: UTF-8 with or without a byte order mark; separated by commas, semicolons or tabs, whichever parts the
    /// first line into more columns; lines ended by CR LF, LF or CR.
    ///
    /// # Errors
    /// [`TableError`]. A row with too many or too few cells is no error of the file: see [`Table::refused`].
    pub fn from_csv(bytes: &[u8]) -> Result<Self, TableError> {
        csv::read(encoding::text_of(bytes)?)
    }

    /// The names of the columns, in order.
    #[must_use]
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let starts = std::iter::once(0).chain(self.rows.iter().map(|row| row.end));
        self.rows.iter().zip(starts).map(|(row, start)| Row {
            number: row.number,
            cells: self.cells.get(start..row.end).unwrap_or_default(),
            text: &self.text,
        })
    }

    /// The rows that are no rows of this table.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// Adds a cell to the row that is being made.
    fn put_cell(&mut self, column: usize, text: &str) {
        if !text.is_empty() {
            let start = self.text.len();
            self.text.push_str(text);
            self.cells.push(Cell { column, start, end: self.text.len() });
        }
    }

    /// Refuses a row of which nothing was kept.
    fn refuse(&mut self, row: usize, column: Option<usize>, why: Refusal) {
        self.refused.push(Refused { row, column, why });
    }

    /// Ends the row that is being made, which has so many cells, empty ones too.
    fn end_row(&mut self, number: usize, found: usize) -> Result<(), TableError> {
        let expected = self.headers.len();
        if self.rows.len().saturating_add(self.refused.len()) >= limits::MOST_ROWS {
            return Err(TableError::TooManyRows);
        }
        if found == expected {
            self.rows.push(Bounds { number, end: self.cells.len() });
            return Ok(());
        }
        let kept = self.rows.last().map_or(0, |row| row.end);
        let text = self.cells.get(kept).map_or(self.text.len(), |cell| cell.start);
        self.cells.truncate(kept);
        self.text.truncate(text);
        self.refuse(number, None, Refusal::CellCount { found, expected });
        Ok(())
    }
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row({}, {} cells)", self.number, self.cells.len())
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({} columns, {} rows)", self.headers.len(), self.rows.len())
    }
}
