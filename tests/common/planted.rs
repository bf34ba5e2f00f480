//! A diary in which it is known what changed and what did not: fatigue falls by a planted effect with the last step of a plan, stiffness
//! never changes, and there are gaps, missed doses, dreams that fade, heat, and two relapse records. Made up from a seed, for tests of
//! every kind, which take this file in by its path.
#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    reason = "each program takes what it needs of it, and what is made up here is sound"
)]

use std::rc::Rc;

use ldn_diary::diary::{
    Answer, Circumstance, Days, DoseRecord, Entry, EntryId, Id, Kind, Moment, NewOrWorse, Night,
    Note, QuarterHours, Relapse, RelapseId, Score, Severity, Side, SideEffect, Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Strength, Volume};
use ldn_diary::plan::{
    Bottle, BottleId, Length, Note as PlanNote, Opioids, Origin, Plan, Reason, Step, Supply, Times,
    When, Why,
};
use ldn_diary::store::{
    Batch, Engine, EnginePorts, MemoryJournal, MemoryStore, Open, PlanBook, Role,
};

/// What is made up.
pub(crate) struct Planted {
    /// The entries, the oldest first.
    pub(crate) entries: Vec<Entry>,
    /// The plan, with a bottle.
    pub(crate) book: PlanBook,
    /// The relapse records.
    pub(crate) relapses: Vec<Relapse>,
}

/// How much lower fatigue is on the last step, in points.
pub(crate) const EFFECT: f64 = 2.0;

/// So many nights up to and with `last`: a seventh without a plan, a seventh on 0.5 mg, two on 1 mg, the rest on 1.5 mg.
pub(crate) fn planted(seed: u64, last: Night, nights: u64) -> Planted {
    let mut random = fastrand::Rng::with_seed(seed);
    let first = last.date().checked_sub_days(Days::new(nights - 1)).unwrap();
    let on = |day: u64| Night::new(first.checked_add_days(Days::new(day)).unwrap()).unwrap();
    let seventh = nights / 7;
    // Two symptoms, each night like the one before by 0.3.
    let mut noise = [0.0_f64; 2];
    let mut entries = Vec::new();
    for day in 0..nights {
        for one in &mut noise {
            let fresh: f64 = (0..3).map(|_| random.f64() * 2.0 - 1.0).sum();
            *one = 0.3 * *one + fresh;
        }
        let gap = (30..37).contains(&day) || random.u8(0..20) == 0;
        if gap && day != 0 && day + 1 != nights {
            continue;
        }
        let night = on(day);
        let mut entry = blank(day + 1, night);
        let effect = if day >= seventh * 4 { EFFECT } else { 0.0 };
        score(&mut entry, Symptom::Fatigue, 6.5 - effect + noise[0]);
        score(&mut entry, Symptom::Stiffness, 4.0 + noise[1]);
        besides(&mut random, &mut entry, day, seventh);
        entries.push(entry);
    }
    let relapses = vec![relapse(1, on(nights / 3)), relapse(2, on(nights / 3 + 60).min(last))];
    Planted { entries, book: book(on(seventh), seventh), relapses }
}

fn blank(id: u64, night: Night) -> Entry {
    Entry::new(EntryId::new(id).unwrap(), night, evening(night, 21, 30), Timing::OnTheNight)
}

fn evening(night: Night, hour: u32, minute: u32) -> Moment {
    Moment::new(night.date().and_hms_opt(hour, minute, 0).unwrap(), 0).unwrap()
}

fn score(entry: &mut Entry, symptom: Symptom, value: f64) {
    let number = (0..=10_u8).min_by(|a, b| {
        let far = |number: &u8| (f64::from(*number) - value).abs();
        far(a).total_cmp(&far(b))
    });
    entry.scores.insert(Id::of(symptom), Score::new(number.unwrap()).unwrap());
}

fn besides(random: &mut fastrand::Rng, entry: &mut Entry, day: u64, seventh: u64) {
    entry.sleep.hours = QuarterHours::new(random.u8(22..34)).ok();
    entry.sleep.quality = Score::new(random.u8(3..9)).ok();
    if (60..65).contains(&day) {
        entry.circumstances = entry.circumstances.with(Circumstance::Heat);
    }
    if day % 11 == 3 {
        entry.note = Note::new("walked to the shop").unwrap();
    }
    if day < seventh {
        return;
    }
    let since = [1, 2, 4].map(|step| step * seventh).into_iter().filter(|from| *from <= day);
    let since = day - since.max().unwrap();
    if since < 14 && random.u64(0..14) >= since {
        entry.side_effects.insert(Id::of(SideEffect::VividDreams), Severity::Mild);
    }
    entry.doses.push(if random.u8(0..25) == 0 {
        DoseRecord::Missed { due: None }
    } else {
        let dose = dose(match day {
            day if day < seventh * 2 => 50,
            day if day < seventh * 4 => 100,
            _ => 150,
        });
        let draw = Some(Volume::ml(dose));
        let at = evening(entry.night, 22, random.u32(0..60));
        DoseRecord::Taken { dose: Mass::mg(dose), draw, bottle: None, at }
    });
}

fn dose(hundredths: u64) -> Exact {
    Exact::hundredths(hundredths)
}

fn book(start: Night, seventh: u64) -> PlanBook {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let time = start.date().and_hms_opt(22, 0, 0).unwrap().time();
    let days = |sevenths: u64| Length::Days(u16::try_from(seventh * sevenths).unwrap());
    let steps = [(50, days(1)), (100, days(2)), (150, Length::Open)].map(|(size, length)| {
        Step::new(Mass::mg(dose(size)), Times::new(&[time]).unwrap(), length).unwrap()
    });
    let when = When { made: start.date(), from: start.date() };
    let note = PlanNote::new("as in the letter").unwrap();
    plan.start(when, Why { reason: Reason::Advised, note }, steps.to_vec()).unwrap();
    let bottle = Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).unwrap(),
        volume: Volume::ml(Exact::whole(500)),
        begun: Some(start.date()),
        discard: None,
    };
    PlanBook::new(plan, Supply::new(vec![bottle], vec![]).unwrap())
}

/// The same with much of everything: each symptom and side effect, a plan that was changed each week with as long a note as there may be,
/// nine relapse records with a long place. Of 140 nights, so that there are 20 steps.
pub(crate) fn crowded(mut planted: Planted) -> Planted {
    let first = planted.entries.first().unwrap().night;
    let after = |days: u64| first.date().checked_add_days(Days::new(days)).unwrap();
    for entry in &mut planted.entries {
        for symptom in Symptom::ALL {
            entry.scores.entry(Id::of(*symptom)).or_insert(Score::new(3).unwrap());
        }
    }
    for (entry, effect) in planted.entries.iter_mut().zip(SideEffect::ALL) {
        entry.side_effects.insert(Id::of(*effect), Severity::Mild);
    }
    let place = Note::new(&"right hand numb, and the arm heavy to the elbow; ".repeat(20)).unwrap();
    let record = |number| relapse(number, Night::new(after(number * 10)).unwrap());
    planted.relapses =
        (1..=9).map(|number| Relapse { place: place.clone(), ..record(number) }).collect();
    let times = Times::new(&[first.date().and_hms_opt(22, 0, 0).unwrap().time()]).unwrap();
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    for week in 0..20 {
        let when = When { made: after(week * 7), from: after(week * 7) };
        let note = "slept badly, and the left leg was stiff in the mornings; ".repeat(17);
        let note = PlanNote::new(&note).unwrap();
        let why = Why { reason: Reason::BeforeVisit, note };
        let size = Mass::mg(dose(25 + 15 * week));
        let steps = vec![Step::new(size, times.clone(), Length::Open).unwrap()];
        let made =
            if week == 0 { plan.start(when, why, steps) } else { plan.edit(when, why, steps) };
        made.unwrap();
    }
    planted.book = PlanBook::new(plan, Supply::new(vec![], vec![]).unwrap());
    planted
}

fn relapse(id: u64, start: Night) -> Relapse {
    Relapse {
        id: RelapseId::new(id).unwrap(),
        revision: 1,
        written: evening(start, 12, 0),
        start: start.date(),
        end: None,
        kind: NewOrWorse::New,
        place: Note::new("right hand numb").unwrap(),
        side: Side::Right,
        over_24_h: Answer::Yes,
        heat: Answer::No,
        fever: Answer::No,
        infection: Answer::No,
        confirmed: None,
        note: Note::default(),
    }
}

/// A store that keeps it in clear.
pub(crate) fn kept(planted: Planted) -> MemoryStore {
    let store = Rc::new(MemoryStore::default());
    let mut engine = Engine::open(
        EnginePorts {
            store: Rc::clone(&store) as Rc<_>,
            journal: Rc::new(MemoryJournal::default()),
            coder: Rc::new(Open),
            wake: Rc::new(|| {}),
        },
        Role::Writer(1),
    );
    let Planted { entries, book, relapses } = planted;
    let batch = Batch { entries, relapses, ..Batch::default() };
    engine.apply(batch, Box::new(|_| {})).unwrap();
    engine.set_plan(book, Box::new(|_| {})).unwrap();
    MemoryStore::holding(store.contents())
}
