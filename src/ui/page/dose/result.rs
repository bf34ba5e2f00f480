//! The frame around every answer: what stands there before there is one, the gates, the working, the line to copy, the printed
//! sheet and what screen readers are told. It knows no calculator.

use yew::prelude::*;

use super::desk::Desk;
use super::remark::Remark;
use crate::dose::{
    Exact, Line, Mass, MassUnit, Operation, Quantity, Reading, Volume, Working, Written,
};
use crate::ui::part::{
    Button, CopyButton, Glyph, Grade, LiveRegion, Pair, all, button, link, list, pairs, quantity,
    tag, tag_named, words,
};
use crate::ui::reading::dose_problem;
use crate::ui::route::Route;
use crate::ui::state::calculator::{Label, Outcome};
use crate::ui::text::Facts;

/// What a calculator is called.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// Its name, on the printed sheet.
    pub(super) sheet: &'static str,
    /// What to type, as long as there is nothing to work out.
    pub(super) waiting: &'static str,
    /// What one must know before using the result, if there is anything.
    pub(super) facts: Option<Facts>,
}

/// An answer, ready to be shown.
pub(super) struct Shown {
    /// What must be known before it is used.
    pub(super) remarks: Vec<Remark>,
    /// The answer, large.
    pub(super) number: Html,
    /// More about it, a row each.
    pub(super) rows: Vec<Pair>,
    /// What follows: what can be done with it.
    pub(super) after: Html,
    /// The working, with what is said of rounding; none where an answer is a choice among many.
    pub(super) working: Option<Html>,
    /// The answer as one line of text to copy.
    pub(super) line: String,
    /// What was asked: rows for paper.
    pub(super) asked: Vec<Pair>,
    /// What screen readers are told.
    pub(super) said: String,
}

/// What stands beside the fields.
#[derive(Default)]
pub(super) struct Beside {
    /// The head of the printed sheet.
    pub(super) sheet: Html,
    /// What a gate asks.
    pub(super) gate: Html,
    /// The answer, or what stands in its place.
    pub(super) rest: Html,
    /// What screen readers are told.
    pub(super) said: String,
}

impl Desk {
    /// A calculator: its fields, and beside them what there is to show. Nothing of an answer is made unless the gates let it
    /// through: `show` is called for nothing else.
    pub(super) fn calculator<A>(
        &self,
        names: Names,
        fields: Html,
        outcome: &Outcome<A>,
        show: impl FnOnce(&A) -> Shown,
    ) -> Html {
        self.laid_out(names, fields, outcome.map(show))
    }

    /// One function for all calculators: that keeps the program small.
    fn laid_out(&self, names: Names, fields: Html, outcome: Outcome<Shown>) -> Html {
        let nothing = |said| Beside { said, ..Beside::default() };
        let beside = match outcome {
            Outcome::Asked(question) | Outcome::Refused(question) => {
                Beside { gate: self.gate(question), ..nothing(self.gate_title(question)) }
            }
            Outcome::Answer(mut shown, question) => {
                let gate = question.map(|question| self.gate(question)).unwrap_or_default();
                let above = question.map(|question| self.gate_title(question));
                shown.line.extend(above.into_iter().flat_map(|above| ["; ".to_owned(), above]));
                Beside { gate, ..self.answer(names, shown) }
            }
            Outcome::Unread(problem) if self.inputs.is_shown(&problem) => {
                let said = self.problem(&problem).unwrap_or_default();
                Beside { rest: waiting(self.text.calculator.unread.to_owned()), ..nothing(said) }
            }
            Outcome::Impossible(error) => {
                let why = dose_problem(error, self.style, self.text);
                let seen = [self.text.calculator.impossible, " ", &why].concat();
                Beside { rest: waiting(seen.clone()), ..nothing(seen) }
            }
            Outcome::Waiting | Outcome::Unread(_) => {
                Beside { rest: waiting(names.waiting.to_owned()), ..Beside::default() }
            }
        };
        self.frame(names, fields, beside)
    }

    /// Fields, with what stands beside them.
    pub(super) fn frame(&self, names: Names, fields: Html, beside: Beside) -> Html {
        let Beside { sheet, gate, rest, said } = beside;
        let fields = tag("div", "asks no-print", fields);
        let result = tag_named("div", "stack-l result", "result", all([gate, rest]));
        all([
            sheet,
            tag("div", "two", all([fields, result])),
            html! { <LiveRegion page={self.page.clone()} sentence={said} /> },
            names.facts.map(facts).unwrap_or_default(),
            self.notes(),
        ])
    }

    /// The head of the printed sheet: what was asked, and when.
    fn sheet(&self, names: Names, mut asked: Vec<Pair>) -> Html {
        asked.insert(0, Pair::of(self.text.calculator.date, self.page.today_in_words()));
        tag("div", "print-only", all([tag("h2", "", words(names.sheet)), pairs(asked)]))
    }

    /// An answer, laid out.
    fn answer(&self, names: Names, shown: Shown) -> Beside {
        let say = &self.text.calculator;
        let Shown { remarks, number, rows, after, working, line, asked, said } = shown;
        let page = self.page.clone();
        let print = Button {
            label: say.print.into(),
            onpress: Callback::from(move |()| page.print()),
            glyph: Some(Glyph::Printer),
            testid: Some("print"),
            ..Button::default()
        };
        let working = working.map(|working| {
            let name = tag("span", "sub", words(say.working));
            tag_named("p", "working", "working", all([name, html! { <br /> }, working]))
        });
        let (page, text, copy) = (self.page.clone(), self.text, plain(&line));
        let copy = html! { <CopyButton {page} {text} {copy} testid="copy" label={say.copy} /> };
        // A warning comes before the number that it is about.
        let (first, then): (Vec<_>, Vec<_>) =
            remarks.into_iter().partition(|remark| remark.grade != Grade::Caution);
        let rest = all([
            self.notices(first),
            number,
            self.notices(then),
            if rows.is_empty() { Html::default() } else { pairs(rows) },
            after,
            working.unwrap_or_default(),
            tag("div", "row no-print", all([copy, button(print)])),
            tag("p", "print-only small", words(say.printed)),
        ]);
        Beside { sheet: self.sheet(names, asked), gate: Html::default(), rest, said }
    }

    /// What screen readers are told: the answer and its mark, and the title of every remark.
    pub(super) fn said(
        &self,
        asked: &str,
        answer: Option<&Written>,
        reading: Option<&Reading>,
        remarks: &[Remark],
    ) -> String {
        let say = &self.text.measure;
        let mut sentences = Vec::new();
        if let Some(answer) = answer {
            let is = if answer.exact { say.is } else { say.is_about };
            sentences.push([is(asked).as_str(), " ", &answer.text].concat());
        }
        if let Some(reading) = reading {
            let spacing = self.volume(reading.syringe.spacing());
            sentences.push(self.mark_of(reading));
            sentences.push((say.each_line)(&self.capacity(reading.syringe), &spacing));
        }
        sentences.extend(remarks.iter().map(|remark| self.said_of(remark)));
        sentences.join(". ")
    }

    /// The title of a remark, with the word for its grade.
    pub(super) fn said_of(&self, remark: &Remark) -> String {
        let parts = &self.text.parts;
        let word = match remark.grade {
            Grade::Caution => parts.caution,
            Grade::Warning => parts.warning,
            Grade::Stop => parts.stop,
        };
        [word, ": ", &remark.title].concat()
    }

    /// What the page says under every calculator.
    fn notes(&self) -> Html {
        let say = &self.text.calculator;
        let more = link(Route::Learn.address(), say.opioids_more);
        tag("p", "section notes small sub no-print", all([words(say.opioids), words(" "), more]))
    }

    /// The row for paper: the strength on the label.
    pub(super) fn strength_row(&self) -> Option<Pair> {
        self.label_row(Label::Bottle, self.text.calculator.strength)
    }

    /// The row for paper: a strength as it was typed and read.
    pub(super) fn label_row(&self, label: Label, name: &'static str) -> Option<Pair> {
        let say = &self.text.calculator;
        let strength = self.inputs.label(label).ok().flatten()?;
        let typed = self.inputs.text(label.entry()).trim();
        let typed = if self.inputs.names_its_unit(label) {
            typed.to_owned()
        } else {
            let volume = self.inputs.text(label.volume()).trim();
            let mcg = self.style.mass_unit(MassUnit::Mcg);
            (say.typed_label)(self.inputs.label_unit(label), typed, volume, mcg)
        };
        Some(Pair::of(name, (say.typed_and_read)(&typed, &self.strength(strength))))
    }

    /// What is said of the last number of a working.
    pub(super) fn said_of_rounding(&self, written: &Written) -> &'static str {
        let say = &self.text.calculator;
        if written.exact { say.not_rounded } else { say.rounded_to_show }
    }

    /// The lines of a working, each with its result; `rounding` is said after the last.
    pub(super) fn working(&self, working: &Working, rounding: &'static str) -> Html {
        let last = working.len().saturating_sub(1);
        let lines = working.iter().enumerate().map(|(at, line)| {
            let end = if at == last {
                words([", ", rounding].concat())
            } else {
                html! { <br /> }
            };
            all([self.working_line(line), end])
        });
        list(lines.collect())
    }

    fn working_line(&self, line: &Line) -> Html {
        let sign = match line.operation {
            Operation::Times => " × ",
            Operation::Over => " ÷ ",
            Operation::Plus => " + ",
            Operation::Minus => " − ",
        };
        let part = |of| quantity(self.operand(of));
        let result = quantity(self.quantity(line.result));
        all([part(line.left), words(sign), part(line.right), words(" = "), result])
    }

    /// A quantity that a line begins with: a strength that has no short number is written as a mass in a volume, so that the line can
    /// be checked by hand.
    fn operand(&self, of: Quantity) -> String {
        let Quantity::Strength(strength) = of else { return self.quantity(of) };
        let number = strength.in_mg_per_ml();
        let mass = self.style.mass(Mass::mg(Exact::whole(number.numerator())), MassUnit::Mg);
        let volume = self.style.volume(Volume::ml(Exact::whole(number.denominator())));
        if self.style.strength(strength).exact || !mass.exact || !volume.exact {
            return self.quantity(of);
        }
        (self.text.calculator.ratio)(&mass.text, &volume.text)
    }

    /// A quantity of a working, in words.
    fn quantity(&self, quantity: Quantity) -> String {
        let say = &self.text.calculator;
        let counted = |number, words: fn(&str) -> String| {
            let mut written = self.style.number(number);
            written.text = words(&written.text);
            self.written(written)
        };
        match quantity {
            Quantity::Mass(mass) => self.mg(mass),
            Quantity::Volume(volume) => self.volume(volume),
            Quantity::Strength(strength) => self.strength(strength),
            Quantity::Tablets(number) => counted(number, say.tablets),
            Quantity::Drops(number) => counted(number, say.drops),
            Quantity::DropsPerMl(number) => counted(number, say.drops_per_ml),
        }
    }
}

fn facts(Facts { title, points }: Facts) -> Html {
    html! {
        <section class="section notes stack">
            <h2>{ title }</h2>
            <ul class="bul">{ for points.iter().map(|(point, why)| html! { <li><b>{ point }</b>{ " " }{ why }</li> }) }</ul>
        </section>
    }
}

/// What stands where an answer will be.
fn waiting(text: String) -> Html {
    html! { <p class="waiting" data-testid="waiting">{ text }</p> }
}

/// A text for another program: with plain spaces.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
