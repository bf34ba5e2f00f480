//! Everything, erased: a backup is offered first, and a word has to be typed. What was erased nothing brings back.

use yew::prelude::*;

use super::data::{Sender, form};
use super::head;
use super::saving::{is_reader, not_saved};
use crate::store::{EraseError, SaveError};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Field, FieldKind, all, field, link, para, tag, tag_named, words};
use crate::ui::route::Route;

/// The id of the field.
const WORD: &str = "erase-word";

/// Everything, erased.
#[inline(never)] // so that the build can split it off
pub fn erase_page(_: &Site) -> Html {
    html! { <Erasing /> }
}

/// What is typed and how it stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Desk {
    typed: String,
    stand: Stand,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Stand {
    #[default]
    Waiting,
    WrongWord,
    Going,
    Failed(EraseError),
}

#[component]
fn Erasing() -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let say = &site.text.erase;
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |typed| desk.set(Desk { typed, ..Desk::default() }))
    };
    let wrong = (desk.stand == Stand::WrongWord).then(|| say.wrong.into());
    let word = field(Field {
        id: WORD.into(),
        label: say.field.into(),
        value: desk.typed.clone().into(),
        oninput,
        error: wrong,
        kind: FieldKind::Text,
        ..Field::default()
    });
    let onsend = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |()| erase(&site, &desk))
    };
    let said = match &desk.stand {
        Stand::Failed(error) => tag_named("p", "error", "erase-failed", words(why(&site, error))),
        Stand::Going => para(say.going),
        Stand::Waiting | Stand::WrongWord => Html::default(),
    };
    let said = html! { <div role="status">{ said }</div> };
    let first = tag("p", "", link(Route::Data.address(), say.first));
    let go = form(all([word, said]), Sender { label: say.go, testid: "erase", onsend });
    let back = tag("p", "section back", link(Route::Data.address(), site.text.restore.back));
    let head = head(site.text.shell.erase, Some(say.lead));
    let content = tag("section", "stack-l", all([para(say.stays), first, go]));
    all([head, not_saved(&site), content, back])
}

fn why(site: &Site, error: &EraseError) -> &'static str {
    let say = &site.text.erase;
    match error {
        EraseError::NotNow(SaveError::ReadOnly) if is_reader(site) => say.read_only,
        // It has not heard yet whether it may write.
        EraseError::NotNow(SaveError::ReadOnly) => say.asking,
        EraseError::NotNow(_) => say.not_now,
        EraseError::Journal(_) => say.journal,
        EraseError::Part(_) => say.part,
    }
}

fn erase(site: &Site, desk: &UseStateHandle<Desk>) {
    if desk.stand == Stand::Going {
        return;
    }
    if !desk.typed.trim().eq_ignore_ascii_case(site.text.erase.word) {
        desk.set(Desk { stand: Stand::WrongWord, ..(**desk).clone() });
        site.page().focus(WORD);
        return;
    }
    desk.set(Desk { stand: Stand::Going, ..(**desk).clone() });
    let (page, desk) = (site.page().clone(), desk.clone());
    site.diary().erase(Callback::from(move |erased| match erased {
        // Nothing of it stays in memory: the page begins anew.
        Ok(()) => {
            page.go("#/");
            page.reload();
        }
        Err(error) => desk.set(Desk { stand: Stand::Failed(error), ..(*desk).clone() }),
    }));
}
