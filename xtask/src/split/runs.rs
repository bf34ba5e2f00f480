//! Which piece each run of bytes belongs to that the program puts into memory, and putting it there.
//!
//! The linker is asked to leave every value a segment of its own. A run belongs to a part when it has one of the part's marks, as its
//! catalogues of words have, or when only such runs point to it: then the part brings it along. What points where is read from the
//! numbers themselves: a number that could be an address within or beside a run is taken for one. To err so only leaves a run in the
//! core. What only code points to stays there too: the optimiser may work an address out from another one, which no look at the
//! numbers shows. A catalogue's words are safe from that, since only the pages of its part say them.

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

/// What is shorter stays: the linker may have made one of a short word and a piece of something else.
const SHORT: usize = 8;

/// The part that each run belongs to, by its first address; `None` is the core.
pub(super) type RunHomes = BTreeMap<u64, Option<usize>>;

/// See the top of this file. A run stays when code of another piece points to it, or a run that stays does, but for the pointers to
/// marked runs: nobody follows those before the part is there.
pub(super) fn run_homes(module: &Module, parts: &[Part], functions: &Homes) -> Result<RunHomes> {
    let runs = runs(module)?;
    let beside = |at: u64| {
        let start = at.saturating_sub(BESIDE);
        hits(&runs, start..=at.saturating_add(BESIDE))
    };
    let mut by_code: BTreeMap<Option<usize>, BTreeSet<u64>> = BTreeMap::new();
    for (id, body) in module.funcs.iter_local() {
        let home = functions.get(&id.index()).copied().flatten();
        by_code.entry(home).or_default().extend(numbers(body).into_iter().flat_map(beside));
    }
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
    let points: BTreeMap<u64, BTreeSet<u64>> = runs
        .iter()
        .map(|(start, run)| {
            let to = words(*start, &run.value).flat_map(|at| hits(&runs, at..=at));
            (*start, to.collect())
        })
        .collect();
    let is_short = |run: u64| runs.get(&run).is_none_or(|run| run.value.len() < SHORT);
    let by_part: Vec<BTreeSet<u64>> = (0..parts.len())
        .map(|at| {
            let own = marked.iter().filter(|(_, part)| **part == at).map(|(start, _)| *start);
            let stays = |run| marked.contains_key(&run) || is_short(run) || elsewhere(run, at);
            reach(&points, own.collect(), stays)
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
    let staying = reach(&points, rest, |run| marked.contains_key(&run));
    let by_part = by_part.into_iter().map(|own| own.difference(&staying).copied().collect());
    let reached = Reached { parts, by_part: by_part.collect() };
    Ok(runs.keys().map(|start| (*start, reached.home(start))).collect())
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
fn numbers(function: &LocalFunction) -> BTreeSet<u64> {
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

/// Every number in these bytes that may be an address: it stands at a multiple of four.
fn words(start: u64, bytes: &[u8]) -> impl Iterator<Item = u64> {
    let skip = usize::try_from(start.wrapping_neg() % 4).unwrap_or(0);
    let (words, _) = bytes.get(skip..).unwrap_or_default().as_chunks::<4>();
    words.iter().map(|word| u64::from(u32::from_le_bytes(*word)))
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
    let free = |from: u64, until: u64| {
        until - from <= GAP && !taken.iter().any(|(start, end)| *start < until && from < *end)
    };
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
        let part = |name, doors, marks| Part { name, needs: &[], doors, marks };
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
        assert_eq!(words(1002, b"..\x01\0\0\0\x02\0\0\0..").collect::<Vec<_>>(), [1, 2]);
        assert_eq!(words(1000, b"\x03\0\0\0").collect::<Vec<_>>(), [3]);
        assert_eq!(words(1001, b"..").count(), 0);
    }
}
