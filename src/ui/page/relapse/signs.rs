//! What speaks for calling now, and what to tell besides, from the answers and the records. Nothing is concluded from them.

use yew::prelude::*;

use crate::diary::{Answer, NaiveDate, Relapse};
use crate::ui::context::Site;
use crate::ui::part::{all, list, para, tag, tag_named, words};
use crate::ui::state::relapse::RelapseForm;
use crate::ui::text::Text;

/// The fewest days since the last one in the usual definition.
const APART: i64 = 30;

/// The section of the form.
pub(super) fn signs(
    site: &Site,
    form: &RelapseForm,
    records: &[Relapse],
    today: NaiveDate,
) -> Html {
    let say = &site.text.relapse;
    let (days, by_dates) =
        (form.days_since_previous(records, today), form.over_24_h_by_dates(today));
    let (speaks, also) = points(form, days, by_dates, site.text);
    let points = |name: &'static str, testid: &'static str, points: Vec<String>| {
        if points.is_empty() {
            return Html::default();
        }
        let points = points.into_iter().map(|point| tag("li", "", words(point))).collect();
        let points = tag_named("ul", "bul", testid, list(points));
        all([tag("h3", "", words(name)), points])
    };
    let content = [
        tag("h2", "", words(say.call)),
        points(say.speaks, "speaks", speaks),
        points(say.also, "also", also),
        para(say.only_team),
        tag("p", "small sub", words(say.usual)),
        tag("p", "small sub", words(say.sources)),
    ];
    html! { <section class="section stack" aria-live="polite" data-testid="signs">{ all(content) }</section> }
}

/// What speaks for calling now, and what to tell besides.
fn points(
    form: &RelapseForm,
    days: Option<i64>,
    by_dates: Answer,
    text: Text,
) -> (Vec<String>, Vec<String>) {
    let say = &text.relapse;
    let (mut speaks, mut also) = (Vec::new(), Vec::new());
    if form.kind.is_some() {
        speaks.push(say.is_new.to_owned());
    }
    // What the person answered counts more than the dates.
    match (form.over_24_h, by_dates) {
        (Answer::Yes, _) => speaks.push(say.is_long.to_owned()),
        (Answer::No, _) => also.push(say.not_long.to_owned()),
        (Answer::Unsure, Answer::Yes) => speaks.push(say.long_by_dates.to_owned()),
        (Answer::Unsure, Answer::No) => also.push(say.short_by_dates.to_owned()),
        (Answer::Unsure, Answer::Unsure) => also.push(say.long_unsure.to_owned()),
    }
    match days {
        None => also.push(say.first.to_owned()),
        Some(days) if days >= APART => speaks.push((say.days)(days)),
        Some(days) => also.push((say.days_few)(days)),
    }
    let causes = [form.heat, form.fever, form.infection];
    if causes.contains(&Answer::Yes) {
        also.push(say.cause.to_owned());
    } else if causes.contains(&Answer::Unsure) {
        also.push(say.cause_unsure.to_owned());
    } else {
        speaks.push(say.no_cause.to_owned());
    }
    (speaks, also)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::NewOrWorse;
    use crate::ui::text::EN;

    fn clear() -> RelapseForm {
        RelapseForm {
            kind: Some(NewOrWorse::Worse),
            over_24_h: Answer::Yes,
            heat: Answer::No,
            fever: Answer::No,
            infection: Answer::No,
            ..RelapseForm::default()
        }
    }

    fn said(form: &RelapseForm, days: Option<i64>) -> (String, String) {
        let (speaks, also) = points(form, days, Answer::Unsure, Text(&EN));
        (speaks.join(" "), also.join(" "))
    }

    #[test]
    fn everything_of_the_usual_definition_speaks_for_calling() {
        let (speaks, also) = said(&clear(), Some(30));
        assert_eq!(
            speaks,
            "Your symptoms are new or worse. It has lasted longer than 24 hours. 30 days have passed since the start of the record \
             before. There was no heat, no fever and no infection."
        );
        assert_eq!(also, "");
    }

    #[test]
    fn what_does_not_speak_for_it_is_told_all_the_same_and_never_left_out() {
        for (form, days, expected) in [
            (clear(), Some(29), "29 days have passed"),
            (clear(), Some(1), "1 day has passed"),
            (clear(), Some(0), "on the same day"),
            (clear(), None, "no earlier record"),
            (RelapseForm { over_24_h: Answer::No, ..clear() }, Some(90), "has not lasted"),
            (RelapseForm { over_24_h: Answer::Unsure, ..clear() }, Some(90), "not sure yet"),
            (RelapseForm { heat: Answer::Yes, ..clear() }, Some(90), "may explain it"),
            (RelapseForm { fever: Answer::Yes, ..clear() }, Some(90), "may explain it"),
            (RelapseForm { infection: Answer::Yes, ..clear() }, Some(90), "may explain it"),
            (
                RelapseForm { heat: Answer::Unsure, ..clear() },
                Some(90),
                "You are not sure about heat",
            ),
        ] {
            let (speaks, also) = said(&form, days);
            assert!(also.contains(expected), "{also}");
            assert!(!speaks.contains(expected), "{speaks}");
        }
    }

    #[test]
    fn who_is_not_sure_is_told_what_the_dates_say() {
        let unsure = RelapseForm { over_24_h: Answer::Unsure, ..clear() };
        let (speaks, _) = points(&unsure, None, Answer::Yes, Text(&EN));
        assert!(speaks.join(" ").contains("By its dates it has lasted longer than 24 hours."));
        let (_, also) = points(&unsure, None, Answer::No, Text(&EN));
        assert!(also.join(" ").contains("By its dates it has not lasted longer than 24 hours."));
        let said_no = RelapseForm { over_24_h: Answer::No, ..clear() };
        let (speaks, also) = points(&said_no, None, Answer::Yes, Text(&EN));
        assert!(!speaks.join(" ").contains("longer"), "{speaks:?}");
        assert!(also.join(" ").contains("It has not lasted"), "{also:?}");
    }

    #[test]
    fn nothing_that_can_be_said_names_what_it_is() {
        for answer in Answer::ALL {
            for days in [None, Some(3), Some(300)] {
                let form = RelapseForm { over_24_h: answer, heat: answer, ..clear() };
                let (speaks, also) = said(&form, days);
                assert!(
                    !speaks.contains("relapse") && !also.contains("relapse"),
                    "{speaks} {also}"
                );
            }
        }
    }
}
