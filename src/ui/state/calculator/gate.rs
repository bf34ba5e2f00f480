//! What may be shown: no answer leaves here that a gate has not let through. It judges nothing by itself: the dose room does.

use crate::dose::{
    DoseError, DoseGate, LabelError, Mass, Strength, Subject, TenfoldGate, judge_dose,
    judge_tenfold,
};

use super::{Entry, Inputs, Problem};

/// What there is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<A> {
    /// A field is still empty.
    Waiting,
    /// A field is not read. There is nothing to show, not even the answer of a moment ago.
    Unread(Problem),
    /// The numbers were read and have no answer.
    Impossible(DoseError),
    /// Before the answer the person is asked whether this is what was prescribed.
    Asked(Question),
    /// The dose is too large for a tool of low doses: there is no answer.
    Refused(Question),
    /// The answer, and the question that was confirmed for it, if one was asked.
    Answer(A, Option<Question>),
}

/// Which calculator asks. A dose that was confirmed in one is asked about again in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// The draw for a dose.
    Draw,
    /// The dose for a draw.
    Dose,
    /// The drops for a dose.
    Drops,
    /// The dose in drops.
    DoseOfDrops,
    /// The liquid for a plan.
    Ladder,
}

/// A dose that a gate stopped. It holds no volume, so none can be shown with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who asks.
    pub asker: Asker,
    /// The dose that was typed, or worked out from the draw that was typed: the mass that is judged. What the nearest mark
    /// gives in its place is judged by how far it is off.
    pub dose: Mass,
    /// The strength; none where it is what is looked for.
    pub strength: Option<Strength>,
    /// What is known of the person, where one dose is asked about.
    pub usual: Usual,
}

/// What the diary knows of a person, beside which a slip of ten is seen. By default nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// The dose that is planned, or else the last one.
    pub dose: Option<Mass>,
    /// The strength of the bottle in use.
    pub strength: Option<Strength>,
}

impl Question {
    /// The verdict on the dose.
    #[must_use]
    pub fn gate(&self) -> DoseGate {
        judge_dose(self.dose)
    }

    /// The verdict on the dose beside the usual one; open where that is not known, or so far off that their ratio has no number here.
    #[must_use]
    pub fn slip(&self) -> TenfoldGate {
        let judged = self.usual.dose.and_then(|usual| judge_tenfold(usual, self.dose).ok());
        judged.unwrap_or(TenfoldGate::Open)
    }

    /// The verdict on the strength beside that of the bottle in use, as the masses in one millilitre; open as for the dose.
    #[must_use]
    pub fn strength_slip(&self) -> TenfoldGate {
        let in_one_ml = |strength: Strength| Mass::mg(strength.in_mg_per_ml());
        let both = self.usual.strength.zip(self.strength);
        let judged = both.and_then(|(was, is)| judge_tenfold(in_one_ml(was), in_one_ml(is)).ok());
        judged.unwrap_or(TenfoldGate::Open)
    }
}

impl Inputs {
    /// Whether the person confirmed just this, and changed nothing since.
    #[must_use]
    pub fn is_confirmed(&self, question: Question) -> bool {
        self.confirmed == Some(question)
    }

    /// Lets an answer through if its dose is in the usual range and no slip of ten, or the person confirmed just this.
    pub(super) fn let_through<A>(&self, question: Question, answer: A) -> Outcome<A> {
        let slips = [question.slip(), question.strength_slip()];
        match question.gate() {
            DoseGate::Open if slips == [TenfoldGate::Open; 2] => Outcome::Answer(answer, None),
            DoseGate::Refuse => Outcome::Refused(question),
            DoseGate::Open | DoseGate::Confirm | DoseGate::Warn if self.is_confirmed(question) => {
                Outcome::Answer(answer, Some(question))
            }
            DoseGate::Open | DoseGate::Confirm | DoseGate::Warn => Outcome::Asked(question),
        }
    }
}

impl<A> Outcome<A> {
    /// The answer; or what is wrong, at the field that it is about, so that it is said where it can be mended.
    pub(super) fn of(answer: Result<A, DoseError>, fields: &[(Subject, Entry)]) -> Self {
        let error = match answer {
            Ok(answer) => return Self::Answer(answer, None),
            Err(error) => error,
        };
        let entry = subject(error)
            .and_then(|subject| fields.iter().find(|(about, _)| *about == subject))
            .map(|(_, entry)| *entry);
        match entry {
            Some(entry) => Self::Unread(Problem { entry, error: LabelError::Dose(error) }),
            None => Self::Impossible(error),
        }
    }

    /// The problem of a field, where there is one.
    pub fn unread(&self) -> Option<&Problem> {
        match self {
            Self::Unread(problem) => Some(problem),
            Self::Waiting
            | Self::Impossible(_)
            | Self::Asked(_)
            | Self::Refused(_)
            | Self::Answer(..) => None,
        }
    }

    /// The same with another answer, made from this one.
    pub fn map<B>(&self, make: impl FnOnce(&A) -> B) -> Outcome<B> {
        match self {
            Self::Waiting => Outcome::Waiting,
            Self::Unread(problem) => Outcome::Unread(problem.clone()),
            Self::Impossible(error) => Outcome::Impossible(*error),
            Self::Asked(question) => Outcome::Asked(*question),
            Self::Refused(question) => Outcome::Refused(*question),
            Self::Answer(answer, question) => Outcome::Answer(make(answer), *question),
        }
    }

    /// The answer, where there is one to show.
    pub fn answer(&self) -> Option<&A> {
        match self {
            Self::Answer(answer, _) => Some(answer),
            Self::Waiting
            | Self::Unread(_)
            | Self::Impossible(_)
            | Self::Asked(_)
            | Self::Refused(_) => None,
        }
    }
}

/// What an error is about, where it is about one number.
const fn subject(error: DoseError) -> Option<Subject> {
    match error {
        DoseError::Zero(subject) | DoseError::NotWhole(subject) => Some(subject),
        DoseError::LessThanGoesIn => Some(Subject::FinalVolume),
        DoseError::StrongerThanStock => Some(Subject::Strength),
        DoseError::TooLarge
        | DoseError::ByZero
        | DoseError::BelowZero
        | DoseError::CapacityBetweenMarks
        | DoseError::TooManyMarks
        | DoseError::SyringeTooLarge
        | DoseError::NothingToSolve
        | DoseError::NothingFits
        | DoseError::TooManySteps => None,
    }
}

/// Both values, once both are there. The first problem counts.
pub(super) fn both<T, U, A>(
    first: Result<Option<T>, Problem>,
    second: Result<Option<U>, Problem>,
) -> Result<(T, U), Outcome<A>> {
    match (first, second) {
        (Err(problem), _) | (_, Err(problem)) => Err(Outcome::Unread(problem)),
        (Ok(Some(first)), Ok(Some(second))) => Ok((first, second)),
        (Ok(_), Ok(_)) => Err(Outcome::Waiting),
    }
}

/// All three values, once they are there. The first problem counts.
pub(super) fn all<T, U, V, A>(
    first: Result<Option<T>, Problem>,
    second: Result<Option<U>, Problem>,
    third: Result<Option<V>, Problem>,
) -> Result<(T, U, V), Outcome<A>> {
    match (first, second, third) {
        (Err(problem), _, _) | (_, Err(problem), _) | (_, _, Err(problem)) => {
            Err(Outcome::Unread(problem))
        }
        (Ok(Some(first)), Ok(Some(second)), Ok(Some(third))) => Ok((first, second, third)),
        (Ok(_), Ok(_), Ok(_)) => Err(Outcome::Waiting),
    }
}
