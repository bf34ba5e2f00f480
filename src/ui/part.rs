//! Building blocks. A part reads only its properties: no context, no port that it was not given, no word of its own.
//!
//! Parts without state are plain functions ([`icon()`], [`quantity`]); the others are components. Ids are given from outside,
//! unique on the page and the same at every rendering; what stands under a field gets the ids `<id>-hint` and `<id>-error`.

mod button;
mod choices;
mod copy;
mod dialog;
mod fact;
mod field;
mod headline;
mod icon;
mod live;
mod markup;
mod notice;
mod pairs;
mod score;
mod secret;
mod segmented;
mod select;
mod stepper;
mod syringe;
mod text_area;
mod toast;
mod undo_strip;

pub use button::{Button, ButtonKind, button, quiet};
pub use choices::{Choice, Choices, Radios, choices, radios};
pub use copy::{CopyButton, CopyButtonProps};
pub use dialog::{Dialog, DialogProps};
pub use fact::fact;
pub use field::{Field, FieldKind, Units, area, combo, field};
pub use headline::{fill_headlines, headline};
pub use icon::{Glyph, icon};
pub use live::{LiveRegion, LiveRegionProps};
pub use markup::{
    all, cell, column, fieldset, label, link, list, para, paras, row_head, tag, tag_named, words,
};
pub use notice::{Grade, Notice, notice};
pub use pairs::{Pair, pairs};
pub use score::{ScoreRow, ScoreRowProps, ScoreWords};
pub use secret::{Secret, SecretKind, Sight, secret, sight_box};
pub use segmented::{SegmentLink, Segments, segment_links, segments};
pub use select::{Select, SelectProps};
pub use stepper::{Stepper, stepper};
pub use syringe::{SyringePicture, SyringePictureProps};
pub use text_area::{TextArea, text_area};
pub use toast::{Toast, toast};
pub use undo_strip::{EARLY_MS, UndoStrip, UndoStripProps};

use yew::prelude::*;

/// A quantity as one piece that neither breaks nor turns round in right-to-left text. The text comes ready: number, no-break
/// space, unit.
pub fn quantity(text: impl Into<AttrValue>) -> Html {
    html! { <bdi>{ text.into() }</bdi> }
}

/// Text that only screen readers get.
pub fn spoken(text: impl Into<AttrValue>) -> Html {
    html! { <span class="vh">{ text.into() }</span> }
}
