//! English: words that parts say wherever they stand.

use crate::ui::text::Parts;

pub(super) const PARTS: Parts = Parts {
    caution: "Caution",
    warning: "Warning",
    stop: "Stop",
    copied: "Copied.",
    not_copied: "Could not copy. Select the text and copy it by hand.",
};
