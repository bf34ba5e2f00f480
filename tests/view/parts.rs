//! The parts, each as the accessible markup that it promises.

use ldn_diary::ui::part::{
    Button, ButtonKind, Choice, Choices, Dialog, Field, Grade, LiveRegion, Notice, Pair, Segments,
    Toast, Units, button, choices, combo, field, notice, pairs, segments, toast,
};
use ldn_diary::ui::port::Ports;
use ldn_diary::ui::text::{EN, Text};
use yew::prelude::*;

use crate::{count, piece, tag};

const TEXT: Text = Text(&EN);

#[tokio::test]
async fn a_field_ties_label_hint_and_error_to_its_input() {
    let dose = || Field { id: "dose".into(), label: "Dose".into(), ..Field::default() };
    let plain = piece(field(Field { value: "1,5".into(), ..dose() })).await;
    assert!(tag(&plain, "for=\"dose\"").starts_with("label ") && plain.contains(">Dose</label>"));
    let input = tag(&plain, "id=\"dose\"");
    assert!(input.contains("inputmode=\"decimal\"") && input.contains("value=\"1,5\""), "{input}");
    assert!(!plain.contains("aria-invalid") && !plain.contains("aria-describedby"));

    let error = Some("No number.".into());
    let wrong = piece(field(Field { error, hint: Some("In mg.".into()), ..dose() })).await;
    assert!(wrong.contains("aria-invalid=\"true\""));
    assert!(wrong.contains("aria-describedby=\"dose-error dose-hint\""));
    let error = tag(&wrong, "id=\"dose-error\"");
    assert!(error.contains("class=\"error\"") && wrong.contains(">No number.</p>"));
    let hint = tag(&wrong, "id=\"dose-hint\"");
    assert!(hint.contains("class=\"hint\"") && wrong.contains(">In mg.</p>"));
}

#[tokio::test]
async fn a_combo_joins_a_number_and_its_unit() {
    let names = ["mg", "mcg"].map(AttrValue::from).into();
    let units =
        Units { label: "Unit of the dose".into(), names, chosen: 1, onchoose: Callback::noop() };
    let given =
        Field { id: "dose".into(), label: "Dose".into(), value: "500".into(), ..Field::default() };
    let page = piece(combo(given, units)).await;
    assert!(tag(&page, "id=\"dose-unit\"").contains("aria-label=\"Unit of the dose\""), "{page}");
    assert_eq!(count(&page, "<option"), 2);
    let chosen: Vec<&str> =
        page.split("<option").filter(|option| option.contains("selected")).collect();
    assert!(chosen.len() == 1 && chosen[0].contains(">mcg<"), "{page}");
}

#[tokio::test]
async fn a_notice_tells_its_grade_by_word_shape_and_frame() {
    let mut seen = Vec::new();
    for (grade, class, word) in [
        (Grade::Caution, "note--caution", "Caution"),
        (Grade::Warning, "note--warning", "Warning"),
        (Grade::Stop, "note--stop", "Stop"),
    ] {
        let (testid, title) = ("between", "Between two marks".into());
        let given = Notice { grade, text: TEXT, testid, title, body: Html::default() };
        let page = piece(notice(given)).await;
        assert!(page.contains(class), "{page}");
        assert!(
            page.contains(&format!("<span class=\"word\">{word}</span> Between two marks</h2>")),
            "{page}"
        );
        seen.push(
            page.split("<svg")
                .nth(1)
                .and_then(|rest| rest.split("</svg>").next())
                .map(str::to_owned),
        );
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 3, "three shapes");
}

#[tokio::test]
async fn pairs_are_a_list_of_terms_and_values() {
    let pair = Pair::of("Exact volume", "1.5\u{a0}mL").named("exact");
    let page = piece(pairs(vec![pair, Pair::of("Nearest mark", "1.5\u{a0}mL")])).await;
    assert!(page.starts_with("<dl class=\"pairs\">"), "{page}");
    assert!(page.contains("<dt>Exact volume</dt>"), "{page}");
    assert!(tag(&page, "data-testid=\"exact\"").starts_with("dd "), "{page}");
    assert_eq!(count(&page, "<bdi>1.5\u{a0}mL</bdi></dd>"), 2, "{page}");
}

#[tokio::test]
async fn a_closed_dialog_holds_nothing_and_an_open_one_is_named_by_its_title() {
    let dialog = |open| {
        let page = Ports::in_memory().page;
        html! {
            <Dialog id="gate" {page} {open} onclose={Callback::noop()} title={html! { "Is it right?" }} actions={html! { <b>{ "Yes" }</b> }}>
                { "Old and new." }
            </Dialog>
        }
    };
    let closed = piece(dialog(false)).await;
    assert!(
        !closed.contains("Is it right?")
            && !closed.contains("Old and new.")
            && !closed.contains("Yes")
    );
    let open = piece(dialog(true)).await;
    assert!(
        open.contains("aria-labelledby=\"gate-title\"")
            && open.contains("<h2 id=\"gate-title\">Is it right?</h2>")
    );
}

#[tokio::test]
async fn a_segmented_choice_is_a_group_of_radios_under_its_question() {
    let page = piece(segments(&Segments {
        name: "theme".into(),
        legend: "Colours".into(),
        options: vec!["Light".into(), "Dark".into()],
        chosen: 1,
        onchoose: Callback::noop(),
    }))
    .await;
    assert!(page.contains("<legend class=\"label\">Colours</legend>"));
    assert_eq!(count(&page, "name=\"theme\""), 2);
    assert!(tag(&page, "checked").contains("id=\"theme-1\""), "{page}");
    assert_eq!(count(&page, "checked"), 1, "{page}");
}

#[tokio::test]
async fn choices_are_a_group_of_checkboxes_under_their_question() {
    let chips = [("1 mL", false), ("3 mL", true)]
        .map(|(name, chosen)| Choice { name: name.into(), chosen })
        .into();
    let given = Choices {
        name: "syringe".into(),
        legend: "Which?".into(),
        choices: chips,
        onflip: Callback::noop(),
    };
    let page = piece(choices(&given)).await;
    assert!(page.contains("<legend class=\"label\">Which?</legend>"));
    assert_eq!(count(&page, "type=\"checkbox\""), 2);
    assert!(tag(&page, "checked").contains("id=\"syringe-1\""), "{page}");
}

#[tokio::test]
async fn the_live_region_is_heard_and_not_seen() {
    let page =
        piece(html! { <LiveRegion page={Ports::in_memory().page} sentence="1.5 mg is 1.5 mL." /> })
            .await;
    assert!(
        tag(&page, "role=\"status\"").contains("class=\"vh\"")
            && page.contains(">1.5 mg is 1.5 mL.</p>"),
        "{page}"
    );
}

#[tokio::test]
async fn a_button_never_sends_a_form() {
    for kind in [ButtonKind::Main, ButtonKind::Plain, ButtonKind::Quiet] {
        let page = piece(button(Button { kind, label: "Go on".into(), ..Button::default() })).await;
        assert!(page.starts_with("<button type=\"button\"") && page.contains("Go on"), "{page}");
    }
}

#[tokio::test]
async fn a_toast_says_what_was_done_and_offers_the_way_back() {
    let given = Toast {
        message: "Removed.".into(),
        undo: "Undo".into(),
        onundo: Callback::noop(),
        testid: "undo",
    };
    let page = piece(toast(given)).await;
    assert!(
        page.contains("<p role=\"status\">Removed.</p>") && page.contains("<span>Undo</span>"),
        "{page}"
    );
}
