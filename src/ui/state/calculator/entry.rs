//! Which fields and choices the calculators have. A field stands for one thing in all of them: the dose and the strength on the
//! label are the same for a draw and for drops, the liquid that is diluted is another one.

use crate::dose::DrawUnit;

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The prescribed mass.
    Dose,
    /// The strength on the label: a number, or a text with its unit.
    Strength,
    /// The volume that the strength is counted in, in mL.
    LabelVolume,
    /// The volume in the syringe, in the unit that was chosen.
    Draw,
    /// How many whole tablets.
    Tablets,
    /// The mass in one tablet, in mg.
    Tablet,
    /// The volume that a batch was made up to, in mL.
    BatchVolume,
    /// The water that was added to the tablets, in mL.
    BatchWater,
    /// The strength of the liquid that is diluted.
    Stock,
    /// The volume that this strength is counted in, in mL.
    StockVolume,
    /// The strength that a batch or a mix is to have.
    Wanted,
    /// The volume that this strength is counted in, in mL.
    WantedVolume,
    /// The volume of the liquid that is diluted, in mL.
    MixTaken,
    /// The volume that a mix is made up to, in mL.
    MixVolume,
    /// The water that is added to a mix, in mL.
    MixWater,
    /// A dose in drops.
    DropCount,
    /// The drops that somebody counted.
    CountedDrops,
    /// The volume that these drops filled, in mL.
    CountedVolume,
    /// A dose of a ladder, by the number that its row was given.
    Step(u32),
}

/// A strength that is typed, with the entries of its number and of the volume that it is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The bottle that doses are drawn from.
    Bottle,
    /// The liquid that is diluted.
    Stock,
    /// What a batch or a mix is to have.
    Wanted,
}

impl Label {
    /// The field of the number, or of the whole text.
    #[must_use]
    pub const fn entry(self) -> Entry {
        match self {
            Self::Bottle => Entry::Strength,
            Self::Stock => Entry::Stock,
            Self::Wanted => Entry::Wanted,
        }
    }

    /// The field of the volume that the number is counted in.
    #[must_use]
    pub const fn volume(self) -> Entry {
        match self {
            Self::Bottle => Entry::LabelVolume,
            Self::Stock => Entry::StockVolume,
            Self::Wanted => Entry::WantedVolume,
        }
    }
}

/// What is asked about a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BatchQuestion {
    /// Which strength was made.
    #[default]
    Check,
    /// Which volume makes a strength.
    Make,
}

/// How water is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaterBy {
    /// Up to a line: everything together is known.
    #[default]
    MadeUpTo,
    /// By what is poured in.
    Added,
}

/// What a label counts. It changes no number: one is never converted into the other without a person asking for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Salt {
    /// Naltrexone hydrochloride, as tablets and most labels do.
    #[default]
    Hydrochloride,
    /// Naltrexone itself.
    Base,
}

/// What is asked about a dilution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiluteQuestion {
    /// Which strength comes out.
    #[default]
    Mix,
    /// How much liquid and water make a volume of a strength.
    StockFor,
    /// How much water makes a strength of what there is.
    WaterFor,
}

/// What is asked about drops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DropsQuestion {
    /// How many drops are a dose.
    #[default]
    ForDose,
    /// Which dose is in so many drops.
    ForDrops,
}

/// How large a drop is taken to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DropsBy {
    /// A standard drop.
    #[default]
    Assumed,
    /// What the person counted.
    Counted,
}

/// What is asked about a ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LadderQuestion {
    /// A strength to ask for.
    #[default]
    Strength,
    /// A volume to make a batch up to.
    Volume,
}

/// Everything that is chosen among few.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What a draw is typed in.
    pub draw_unit: DrawUnit,
    /// What is asked about a batch.
    pub batch: BatchQuestion,
    /// How the water of a batch is measured.
    pub batch_water: WaterBy,
    /// What the label of the tablets counts.
    pub salt: Salt,
    /// What is asked about a dilution.
    pub dilute: DiluteQuestion,
    /// How the water of a mix is measured.
    pub mix_water: WaterBy,
    /// What is asked about drops.
    pub drops: DropsQuestion,
    /// How large a drop is taken to be.
    pub drop_size: DropsBy,
    /// What is asked about a ladder.
    pub ladder: LadderQuestion,
}

/// One of the [`Choices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What a draw is typed in.
    DrawUnit(DrawUnit),
    /// What is asked about a batch.
    Batch(BatchQuestion),
    /// How the water of a batch is measured.
    BatchWater(WaterBy),
    /// What the label of the tablets counts.
    Salt(Salt),
    /// What is asked about a dilution.
    Dilute(DiluteQuestion),
    /// How the water of a mix is measured.
    MixWater(WaterBy),
    /// What is asked about drops.
    Drops(DropsQuestion),
    /// How large a drop is taken to be.
    DropSize(DropsBy),
    /// What is asked about a ladder.
    Ladder(LadderQuestion),
}

impl Choices {
    pub(super) const fn apply(&mut self, choice: Choice) {
        match choice {
            Choice::DrawUnit(unit) => self.draw_unit = unit,
            Choice::Batch(question) => self.batch = question,
            Choice::BatchWater(by) => self.batch_water = by,
            Choice::Salt(salt) => self.salt = salt,
            Choice::Dilute(question) => self.dilute = question,
            Choice::MixWater(by) => self.mix_water = by,
            Choice::Drops(question) => self.drops = question,
            Choice::DropSize(by) => self.drop_size = by,
            Choice::Ladder(question) => self.ladder = question,
        }
    }
}
