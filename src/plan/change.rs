//! One dated change of a plan, with its reason. Owns what a change holds; must not know the changes before it.

use chrono::NaiveDate;

use super::{DatedStep, Note, Step};

/// What a person decided, or was told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Begin, at first or after a stop.
    Start,
    /// Stay longer at the dose of that night.
    Hold,
    /// Back to the last lower dose.
    StepBack,
    /// On to the next step, whether this one is over or not.
    GoOn,
    /// No more doses.
    Stop,
    /// Other steps from that night on.
    Edit,
}

/// Why something was changed, or a dose left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The prescriber, pharmacist or nurse said so.
    Advised,
    /// Stiffer, or more spasms.
    Stiffer,
    /// Worse sleep, or vivid dreams.
    WorseSleep,
    /// Another side effect, or feeling worse in another way.
    SideEffect,
    /// An infection or fever.
    Infection,
    /// Waiting for the visit.
    BeforeVisit,
    /// An operation or another procedure.
    Surgery,
    /// Another medicine, such as one against pain.
    OtherMedicine,
    /// Nothing to draw from.
    NoSupply,
    /// It goes well.
    GoesWell,
    /// Something else.
    Other,
}

impl Reason {
    /// Every reason, in the order of a menu.
    pub const ALL: [Self; 11] = [
        Self::Advised,
        Self::Stiffer,
        Self::WorseSleep,
        Self::SideEffect,
        Self::Infection,
        Self::BeforeVisit,
        Self::Surgery,
        Self::OtherMedicine,
        Self::NoSupply,
        Self::GoesWell,
        Self::Other,
    ];
}

/// A reason with what the person wrote beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// In the person's words.
    pub note: Note,
}

/// The two dates of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The night on which it was made.
    pub made: NaiveDate,
    /// The first night that is different.
    pub from: NaiveDate,
}

/// One change: from its night on, the plan is what stands in it and no longer what stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its dates.
    pub when: When,
    /// What was decided.
    pub kind: Kind,
    /// Why.
    pub why: Why,
    /// The steps from that night on, one after the other; what comes after an open one waits. None after a stop.
    pub ahead: Vec<Step>,
}

impl Change {
    /// The steps of this change that have dates, as far as the first that is open.
    pub(super) fn dated(&self) -> Vec<DatedStep> {
        let mut dated = Vec::new();
        let mut from = Some(self.when.from);
        for step in &self.ahead {
            let Some(first) = from else { break };
            let step = step.dated(first);
            from = step.until.and_then(|until| until.succ_opt());
            dated.push(step);
        }
        dated
    }
}
