//! Slips of version 1.

use crate::store::format::ascii;
use crate::store::slip::Slip;

/// The payload of these slips.
pub(in crate::store) fn write_slips(slips: &[Slip]) -> String {
    ascii::write(&slips.iter().map(|slip| (&slip.name, &slip.fields)).collect::<Vec<_>>())
}

/// The slips of a payload, or `None` when anything is not as it should be.
pub(in crate::store) fn read_slips(text: &str) -> Option<Vec<Slip>> {
    let wires: Vec<(String, Vec<String>)> = ascii::read(text)?;
    let slips = wires.into_iter().map(|(name, fields)| Slip { name, fields }.checked().ok());
    let slips: Vec<Slip> = slips.collect::<Option<_>>()?;
    let is_new = |(place, slip): (usize, &Slip)| {
        slips.iter().take(place).all(|before| before.name != slip.name)
    };
    slips.iter().enumerate().all(is_new).then_some(slips)
}
