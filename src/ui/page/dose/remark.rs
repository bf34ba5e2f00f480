//! What must be known before a draw is made: that it is between two marks, or over the last one, too small, or not in one fill; and
//! what to do. It words what was measured and judges nothing.

use yew::prelude::*;

use super::desk::Desk;
use super::result::plain;
use crate::dose::{self, Draw, DrawGate, Exact, Fills, Fit, Reading, Syringe, Volume, limits};
use crate::ui::part::{
    Button, CopyButton, Glyph, Grade, Notice, all, button, cell, icon, notice, para, row_head, tag,
    words,
};
use crate::ui::state::calculator::{Change, Measured, Place, Weaker};

/// Something to know, ready for a notice.
pub(super) struct Remark {
    pub(super) grade: Grade,
    /// The notice's name for end-to-end tests.
    pub(super) testid: &'static str,
    /// What it is about, in one line.
    pub(super) title: String,
    /// Why, and what to do.
    pub(super) body: Html,
}

impl Desk {
    /// Remarks as notices.
    pub(super) fn notices(&self, remarks: Vec<Remark>) -> Html {
        let shown = |Remark { grade, testid, title, body }| {
            notice(Notice { grade, text: self.text, testid, title: title.into(), body })
        };
        remarks.into_iter().map(shown).collect()
    }

    /// The titles of cautions, for right under the number that they are about: their notices follow below the picture.
    pub(super) fn titles(&self, remarks: &[Remark]) -> Html {
        let title = |remark: &Remark| {
            let said = tag("span", "", words(self.said_of(remark)));
            tag("p", "graded", all([icon(Glyph::Triangle), said]))
        };
        remarks.iter().filter(|remark| remark.grade == Grade::Caution).map(title).collect()
    }

    /// What there is to know about where a draw stands on the syringe.
    pub(super) fn place_remark(&self, measured: &Measured) -> Option<Remark> {
        let closer = measured.closer.as_ref();
        match &measured.place {
            Place::Mark(reading) if !reading.syringe.holds(measured.draw.volume) => {
                self.over_last_mark(&measured.draw, reading)
            }
            Place::Mark(reading) => self.between_marks(&measured.draw, reading, closer),
            Place::BelowFirstMark { syringe, first } => {
                let say = &self.text.measure;
                let mark = self.volume(syringe.spacing());
                let why =
                    (say.below_first_why)(&self.told_apart(*syringe), &mark, &self.mg(*first));
                Some(Remark {
                    grade: Grade::Warning,
                    testid: "below-first",
                    title: (say.below_first)(&self.volume(measured.draw.volume)),
                    body: self.why_and_do(why, say.below_first_do, closer),
                })
            }
            Place::NotInOneFill { fills, owned, usual } => {
                Some(self.fills(measured, fills, [*owned, *usual]))
            }
            Place::NoSyringe => None,
        }
    }

    fn fills(
        &self,
        measured: &Measured,
        fills: &Fills,
        [owned, usual]: [Option<Syringe>; 2],
    ) -> Remark {
        let say = &self.text.measure;
        let volume = self.volume(measured.draw.volume);
        let (count, syringe) = (fills.count.to_string(), self.told_apart(fills.syringe));
        let why = (say.fills_why)(&volume, &count, &syringe);
        let off = self.off(fills.deviation);
        let off = off.map(|off| para((say.fills_off)(&self.volume(fills.volume), &off)));
        let as_near = measured.draw.as_near(&Fit::NotInOneFill(*fills)).ok().flatten();
        let as_near = as_near.map(|less| para((say.fills_halfway)(&self.mg(less))));
        let todo = self.one_fill([owned, usual]);
        // What not even the largest usual syringe holds is a slip of a number or a unit.
        let is_usual = owned.is_some() || usual.is_some();
        Remark {
            grade: if is_usual { Grade::Caution } else { Grade::Warning },
            testid: "fills",
            title: [say.fills, ". ", &self.split(fills)].concat(),
            body: all([para(why), off.unwrap_or_default(), as_near.unwrap_or_default(), todo]),
        }
    }

    /// Which syringe holds a draw in one fill.
    fn one_fill(&self, [owned, usual]: [Option<Syringe>; 2]) -> Html {
        let say = &self.text.measure;
        match (owned, usual) {
            (Some(owned), _) => {
                let holds = (say.one_fill_owned)(&self.told_apart(owned));
                all([para(holds), self.use_syringe(owned)])
            }
            (None, Some(usual)) => para((say.one_fill_usual)(&self.capacity(usual))),
            (None, None) => para(say.one_fill_none),
        }
    }

    /// Finer marks would not help here: it is told however little the last mark is off.
    fn over_last_mark(&self, draw: &Draw, reading: &Reading) -> Option<Remark> {
        let say = &self.text.measure;
        let grade = match reading.deviation.grade() {
            dose::Grade::Fine | dose::Grade::Caution => Grade::Caution,
            dose::Grade::Warning => Grade::Warning,
        };
        let why = (say.between_why)(&self.off(reading.deviation)?);
        let usual = draw.smallest_syringe(&Syringe::usual());
        let larger = self.one_fill([draw.smallest_syringe(self.syringes.owned()), usual]);
        let title = (say.above)(&self.volume(draw.volume));
        Some(Remark { grade, testid: "over", title, body: all([para(why), larger]) })
    }

    fn between_marks(
        &self,
        draw: &Draw,
        reading: &Reading,
        closer: Option<&Reading>,
    ) -> Option<Remark> {
        let say = &self.text.measure;
        let as_near = draw.as_near(&Fit::Mark(*reading)).ok().flatten();
        let (grade, advice) = match reading.deviation.grade() {
            dose::Grade::Fine if as_near.is_none() => return None,
            dose::Grade::Fine | dose::Grade::Caution => (Grade::Caution, say.between_caution),
            dose::Grade::Warning => (Grade::Warning, say.between_warning),
        };
        let off = self.off(reading.deviation)?;
        let (title, why) = match as_near {
            None => (say.between, (say.between_why)(&off)),
            Some(less) => (say.halfway, (say.halfway_why)(&off, &self.mg(less))),
        };
        let body = self.why_and_do(why, advice, closer);
        Some(Remark { grade, testid: "between", title: title.to_owned(), body })
    }

    /// The reason, and under it the syringe that would do better; and the advice, unless that syringe does well.
    fn why_and_do(&self, why: String, advice: &'static str, closer: Option<&Reading>) -> Html {
        let mended = closer.is_some_and(|closer| closer.deviation.grade() == dose::Grade::Fine);
        let better = closer.map(|closer| self.closer(closer)).unwrap_or_default();
        all([para(why), better, if mended { Html::default() } else { para(advice) }])
    }

    fn closer(&self, closer: &Reading) -> Html {
        let say = &self.text.measure;
        let (syringe, volume) = (self.told_apart(closer.syringe), self.volume(closer.mark.volume));
        let sentence = match self.off(closer.deviation) {
            Some(off) => (say.closer)(&syringe, &volume, &off),
            None => (say.closer_exact)(&syringe, &volume),
        };
        all([para(sentence), self.use_syringe(closer.syringe)])
    }

    fn use_syringe(&self, syringe: Syringe) -> Html {
        let choose = self.change(move |()| Change::Syringe(Some(syringe)));
        let onpress = self.then_focus(&"syringe".into(), choose);
        let label = (self.text.measure.use_syringe)(&self.told_apart(syringe));
        let use_it = Button {
            label: label.into(),
            onpress,
            testid: Some("use-syringe"),
            ..Button::default()
        };
        tag("p", "", button(use_it))
    }

    /// What there is to know about the size of a draw.
    pub(super) fn size_remark(&self, measured: &Measured) -> Option<Remark> {
        let say = &self.text.measure;
        let limit = self.volume(limits::SMALL_DRAW);
        let (grade, title, why) = match measured.size {
            DrawGate::Open => return None,
            DrawGate::Small => (Grade::Caution, say.small, (say.small_why)(&limit)),
            DrawGate::Tiny => {
                let studied = self.volume(Volume::ml(Exact::ONE));
                let missed = self.percent(limits::CAUTION_PERCENT);
                let why = (say.tiny_why)(&studied, &self.volume(limits::TINY_DRAW), &missed);
                (Grade::Warning, say.tiny, why)
            }
        };
        let per_mark = measured.reading().and_then(|reading| {
            let half = self.percent(reading.half_mark_percent().ok()?);
            let off = self.off(reading.too_far(measured.draw.dose).ok()??)?;
            Some((say.per_mark)(&off, &half))
        });
        let weaker = match &measured.weaker {
            Some(weaker) => self.weaker(measured, weaker),
            None if measured.place == Place::NoSyringe => para((say.no_weaker_usual)(&limit)),
            None => para((say.no_weaker)(&limit)),
        };
        let why = match per_mark {
            Some(per_mark) => [why.as_str(), " ", &per_mark].concat(),
            None => why,
        };
        let body = all([para(why), weaker]);
        let title = title(&self.volume(measured.smaller_volume()));
        Some(Remark { grade, testid: "small", title, body })
    }

    fn weaker(&self, measured: &Measured, weaker: &Weaker) -> Html {
        let say = &self.text.measure;
        let now = self.volume(measured.smaller_volume());
        let then = self.volume(weaker.reading.mark.volume);
        let strength = self.strength(weaker.strength);
        let question = (say.question)(&self.mg(measured.draw.dose), &strength, &then, &now);
        let compared = measured.reading().map(|reading| self.compared(measured, reading, weaker));
        all([
            tag("h3", "", words(say.weaker)),
            compared.unwrap_or_default(),
            para(say.ask),
            self.question_to_copy(question),
        ])
    }

    /// A question for the pharmacist, and the way to copy it.
    pub(super) fn question_to_copy(&self, question: String) -> Html {
        let (page, text, copy) = (self.page.clone(), self.text, plain(&question));
        let label = text.measure.copy_question;
        let button = html! { <CopyButton {page} {text} {copy} testid="copy-question" {label} /> };
        all([tag("p", "quote", words(question)), button])
    }

    /// This label and a weaker one, side by side.
    fn compared(&self, measured: &Measured, now: &Reading, weaker: &Weaker) -> Html {
        let say = &self.text.measure;
        let then = &weaker.reading;
        let heads = [self.strength(measured.draw.strength), self.strength(weaker.strength)];
        let row = |name: &'static str, class, value: &dyn Fn(&Reading) -> Option<String>| {
            let [first, second] = [now, then].map(|reading| value(reading).unwrap_or_default());
            let [left, right] = heads.clone();
            let cells = [cell(class, left, words(first)), cell(class, right, words(second))];
            tag("tr", "", all([row_head(words(name)), all(cells)]))
        };
        let syringe = |reading: &Reading| Some(self.told_apart(reading.syringe));
        let mark =
            |reading: &Reading| Some((say.mark_short)(reading.mark.index, reading.syringe.marks()));
        let half = |reading: &Reading| Some(self.percent(reading.half_mark_percent().ok()?));
        let [left, right] = heads.clone();
        let column = |head: String, small: &'static str| {
            html! { <th scope="col">{ all([words(head), words(" "), tag("small", "", words(small))]) }</th> }
        };
        let heads = [column(left, say.this_label), column(right, say.weaker_label)];
        let heads = all([tag("td", "", Html::default()), all(heads)]);
        let other = now.syringe != then.syringe;
        let rows = all([
            row(say.draw, "big", &|reading| Some(self.volume(reading.mark.volume))),
            row(say.mark, "", &mark),
            if other { row(self.text.calculator.syringe, "", &syringe) } else { Html::default() },
            row(say.too_far, "", &|reading| self.off(reading.too_far(measured.draw.dose).ok()??)),
            row(say.half, "", &half),
        ]);
        let table = all([tag("thead", "", tag("tr", "", heads)), tag("tbody", "", rows)]);
        tag("table", "compare", table)
    }
}
