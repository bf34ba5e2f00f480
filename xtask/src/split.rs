//! Splits the built program: the *core*, which every visit loads, and *parts*, which a place loads when it is first opened. It
//! knows WebAssembly and names of functions, not what the functions do.
//!
//! The program is one while it is compiled and optimised, and is split last, so that no code need know of it. A function belongs to
//! a part when it is one of the part's doors; when one of its claims or marks is in its name and its address is taken, or a part calls
//! it that need not have this one; or when only this part, or parts that all need it, reach it: see `homes`. What stays calls a moved
//! function through the table of function pointers: the core keeps a bridge of one indirect call in its stead, and the part fills the
//! table when it is loaded. Until then such a call traps: the page must load a part before it enters it by a door, and what would call
//! anything else of a part that need not have come is refused: see `guard`.
//!
//! Words, messages and tables of functions that a part alone points to are in the part too: it writes them into the memory when it is
//! loaded (see `runs`).
//!
//! Names must tell the truth: no pass before this one may make one function of two that happen to be equal, or a part could take with
//! it what the core calls too.

mod guard;
mod homes;
mod links;
mod pieces;
mod runs;

use anyhow::{Context, Result, bail};
use homes::homes;
use links::Links;
use pieces::Pieces;
use runs::run_homes;
use std::collections::BTreeSet;
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionId, LocalFunction, Module, ModuleConfig, TableId,
    ir::{self, Value, Visitor},
};

/// A piece of the program that is loaded later.
pub struct Part {
    /// Its name, which becomes the file's.
    pub name: &'static str,
    /// The names of parts before it that are loaded whenever this one is.
    pub needs: &'static [&'static str],
    /// Ends of function names: what may be called from outside the part, once it is loaded. All else that the core calls is the core's.
    pub doors: &'static [&'static str],
    /// Pieces of function names that go before the marks of every part: what is this part's within what is another's.
    pub claims: &'static [&'static str],
    /// Pieces of function names: what is the part's although its address is taken, so that it seems to be anyone's. Only code that the
    /// part has may make values with such functions behind them.
    pub marks: &'static [&'static str],
}

/// The program in pieces.
pub struct Split {
    /// What every visit loads.
    pub core: Vec<u8>,
    /// The parts, in the order in which they were asked for. Each imports all that it needs from the module `core`: the exports of
    /// the running core.
    pub parts: Vec<Vec<u8>>,
}

/// A function by its place, which is the same each time that the program is read.
type Place = usize;

/// Splits `wasm`, which must still have the names of its functions. The pieces have them no more.
///
/// # Errors
/// When it is no WebAssembly such as the compiler writes, a part would have no function, or a piece uses a function of a part that need
/// not have come.
pub fn split(wasm: &[u8], parts: &[Part]) -> Result<Split> {
    let module = read(wasm)?;
    let homes = homes(&module, parts);
    for (at, part) in parts.iter().enumerate() {
        if !homes.values().any(|home| *home == Some(at)) {
            bail!("no function belongs to the part {}: are the names still there?", part.name);
        }
    }
    guard::check(&module, parts, &homes)?;
    let links = Links::new(&module, &homes)?;
    let runs = run_homes(&module, parts, &homes)?;
    let pieces = Pieces { homes, links, runs };
    let core = pieces.core(read(wasm)?)?;
    let parts = (0..parts.len()).map(|at| pieces.part(read(wasm)?, at));
    Ok(Split { core, parts: parts.collect::<Result<_>>()? })
}

fn read(wasm: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm)
}

/// Every function that a function names in its body.
fn named(function: &LocalFunction) -> BTreeSet<Place> {
    struct Named(BTreeSet<Place>);
    impl Visitor<'_> for Named {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(id.index());
        }
    }
    let mut named = Named(BTreeSet::new());
    ir::dfs_in_order(&mut named, function, function.entry_block());
    named.0
}

fn function_table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the program has no table of functions")
}

/// Where an element segment begins in the table, and its functions.
fn segment<'a>(kind: &ElementKind, items: &'a ElementItems) -> Result<(u64, &'a [FunctionId])> {
    let (
        ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. },
        ElementItems::Functions(ids),
    ) = (kind, items)
    else {
        bail!("the program fills its table in another way than compilers do");
    };
    Ok((u64::try_from(*start)?, ids))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two exports of the core, one of which calls a function of the part, which calls back; and a pointer to another of the part's.
    const PROGRAM: &str = r#"(module
        (import "js" "tell" (func $tell (param i32)))
        (table 3 3 funcref) (memory (export "memory") 1) (global $depth (mut i32) (i32.const 0))
        (elem (i32.const 1) $page::pointed $page::pointed)
        (func (export "start") (param i32) (result i32) local.get 0 call $shared call $page::root)
        (func (export "through") (result i32) i32.const 1 call_indirect (result i32))
        (func $shared (param i32) (result i32) local.get 0 i32.const 2 i32.mul)
        (func $page::root (param i32) (result i32)
            local.get 0 call $tell local.get 0 call $shared call $only_page global.get $depth i32.add)
        (func $only_page (param i32) (result i32) local.get 0 i32.load8_u)
        (func $page::pointed (result i32) i32.const 7)
        (data (i32.const 12) "\2a"))"#;

    const PARTS: &[Part] = &[Part {
        name: "page",
        needs: &[],
        doors: &["page::root"],
        claims: &[],
        marks: &["page::"],
    }];

    fn pieces() -> (Module, Module) {
        let split = split(&wat::parse_str(PROGRAM).unwrap(), PARTS).unwrap();
        let part = split.parts.first().unwrap();
        (read(&split.core).unwrap(), read(part).unwrap())
    }

    #[test]
    fn what_only_a_part_calls_moves_with_it_and_nothing_else() {
        let (core, part) = pieces();
        // start, through, shared, one bridge, and the function that stands for what is missing.
        assert_eq!(core.funcs.iter_local().count(), 5);
        assert_eq!(part.funcs.iter_local().count(), 3);
    }

    #[test]
    fn a_marked_function_that_the_core_calls_by_no_door_stays() {
        let split = split(
            &wat::parse_str(PROGRAM).unwrap(),
            &[Part { doors: &["page::pointed"], ..PARTS[0] }],
        )
        .unwrap();
        let core = read(&split.core).unwrap();
        // start, through, shared, the root and what it calls, and what stands for what is missing: no bridge.
        assert_eq!(core.funcs.iter_local().count(), 6);
    }

    #[test]
    fn a_part_imports_only_what_the_core_exports() {
        let (core, part) = pieces();
        let exports: BTreeSet<&str> =
            core.exports.iter().map(|export| export.name.as_str()).collect();
        let mut imports = part.imports.iter().peekable();
        assert!(imports.peek().is_some());
        for import in imports {
            assert_eq!(import.module, "core");
            assert!(exports.contains(import.name.as_str()), "{} is not exported", import.name);
        }
    }

    #[test]
    fn the_table_has_room_for_every_function_that_is_called_across() {
        let (core, part) = pieces();
        let table = function_table(&core).unwrap();
        assert_eq!(core.tables.get(table).initial, 4, "one place more than before, for the bridge");
        let slots: Vec<u64> = part
            .elements
            .iter()
            .flat_map(|element| {
                let (start, ids) = segment(&element.kind, &element.items).unwrap();
                (start..).zip(ids).map(|(slot, _)| slot).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(slots, [1, 2, 3], "a pointer that stands twice is filled twice");
    }

    /// What two parts call goes to the part that both need, and to the core where they need none together.
    #[test]
    fn what_two_parts_share_is_in_the_part_that_both_need() {
        let program = r#"(module
            (table 1 1 funcref) (memory (export "memory") 1)
            (func (export "start") call $base::root call $one::root call $two::root)
            (func $base::root (local $unused i32) nop)
            (func $one::root call $both i32.const 1 drop)
            (func $two::root call $both i32.const 2 drop)
            (func $both i32.const 3 drop))"#;
        let program = wat::parse_str(program).unwrap();
        let of = |needs| {
            let part = |name, needs, doors| Part { name, needs, doors, claims: &[], marks: doors };
            let parts = [
                part("base", &[][..], &["base::root"][..]),
                part("one", needs, &["one::root"]),
                part("two", needs, &["two::root"]),
            ];
            let split = split(&program, &parts).unwrap();
            let count = |wasm: &Vec<u8>| read(wasm).unwrap().funcs.iter_local().count();
            split.parts.iter().map(count).collect::<Vec<_>>()
        };
        assert_eq!(of(&["base"]), [2, 1, 1]);
        assert_eq!(of(&[]), [1, 1, 1]);
    }

    /// A marked function that only parts call which have its part goes down to them, unless its address is taken; one that is called
    /// from elsewhere stays with its mark; a claim goes before a mark.
    #[test]
    fn what_a_mark_holds_is_what_anyone_may_call() {
        let program = r#"(module
            (table 3 3 funcref) (memory (export "memory") 1)
            (elem (i32.const 1) $base::pointed $base::claimed)
            (func (export "start") call $base::root call $low::root call $apart::root)
            (func $base::root (local $unused i32) nop)
            (func $low::root call $base::of_low call $base::pointed call $base::called)
            (func $apart::root call $base::called)
            (func $base::of_low i32.const 1 drop)
            (func $base::pointed i32.const 2 drop)
            (func $base::claimed i32.const 3 drop)
            (func $base::called i32.const 4 drop))"#;
        let parts = [
            Part {
                name: "base",
                needs: &[],
                doors: &["base::root", "base::called"],
                claims: &[],
                marks: &["base::"],
            },
            Part {
                name: "low",
                needs: &["base"],
                doors: &["low::root"],
                claims: &["::claimed"],
                marks: &[],
            },
            Part { name: "apart", needs: &[], doors: &["apart::root"], claims: &[], marks: &[] },
        ];
        let split = split(&wat::parse_str(program).unwrap(), &parts).unwrap();
        let count = |wasm: &Vec<u8>| read(wasm).unwrap().funcs.iter_local().count();
        // base: root, pointed, called. low: root, of_low, claimed. apart: root.
        assert_eq!(split.parts.iter().map(count).collect::<Vec<_>>(), [3, 3, 1]);
    }

    #[test]
    fn a_part_without_a_function_is_refused() {
        let program = wat::parse_str(PROGRAM).unwrap();
        let error = split(
            &program,
            &[Part { name: "gone", needs: &[], doors: &[], claims: &[], marks: &["gone::"] }],
        )
        .err()
        .unwrap();
        assert!(error.to_string().contains("gone"));
    }
}
