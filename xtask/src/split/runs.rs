//! Which piece each run of bytes belongs to that the program puts into memory, and putting it there.
//!
//! The linker is asked to leave every value a segment of its own. A run belongs to a part when it has one of the part's marks, as its
//! catalogues of words have, or when only such runs point to it: then the part brings it along. What points where is read from the
//! numbers themselves: a number that could be an address within or beside a run is taken for one. To err so only leaves a run in the
//! core. Of what only code points to, messages and tables of a trait's functions go with the part whose code does. The rest stays: where
//! code counts through a list, the compiler may work an address out from one far beside it, which no look at the numbers shows.

use super::{
    Part,
    homes::{Homes, Reached, reach},
};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{
    ConstExpr, Data, DataKind, LocalFunction, MemoryId, Module,
    ir::{self, Const, Load, Store, Value, Visitor},
};

/// How far beside a run an address in code may lie that means it: a loop may count from before its first or after its last value.
const BESIDE: u64 = 16;

/// The widest gap between two runs that is filled so that they become one: naming a run costs about as much.
const GAP: u64 = 8;

/// The same for the core, where zeros cost almost nothing once the file is packed.
const CORE_GAP: u64 = 200;

/// How far before a constant an address in code may lie that means it.
const NEAR: u64 = 4;

/// What no number of a function reaches.
const FUNCTIONS: u32 = 100_000;

/// What is shorter stays: the linker may have made one of a short word and a piece of something else.
const SHORT: usize = 8;

/// The part that each run belongs to, by its first address; `None` is the core.
pub(super) type RunHomes = BTreeMap<u64, Option<usize>>;

/// See the top of this file.
pub(super) fn run_homes(module: &Module, parts: &[Part], functions: &Homes) -> Result<RunHomes> {
    let runs = runs(module)?;
    let mut said = Said::new();
    for (id, body) in module.funcs.iter_local() {
        let home = functions.get(&id.index()).copied().flatten();
        said.entry(home).or_default().extend(numbers(body));
    }
    let memory = memory(&runs);
    let points: Points = runs
        .iter()
        .map(|(start, run)| {
            let to = words(&memory, *start, *start + run.value.len() as u64);
            let to = to.flat_map(|at| hits(&runs, at..=at));
            (*start, to.collect())
        })
        .collect();
    let mut by_part = catalogues(parts, &runs, &points, &said);
    let pointed: BTreeSet<u64> = points.values().flatten().copied().collect();
    for (start, part) in constants(&runs, &said, &pointed)? {
        by_part.get_mut(part).context("a run of no part")?.insert(start);
    }
    let reached = Reached { parts, by_part };
    Ok(runs.keys().map(|start| (*start, reached.home(start))).collect())
}

/// The numbers that the code of each piece says.
type Said = BTreeMap<Option<usize>, BTreeSet<u64>>;

/// The runs that each run points to.
type Points = BTreeMap<u64, BTreeSet<u64>>;

/// The catalogues of each part and what they alone point to. A run stays when code of another piece points to it, or a run that stays
/// does, but for the pointers to marked runs: nobody follows those before the part is there.
fn catalogues(
    parts: &[Part],
    runs: &BTreeMap<u64, &Data>,
    points: &Points,
    said: &Said,
) -> Vec<BTreeSet<u64>> {
    let beside = |at: &u64| hits(runs, at.saturating_sub(BESIDE)..=at.saturating_add(BESIDE));
    let by_code: BTreeMap<Option<usize>, BTreeSet<u64>> =
        said.iter().map(|(home, all)| (*home, all.iter().flat_map(beside).collect())).collect();
    let elsewhere = |run: u64, part: usize| {
        by_code.iter().any(|(home, hit)| *home != Some(part) && hit.contains(&run))
    };
    let marked = |name: &str| {
        parts.iter().position(|part| part.marks.iter().any(|mark| name.contains(&mangled(mark))))
    };
    let marked: BTreeMap<u64, usize> = runs
        .iter()
        .filter_map(|(start, run)| Some((*start, marked(run.name.as_deref()?)?)))
        .filter(|(start, part)| !elsewhere(*start, *part))
        .collect();
    let is_short = |run: u64| runs.get(&run).is_none_or(|run| run.value.len() < SHORT);
    let by_part: Vec<BTreeSet<u64>> = (0..parts.len())
        .map(|at| {
            let own = marked.iter().filter(|(_, part)| **part == at).map(|(start, _)| *start);
            let stays = |run| marked.contains_key(&run) || is_short(run) || elsewhere(run, at);
            reach(points, own.collect(), stays)
        })
        .collect();
    // What a catalogue of one part points to, and another part's code or catalogue does too, is nobody's alone.
    let refused: BTreeSet<u64> = (0..)
        .zip(&by_part)
        .flat_map(|(at, own)| {
            let next = own.iter().filter_map(|run| points.get(run)).flatten().copied();
            next.filter(move |run| elsewhere(*run, at))
        })
        .collect();
    let candidates: BTreeSet<u64> = by_part.iter().flatten().copied().collect();
    let candidates: BTreeSet<u64> = candidates.difference(&refused).copied().collect();
    let rest = runs.keys().filter(|run| !candidates.contains(run)).copied().collect();
    let staying = reach(points, rest, |run| marked.contains_key(&run));
    by_part.into_iter().map(|own| own.difference(&staying).copied().collect()).collect()
}

/// The constants that only code of parts points to, each with every part whose code does.
///
/// # Errors
/// When nothing at all points to one: then this reads the program wrongly, and a page could be without its words.
fn constants(
    runs: &BTreeMap<u64, &Data>,
    said: &Said,
    pointed: &BTreeSet<u64>,
) -> Result<Vec<(u64, usize)>> {
    let mut found = Vec::new();
    for (start, run) in runs {
        if !is_constant(run) || pointed.contains(start) {
            continue;
        }
        let end = *start + run.value.len() as u64;
        let near = start.saturating_sub(NEAR)..=end;
        let says = |all: &BTreeSet<u64>| all.range(near.clone()).next().is_some();
        let homes: Vec<_> =
            said.iter().filter(|(_, all)| says(all)).map(|(home, _)| home).collect();
        if homes.is_empty() {
            bail!("nothing points to what is at {start}: {}", String::from_utf8_lossy(&run.value));
        }
        if !homes.contains(&&None) {
            found.extend(homes.into_iter().flatten().map(|part| (*start, *part)));
        }
    }
    Ok(found)
}

/// Whether this is one of the values without a name that code makes by their address alone, and that nobody counts through: the words
/// of a message, or the table of a trait's functions. An address of a list may be worked out from far beside it; of these it is not.
fn is_constant(run: &Data) -> bool {
    is_nameless(run)
        && run.value.len() >= SHORT
        && (is_message(&run.value) || is_vtable(&run.value))
}

fn is_nameless(run: &Data) -> bool {
    run.name.as_deref().is_some_and(|name| name.contains(".Lanon."))
}

/// The tables of a trait's functions, by the addresses at which code points to them, each with the places of its functions in the table
/// of all. What was zero at the beginning is cut off too: how to drop a value that needs none, and the size of one that has none.
pub(super) fn vtables(module: &Module) -> Result<BTreeMap<u64, Vec<u64>>> {
    let runs = runs(module)?;
    let memory = memory(&runs);
    let mut found = BTreeMap::new();
    for (start, run) in runs.iter().filter(|(_, run)| is_nameless(run)) {
        let end = *start + run.value.len() as u64;
        for from in [0, 4, 8].iter().filter_map(|cut| (start - start % 4).checked_sub(*cut)) {
            let is_free = (from..*start).all(|at| !memory.contains_key(&at));
            let bytes = (from..end).map(|at| memory.get(&at).copied().unwrap_or(0));
            if is_free && is_vtable(&bytes.collect::<Vec<u8>>()) {
                let words = (0..).zip(words(&memory, from, end));
                // The second and the third are the value's size and alignment.
                let places = words.filter(|(at, _)| ![1, 2].contains(at));
                found.insert(from, places.map(|(_, place)| place).collect());
            }
        }
    }
    Ok(found)
}

/// Words, with what compilers write between them where a value is to stand.
fn is_message(bytes: &[u8]) -> bool {
    let letters = bytes.iter().filter(|byte| byte.is_ascii_graphic() || **byte == b' ').count();
    letters * 4 >= bytes.len() * 3
}

/// How to drop a value, its size, its alignment, and at least one function more. What is cut off at the end was zero.
fn is_vtable(bytes: &[u8]) -> bool {
    let [drop, size, align, first] = [0, 4, 8, 12].map(|at| {
        let word = bytes.iter().skip(at).take(4);
        word.rev().fold(0_u32, |word, byte| word << 8 | u32::from(*byte))
    });
    let is_function = |number: u32| number < FUNCTIONS;
    [1, 2, 4, 8].contains(&align)
        && size.is_multiple_of(align)
        && is_function(drop)
        && is_function(first)
        && first > 0
}

/// The runs by their first addresses.
fn runs(module: &Module) -> Result<BTreeMap<u64, &Data>> {
    module.data.iter().map(|run| Ok((start(run)?, run))).collect()
}

fn start(run: &Data) -> Result<u64> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = run.kind else {
        bail!("the program fills its memory in another way than compilers do");
    };
    Ok(u64::from(start.cast_unsigned()))
}

/// The runs that these addresses are in. The one after a run's last byte is in it too: a slice of nothing may point there.
fn hits(runs: &BTreeMap<u64, &Data>, at: std::ops::RangeInclusive<u64>) -> Vec<u64> {
    let before = runs.range(..=*at.end()).rev();
    let touched = before.take_while(|(start, run)| **start + run.value.len() as u64 >= *at.start());
    touched.map(|(start, _)| *start).collect()
}

/// Every number in a function that may be an address.
pub(super) fn numbers(function: &LocalFunction) -> BTreeSet<u64> {
    struct Numbers(BTreeSet<u64>);
    impl Visitor<'_> for Numbers {
        fn visit_const(&mut self, number: &Const) {
            match number.value {
                Value::I32(number) => drop(self.0.insert(u64::from(number.cast_unsigned()))),
                // An address and a length that are written at once.
                Value::I64(number) => {
                    let number = number.cast_unsigned();
                    self.0.extend([number & u64::from(u32::MAX), number >> 32]);
                }
                Value::F32(_) | Value::F64(_) | Value::V128(_) => {}
            }
        }
        fn visit_load(&mut self, load: &Load) {
            self.0.insert(load.arg.offset);
        }
        fn visit_store(&mut self, store: &Store) {
            self.0.insert(store.arg.offset);
        }
    }
    let mut numbers = Numbers(BTreeSet::new());
    ir::dfs_in_order(&mut numbers, function, function.entry_block());
    numbers.0
}

/// Every number that may be an address and of which these bytes have a piece: it stands at a multiple of four. The optimiser leaves out
/// the zeros at the ends of a run, so that of a number only a piece may be there.
fn words(memory: &Memory, start: u64, end: u64) -> impl Iterator<Item = u64> {
    let at = |at: u64| u64::from(memory.get(&at).copied().unwrap_or(0));
    let word = move |from: u64| (0..4).rev().fold(0, |word, byte| word << 8 | at(from + byte));
    (start - start % 4..end).step_by(4).map(word)
}

/// The bytes that the program puts into memory, by their addresses.
type Memory = BTreeMap<u64, u8>;

fn memory(runs: &BTreeMap<u64, &Data>) -> Memory {
    runs.iter().flat_map(|(start, run)| (*start..).zip(run.value.iter().copied())).collect()
}

/// How the linker writes a path: each name after its length.
fn mangled(path: &str) -> String {
    let names = path.split("::").filter(|name| !name.is_empty());
    names.flat_map(|name| [name.len().to_string(), name.to_owned()]).collect()
}

/// Leaves in the module the runs of one piece alone, in as few segments as can be, in this memory.
pub(super) fn keep(
    module: &mut Module,
    homes: &RunHomes,
    piece: Option<usize>,
    memory: MemoryId,
) -> Result<()> {
    let taken: Vec<(u64, u64)> = runs(module)?
        .iter()
        .map(|(start, run)| (*start, *start + run.value.len() as u64))
        .collect();
    // The core is first to write: it may leave zeros where a part will write. A part may write nowhere but in its own runs and in gaps between them that are no run's.
    let is_taken =
        |from: u64, until: u64| taken.iter().any(|(start, end)| *start < until && from < *end);
    let gap = if piece.is_none() { CORE_GAP } else { GAP };
    let free =
        |from: u64, until: u64| until - from <= gap && (piece.is_none() || !is_taken(from, until));
    let mut kept: Vec<(u64, Vec<u8>)> = Vec::new();
    for (start, run) in runs(module)? {
        if homes.get(&start).context("a run without a home")? != &piece {
            continue;
        }
        let end = |(start, bytes): &(u64, Vec<u8>)| *start + bytes.len() as u64;
        match kept.last_mut().filter(|last| end(last) <= start && free(end(last), start)) {
            Some(last) => {
                let gap = usize::try_from(start - end(last))?;
                last.1.extend(std::iter::repeat_n(0, gap));
                last.1.extend(&run.value);
            }
            None => kept.push((start, run.value.clone())),
        }
    }
    let all: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in all {
        module.data.delete(id);
    }
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    for (start, bytes) in kept {
        let offset = ConstExpr::Value(Value::I32(u32::try_from(start)?.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{read, split};
    use super::*;

    /// What code points to, which stays; two catalogues of the page, to which one of the core points: the words of the first, one of
    /// which is short, one said by the core's code too and one pointed to by a run of the core; the second, which the core's code
    /// reads. Addresses are written beside lengths, too.
    const PROGRAM: &str = r#"(module
        (table 1 1 funcref) (memory (export "memory") 1)
        (func (export "start") (result i32)
            (i32.load offset=1000 (i32.const 0)) drop i64.const 0x10_00001f40 drop i64.const 0x00002328_0000_0006 drop
            i32.const 4000 drop i32.const 7000 drop call $page::root)
        (func $page::root (result i32) i32.const 2003)
        (data (i32.const 1000) "core") (data (i32.const 1006) "core too")
        (data (i32.const 2000) "a word that only the page's code says")
        (data (i32.const 4000) "\88\13\00\00\04\29\00\00")
        (data $_ZN4text2en4page5WORDSE (i32.const 5000)
            "\70\17\00\00\34\17\00\00\40\1f\00\00\28\23\00\00\04\29\00\00")
        (data (i32.const 5940) "short")
        (data (i32.const 6000) "said by the page alone")
        (data $_ZN4text2en4page5OTHERE (i32.const 7000) "read by the core")
        (data (i32.const 8000) "said by the core as well") (data (i32.const 9000) "and this one too, as it is")
        (data (i32.const 10500) "pointed to by the core"))"#;

    const PARTS: &[Part] = &[Part {
        name: "page",
        needs: &[],
        doors: &["page::root"],
        claims: &[],
        marks: &["page::", "::text::en::page"],
    }];

    fn written(wasm: &[u8]) -> Vec<(u64, Vec<u8>)> {
        let module = read(wasm).unwrap();
        module.data.iter().map(|run| (start(run).unwrap(), run.value.clone())).collect()
    }

    #[test]
    fn a_part_brings_along_the_words_that_only_its_catalogues_point_to() {
        let split = split(&wat::parse_str(PROGRAM).unwrap(), PARTS).unwrap();
        let [part] = split.parts.as_slice() else { panic!("one part") };
        let starts = |wasm| written(wasm).into_iter().map(|(start, _)| start).collect::<Vec<_>>();
        assert_eq!(starts(part), [5000, 6000]);
        assert_eq!(starts(&split.core), [1000, 2000, 4000, 5940, 7000, 8000, 9000, 10500]);
        assert_eq!(written(&split.core).first().unwrap().1, b"core\0\0core too");
        assert_eq!(written(part).last().unwrap().1, b"said by the page alone");
    }

    /// Equal words are one run, wherever they are said.
    const SHARED: &str = r#"(module
        (table 1 1 funcref) (memory (export "memory") 1)
        (func (export "start") (result i32) call $page::root drop call $sheet::root)
        (func $page::root (result i32) i32.const 1)
        (func $sheet::root (result i32) i32.const 6000)
        (data $_ZN4text2en4page5WORDSE (i32.const 4000) "\70\17\00\00")
        (data $_ZN4text2en5sheet5WORDSE (i32.const 5000) "\70\17\00\00\58\1b\00\00")
        (data (i32.const 6000) "said by both parts") (data (i32.const 7000) "said by the sheet alone"))"#;

    #[test]
    fn what_another_part_says_too_goes_with_neither() {
        let part = |name, doors, marks| Part { name, needs: &[], doors, claims: &[], marks };
        let page: (&[&str], &[&str]) = (&["page::root"], &["page::", "::text::en::page"]);
        let sheet: (&[&str], &[&str]) = (&["sheet::root"], &["sheet::", "::text::en::sheet"]);
        for swapped in [[("page", page), ("sheet", sheet)], [("sheet", sheet), ("page", page)]] {
            let parts = swapped.map(|(name, (doors, marks))| part(name, doors, marks));
            let split = split(&wat::parse_str(SHARED).unwrap(), &parts).unwrap();
            let starts =
                |wasm| written(wasm).into_iter().map(|(start, _)| start).collect::<Vec<_>>();
            assert_eq!(starts(&split.core), [6000]);
            let of_sheet = parts.iter().position(|part| part.name == "sheet").unwrap();
            assert_eq!(starts(&split.parts[of_sheet]), [5000, 7000]);
        }
    }

    /// Messages and tables of functions that code alone points to: of the page, of both, of a list, counted through, too short.
    const SAID: &str = r#"(module
        (table 9 9 funcref) (memory (export "memory") 1)
        (func (export "start") (result i32) i32.const 2000 drop call $page::root)
        (func $page::root (result i32)
            i32.const 1000 drop i32.const 2000 drop i32.const 3000 drop i32.const 4000 drop i32.const 5000 drop
            i32.const 6000 drop i32.const 7000)
        (data $.Lanon.1 (i32.const 1000) "\03The page\c0 says it")
        (data $.Lanon.2 (i32.const 2000) "both say this one")
        (data $.Lanon.3 (i32.const 3000) "\01\00\00\00\08\00\00\00\04\00\00\00\02")
        (data $.Lanon.4 (i32.const 4000) "\01\00\00\00\09\00\00\00\04\00\00\00\02")
        (data $.Lanon.5 (i32.const 5000) "short")
        (data $TABLE (i32.const 6000) "a table that has a name")
        (data $.Lanon.7 (i32.const 7000) "a list points to it")
        (data $LIST (i32.const 8000) "\58\1b"))"#;

    #[test]
    fn a_message_and_a_table_of_functions_go_with_the_code_that_alone_points_to_them() {
        let split = split(&wat::parse_str(SAID).unwrap(), PARTS).unwrap();
        let starts = |wasm| written(wasm).into_iter().map(|(start, _)| start).collect::<Vec<_>>();
        let [part] = split.parts.as_slice() else { panic!("one part") };
        assert_eq!(starts(part), [1000, 3000]);
        assert_eq!(starts(&split.core), [2000, 4000, 5000, 6000, 7000, 8000]);
    }

    #[test]
    fn a_constant_that_nobody_points_to_is_not_understood() {
        let program = SAID.replace("i32.const 1000 drop", "");
        let error = split(&wat::parse_str(program).unwrap(), PARTS).err().unwrap().to_string();
        assert!(error.contains("The page"), "{error}");
    }

    #[test]
    fn the_core_leaves_zeros_where_a_part_will_write() {
        let program = SAID.replace("2000", "2980").replace("4000", "3020");
        let split = split(&wat::parse_str(program).unwrap(), PARTS).unwrap();
        let both = written(&split.core).into_iter().find(|(start, _)| *start == 2980).unwrap().1;
        assert_eq!(both.get(..17), Some(b"both say this one".as_slice()));
        assert_eq!(both.get(17..40), Some([0; 23].as_slice()));
        assert_eq!(both.get(40..), Some(b"\x01\0\0\0\x09\0\0\0\x04\0\0\0\x02".as_slice()));
    }

    #[test]
    fn a_gap_in_which_another_piece_writes_is_not_filled() {
        let program =
            PROGRAM.replace("(i32.const 1006) \"core too\"", "(i32.const 5024) \"core too\"");
        let split = split(&wat::parse_str(program).unwrap(), PARTS).unwrap();
        let of_part = split.parts.iter().flat_map(|part| written(part));
        let mut all: Vec<_> = of_part.chain(written(&split.core)).collect();
        all.sort();
        let ends = all.iter().map(|(start, bytes)| start + bytes.len() as u64);
        assert!(all.iter().skip(1).zip(ends).all(|((start, _), end)| end <= *start), "{all:?}");
    }

    #[test]
    fn a_path_is_written_as_the_linker_does() {
        assert_eq!(mangled("::ui::text::en::diary"), "2ui4text2en5diary");
    }

    #[test]
    fn words_are_read_where_the_machine_reads_them() {
        let words = |start: u64, bytes: &[u8]| {
            let memory = (start..).zip(bytes.iter().copied()).collect();
            words(&memory, start, start + bytes.len() as u64).collect::<Vec<_>>()
        };
        assert_eq!(words(1000, b"\x03\0\0\0"), [3]);
        assert_eq!(words(1000, b"\x01\0\0\0\x02"), [1, 2]);
        assert_eq!(words(1001, b"\x18\x12"), [0x0012_1800]);
        assert_eq!(words(1002, b"\x01\0\x02\0\0\0"), [0x0001_0000, 2]);
    }
}
