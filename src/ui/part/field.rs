//! Fields to type in: a label, the text, and under it what was read or what is wrong. What was typed is never changed here.

use yew::prelude::*;

use super::Select;

/// Which keyboard a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Numbers with a decimal sign.
    #[default]
    Decimal,
    /// Any text.
    Text,
}

/// What a [`Field`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct FieldProps {
    /// The id of the input.
    pub id: AttrValue,
    /// The label above it.
    pub label: AttrValue,
    /// The text in it, exactly as typed.
    pub value: AttrValue,
    /// Told the whole text at every change.
    pub oninput: Callback<String>,
    /// Told when the person leaves the field.
    #[prop_or_default]
    pub onleave: Option<Callback<()>>,
    /// What is wrong with the text, if anything.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Under the field: help, or an echo of what was read.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// Which keyboard a phone shows.
    #[prop_or_default]
    pub kind: FieldKind,
}

/// A text field with its label, hint and error.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let onleave = props.onleave.clone();
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ props.label.clone() }</label>
            { input(&Input { id: &props.id, value: &props.value, oninput: &props.oninput, onleave, error: props.error.is_some(), hint: props.hint.is_some(), kind: props.kind }) }
            { under(&props.id, props.error.as_ref(), props.hint.as_ref()) }
        </div>
    }
}

/// What a [`Combo`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct ComboProps {
    /// The id of the number; the unit's is `<id>-unit`.
    pub id: AttrValue,
    /// The label above both.
    pub label: AttrValue,
    /// The number, exactly as typed.
    pub value: AttrValue,
    /// Told the whole text at every change.
    pub oninput: Callback<String>,
    /// Told when the person leaves the number.
    #[prop_or_default]
    pub onleave: Option<Callback<()>>,
    /// The label of the unit, for screen readers.
    pub unit_label: AttrValue,
    /// The units to choose from.
    pub units: std::rc::Rc<[AttrValue]>,
    /// The chosen unit's place in the list.
    pub unit: usize,
    /// Told the place of a unit when it is chosen.
    pub onunit: Callback<usize>,
    /// What is wrong with the number, if anything.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Under the field: help, or an echo of what was read.
    #[prop_or_default]
    pub hint: Option<Html>,
}

/// A number joined to a native choice of its unit.
#[component]
pub fn Combo(props: &ComboProps) -> Html {
    let onleave = props.onleave.clone();
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ props.label.clone() }</label>
            <div class="combo">
                { input(&Input { id: &props.id, value: &props.value, oninput: &props.oninput, onleave, error: props.error.is_some(), hint: props.hint.is_some(), kind: FieldKind::Decimal }) }
                <Select id={[props.id.as_str(), "-unit"].concat()} spoken={props.unit_label.clone()} options={props.units.clone()} chosen={props.unit} onchoose={props.onunit.clone()} />
            </div>
            { under(&props.id, props.error.as_ref(), props.hint.as_ref()) }
        </div>
    }
}

struct Input<'a> {
    id: &'a AttrValue,
    value: &'a AttrValue,
    oninput: &'a Callback<String>,
    onleave: Option<Callback<()>>,
    error: bool,
    hint: bool,
    kind: FieldKind,
}

fn input(input: &Input<'_>) -> Html {
    let oninput = input.oninput.reform(|event: InputEvent| {
        event.target_unchecked_into::<web_sys::HtmlInputElement>().value()
    });
    let onblur = input.onleave.as_ref().map(|leave| leave.reform(|_: FocusEvent| ()));
    let (inputmode, class) = match input.kind {
        FieldKind::Decimal => ("decimal", "input input--number"),
        FieldKind::Text => ("text", "input"),
    };
    let id = input.id.as_str();
    let described = match (input.error, input.hint) {
        (false, false) => None,
        (true, false) => Some([id, "-error"].concat()),
        (false, true) => Some([id, "-hint"].concat()),
        (true, true) => Some([id, "-error ", id, "-hint"].concat()),
    };
    html! {
        <input type="text" {class} id={input.id.clone()} {inputmode} autocomplete="off" autocapitalize="off" spellcheck="false"
            value={input.value.clone()} aria-invalid={input.error.then_some("true")} aria-describedby={described} {oninput} {onblur} />
    }
}

fn under(id: &str, error: Option<&AttrValue>, hint: Option<&Html>) -> Html {
    html! {
        <>
            if let Some(error) = error { <p class="error" id={[id, "-error"].concat()}>{ error.clone() }</p> }
            if let Some(hint) = hint { <p class="hint" id={[id, "-hint"].concat()}>{ hint.clone() }</p> }
        </>
    }
}
