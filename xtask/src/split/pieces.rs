//! Makes the pieces out of the whole program: each is the program with something else taken away.

use super::{
    Place, function_table,
    homes::Homes,
    links::Links,
    named,
    runs::{RunHomes, keep},
};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, Function, FunctionBuilder, FunctionId,
    GlobalId, GlobalKind, MemoryId, Module, TableId,
    ir::{self, Value, VisitorMut},
    passes,
};

/// The module that a part imports everything from.
const CORE: &str = "core";

/// What the pieces are made by.
pub(super) struct Pieces {
    pub(super) homes: Homes,
    pub(super) links: Links,
    pub(super) runs: RunHomes,
}

impl Pieces {
    /// The core: bridges and holes where functions moved out, and exports for the parts.
    pub(super) fn core(&self, mut module: Module) -> Result<Vec<u8>> {
        let Self { homes, links, runs } = self;
        let moved = |place: Place| homes.get(&place).copied().flatten().is_some();
        let ids = functions(&module);
        let mut renamed = Renamed::default();
        for (place, id) in ids.iter().filter(|(place, _)| links.bridged.contains(place)) {
            renamed.functions.insert(*place, bridge(&mut module, *id, links)?);
        }
        renamed.apply(&mut module, |place| !moved(place));
        // What is called through a pointer before it is there traps here, or for its other type.
        let missing = missing(&mut module);
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(ids) = &mut element.items {
                ids.iter_mut().filter(|id| moved(id.index())).for_each(|id| *id = missing);
            }
        }
        for export in module.exports.iter_mut() {
            if let ExportItem::Function(id) = &mut export.item {
                renamed.visit_function_id_mut(id);
            }
        }
        let table = function_table(&module)?;
        let table = module.tables.get_mut(table);
        table.initial = links.table_size;
        table.maximum = table.maximum.map(|most| most.max(links.table_size));
        export(&mut module, &ids, &renamed, links)?;
        let memory = module.get_memory_id()?;
        keep(&mut module, runs, None, memory)?;
        Ok(finish(module))
    }

    /// A part: its functions and bytes alone, all else imported, and the places of the table that it fills.
    pub(super) fn part(&self, mut module: Module, at: usize) -> Result<Vec<u8>> {
        let Self { homes, links, runs } = self;
        let ours = |place: Place| homes.get(&place).copied().flatten() == Some(at);
        let (table, memory) = (function_table(&module)?.index(), module.get_memory_id()?.index());
        let mut renamed = Renamed::default();
        import_functions(&mut module, &mut renamed, ours);
        import_surroundings(&mut module, &mut renamed)?;
        renamed.apply(&mut module, ours);
        empty(&mut module);
        let memory = renamed.memories.get(&memory).context("the memory was not imported")?;
        keep(&mut module, runs, Some(at), *memory)?;
        let table =
            renamed.tables.get(&table).context("the table of functions was not imported")?;
        fill(&mut module, *table, links, ours)?;
        Ok(finish(module))
    }
}

/// Every function by its place.
fn functions(module: &Module) -> BTreeMap<Place, FunctionId> {
    module.funcs.iter().map(|function| (function.id().index(), function.id())).collect()
}

/// Ids that stand for others in the bodies of functions.
#[derive(Default)]
struct Renamed {
    functions: BTreeMap<Place, FunctionId>,
    tables: BTreeMap<usize, TableId>,
    memories: BTreeMap<usize, MemoryId>,
    globals: BTreeMap<usize, GlobalId>,
}

impl Renamed {
    fn apply(&mut self, module: &mut Module, to: impl Fn(Place) -> bool) {
        for (id, body) in module.funcs.iter_local_mut() {
            if to(id.index()) {
                let entry = body.entry_block();
                ir::dfs_pre_order_mut(self, body, entry);
            }
        }
    }
}

impl VisitorMut for Renamed {
    fn visit_function_id_mut(&mut self, id: &mut FunctionId) {
        *id = self.functions.get(&id.index()).copied().unwrap_or(*id);
    }
    fn visit_table_id_mut(&mut self, id: &mut TableId) {
        *id = self.tables.get(&id.index()).copied().unwrap_or(*id);
    }
    fn visit_memory_id_mut(&mut self, id: &mut MemoryId) {
        *id = self.memories.get(&id.index()).copied().unwrap_or(*id);
    }
    fn visit_global_id_mut(&mut self, id: &mut GlobalId) {
        *id = self.globals.get(&id.index()).copied().unwrap_or(*id);
    }
}

/// A function of the same type that calls whatever stands in the slot.
fn bridge(module: &mut Module, of: FunctionId, links: &Links) -> Result<FunctionId> {
    let slots = links.slots.get(&of.index());
    let slot = slots.and_then(|slots| slots.first()).context("a bridge without a slot")?;
    let table = function_table(module)?;
    let ty = module.funcs.get(of).ty();
    let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let args: Vec<_> = params.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for arg in &args {
        body.local_get(*arg);
    }
    body.i32_const(i32::try_from(*slot)?).call_indirect(ty, table);
    Ok(builder.finish(args, &mut module.funcs))
}

fn missing(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    builder.finish(Vec::new(), &mut module.funcs)
}

/// The name under which the core gives something to the parts: short, since every piece writes it out.
fn short(kind: char, place: usize) -> String {
    format!("{kind}{place:x}")
}

fn export(
    module: &mut Module,
    ids: &BTreeMap<Place, FunctionId>,
    renamed: &Renamed,
    links: &Links,
) -> Result<()> {
    for place in &links.shared {
        let id = renamed.functions.get(place).or_else(|| ids.get(place)).context("no function")?;
        module.exports.add(&short('f', *place), *id);
    }
    let mut exports: Vec<(char, usize, ExportItem)> = Vec::new();
    exports.extend(module.tables.iter().map(|t| ('t', t.id().index(), t.id().into())));
    exports.extend(module.memories.iter().map(|m| ('m', m.id().index(), m.id().into())));
    exports.extend(module.globals.iter().map(|g| ('g', g.id().index(), g.id().into())));
    for (kind, place, item) in exports {
        module.exports.add(&short(kind, place), item);
    }
    Ok(())
}

fn import_functions(module: &mut Module, renamed: &mut Renamed, ours: impl Fn(Place) -> bool) {
    let locals = module.funcs.iter_local().filter(|(id, _)| ours(id.index()));
    let named: BTreeSet<Place> = locals.flat_map(|(_, body)| named(body)).collect();
    for (place, id) in functions(module) {
        if named.contains(&place) && !ours(place) {
            let ty = module.funcs.get(id).ty();
            let import = module.add_import_func(CORE, &short('f', place), ty);
            renamed.functions.insert(place, import.0);
        }
    }
}

/// Tables, memories and globals: the core has them all.
fn import_surroundings(module: &mut Module, renamed: &mut Renamed) -> Result<()> {
    let tables: Vec<_> =
        module.tables.iter().map(|t| (t.id(), t.table64, t.initial, t.element_ty)).collect();
    for (id, wide, initial, ty) in tables {
        let name = short('t', id.index());
        let import = module.add_import_table(CORE, &name, wide, initial, None, ty);
        renamed.tables.insert(id.index(), import.0);
    }
    let memories: Vec<_> =
        module.memories.iter().map(|m| (m.id(), m.shared, m.memory64, m.initial)).collect();
    for (id, shared, wide, initial) in memories {
        let name = short('m', id.index());
        let import = module.add_import_memory(CORE, &name, shared, wide, initial, None, None);
        renamed.memories.insert(id.index(), import.0);
    }
    if module.globals.iter().any(|global| matches!(global.kind, GlobalKind::Import(_))) {
        bail!("the program imports a global, which cannot be handed on");
    }
    let globals: Vec<_> =
        module.globals.iter().map(|g| (g.id(), g.ty, g.mutable, g.shared)).collect();
    for (id, ty, mutable, shared) in globals {
        let import = module.add_import_global(CORE, &short('g', id.index()), ty, mutable, shared);
        renamed.globals.insert(id.index(), import.0);
    }
    Ok(())
}

/// Takes away what the core alone does: exports, the start, the table's old elements.
fn empty(module: &mut Module) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        module.exports.delete(id);
    }
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in elements {
        module.elements.delete(id);
    }
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
}

/// Puts the part's functions into their slots, one segment for each run of slots.
fn fill(
    module: &mut Module,
    table: TableId,
    links: &Links,
    ours: impl Fn(Place) -> bool,
) -> Result<()> {
    let ids = module.funcs.iter().map(Function::id).filter(|id| ours(id.index()));
    let by_slot: BTreeMap<u64, FunctionId> = ids
        .flat_map(|id| {
            let slots = links.slots.get(&id.index()).into_iter().flatten();
            slots.map(move |slot| (*slot, id))
        })
        .collect();
    let mut runs: Vec<(u64, Vec<FunctionId>)> = Vec::new();
    let mut next = None;
    for (slot, id) in by_slot {
        match runs.last_mut().filter(|_| next == Some(slot)) {
            Some((_, run)) => run.push(id),
            None => runs.push((slot, vec![id])),
        }
        next = Some(slot + 1);
    }
    for (start, run) in runs {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start)?));
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(run));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}

fn finish(mut module: Module) -> Vec<u8> {
    passes::gc::run(&mut module);
    module.emit_wasm()
}
