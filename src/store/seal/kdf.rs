//! Makes a key from what a person knows, by Argon2id, within the memory that there is. It does not know what the key opens.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

use super::secret::Key;

pub(super) const SALT: usize = 16;

/// How much work one derivation is: the three parameters of Argon2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    /// Memory, in KiB.
    pub(super) kib: u32,
    /// How often the memory is gone through.
    pub(super) passes: u32,
    /// Into how many lanes the memory is parted.
    pub(super) lanes: u32,
}

const fn mib(mib: u32, passes: u32) -> Cost {
    Cost { kib: mib * 1024, passes, lanes: 1 }
}

/// What a derivation may cost here: given as a value, so that tests need not be slow and can run out of memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Means {
    /// What new locks cost: the first whose memory is to be had. The last is also what the recovery code costs.
    pub(super) ladder: [Cost; 3],
    /// Whether a cost that stands in a record is one that we pay.
    pub(super) accepts: fn(Cost) -> bool,
    /// No more memory than this is taken, in KiB.
    pub(super) most_kib: u32,
}

/// The memory for a derivation is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoMemoryError;

impl Means {
    /// What everybody outside of tests has.
    pub(super) const REAL: Self = Self {
        // The first is beyond what OWASP asks for (2024), the other two are its equals.
        ladder: [mib(64, 3), mib(46, 1), mib(19, 2)],
        accepts: within_bounds,
        most_kib: MOST.kib,
    };

    /// The key that `secret` makes with this salt at this cost.
    pub(super) fn derive(
        &self,
        secret: &[u8],
        salt: &[u8; SALT],
        cost: Cost,
    ) -> Result<Key, NoMemoryError> {
        // Nothing but too little memory can be wrong: the bounds and our own sizes exclude the other complaints of Argon2.
        let complaint = |_: argon2::Error| NoMemoryError;
        let Cost { kib, passes, lanes } = cost;
        let params = Params::new(kib, passes, lanes, Some(32)).map_err(complaint)?;
        let mut blocks = self.blocks(params.block_count())?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let key =
            Key::make(|key| argon.hash_password_into_with_memory(secret, salt, key, &mut blocks));
        // One by one: as a vector they would be overwritten twice, the second time byte by byte.
        blocks.iter_mut().zeroize();
        key.map_err(complaint)
    }

    /// Memory for Argon2, asked for in a way that may be refused; a page that runs out in any other way is dead.
    fn blocks(&self, count: usize) -> Result<Vec<Block>, NoMemoryError> {
        if u32::try_from(count).is_ok_and(|kib| kib <= self.most_kib) {
            let mut blocks = Vec::new();
            if blocks.try_reserve_exact(count).is_ok() {
                blocks.resize(count, Block::new());
                return Ok(blocks);
            }
        }
        Err(NoMemoryError)
    }
}

const MOST: Cost = Cost { kib: 256 * 1024, passes: 10, lanes: 8 };

/// More would let a planted record freeze the page; less would let one give a guesser an easy target. The least is the weakest
/// rung that we write; 46 MiB makes up for a second pass.
fn within_bounds(cost: Cost) -> bool {
    let most = cost.kib <= MOST.kib && cost.passes <= MOST.passes && cost.lanes <= MOST.lanes;
    let [_, one_pass, least] = Means::REAL.ladder;
    let enough = |rung: Cost| cost.kib >= rung.kib && cost.passes >= rung.passes;
    most && cost.lanes >= 1 && (enough(one_pass) || enough(least))
}

#[cfg(test)]
impl Means {
    /// The same in small, for tests: a lock takes no time.
    pub(super) const SMALL: Self = Self {
        ladder: [
            Cost { kib: 32, passes: 2, lanes: 1 },
            Cost { kib: 16, passes: 1, lanes: 1 },
            Cost { kib: 8, passes: 2, lanes: 1 },
        ],
        accepts: |_| true,
        most_kib: 64,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the reference implementation in C, by its Python binding argon2-cffi 25.1.
    #[test]
    fn the_key_is_the_one_of_the_reference() {
        for (passes, lanes, expected) in [
            (
                2,
                1,
                [
                    0x1a98_fba8_e639_4425_c9bd_c333_a9c7_50aa_u128,
                    0xf811_df07_0f5f_b4a5_788e_1cf4_db57_93a1,
                ],
            ),
            (
                3,
                4,
                [
                    0x9cb5_6f6c_ad0c_84f5_1536_569e_63ac_bc47,
                    0xd2fd_efae_ea4b_4f71_1efb_5409_e37f_34ca,
                ],
            ),
        ] {
            let cost = Cost { kib: 64, passes, lanes };
            let key = Means::SMALL.derive(b"password", b"somesaltsomesalt", cost).expect("a key");
            assert_eq!(key.bytes().as_slice(), expected.map(u128::to_be_bytes).concat());
        }
    }

    #[test]
    fn bounds_are_where_they_are_said_to_be() {
        const MIB: u32 = 1024;
        for (kib, passes, lanes, accepted) in [
            (64 * MIB, 3, 1, true),
            (46 * MIB, 1, 1, true),
            (19 * MIB, 2, 1, true),
            (256 * MIB, 10, 8, true),
            (256 * MIB + 1, 10, 8, false),
            (256 * MIB, 11, 8, false),
            (256 * MIB, 10, 9, false),
            (64 * MIB, 3, 0, false),
            (64 * MIB, 0, 1, false),
            (19 * MIB - 1, 2, 1, false),
            (19 * MIB - 1, 10, 1, false),
            (19 * MIB, 1, 1, false),
            (46 * MIB - 1, 1, 1, false),
            (u32::MAX, u32::MAX, u32::MAX, false),
            (0, 0, 0, false),
        ] {
            let cost = Cost { kib, passes, lanes };
            assert_eq!((Means::REAL.accepts)(cost), accepted, "{cost:?}");
        }
    }

    #[test]
    fn memory_that_is_not_there_is_an_error() {
        let cost = Cost { kib: 64, passes: 1, lanes: 1 };
        let least = Means { most_kib: 63, ..Means::SMALL };
        assert_eq!(least.derive(b"secret", &[1; SALT], cost).err(), Some(NoMemoryError));
        // More than any machine has: the allocator itself says no.
        let all = Means { most_kib: u32::MAX, ..Means::SMALL };
        assert!(all.blocks(usize::MAX / 2048).is_err());
    }
}
