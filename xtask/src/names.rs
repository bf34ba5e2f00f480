//! Short names for what the program and its script call each other by: the generated ones are long and end in hashes, which do not pack,
//! and they stand in both. It knows how identifiers look in a script, and nothing of what they do.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ModuleConfig;

/// The starts of the names that only the generated script uses.
const GENERATED: [&str; 2] = ["__wbg_", "wasm_bindgen_"];

/// The program and its script with short names for what the program imports, and for the exports that are named after types.
///
/// # Errors
/// When it is no WebAssembly, or the script does not have a name that the program has.
pub fn shortened(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm)?;
    let used: BTreeSet<&str> =
        identifiers(script).filter_map(|(word, is)| is.then_some(word)).collect();
    let mut short = (0_usize..).map(|number| format!("i{number}"));
    let mut names = BTreeMap::new();
    let mut renamed = |name: &mut String| {
        if !GENERATED.iter().any(|start| name.starts_with(start)) {
            return Ok(());
        }
        if !used.contains(name.as_str()) {
            bail!("the script does not have {name}");
        }
        let short =
            short.find(|short| !used.contains(short.as_str())).context("no name is left")?;
        names.insert(std::mem::replace(name, short.clone()), short);
        Ok(())
    };
    module.imports.iter_mut().try_for_each(|import| renamed(&mut import.name))?;
    module.exports.iter_mut().try_for_each(|export| renamed(&mut export.name))?;
    let word = |(word, is): (&str, bool)| match names.get(word) {
        Some(short) if is => short.clone(),
        Some(_) | None => word.to_owned(),
    };
    let script = identifiers(script).map(word).collect();
    Ok((module.emit_wasm(), script))
}

/// A script in pieces: each an identifier, or what stands between two.
fn identifiers(script: &str) -> impl Iterator<Item = (&str, bool)> {
    let is = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = is(rest.chars().next()?);
        let end = rest.find(|letter| is(letter) != first).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some((piece, first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::Module;

    /// A program that imports two functions and exports two.
    fn program() -> Vec<u8> {
        let mut module = Module::default();
        let kind = module.types.add(&[], &[]);
        for name in ["__wbg_log_0123456789abcdef", "other"] {
            module.add_import_func("wbg", name, kind);
        }
        let function = module.funcs.iter().next().expect("a function").id();
        module.exports.add("wasm_bindgen_invoke_h1", function);
        module.exports.add("memory_of", function);
        module.emit_wasm()
    }

    #[test]
    fn both_sides_have_the_same_short_names_and_the_rest_stays() {
        let script = "const i0 = 1; ({ __wbg_log_0123456789abcdef: () => wasm.wasm_bindgen_invoke_h1(other, memory_of) })";
        let (wasm, script) = shortened(&program(), script).expect("short names");
        assert_eq!(script, "const i0 = 1; ({ i1: () => wasm.i2(other, memory_of) })");
        let module = Module::from_buffer(&wasm).expect("a program");
        let imports: Vec<&str> = module.imports.iter().map(|one| one.name.as_str()).collect();
        let exports: Vec<&str> = module.exports.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((imports, exports), (vec!["i1", "other"], vec!["i2", "memory_of"]));
    }

    #[test]
    fn a_name_that_the_script_does_not_have_is_an_error() {
        let error = shortened(&program(), "nothing").expect_err("no such name");
        assert!(error.to_string().contains("__wbg_log"), "{error}");
    }
}
