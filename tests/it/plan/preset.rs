//! The presets as their sources print them.

use ldn_diary::plan::{Length, PlanError, Preset, Source};

use super::times;
use crate::help::mg;

// rule: plan-preset
#[test]
fn presets_say_what_their_sources_say() {
    let half = ["0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"];
    for (preset, source, days, doses) in [
        (Preset::MsSlow, Source::LdnNorway, 28, &["1.5", "3", "4.5"][..]),
        (Preset::MsMonth, Source::Lawrence2008, 30, &["3", "4.5"]),
        (Preset::Fortnights, Source::LavenderSky, 14, &["1.5", "3", "4.5"]),
        (Preset::HalfMilligrams, Source::ResearchTrust2021, 14, &half),
    ] {
        assert_eq!(preset.source(), source);
        let steps = preset.steps(&times(&["22:00"])).unwrap();
        let found: Vec<_> = steps.iter().map(|step| (step.dose(), step.length())).collect();
        let length = |place| {
            if place + 1 == doses.len() { Length::Open } else { Length::Days(days) }
        };
        let printed: Vec<_> =
            doses.iter().enumerate().map(|(place, dose)| (mg(dose), length(place))).collect();
        assert_eq!(found, printed, "{preset:?}");
        assert!(steps.iter().all(|step| *step.times() == times(&["22:00"])));
    }
    assert_eq!(Preset::ALL.len(), 4);
}

// rule: plan-preset
#[test]
fn a_preset_at_too_many_times_is_too_much() {
    let steps = Preset::MsSlow.steps(&times(&["08:00", "14:00", "20:00"]));
    assert_eq!(steps, Err(PlanError::TooMuch));
}
