//! English: the bottles, and the stop at another strength.

use crate::plan::{BottleState, Closing, DiscardSource, Ends, Origin, PlanError};
use crate::ui::text::Bottles;

pub(super) static BOTTLES: Bottles = Bottles {
    lead: "What your doses are drawn from, in this order.",
    to_plan: "Back to the plan",
    in_use: "Bottle in use",
    none: "No bottle is put in yet.",
    none_why: "With a bottle you see how much is left and how long it lasts.",
    none_open: "No bottle is open that doses can be drawn from.",
    put_in: "Put in a bottle",
    all: "Bottles",
    all_why: "A new one, a spill, a count, or closing one",
    picture: |volume, left| format!("Bottle of {volume}. {left} left."),
    left: |volume| format!("{volume} left"),
    beyond: |more, volume| {
        format!("That is {more} more, with what was drawn, than the {volume} that it should hold")
    },
    lasts_to: |date| format!("Lasts to {date}"),
    no_dose_held: "It does not hold one more dose.",
    no_doses: "No dose is due from now on, so it is not said how long it lasts.",
    state: |state| match state {
        BottleState::Unopened => "Not opened yet",
        BottleState::Open => "Open",
        BottleState::Empty => "Empty, by the numbers here",
        BottleState::Expired => "Past its date",
        BottleState::Closed(closing) => closed(closing),
    },
    is_in_use: "In use",
    begun: |origin, date| match origin {
        Origin::Bought => format!("Opened {date}"),
        Origin::Made => format!("Made {date}"),
    },
    discard: |source, date| match source {
        DiscardSource::Label => format!("Label: discard by {date}"),
        DiscardSource::Pharmacist => format!("Pharmacist: discard by {date}"),
        DiscardSource::Own => format!("Your own date: discard by {date}"),
    },
    unusual: "This is below 0.1 or above 10\u{a0}mg in 1\u{a0}mL, which is unusual for low-dose naltrexone. Look at the number and its unit again.",
    unusual_sure: "It stands on the label like this",
    no_discard: "No discard date is noted",
    closed_on: |closing, date| format!("{}. Closed {date}", closed(closing)),
    bar: |whole, drawn, wasted, to_draw, left_over| {
        let wasted = wasted.map(|wasted| format!(", {wasted} spilt, missing or not recorded"));
        format!(
            "Of {whole}: {drawn} drawn{}, {to_draw} to draw, {left_over} left over.",
            wasted.unwrap_or_default()
        )
    },
    drawn: |volume| format!("{volume} drawn"),
    gone: |drawn, wasted| format!("{drawn} drawn, {wasted} spilt, missing or not recorded"),
    to_draw: |volume| format!("{volume} to draw"),
    left_over: |volume| format!("{volume} left over"),
    tonight: "tonight",
    until: |date| format!("discard by {date}"),
    rest: |ends, source, volume| match (ends, source) {
        (Ends::Discard, Some(DiscardSource::Label)) => format!(
            "The label date comes before it is empty, so {volume} will be left over. That is expected."
        ),
        (Ends::Discard, Some(DiscardSource::Pharmacist)) => format!(
            "Your pharmacist’s date comes before it is empty, so {volume} will be left over. That is expected."
        ),
        (Ends::Discard, Some(DiscardSource::Own) | None) => format!(
            "The discard date comes before it is empty, so {volume} will be left over. That is expected."
        ),
        (Ends::Empty, _) => {
            format!("At the end {volume} will be left over: too little for one more dose.")
        }
        (Ends::Plan, _) => format!("The plan ends before it is empty: {volume} will be left."),
    },
    order_by: |date| format!("Order by {date}"),
    order_now: "Order now",
    if_taken: |order| format!("If you took all doses: {order}"),
    to_end: |count, volume, end| match count {
        1 => format!("1 more bottle of {volume} reaches the end of the plan, {end}"),
        count => format!("{count} more bottles of {volume} reach the end of the plan, {end}"),
    },
    each: |volume, days| {
        let long = match days {
            1 => "1 day".to_owned(),
            days if days < DAYS_AS_WEEKS => format!("{days} days"),
            days => format!("{} weeks", days / 7),
        };
        format!("1 more bottle of {volume} lasts {long}")
    },
    enough: |end| {
        end.map_or_else(
            || "What you have lasts longer than is looked ahead here.".to_owned(),
            |end| format!("What you have lasts to the end of the plan, {end}."),
        )
    },
    expired: |number| format!("Bottle {number} is past its date"),
    expired_do: "Close it, and go on with another one. If you have no other, ask your pharmacist.",
    empty: |number| format!("Bottle {number} is empty, by the numbers here"),
    not_drawn: "It is not drawn from any more.",
    empty_do: "Close it, or open another one, which closes this one too. If something is still in it, look and note how much.",
    look: "Go to the bottles",
    closed: "Closed",
    new: "A new bottle",
    go_on: "Go on with the new bottle",
    unsaved: "Changed, and not saved yet",
    changed: "The bottles are changed.",
    is_saved: "What is known of the bottle is recorded.",
    is_opened: "The bottle is opened, and in use from now on.",
    is_used: "This bottle is in use from now on.",
    is_used_old_closed: "This bottle is in use from now on. What held less than your smallest dose is closed.",
    is_spilt: "The spill is recorded.",
    is_counted: "The count is recorded.",
    is_closed: "The bottle is closed.",
    is_reopened: "The bottle is no longer closed.",
    is_confirmed: "The new strength is confirmed.",
    form: "A new bottle",
    known: "What is known of it",
    origin: "Where is it from?",
    origin_of: |origin| match origin {
        Origin::Bought => "From a pharmacy",
        Origin::Made => "Made at home",
    },
    strength_fixed: "Doses were drawn from it, so its strength stays. If it was typed wrongly, close this bottle and put it in anew.",
    volume: "In the whole bottle, in mL",
    volume_hint: "When it was full.",
    begun_on: |origin| match origin {
        Some(Origin::Bought) => "Opened on",
        Some(Origin::Made) => "Made on",
        None => "Opened or made on",
    },
    begun_hint: "Leave it empty as long as it is not opened. An opened one is in use at once.",
    discard_by: "Discard by",
    discard_hint: "The last day on which it may be used, after opening. Leave it empty if nobody told you.",
    made_keeps: "How long tablets in plain water keep is not known: no study was found. Ask your pharmacist for a date.",
    source: "Who says so?",
    source_of: |source| match source {
        DiscardSource::Label => "The label",
        DiscardSource::Pharmacist => "My pharmacist",
        DiscardSource::Own => "I chose it",
    },
    save: "Save",
    look_at: "Look at:",
    no_origin: "Choose where it is from.",
    no_strength: "Type what the label says.",
    no_volume: "Type a number of mL.",
    no_source: "Choose who told you this date.",
    zero: "It must be more than nothing.",
    too_large: |most| format!("A bottle holds at most {most} here. Is the unit right?"),
    no_date: "This is no date.",
    future: "This day has not come yet.",
    before_begun: "This is before the day on which it was opened or made.",
    was_drawn: "Doses were drawn from it, so it has a day on which it was opened or made.",
    refused: |error| {
        if error == PlanError::TooManyBottles {
            "There is no room for another bottle here."
        } else if error == PlanError::StrengthFixed {
            "Doses were drawn from it, so its strength stays. Close it, and put it in anew."
        } else if error == PlanError::NoSuchBottle {
            "This bottle is not there any more."
        } else {
            "This cannot be worked out. Check the numbers and dates."
        }
    },
    open_now: "Open it now",
    use_now: "Draw from it from now on",
    use_now_why: "The other bottles come after it. An open one that holds less than your smallest dose is closed.",
    spill: "Some was spilt",
    spill_amount: "How much, in mL",
    spill_hint: "Spilt, or drawn and not taken.",
    spill_save: "Record the spill",
    spill_more: |left| {
        format!("Only {left} is left in it. If that is wrong, look and note how much is in it.")
    },
    count: "I looked how much is in it",
    count_amount: "So much is in it, in mL",
    count_hint: |left| format!("{left} by the numbers here. From then on what you saw counts."),
    count_save: "Record the count",
    count_more: |volume| format!("The bottle held {volume} when it was full. Look again."),
    close: "Close it",
    close_why: "A closed bottle is not drawn from any more. It stays in the list, and you can open it again.",
    close_reason: "Why?",
    no_closing: "Choose why it is closed.",
    closing: |closing| match closing {
        Closing::Emptied => "It is empty",
        Closing::Expired => "Its time is over",
        Closing::Lost => "Lost, broken or given back",
    },
    close_rest: |left| {
        format!(
            "{left} is left in it by the numbers here. It is noted as not used or not recorded."
        )
    },
    in_its_time: "while this bottle was in use",
    close_empty: "Nothing is left in it by the numbers here.",
    close_save: "Close this bottle",
    reopen: "Open it again",
    reopen_why: "What was left in it when it was closed is counted again.",
    cancel: "Leave it as it is",
    stop: "The new bottle has another strength",
    stop_in_use: "The bottle in use has another strength",
    stop_corrected: "You change the strength of this bottle",
    stop_beside: "This bottle has another strength than the one before it",
    stop_look: "Nothing is drawn from it before you look at both labels.",
    look_both: "Look at both labels",
    stop_dose: |dose| format!("The dose stays {dose}. What you draw changes. Read both labels."),
    corrected_dose: |dose| {
        format!("The dose stays {dose}. What you draw changes. Read the label of the bottle again.")
    },
    was_typed: |strength| format!("Until now {strength} was typed of this bottle."),
    until_now: "Until now",
    new_bottle: "New bottle",
    as_typed: "As it was typed",
    as_corrected: "As it is now",
    label: "Label",
    draw: "Draw",
    syringe: "Syringe",
    mark: "Mark",
    mark_of: |mark, of| format!("{} of {of}", ordinal(mark)),
    mark_near: |mark, of| format!("near the {} of {of}", ordinal(mark)),
    mark_over: |mark, of| format!("above the {} of {of}", ordinal(mark)),
    below_first: "below the first mark",
    fills_near: |marks| format!("nearest: {marks}"),
    no_syringe: "none fits",
    small: "A draw this small is hard to measure well. Ask your pharmacist about a weaker strength.",
    tiny: "A draw this small cannot be measured well. Ask your pharmacist about a weaker strength before you draw.",
    slip: |draw, mass, ratio| {
        format!("Drawing the old {draw} from the new bottle would be {mass}, {ratio}.")
    },
    corrected_slip: |draw, mass, ratio| {
        format!(
            "If the label says what you typed now, the old draw of {draw} would be {mass}, {ratio}."
        )
    },
    times: |times| match times {
        2 => "twice the dose".to_owned(),
        3 => "three times the dose".to_owned(),
        4 => "four times the dose".to_owned(),
        5 => "five times the dose".to_owned(),
        6 => "six times the dose".to_owned(),
        7 => "seven times the dose".to_owned(),
        8 => "eight times the dose".to_owned(),
        9 => "nine times the dose".to_owned(),
        10 => "ten times the dose".to_owned(),
        times => format!("{times} times the dose"),
    },
    times_about: |times| format!("{times} times the dose"),
    part: |part| match part {
        2 => "half the dose".to_owned(),
        3 => "a third of the dose".to_owned(),
        4 => "a quarter of the dose".to_owned(),
        5 => "a fifth of the dose".to_owned(),
        10 => "a tenth of the dose".to_owned(),
        part => format!("one part in {part} of the dose"),
    },
    more: |percent| format!("{percent} more than the dose"),
    less: |percent| format!("{percent} less than the dose"),
    draw_from_now: |draw| format!("Draw {draw} from now on"),
    keep_old: "Keep the old bottle",
    keep_typed: "Leave the strength as it was",
    put_beside: "Put it in, not opened",
    correct_beside: "Save this strength",
    beside_why: "Nothing is drawn from it yet. Before you draw from it, this stop comes again.",
    not_now: "Not now",
};

/// From how many days on whole weeks are said of what lasts so long: 8 weeks. Of fewer, the days that weeks leave out are too large a part.
const DAYS_AS_WEEKS: i64 = 56;

const fn closed(closing: Closing) -> &'static str {
    match closing {
        Closing::Emptied => "Empty, or too little for a dose",
        Closing::Expired => "Its time was over",
        Closing::Lost => "Lost, broken or given back",
    }
}

/// 1st, 2nd, 3rd, 4th, 11th. The measuring words have one of their own: they come with another part of the program.
fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_english() {
        for (number, written) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (13, "13th"),
            (22, "22nd"),
            (101, "101st"),
            (111, "111th"),
        ] {
            assert_eq!(ordinal(number), written);
        }
    }

    #[test]
    fn counts_and_times_agree_with_their_words() {
        for (days, long) in [
            (1, "1 day"),
            (6, "6 days"),
            (27, "27 days"),
            (55, "55 days"),
            (56, "8 weeks"),
            (76, "10 weeks"),
        ] {
            let said = format!("1 more bottle of 100 mL lasts {long}");
            assert_eq!((BOTTLES.each)("100 mL", days), said);
        }
        assert_eq!(
            (BOTTLES.to_end)(1, "100 mL", "21 February"),
            "1 more bottle of 100 mL reaches the end of the plan, 21 February"
        );
        assert_eq!((BOTTLES.times)(2), "twice the dose");
        assert_eq!((BOTTLES.times)(12), "12 times the dose");
        assert_eq!((BOTTLES.part)(5), "a fifth of the dose");
    }
}
