//! What is told and asked wherever a file is taken in: the names of its parts, what becomes of its records, one number with two names.

use yew::prelude::*;

use crate::diary::Month;
use crate::store::{Choices, Clash, NameList, Records};
use crate::ui::context::Site;
use crate::ui::part::{Radios, radios};
use crate::ui::port::DateForm;
use crate::ui::text::data::Counted;

/// A line of what becomes of records: how many, and the words for so many.
type Line = (usize, Counted);

/// The name of a part of a file, or of what is kept, in the person's words.
pub(super) fn part_name(site: &Site, name: &str) -> String {
    let say = &site.text.restore;
    let month = name.strip_prefix("m/").and_then(|month| {
        let (year, month) = month.split_once('-')?;
        Month::new(year.parse().ok()?, month.parse().ok()?).ok()
    });
    if let Some(first) = month.and_then(|month| month.nights().next()) {
        return site.date(first.date(), DateForm::MonthYear);
    }
    let names = [
        ("lists", say.part_lists),
        ("relapses", say.part_relapses),
        ("plan", say.part_plan),
        ("drafts", say.part_drafts),
        ("settings", say.part_settings),
    ];
    let own = names.into_iter().find(|(part, _)| *part == name);
    own.map_or(say.part_other, |(_, words)| words).to_owned()
}

/// What becomes of records, a line for each thing that becomes of any.
pub(super) fn becomes(site: &Site, records: Records) -> Vec<String> {
    let say = &site.text.restore;
    let counted: [Line; 8] = [
        (records.added, say.added),
        (records.newer, say.newer),
        (records.both, say.both),
        (records.deleted, say.deleted),
        (records.older, say.older),
        (records.trashed, say.trashed),
        (records.only_here, say.only_here),
        (records.same, say.same),
    ];
    let counted = counted.into_iter().filter(|(number, _)| *number > 0);
    counted.map(|(number, say)| say.of(number)).collect()
}

/// Whether what has two names is one thing.
pub(super) fn which_name(site: &Site, choices: &UseStateHandle<Choices>, clash: &Clash) -> Html {
    let (say, of) = (&site.text.restore, clash.of);
    let onchoose = {
        let choices = choices.clone();
        Callback::from(move |place: usize| {
            let mut next = (*choices).clone();
            if place == 0 {
                next.apart.remove(&of);
            } else {
                next.apart.insert(of);
            }
            choices.set(next);
        })
    };
    let [before, between, after] = say.clash;
    let (list, number) = of;
    let list = match list {
        NameList::Symptoms => "symptom-",
        NameList::SideEffects => "effect-",
    };
    radios(&Radios {
        name: ["same-", list, &number.to_string()].concat().into(),
        legend: [before, clash.here.text(), between, clash.file.text(), after].concat().into(),
        options: vec![say.clash_same.into(), say.clash_apart.into()],
        chosen: Some(usize::from(choices.apart.contains(&of))),
        onchoose,
        error: None,
    })
}
