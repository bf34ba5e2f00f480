//! The rows of a CSV file (RFC 4180). Owns which separator a file has and that every quote is closed; `csv-core` parts the cells.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::{Header, Table, TableError};
use crate::exchange::limits;

/// The table of a text.
pub(super) fn read(text: &str) -> Result<Table, TableError> {
    let (separator, text) = separator(text);
    let mut rows = Rows {
        reader: ReaderBuilder::new().delimiter(separator).build(),
        table: Table::default(),
        cell: Vec::new(),
        number: 1,
        found: 0,
    };
    rows.feed(text.as_bytes())?;
    // Ends the last row where the file does not.
    rows.feed(b"\n")?;
    if !rows.is_between_rows() {
        return Err(TableError::OpenQuote { row: rows.number });
    }
    let table = rows.table;
    if table.headers.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(table)
}

/// The separator of a text, and what follows the line that names it where there is one, as Excel writes and reads it. Of several the
/// one that stands most often in the first line, outside quotes; of equals the comma.
fn separator(text: &str) -> (u8, &str) {
    let named = [(b',', "sep=,"), (b';', "sep=;"), (b'\t', "sep=\t")];
    for (separator, line) in named {
        if let Some(rest) = text.strip_prefix(line)
            && let Some(rest) =
                rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']))
        {
            return (separator, rest);
        }
    }
    let mut quoted = false;
    let mut counts = [(b'\t', 0_usize), (b';', 0), (b',', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (_, count) in counts.iter_mut().filter(|(separator, _)| *separator == byte) {
                    *count = count.saturating_add(1);
                }
            }
        }
    }
    (
        counts.into_iter().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| separator),
        text,
    )
}

/// The rows that were read so far, and the one that is being read.
struct Rows {
    reader: Reader,
    table: Table,
    cell: Vec<u8>,
    number: usize,
    found: usize,
}

impl Rows {
    fn feed(&mut self, mut input: &[u8]) -> Result<(), TableError> {
        let mut room = [0; 4096];
        while !input.is_empty() {
            let (result, read, written) = self.reader.read_field(input, &mut room);
            self.cell.extend_from_slice(room.get(..written).unwrap_or_default());
            input = input.get(read..).unwrap_or_default();
            if let ReadFieldResult::Field { record_end } = result {
                self.end_cell()?;
                if record_end {
                    self.end_row()?;
                }
            }
        }
        Ok(())
    }

    /// Whether what would follow now is a row of its own. The reader does not tell; inside an open quote this would be part of a cell.
    fn is_between_rows(&mut self) -> bool {
        let mut room = [0; 2];
        let (result, ..) = self.reader.read_field(b"x\n", &mut room);
        result == (ReadFieldResult::Field { record_end: true }) && self.found == 0
    }

    fn end_cell(&mut self) -> Result<(), TableError> {
        // Parted at characters of ASCII, a text stays one.
        let cell =
            std::str::from_utf8(&self.cell).or(Err(TableError::NotUtf8 { line: self.number }))?;
        if self.number > 1 {
            if self.found < self.table.headers.len() {
                self.table.put_cell(self.found, cell);
            }
        } else if self.found < limits::MOST_COLUMNS {
            self.table.headers.push(Header::new(cell)?);
        } else {
            return Err(TableError::TooManyColumns);
        }
        self.cell.clear();
        self.found = self.found.saturating_add(1);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), TableError> {
        if self.number > 1 {
            self.table.end_row(self.number, self.found)?;
        }
        self.number = self.number.saturating_add(1);
        self.found = 0;
        Ok(())
    }
}
