//! Numbers the local variables of a module's functions anew, those used most first: that packs better, by more than 1 %.

use std::cmp::Reverse;
use std::ops::Range;

use wasmparser::{BinaryReaderError, FunctionBody, Operator, Parser, Payload, ValType};

use crate::command::Done;

/// The module with its locals in another order, and without the list of what the compiler was allowed to use, which tells a
/// linker and nobody else. Nothing else of it changes.
pub(crate) fn reorder(module: &[u8]) -> Done<Vec<u8>> {
    let failed = |error: BinaryReaderError| format!("the module could not be read: {error}");
    // How many parameters there are: to each type, and to each function.
    let (mut of_types, mut parameters) = (Vec::new(), Vec::new());
    let mut bodies = Vec::new();
    let mut sections = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(failed)?;
        sections.extend(payload.as_section());
        match payload {
            Payload::TypeSection(types) => {
                for of in types.into_iter_err_on_gc_types() {
                    of_types.push(of.map_err(failed)?.params().len());
                }
            }
            Payload::FunctionSection(functions) => {
                for of in functions {
                    let of = usize::try_from(of.map_err(failed)?).ok().and_then(|of| of_types.get(of));
                    parameters.push(of.copied().ok_or("a function of the module has no type")?);
                }
            }
            Payload::CodeSectionEntry(body) => {
                let count = parameters.get(bodies.len()).copied().ok_or("a function of the module is not declared")?;
                bodies.push(body_of(module, &body, count).map_err(failed)?);
            }
            Payload::CustomSection(custom) if custom.name() == "target_features" => drop(sections.pop()),
            _ => {}
        }
    }
    let mut code = Vec::new();
    number(&mut code, bodies.len());
    for body in &bodies {
        number(&mut code, body.len());
        code.extend_from_slice(body);
    }
    // Before the first section stand eight bytes that say what this is.
    let mut changed = bytes(module, 0..8).to_vec();
    for (kind, range) in sections {
        let section = if kind == CODE { &code } else { bytes(module, range) };
        changed.push(kind);
        number(&mut changed, section.len());
        changed.extend_from_slice(section);
    }
    Ok(changed)
}

/// The section of code, by its number.
const CODE: u8 = 10;

/// A function with its locals in order of use.
fn body_of(module: &[u8], body: &FunctionBody<'_>, parameters: usize) -> Result<Vec<u8>, BinaryReaderError> {
    let mut locals = Vec::new();
    for run in body.get_locals_reader()? {
        let (count, of) = run?;
        locals.extend((0..count).map(|_| Local { kind: code_of(of), uses: 0, first: usize::MAX, number: 0 }));
    }
    // Each place at which one is named.
    let mut named: Vec<(Range<usize>, usize)> = Vec::new();
    let mut operators = body.get_operators_reader()?;
    let from = operators.original_position();
    while !operators.eof() {
        let (operator, at) = operators.read_with_offset()?;
        let (Operator::LocalGet { local_index } | Operator::LocalSet { local_index } | Operator::LocalTee { local_index }) =
            operator
        else {
            continue;
        };
        if let Some(local) = usize::try_from(local_index).ok().and_then(|local| local.checked_sub(parameters))
            && let Some(known) = locals.get_mut(local)
        {
            known.uses += 1;
            known.first = known.first.min(at);
            named.push((at + 1..operators.original_position(), local));
        }
    }
    let mut order: Vec<&mut Local> = locals.iter_mut().filter(|local| local.uses > 0).collect();
    if order.iter().any(|local| local.kind.is_none()) {
        return Ok(bytes(module, body.range()).to_vec());
    }
    // Those of a type stand together, as they are declared. That those of 32 bits come first is most of the gain.
    order.sort_by_key(|local| (Reverse(local.kind), Reverse(local.uses), local.first));
    let mut changed = Vec::with_capacity(body.range().len());
    let runs: Vec<_> = order
        .chunk_by(|one, next| one.kind == next.kind)
        .map(|run| (run.len(), run.first().and_then(|local| local.kind)))
        .collect();
    number(&mut changed, runs.len());
    for (count, kind) in runs {
        number(&mut changed, count);
        changed.extend(kind);
    }
    order.into_iter().zip(parameters..).for_each(|(local, number)| local.number = number);
    let mut copied = from;
    for (place, local) in named {
        changed.extend_from_slice(bytes(module, copied..place.start));
        number(&mut changed, locals.get(local).map_or(local, |local| local.number));
        copied = place.end;
    }
    changed.extend_from_slice(bytes(module, copied..body.range().end));
    Ok(changed)
}

struct Local {
    /// How its type is written.
    kind: Option<u8>,
    /// How often it is named.
    uses: usize,
    /// Where it is named first.
    first: usize,
    /// Its new number.
    number: usize,
}

/// How the type of a number is written.
fn code_of(kind: ValType) -> Option<u8> {
    match kind {
        ValType::I32 => Some(0x7f),
        ValType::I64 => Some(0x7e),
        ValType::F32 => Some(0x7d),
        ValType::F64 => Some(0x7c),
        _ => None,
    }
}

fn bytes(module: &[u8], range: Range<usize>) -> &[u8] {
    module.get(range).unwrap_or_default()
}

/// Writes a number as modules do: seven bits a byte, the lowest first.
fn number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push((number & 0x7f) as u8);
}
