//! Refuses a program of which a piece uses what need not be there. It knows what belongs to which piece, and not how pieces are made.
//!
//! A mark is in the names of all that a compiler makes for a type of its part: a hook, a clone, the drop of a callback. Such a function is
//! the part's, whoever calls it: from where the part need not have come, the call goes through an empty place of the table, and the page
//! stops. So what uses a function of a part must have that part. Only doors are for others, who ask for the part first.
//!
//! What speaks of several parts, as a closure of one over a type of the other does, is in one of them alone. It may use what its name
//! speaks of; then what uses it must have that part, or speak of it as well.
//!
//! To use is to call, or to point from code to a trait's table of functions that has it. Two things are not seen. One is a bare place in
//! the table of all functions: it looks like any other number. The other is a trait's table that only data points to, as a static of the
//! core does that keeps a value of a part's type behind a trait: which data code reads is not certain (see `runs`), and what is taken
//! for read would be refused without need. So no static of the core may keep such a value.

use super::{
    Part, Place,
    homes::{Homes, ends, has, is_needed},
    named,
    runs::{numbers, vtables},
    segment,
};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{FunctionId, Module};

/// See the top of this file.
///
/// # Errors
/// When a piece uses a function of a part that need not be there: both functions and both pieces are named.
pub(super) fn check(module: &Module, parts: &[Part], homes: &Homes) -> Result<()> {
    let names: BTreeMap<Place, &str> = module
        .funcs
        .iter()
        .map(|function| (function.id().index(), function.name.as_deref().unwrap_or("nameless")))
        .collect();
    let name = |place: Place| names.get(&place).copied().unwrap_or_default();
    let users = users(module)?;
    let is_door = |place: Place| parts.iter().any(|part| ends(name(place), part.doors));
    let moved = homes.iter().filter_map(|(place, home)| Some((*place, (*home)?)));
    let mut open: Vec<(Place, usize)> = moved.filter(|(place, _)| !is_door(*place)).collect();
    let mut seen: BTreeSet<(Place, usize)> = open.iter().copied().collect();
    let mut refused = BTreeSet::new();
    while let Some((place, needed)) = open.pop() {
        for user in users.get(&place).into_iter().flatten().copied() {
            let home = homes.get(&user).copied().flatten();
            if home.is_some_and(|home| is_needed(parts, needed, home)) {
                continue;
            }
            if !speaks_of(parts, name(user), needed) {
                let piece = |at: Option<usize>| {
                    at.and_then(|at| parts.get(at)).map_or("the core", |part| part.name)
                };
                refused.insert(format!(
                    "{} ({}) uses {} ({})",
                    name(user),
                    piece(home),
                    name(place),
                    piece(Some(needed))
                ));
            } else if seen.insert((user, needed)) {
                open.push((user, needed));
            }
        }
    }
    if refused.is_empty() {
        return Ok(());
    }
    bail!(
        "the page would stop where a function uses one of a part that need not have come:\n{}\nKeep that part's types out of the \
        first; or, if it asks for the part before, let the second be one of the part's doors",
        refused.into_iter().collect::<Vec<_>>().join("\n")
    )
}

/// Whether a name has a mark of this part, or of one that needs it.
fn speaks_of(parts: &[Part], name: &str, needed: usize) -> bool {
    let has_it = |part: &Part| has(name, part.marks) || has(name, part.claims);
    (0..).zip(parts).any(|(at, part)| is_needed(parts, needed, at) && has_it(part))
}

/// Who uses each function.
fn users(module: &Module) -> Result<BTreeMap<Place, BTreeSet<Place>>> {
    let mut slots: BTreeMap<u64, Place> = BTreeMap::new();
    for element in module.elements.iter() {
        let (start, ids) = segment(&element.kind, &element.items)?;
        slots.extend((start..).zip(ids.iter().map(FunctionId::index)));
    }
    let tables = vtables(module)?;
    let mut users: BTreeMap<Place, BTreeSet<Place>> = BTreeMap::new();
    for (id, body) in module.funcs.iter_local() {
        let said = numbers(body);
        let pointed = said.iter().filter_map(|number| tables.get(number)).flatten();
        let pointed = pointed.filter_map(|slot| slots.get(slot).copied());
        for used in named(body).into_iter().chain(pointed) {
            users.entry(used).or_default().insert(id.index());
        }
    }
    Ok(users)
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    const NIGHT: Part = Part {
        name: "night",
        needs: &[],
        doors: &["night::root"],
        claims: &[],
        marks: &["night::"],
    };
    const FILE: Part =
        Part { name: "file", needs: &[], doors: &["file::root"], claims: &[], marks: &["file::"] };

    /// What is said against a program whose core enters both parts, and whose other functions are these.
    fn complaint(parts: &[Part], functions: &str) -> Option<String> {
        let program = format!(
            r#"(module (table 9 9 funcref) (memory (export "memory") 1)
                (func (export "start") call $night::root call $file::root) {functions})"#
        );
        let split = split(&wat::parse_str(program).unwrap(), parts);
        split.err().map(|error| error.to_string())
    }

    fn check(parts: &[Part], functions: &str, said: Option<[&str; 2]>) {
        let complaint = complaint(parts, functions);
        let Some([user, what]) = said else {
            assert_eq!(complaint, None, "{functions}");
            return;
        };
        let complaint = complaint.unwrap_or_default();
        let line = format!("{user} uses {what}\n");
        assert!(complaint.contains(&line), "{line} is not in: {complaint}");
    }

    /// The compiler makes a function for a type of one part, and a page of another part calls it.
    const HOOK: &str = "(func $night::root call $use_state::<file::Promise>)
        (func $file::root call $use_state::<file::Promise>)
        (func $use_state::<file::Promise> i32.const 1 drop)";

    #[test]
    fn a_call_of_what_another_part_brings_is_refused() {
        let said = ["night::root (night)", "use_state::<file::Promise> (file)"];
        check(&[NIGHT, FILE], HOOK, Some(said));
        check(&[FILE, NIGHT], HOOK, Some(said));
    }

    #[test]
    fn what_a_part_needs_it_may_call() {
        check(&[FILE, Part { needs: &["file"], ..NIGHT }], HOOK, None);
    }

    #[test]
    fn a_door_is_for_everyone() {
        let doors = &["file::root", "use_state::<file::Promise>"];
        check(&[NIGHT, Part { doors, ..FILE }], HOOK, None);
    }

    /// What two parts share that need none together is in the core, and may call no more than each of them.
    #[test]
    fn what_the_core_has_of_two_parts_may_call_no_third_one() {
        let functions = "(func $night::root call $both i32.const 1 drop)
            (func $file::root call $both i32.const 2 drop)
            (func $third::root call $drop::<third::Thing> i32.const 3 drop) (export \"third\" (func $third::root))
            (func $both call $drop::<third::Thing> i32.const 4 drop)
            (func $drop::<third::Thing> i32.const 5 drop)";
        let third = Part {
            name: "third",
            needs: &[],
            doors: &["third::root"],
            claims: &[],
            marks: &["third::"],
        };
        let said = ["both (the core)", "drop::<third::Thing> (third)"];
        check(&[NIGHT, FILE, third], functions, Some(said));
    }

    /// A function of one part over a type of another uses what is the other's. Who uses it must have the other part, or speak of it.
    #[test]
    fn what_speaks_of_two_parts_is_for_those_that_have_both() {
        let both = "(elem (i32.const 1) $night::ask::<file::Promise>)
            (func $night::ask::<file::Promise> call $drop::<file::Promise>)
            (func $drop::<file::Promise> i32.const 1 drop)";
        let by_file = format!(
            "{both} (func $night::root i32.const 2 drop) (func $file::root call $night::ask::<file::Promise>)"
        );
        let file = Part { needs: &["night"], ..FILE };
        check(&[NIGHT, file], &by_file, None);
        let by_night = format!(
            "{both} (func $night::root call $night::ask::<file::Promise>)
            (func $file::root call $drop::<file::Promise>)"
        );
        let said = ["night::root (night)", "night::ask::<file::Promise> (file)"];
        check(&[NIGHT, FILE], &by_night, Some(said));
    }

    /// A value with functions behind it: its table is pointed to by its address, of which the optimiser may have left out the zeros.
    #[test]
    fn a_table_with_a_function_of_another_part_is_refused() {
        let functions = r"(elem (i32.const 1) $drop::<file::Promise> $call::<file::Promise>)
            (func $night::root i32.const 3000 drop) (func $file::root i32.const 3000 drop)
            (func $drop::<file::Promise> i32.const 1 drop) (func $call::<file::Promise> i32.const 2 drop)";
        for table in [
            r#"(data $.Lanon.1 (i32.const 3000) "\01\00\00\00\08\00\00\00\04\00\00\00\02")"#,
            r#"(data $.Lanon.1 (i32.const 3004) "\08\00\00\00\04\00\00\00\02")"#,
            r#"(data $.Lanon.1 (i32.const 3008) "\01\00\00\00\02")"#,
        ] {
            let functions = format!("{functions} {table}");
            let said = ["night::root (night)", "call::<file::Promise> (file)"];
            check(&[NIGHT, FILE], &functions, Some(said));
            check(&[FILE, Part { needs: &["file"], ..NIGHT }], &functions, None);
        }
        let elsewhere = format!(r#"{functions} (data $LIST (i32.const 3000) "\02\00\00\00\02")"#);
        check(&[NIGHT, FILE], &elsewhere, None);
    }
}
